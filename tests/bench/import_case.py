"""A month's exports brought into the town of the month before: read, match, compare, accept."""

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.pipeline.kept_town import remove_town
from app.store.key_file import key_path
from tests.bench.import_town import two_months
from tests.bench.timing import GIGABYTES, Figure, ask_module, time_call
from tests.bench.towns import BenchOrder

READ_AND_MATCHED = "import: read, match and compare with the month before"
_BLOCK = 1 << 22


def lines(order: BenchOrder) -> Iterator[str]:
    """Keep month one, then bring month two into copies of it."""
    folder, kept = order.exports(), order.work / f"month-1-{order.households}.yobikake"
    first = ask_module("import_once", ["first", str(folder), str(kept)])
    registry, *welfare = first["rows"].values()
    yield f"registry of {registry:,} rows, {len(welfare)} other files of {sum(welfare):,} rows"
    yield from _bytes(folder, order.runs)
    yield Figure("first import: read and match", [first["prepare"]]).line()
    yield Figure("first import: accept, compute and keep", [first["accept"]]).line()
    yield from _planted(first)
    yield from _second(folder, kept, order)


def _bytes(folder: Path, runs: int) -> Iterator[str]:
    paths = [source.path for source in two_months(folder).second.orders.sources]
    size = sum(path.stat().st_size for path in paths) / 1e6
    name = f"  the bytes alone: {len(paths)} files, {size:.0f} MB"
    yield time_call(name, lambda: [_read_bytes(path) for path in paths], runs).line()
    name = "  the registry by csv.reader alone, nothing kept"
    yield time_call(name, lambda: _read_rows(paths[0]), runs).line()


def _second(folder: Path, kept: Path, order: BenchOrder) -> Iterator[str]:
    copy = kept.with_stem(f"{kept.stem}-copy")
    told = []
    for _ in range(order.runs):
        remove_town(copy)
        shutil.copyfile(kept, copy)
        shutil.copyfile(key_path(kept), key_path(copy))
        told.append(ask_module("import_once", ["second", str(folder), str(copy)]))
    remove_town(copy)
    yield Figure(READ_AND_MATCHED, _all(told, "prepare"), target="≤ 12").line()
    yield Figure("  the same in seconds of the processor", _all(told, "processor")).line()
    yield Figure("  peak memory", _all(told, "prepare_gigabytes"), GIGABYTES, "≤ 1").line()
    yield Figure("import: accept, compute and keep", _all(told, "accept")).line()
    yield Figure("the same files again, after that", _all(told, "again")).line()
    yield Figure("  peak memory of all three", _all(told, "gigabytes"), GIGABYTES, "≤ 1").line()
    yield f"differences {told[0]['differences']:,}, records {told[0]['links']}"
    said = "unchanged" if all(one["is_unchanged"] for one in told) else "CHANGED"
    yield f"the same files again: {said}"


def _planted(told: dict[str, Any]) -> Iterator[str]:
    missed, invented = told["missed"], told["invented"]
    yield (
        f"planted errors: {told['planted']:,}, of these found "
        f"{told['planted'] - len(missed):,}; invented {len(invented):,}"
    )
    for name, errors in (("missed", missed), ("invented", invented)):
        yield from (f"  {name}: {error}" for error in errors[:5])


def _all(told: list[dict[str, Any]], name: str) -> list[float]:
    return [one[name] for one in told]


def _read_bytes(path: Path) -> None:
    with path.open("rb") as file:
        while file.read(_BLOCK):
            pass


def _read_rows(path: Path) -> int:
    with path.open(encoding="cp932", newline="") as file:
        return sum(1 for _ in csv.reader(file))
