"""The files of a town (hazard layers, areas): kept as attachments, opened for a while.

A kept town holds copies, so that its answers never rest on a file that was moved or
replaced. Libraries want paths, so the copies are unpacked to a private folder while they are
open; it holds public map data only, never a resident.
"""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from app.errors import AppError, AppProblem
from app.pipeline.address_data import AddressOrder, attach_gazetteer
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
    shelters: tuple[Path, ...] = ()
    boundary: Path | None = None
    rivers: Path | None = None
    base_map: Path | None = None
    addresses: AddressOrder | None = None


@dataclass(frozen=True)
class OpenMaps:
    """The map files, opened."""

    layers: tuple[HazardLayer, ...]
    area: Areas | None
    districts: Areas | None


def map_files_of(job: Job) -> MapFiles:
    """Give the map files that a job names."""
    return MapFiles(
        job.hazards,
        job.area,
        job.districts,
        job.shelters,
        job.boundary,
        job.rivers,
        job.base_map,
        AddressOrder(job.address_data, job.address_zone) if job.address_data else None,
    )


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
        _layer_fact(_layer_group(position), spec) for position, spec in enumerate(files.layers)
    )


def keep_layer(town: Town, spec: LayerSpec) -> None:
    """Copy one more layer into the town, and say so in its facts, behind the others."""
    groups = {name.partition("/")[0].partition("-")[0] for name in town.attachments()}
    group = next(f"{number}" for number in count() if f"{number}" not in groups)
    _attach_layer(town, group, spec)
    facts = town.facts()
    town.write_facts(replace(facts, layers=(*facts.layers, _layer_fact(group, spec))))


def forget_layer(town: Town, position: int) -> None:
    """Take a layer out of the facts of the town, and its copies out of the file."""
    facts = town.facts()
    fact = facts.layers[position]
    groups = [PurePosixPath(name).parent for name in (fact.file_name, fact.coverage_name) if name]
    for name in town.attachments():
        if PurePosixPath(name).parent in groups:
            town.detach(name)
    layers = (*facts.layers[:position], *facts.layers[position + 1 :])
    town.write_facts(replace(facts, layers=layers))


def attach_maps(town: Town, files: MapFiles) -> None:
    """Copy the map files of a job into the town, and say so in its facts.

    What the job names replaces what the town has of that sort, layers all together; of what it
    does not name the town keeps its own. The area asked for is the job's: none is the whole town.
    """
    if files.layers:
        while town.facts().layers:
            forget_layer(town, 0)
        for spec in files.layers:
            keep_layer(town, spec)
    facts, districts = town.facts(), files.districts
    town.write_facts(
        replace(
            facts,
            area=_attach(town, "area", files.area.path) if files.area else None,
            districts=_attach(town, "districts", districts.path) if districts else facts.districts,
            district_field=districts.field if districts else facts.district_field,
            shelters=_attach_shelters(town, files.shelters) if files.shelters else facts.shelters,
            boundary=_attach(town, "boundary", files.boundary)
            if files.boundary
            else facts.boundary,
            rivers=_attach(town, "rivers", files.rivers) if files.rivers else facts.rivers,
            base_map=str(files.base_map.resolve()) if files.base_map else facts.base_map,
            gazetteer=attach_gazetteer(town, files.addresses)
            if files.addresses
            else facts.gazetteer,
        )
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
            tuple(root / name for name in facts.shelters),
            root / facts.boundary if facts.boundary else None,
            root / facts.rivers if facts.rivers else None,
            Path(facts.base_map) if facts.base_map else None,
            AddressOrder(root / facts.gazetteer, None) if facts.gazetteer else None,
        )


def _areas(order: AreaOrder | None) -> Areas | None:
    return None if order is None else read_areas(order.path, order.field)


def _map_groups(facts: TownFacts) -> frozenset[PurePosixPath]:
    layers = [name for fact in facts.layers for name in (fact.file_name, fact.coverage_name)]
    names = [
        *layers,
        facts.area,
        facts.districts,
        *facts.shelters,
        facts.boundary,
        facts.rivers,
        facts.gazetteer,
    ]
    return frozenset(PurePosixPath(name).parent for name in names if name)


def _layer_fact(group: str, spec: LayerSpec) -> LayerFact:
    coverage = spec.coverage
    return LayerFact(
        name=spec.name,
        kind=spec.kind,
        file_name=_attachment_name(group, spec.file),
        sha256=hashlib.sha256(_bytes(spec.file)).hexdigest(),
        field=spec.field,
        rank_edition=spec.rank_edition,
        nodata_means=spec.nodata_means,
        coverage_name=_attachment_name(_coverage_group(group), coverage) if coverage else None,
        credit=spec.credit,
        published_on=spec.published_on,
        peril=spec.peril,
    )


def keep_outline(town: Town, boundary: Path | None) -> None:
    """Copy the boundary into the town: the squares of its maps rest on it; None: it has none."""
    if boundary is not None:
        town.write_facts(replace(town.facts(), boundary=_attach(town, "boundary", boundary)))


def _attach_layer(town: Town, group: str, spec: LayerSpec) -> None:
    _attach(town, group, spec.file)
    if spec.coverage:
        _attach(town, _coverage_group(group), spec.coverage)


def _layer_group(position: int) -> str:
    return f"{position}"


def _coverage_group(group: str) -> str:
    return f"{group}-coverage"  # apart: it may have the file name of its layer


def _attachment_name(group: str, path: Path) -> str:
    return f"{group}/{path.name}"


def _attach(town: Town, group: str, path: Path) -> str:
    for file in _with_side_files(path):
        town.attach(_attachment_name(group, file), _bytes(file))
    return _attachment_name(group, path)


def _attach_shelters(town: Town, paths: Sequence[Path]) -> tuple[str, ...]:
    """Keep the lists of shelters apart: two may have one file name. Older lists go."""
    groups = {PurePosixPath(name).parent for name in town.facts().shelters}
    for name in town.attachments():
        if PurePosixPath(name).parent in groups:
            town.detach(name)
    return tuple(_attach(town, f"shelters-{place}", path) for place, path in enumerate(paths))


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
        peril=fact.peril,
    )
