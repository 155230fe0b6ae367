"""What the map page of the window shows of a town."""

from dataclasses import dataclass, field

import pandas as pd

from app.pipeline.base_map import TownBaseMap
from gis.bounds import Bounds
from gis.town_map.outlines import Outlines
from gis.town_map.signs import HomeColouring
from gis.town_map.tiles import ReadGrid
from scoring.codes import HazardKind
from scoring.errors import KnownError


@dataclass(frozen=True)
class MapLayer:
    """A hazard layer to look at; ``read_grid`` is called from the painting threads, one by one."""

    name: str
    kind: HazardKind
    credit: str | None
    read_grid: ReadGrid


@dataclass(frozen=True)
class MapPageContent:
    """Layers, first view, shelters (columns SHELTER_COLUMNS; may have no rows), outlines.

    ``base`` None: the town has chosen no base map. ``problems`` say what of the outlines could
    not be read.
    """

    layers: tuple[MapLayer, ...]
    bounds: Bounds
    shelters: pd.DataFrame
    outlines: Outlines = field(default_factory=Outlines)
    base: TownBaseMap | None = None
    problems: tuple[KnownError, ...] = ()


@dataclass(frozen=True)
class ShownLayer:
    """A layer that is switched on: its place in the content, and how strongly, in percent."""

    position: int
    percent: int


@dataclass(frozen=True)
class MapChoice:
    """What a person has chosen to see of homes and layers."""

    layers: tuple[ShownLayer, ...] = ()
    is_hatched: bool = False
    colouring: HomeColouring = HomeColouring.TIER
    shows_base: bool = True
