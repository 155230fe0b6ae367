"""Files a person dropped on the window: which is which, how they begin, and the job of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.author import author_name
from app.errors import AppError, AppProblem
from app.pipeline.import_batch import accept_batch, prepare_batch
from app.pipeline.prepared_batch import PreparedBatch
from app.pipeline.recognised_files import (
    FilePreview,
    FileRole,
    KnownLayouts,
    preview_file,
    shipped_only,
)
from app.pipeline.whole_job import accept_job
from app.progress import Progress
from app.settings.job import TEMPLATE, Job, read_job
from app.settings.source_orders import REGISTRY_KEY, BatchOrders, SourceOrder, default_keys
from app.store.town import Town, TownFacts
from importers.tabular import preview_table

JOB_NAME = "job.toml"
TABLE_ENDINGS = (".csv", ".txt", ".tsv", ".xlsx")


@dataclass(frozen=True)
class Gathered:
    """What was dropped; ``job`` None: no job file is among it, only exports.

    Which layout a file is read by may be changed by a person before it is imported.
    """

    files: tuple[FilePreview, ...]
    job: Job | None

    @property
    def has_registry(self) -> bool:
        """Whether exactly one file is a registry."""
        return self._count(FileRole.REGISTRY) == 1

    def may_be_imported(self, *, has_residents: bool) -> bool:
        """Tell whether these files make an import of a town that has residents or has none."""
        if self.job is not None:
            return True
        registries = self._count(FileRole.REGISTRY)
        is_something = registries + self._count(FileRole.WELFARE) > 0
        return is_something and registries <= 1 and (has_residents or registries == 1)

    @property
    def orders(self) -> BatchOrders:
        """The orders of the job, or of every recognised file; UNKNOWN ones are left out.

        Raises
        ------
        ValueError
            There is more than one registry.
        """
        if self.job is not None:
            return self.job.orders
        return orders_of(self.files)

    def _count(self, role: FileRole) -> int:
        return [file.role for file in self.files].count(role)


def orders_of(files: Sequence[FilePreview]) -> BatchOrders:
    """Give the orders of recognised files: keys by their layouts.

    Raises
    ------
    ValueError
        There is more than one registry.
    """
    registries = [file for file in files if file.role is FileRole.REGISTRY]
    welfare = [file for file in files if file.role is FileRole.WELFARE]
    if len(registries) > 1:
        raise ValueError("more than one registry")
    keys = default_keys([file.layout or TEMPLATE for file in welfare])
    return BatchOrders(
        _order(registries[0], REGISTRY_KEY) if registries else None,
        tuple(_order(file, key) for file, key in zip(welfare, keys, strict=True)),
    )


def gather_files(paths: Sequence[Path], layouts: KnownLayouts | None = None) -> Gathered:
    """Look at files, a folder of files, or a job file; a folder's own job file goes first.

    ``layouts`` are those a file may be recognised by; None: the shipped ones.

    Raises
    ------
    scoring.errors.KnownError
        A file cannot be read as a table, or the job file is refused.
    """
    found = [file for path in paths for file in _files_of(path)]
    jobs = [path for path in found if path.suffix.lower() == ".toml"]
    job = read_job(jobs[0]) if jobs else None
    known = shipped_only() if layouts is None else layouts
    if job is not None:
        return Gathered(_previews_of(job, known), job)
    return Gathered(tuple(preview_file(path, known) for path in found), None)


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
    orders = gathered.orders
    if orders.registry is None:
        raise ValueError("not exactly one registry")
    return Job(
        path=orders.registry.path,
        as_of=as_of,
        town_name=facts.name,
        is_training=facts.is_training,
        points=None,
        registry=orders.registry,
        welfare=orders.welfare,
        hazards=(),
        area=None,
        districts=None,
        shelters=(),
    )


def prepare_gathered(
    town: Town, gathered: Gathered, as_of: date, progress: Progress
) -> PreparedBatch:
    """Read files and compare with a town; changes nothing. A job's own day goes before ``as_of``.

    Raises
    ------
    scoring.errors.KnownError
        A file is refused.
    """
    day = as_of if gathered.job is None else gathered.job.as_of
    return prepare_batch(town, gathered.orders, day, progress)


def accept_gathered(
    town: Town,
    gathered: Gathered,
    prepared: PreparedBatch,
    progress: Progress,
    *,
    is_confirmed: bool,
) -> None:
    """Keep what was prepared, all or nothing; a job brings its points and maps with it.

    Raises
    ------
    app.errors.AppError
        CONFIRMATION_NEEDED, TOWN_CHANGED; the town stays as it was.
    """
    if gathered.job is None:
        accept_batch(town, prepared, author_name(), progress, is_confirmed=is_confirmed)
    else:
        accept_job(town, gathered.job, prepared, progress, is_confirmed=is_confirmed)


def _files_of(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    if (path / JOB_NAME).is_file():
        return [path / JOB_NAME]
    return sorted(file for file in path.iterdir() if file.suffix.lower() in TABLE_ENDINGS)


def _previews_of(job: Job, layouts: KnownLayouts) -> tuple[FilePreview, ...]:
    """Look at the files of a job: it says itself what they are."""
    roles = [FileRole.REGISTRY, *([FileRole.WELFARE] * len(job.welfare))]
    previews = []
    for order, role in zip(job.orders.sources, roles, strict=True):
        preview = preview_table(order.path, layouts.layout(order.layout).shape)
        previews.append(
            FilePreview(
                order.path,
                role,
                preview,
                order.layout,
                exported_on=order.exported_on,
                office=order.office,
            )
        )
    return tuple(previews)


def _order(file: FilePreview, key: str) -> SourceOrder:
    layout = file.layout or TEMPLATE
    return SourceOrder(file.path, layout, file.exported_on, key, file.office)
