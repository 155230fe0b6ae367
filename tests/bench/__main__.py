"""``./yobikake bench``: prints machine, versions and the median of every figure."""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from tests.bench.timing import environment, machine_lines
from tests.bench.towns import LARGE_SIZES, TOWN_HOUSEHOLDS, BenchOrder

CASES = (
    "whole_run",
    "steps",
    "import",
    "linkage",
    "overlay",
    "window",
    "map",
    "wall_map",
    "geocode",
)
LARGE = "large"


def parse_words(words: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line; wrong use ends the program with code 2."""
    parser = argparse.ArgumentParser(prog="yobikake bench", description=__doc__)
    work = Path(tempfile.gettempdir()) / "yobikake-bench"
    parser.add_argument("--runs", type=int, default=5, help="how often each thing is timed")
    parser.add_argument("--large", action="store_true", help="big cities too; takes minutes")
    parser.add_argument("--work", type=Path, default=work, help="where the towns are kept")
    parser.add_argument("--only", choices=(*CASES, LARGE), help="one case")
    parser.add_argument("--households", type=int, default=TOWN_HOUSEHOLDS)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(LARGE_SIZES))
    parser.add_argument("--invented", action="store_true", help="not over the real city")
    parser.add_argument("--no-heading", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args(words)


def main(words: Sequence[str] | None = None) -> int:
    """Run the chosen case here, or every case in a process of its own."""
    chosen = parse_words(words)
    if not chosen.no_heading:
        _say(*machine_lines())
        _say(f"medians of {chosen.runs} runs; other programs on the machine were not stopped")
    if chosen.only is not None:
        for line in import_module(f"tests.bench.{chosen.only}_case").lines(_order(chosen)):
            _say(line)
        return 0
    told = sys.argv[1:] if words is None else list(words)
    for case in (*CASES, LARGE) if chosen.large else CASES:
        _say("", f"[{case}]")
        command = [sys.executable, "-P", "-m", "tests.bench", *told]
        subprocess.run([*command, "--only", case, "--no-heading"], env=environment(), check=True)
    return 0


def _order(chosen: argparse.Namespace) -> BenchOrder:
    chosen.work.mkdir(parents=True, exist_ok=True)
    made = BenchOrder(
        chosen.work,
        chosen.runs,
        chosen.households,
        tuple(chosen.sizes),
        is_large=chosen.large,
    )
    return replace(made, geography=None) if chosen.invented else made


def _say(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
