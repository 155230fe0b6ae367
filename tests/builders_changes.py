"""Prepared imports of the sample town, for tests of the page of differences."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from app.pipeline.gathered_files import gather_files, prepare_gathered
from app.pipeline.told_differences import ToldDifferences
from app.progress import Progress
from app.store.town import Town
from app.ui.changes.office import PreparedImport

NEXT_MONTH = date(2026, 12, 20)


def prepared_of(town: Town, files: Sequence[Path], as_of: date = NEXT_MONTH) -> PreparedImport:
    """What the page of differences shows of these files."""
    gathered = gather_files(files)
    batch = prepare_gathered(town, gathered, as_of, Progress())
    return PreparedImport(gathered, batch, ToldDifferences.of(batch))


def month_files(folder: Path) -> list[Path]:
    """The two template files of a month of the sample town."""
    return [folder / "residents.csv", folder / "requirements.csv"]


def without_every(tenth: int, source: Path, target: Path) -> Path:
    """Write a copy of a table that lost every so many-th row."""
    lines = source.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    kept = [line for number, line in enumerate(lines) if number == 0 or number % tenth]
    target.write_text("".join(kept), encoding="utf-8-sig", newline="")
    return target
