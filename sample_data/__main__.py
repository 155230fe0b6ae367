"""``python -m sample_data --out DIR``: writes a sample town and says where its job file is."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from sample_data.town import DEFAULT_SEED, TownOrder, make_town

DEFAULT_HOUSEHOLDS = 2000


def parse_order(words: Sequence[str] | None) -> TownOrder:
    """Read the command line; wrong use ends the program with code 2."""
    parser = argparse.ArgumentParser(prog="python -m sample_data", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder to write to")
    parser.add_argument("--households", type=int, default=DEFAULT_HOUSEHOLDS)
    parser.add_argument("--seed", type=int, default=DEFAULT_SEED)
    parser.add_argument("--geography", type=Path, help="folder with a real city's open data")
    parser.add_argument("--encoding", choices=("utf-8-sig", "utf-8", "cp932"), default="utf-8-sig")
    parser.add_argument("--exports", action="store_true", help="also the files offices have")
    parser.add_argument("--ground", action="store_true", help="also addresses to be looked up")
    parser.add_argument("--months", type=int, choices=(1, 2), default=1)
    chosen = parser.parse_args(words)
    if chosen.households < 1:
        parser.error("--households: at least 1")
    if chosen.geography is not None and (chosen.exports or chosen.months > 1 or chosen.ground):
        parser.error("--geography: not with --exports, --ground or --months 2")
    return TownOrder(
        out=chosen.out,
        households=chosen.households,
        seed=chosen.seed,
        geography=chosen.geography,
        encoding=chosen.encoding,
        exports=chosen.exports,
        months=chosen.months,
        ground=chosen.ground,
    )


def main(words: Sequence[str] | None = None) -> int:
    """Make the town that the command line asks for."""
    job = make_town(parse_order(words))
    sys.stdout.write(f"{job}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
