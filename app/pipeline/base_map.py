"""The town's own base map: which one is kept, and opening it. Only its path is kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from app.pipeline.audit import AuditAction, record
from app.store.town import Town
from gis.base_map.open_map import open_base_map
from gis.base_map.tile_source import BaseMap
from scoring.errors import KnownError


@dataclass(frozen=True)
class TownBaseMap:
    """The base map of a town; ``source`` None: it cannot be shown, and ``problem`` says why."""

    path: Path
    source: BaseMap | None
    problem: KnownError | None = None


def open_town_base_map(path: Path) -> TownBaseMap:
    """Open the base map of a town. One that was moved or unplugged stops nothing else."""
    try:
        return TownBaseMap(path, open_base_map(path))
    except KnownError as problem:
        return TownBaseMap(path, None, problem)


@contextmanager
def own_base_map(path: Path | None) -> Iterator[TownBaseMap | None]:
    """Open a base map for the length of the block, beside the one on show; None: there is none."""
    base = None if path is None else open_town_base_map(path)
    try:
        yield base
    finally:
        if base is not None and base.source is not None:
            base.source.close()


def keep_base_map(town: Town, path: Path | None) -> None:
    """Keep which base map the town uses, after trying it; None: it uses none any more.

    Raises
    ------
    gis.base_map.errors.BaseMapError
        It cannot be shown; the town keeps the one it had.
    gis.errors.HazardError
        A GeoTIFF without a known reference system, or damaged.
    """
    if path is not None:
        open_base_map(path).close()
    kept = None if path is None else str(path.resolve())
    with town.transaction():
        town.write_facts(replace(town.facts(), base_map=kept))
        record(town, AuditAction.BASE_MAP_CHOSEN, "" if path is None else path.name)
