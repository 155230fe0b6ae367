"""Files a person dropped on the window: which is which, how they begin, and the job of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from app.errors import AppError, AppProblem
from app.pipeline.audit import AuditAction, record
from app.pipeline.import_files import Imported, import_files
from app.pipeline.whole_job import compute_again
from app.progress import Progress
from app.settings.job import Job, SourceOrder, read_job
from app.store.town import Town, TownFacts
from importers.tabular import Preview, preview_table

JOB_NAME = "job.toml"
TEMPLATE = "template"
_REGISTRY_COLUMNS = frozenset({"宛名番号", "世帯番号", "氏名", "生年月日", "住所"})
_WELFARE_COLUMNS = frozenset({"宛名番号", "要件種別"})


class FileRole(StrEnum):
    """What a file is, told by its header alone; UNKNOWN is shown and never imported."""

    REGISTRY = "registry"
    WELFARE = "welfare"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class FilePreview:
    """One file as it begins."""

    path: Path
    role: FileRole
    preview: Preview


@dataclass(frozen=True)
class Gathered:
    """What was dropped; ``job`` None: no job file is among it, only exports."""

    files: tuple[FilePreview, ...]
    job: Job | None

    @property
    def has_registry(self) -> bool:
        """Whether exactly one file is a registry, without which nothing can be imported."""
        return [file.role for file in self.files].count(FileRole.REGISTRY) == 1


def gather_files(paths: Sequence[Path]) -> Gathered:
    """Look at files, a folder of files, or a job file; a folder's own job file goes first.

    Raises
    ------
    scoring.errors.KnownError
        A file cannot be read as a table, or the job file is refused.
    """
    found = [file for path in paths for file in _files_of(path)]
    jobs = [path for path in found if path.suffix.lower() == ".toml"]
    job = read_job(jobs[0]) if jobs else None
    if job is not None:
        tables = [job.registry.path, *(order.path for order in job.welfare)]
    else:
        tables = found
    return Gathered(tuple(_preview(path) for path in tables), job)


def new_town_job(source: Path, as_of: date) -> Job:
    """Give the job of a new town: a job file, a folder with one, or a folder of exports.

    A town made of exports alone has no hazard layer yet and is named after its folder.

    Raises
    ------
    app.errors.AppError
        The folder holds neither a job file nor exactly one registry.
    """
    gathered = gather_files([source])
    if gathered.job is not None:
        return gathered.job
    if not gathered.has_registry:
        raise AppError(AppProblem.NO_REGISTRY, path=source)
    facts = TownFacts(source.name, is_training=False, as_of=as_of, points_name="")
    return job_of_files(gathered, facts, as_of)


def job_of_files(gathered: Gathered, facts: TownFacts, as_of: date) -> Job:
    """Make the job of exports alone: the town's name stays, its maps are not touched.

    Raises
    ------
    ValueError
        There is not exactly one registry among the files.
    """
    if not gathered.has_registry:
        raise ValueError("not exactly one registry")
    registry, welfare = _orders(gathered)
    return Job(
        path=registry[0].path,
        as_of=as_of,
        town_name=facts.name,
        is_training=facts.is_training,
        points=None,
        registry=registry[0],
        welfare=tuple(welfare),
        hazards=(),
        area=None,
        districts=None,
        shelters=None,
    )


def bring_exports(town: Town, job: Job, progress: Progress) -> Imported:
    """Replace registry and requirements of a kept town and compute again, all or nothing.

    Raises
    ------
    scoring.errors.KnownError
        A file is refused; the town stays as it was.
    app.errors.Cancelled
        A person stopped; the town stays as it was.
    """
    with town.transaction():
        imported = import_files(town, job, progress)
        town.write_facts(replace(town.facts(), sources=imported.sources, as_of=job.as_of))
        compute_again(town, progress)
        record(town, AuditAction.IMPORTED, job.registry.path.name)
    return imported


def _files_of(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    if (path / JOB_NAME).is_file():
        return [path / JOB_NAME]
    return sorted(file for file in path.iterdir() if file.suffix.lower() == ".csv")


def _preview(path: Path) -> FilePreview:
    preview = preview_table(path)
    return FilePreview(path, _role(frozenset(preview.header)), preview)


def _role(header: frozenset[str]) -> FileRole:
    if header >= _REGISTRY_COLUMNS:
        return FileRole.REGISTRY
    return FileRole.WELFARE if header >= _WELFARE_COLUMNS else FileRole.UNKNOWN


def _orders(gathered: Gathered) -> tuple[list[SourceOrder], list[SourceOrder]]:
    registry, welfare = (
        [SourceOrder(file.path, TEMPLATE, None) for file in gathered.files if file.role is role]
        for role in (FileRole.REGISTRY, FileRole.WELFARE)
    )
    return registry, welfare
