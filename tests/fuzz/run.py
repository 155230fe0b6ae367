"""Runs cells and files by the number, counts what became of them, keeps what broke a law."""

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import numpy as np
import pandas as pd

from importers.errors import ImportRefused
from importers.registry import read_residents
from importers.welfare import read_welfare
from tests.fuzz.cell_laws import AS_OF, BATCH, CellLaws, shipped_layouts
from tests.fuzz.cells import cell_stream
from tests.fuzz.file_laws import read_plainly, registry_breaches, welfare_breaches
from tests.fuzz.files import FileMaker, Seed, build_seeds

_LONGEST_SECONDS = 5.0
_TODAY = np.datetime64(AS_OF)


@dataclass
class Figures:
    """What a run met; ``breaches`` must stay empty, the rest is told."""

    done: int = 0
    accepted: int = 0
    issues: int = 0
    slowest: float = 0.0
    refusals: Counter[str] = field(default_factory=Counter)
    breaches: list[str] = field(default_factory=list)


def run_cells(count: int, seed: int) -> Figures:
    """Put ``count`` cells through every converter."""
    figures, laws, cells = Figures(), CellLaws(), cell_stream(seed)
    while figures.done < count:
        batch = list(islice(cells, min(BATCH, count - figures.done)))
        started = time.perf_counter()
        figures.breaches += [f"{one.law}: {one.cell!r} {one.told}" for one in laws.breaches(batch)]
        figures.slowest = max(figures.slowest, time.perf_counter() - started)
        figures.done += len(batch)
    return figures


def run_files(count: int, seed: int, folder: Path) -> Figures:
    """Read ``count`` damaged files with the shipped layouts.

    A file that breaks a law or takes too long is left in ``folder``; only ImportRefused may
    be raised, anything else ends the run.
    """
    figures, maker, reader = Figures(), FileMaker(seed), _Reader(folder)
    seeds = build_seeds()
    for number in range(count):
        chosen = seeds[number % len(seeds)]
        name, content = maker.make(chosen.rows)
        path = folder / f"{seed}-{number}-{name}"
        path.write_bytes(content)
        started = time.perf_counter()
        told = list(reader.breaches(chosen, path, figures))
        spent = time.perf_counter() - started
        if spent > _LONGEST_SECONDS:
            told.append(f"took {spent:.1f} s")
        figures.slowest = max(figures.slowest, spent)
        figures.done += 1
        figures.breaches += [f"{path.name} ({chosen.layout}): {breach}" for breach in told]
        if not told:
            path.unlink()
    return figures


class _Reader:
    """Reads one file after the other with its layout, welfare files against one registry."""

    def __init__(self, folder: Path) -> None:
        self._layouts = shipped_layouts()
        self._residents = self._right_registry(folder)

    def breaches(self, seed: Seed, path: Path, figures: Figures) -> Iterator[str]:
        layout = self._layouts[seed.layout]
        try:
            if seed.is_registry:
                read = read_residents(path, layout, AS_OF)
                plain = read_plainly(path, read.source.encoding)
                yield from registry_breaches(read, layout, plain, _TODAY)
                figures.issues += len(read.issues)
            else:
                brought = read_welfare(path, layout, self._residents, seed.layout, AS_OF)
                plain = read_plainly(path, brought.source.encoding)
                yield from welfare_breaches(brought, layout, self._residents, plain)
                figures.issues += len(brought.issues)
        except ImportRefused as refused:
            figures.refusals[str(refused.code)] += 1
        else:
            figures.accepted += 1

    def _right_registry(self, folder: Path) -> pd.DataFrame:
        seed = build_seeds()[0]
        path = folder / "registry.csv"
        path.write_text("\n".join(map(",".join, seed.rows)), encoding="utf-8-sig")
        return read_residents(path, self._layouts[seed.layout], AS_OF).residents
