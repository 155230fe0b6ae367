"""``python -m tests.fuzz``: a million cells and fifty thousand files; ends with 1 on a breach."""

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.fuzz.run import Figures, run_cells, run_files

_MOST_SHOWN = 30


def main(words: Sequence[str] | None = None) -> int:
    """Run and tell the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--cells", type=int, default=1_000_000)
    parser.add_argument("--files", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="folder for files that broke a law")
    chosen = parser.parse_args(words)
    keep = chosen.keep or Path(tempfile.mkdtemp(prefix="yobikake-fuzz-"))
    keep.mkdir(parents=True, exist_ok=True)
    started = time.perf_counter()
    cells = run_cells(chosen.cells, chosen.seed)
    _tell("cells", cells, time.perf_counter() - started)
    started = time.perf_counter()
    files = run_files(chosen.files, chosen.seed, keep)
    _tell("files", files, time.perf_counter() - started)
    refused = ", ".join(f"{code} {count}" for code, count in files.refusals.most_common())
    _say(f"accepted {files.accepted} with {files.issues} issues; refused: {refused or 'none'}")
    return 1 if cells.breaches or files.breaches else 0


def _tell(what: str, figures: Figures, seconds: float) -> None:
    _say(
        f"{what} {figures.done}, laws broken {len(figures.breaches)}, "
        f"{seconds:.0f} s, slowest {figures.slowest:.2f} s"
    )
    for breach in figures.breaches[:_MOST_SHOWN]:
        _say(f"  {breach[:400]}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    raise SystemExit(main())
