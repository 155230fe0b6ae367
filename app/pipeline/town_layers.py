"""The files of a town (hazard layers, areas): kept as attachments, opened for a while.

A kept town holds copies, so that its answers never rest on a file that was moved or
replaced. Libraries want paths, so the copies are unpacked to a private folder while they are
open; it holds public map data only, never a resident.
"""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from app.errors import AppError, AppProblem
from app.settings.job import AreaOrder, Job
from app.store.town import LayerFact, Town, TownFacts
from gis.areas import Areas, read_areas
from gis.hazard import HazardLayer, LayerSpec, open_layer
from scoring.depth import rank_depths
from scoring.rules import Rules

SIDE_FILES = (".shp", ".shx", ".dbf", ".prj", ".cpg", ".tfw")


@dataclass(frozen=True)
class MapFiles:
    """The map files of a job, as paths that can be opened."""

    layers: tuple[LayerSpec, ...]
    area: AreaOrder | None
    districts: AreaOrder | None
    shelters: Path | None


@dataclass(frozen=True)
class OpenMaps:
    """The map files, opened."""

    layers: tuple[HazardLayer, ...]
    area: Areas | None
    districts: Areas | None


def map_files_of(job: Job) -> MapFiles:
    """Give the map files that a job names."""
    return MapFiles(job.hazards, job.area, job.districts, job.shelters)


@contextmanager
def open_maps(files: MapFiles, rules: Rules) -> Iterator[OpenMaps]:
    """Open every map file; closed again at the end of the block.

    Raises
    ------
    gis.errors.HazardError
        A file cannot be used; names it and what to do.
    """
    with ExitStack() as stack:
        layers = tuple(
            stack.enter_context(open_layer(spec, lambda d: rank_depths(d, rules.depth)))
            for spec in files.layers
        )
        yield OpenMaps(layers, _areas(files.area), _areas(files.districts))


def layer_facts(files: MapFiles) -> tuple[LayerFact, ...]:
    """Describe the layers of a job as facts of the town."""
    return tuple(
        LayerFact(
            name=spec.name,
            kind=spec.kind,
            file_name=_attachment_name(_layer_group(position), spec.file),
            sha256=hashlib.sha256(_bytes(spec.file)).hexdigest(),
            field=spec.field,
            rank_edition=spec.rank_edition,
            nodata_means=spec.nodata_means,
            coverage_name=(
                _attachment_name(_coverage_group(position), spec.coverage)
                if spec.coverage
                else None
            ),
            credit=spec.credit,
            published_on=spec.published_on,
        )
        for position, spec in enumerate(files.layers)
    )


def attach_maps(town: Town, files: MapFiles) -> TownFacts:
    """Copy every map file into the town; gives the town's facts with the names of the copies.

    The facts of the town hold its layers already (:func:`layer_facts`).
    """
    for position, spec in enumerate(files.layers):
        _attach(town, _layer_group(position), spec.file)
        if spec.coverage:
            _attach(town, _coverage_group(position), spec.coverage)
    return replace(
        town.facts(),
        area=_attach(town, "area", files.area.path) if files.area else None,
        districts=_attach(town, "districts", files.districts.path) if files.districts else None,
        district_field=files.districts.field if files.districts else None,
        shelters=_attach(town, "shelters", files.shelters) if files.shelters else None,
    )


@contextmanager
def unpacked_maps(town: Town) -> Iterator[MapFiles]:
    """Unpack a kept town's map files to a private folder for the length of the block.

    Nothing else of the town is written to the disk: other attachments hold residents' cells.
    """
    facts = town.facts()
    groups = _map_groups(facts)
    with TemporaryDirectory(prefix="yobikake-") as folder:
        root = Path(folder)
        for name in town.attachments():
            if PurePosixPath(name).parent not in groups:
                continue
            target = root / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(town.attachment(name))
        yield MapFiles(
            tuple(_spec(fact, root) for fact in facts.layers),
            AreaOrder(root / facts.area, None) if facts.area else None,
            AreaOrder(root / facts.districts, facts.district_field) if facts.districts else None,
            root / facts.shelters if facts.shelters else None,
        )


def _areas(order: AreaOrder | None) -> Areas | None:
    return None if order is None else read_areas(order.path, order.field)


def _map_groups(facts: TownFacts) -> frozenset[PurePosixPath]:
    layers = [name for fact in facts.layers for name in (fact.file_name, fact.coverage_name)]
    names = [*layers, facts.area, facts.districts, facts.shelters, facts.boundary]
    return frozenset(PurePosixPath(name).parent for name in names if name)


def _layer_group(position: int) -> str:
    return f"{position}"


def _coverage_group(position: int) -> str:
    return f"{position}-coverage"  # apart: it may have the file name of its layer


def _attachment_name(group: str, path: Path) -> str:
    return f"{group}/{path.name}"


def _attach(town: Town, group: str, path: Path) -> str:
    for file in _with_side_files(path):
        town.attach(_attachment_name(group, file), _bytes(file))
    return _attachment_name(group, path)


def _with_side_files(path: Path) -> Sequence[Path]:
    if path.suffix.lower() != ".shp":
        return [path]
    return [
        file for file in path.parent.glob(f"{path.stem}.*") if file.suffix.lower() in SIDE_FILES
    ]


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise AppError(AppProblem.FILE_NOT_READABLE, path=path, detail=str(error)) from error


def _spec(fact: LayerFact, root: Path) -> LayerSpec:
    return LayerSpec(
        name=fact.name,
        kind=fact.kind,
        file=root / fact.file_name,
        field=fact.field,
        rank_edition=fact.rank_edition,
        nodata_means=fact.nodata_means,
        coverage=root / fact.coverage_name if fact.coverage_name else None,
        credit=fact.credit,
        published_on=fact.published_on,
    )
