"""First step: the exports of other systems become the tables of the town."""

from dataclasses import dataclass

import pandas as pd

from app.paths import LAYOUTS_DIR
from app.progress import Progress, Stage
from app.settings.job import Job, SourceOrder
from app.store.town import SourceFact, Town
from importers.layouts import load_layout
from importers.registry import read_residents
from importers.tabular import SourceFile
from importers.welfare import read_requirements
from scoring.frames import ISSUES, REQUIREMENTS, RESIDENTS


@dataclass(frozen=True)
class Imported:
    """What came in: the tables, and a fact for each file they came from."""

    residents: pd.DataFrame
    requirements: pd.DataFrame
    issues: pd.DataFrame
    sources: tuple[SourceFact, ...]


def read_files(job: Job, progress: Progress) -> Imported:
    """Read the registry and all welfare files of a job; writes nothing.

    Raises
    ------
    importers.errors.ImportRefused
        A file is refused whole; names file, line, column, what was expected.
    """
    total = 1 + len(job.welfare)
    progress.step(Stage.READING, 0, total)
    registry_layout = load_layout(job.registry.layout, LAYOUTS_DIR)
    registry = read_residents(job.registry.path, registry_layout, job.as_of)
    sources = [_fact("registry", job.registry, registry.source)]
    requirements, issues = [], [registry.issues]
    for done, order in enumerate(job.welfare, start=1):
        progress.step(Stage.READING, done, total)
        layout = load_layout(order.layout, LAYOUTS_DIR)
        welfare = read_requirements(order.path, layout, registry.residents)
        sources.append(_fact("welfare", order, welfare.source))
        requirements.append(welfare.requirements)
        issues.append(welfare.issues)
    progress.step(Stage.READING, total, total)
    return Imported(
        registry.residents,
        _stack(requirements, REQUIREMENTS.empty()),
        _stack(issues, ISSUES.empty()),
        tuple(sources),
    )


def import_files(town: Town, job: Job, progress: Progress) -> Imported:
    """Read the files of a job and keep them as the town's tables, all or nothing.

    Writes ``residents``, ``requirements`` and ``issues``, each a whole replacement.

    Raises
    ------
    importers.errors.ImportRefused
        A file is refused whole; the town stays as it was.
    """
    imported = read_files(job, progress)
    town.write(
        {
            RESIDENTS: imported.residents,
            REQUIREMENTS: imported.requirements,
            ISSUES: imported.issues,
        }
    )
    return imported


def _fact(role: str, order: SourceOrder, source: SourceFile) -> SourceFact:
    return SourceFact(
        role=role,
        name=source.name,
        sha256=source.sha256,
        rows=source.rows,
        encoding=source.encoding,
        exported_on=order.exported_on,
        unknown_columns=tuple(source.unknown_columns),
    )


def _stack(frames: list[pd.DataFrame], empty: pd.DataFrame) -> pd.DataFrame:
    filled = [frame for frame in frames if len(frame)]
    if not filled:
        return empty
    return pd.concat(filled, ignore_index=True)
