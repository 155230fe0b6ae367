"""What the map page of the window shows of a town."""

from dataclasses import dataclass

import pandas as pd

from gis.bounds import Bounds
from gis.tiles import ReadGrid


@dataclass(frozen=True)
class MapLayer:
    """A depth layer to look at; ``read_grid`` is called from the painting threads, one by one."""

    name: str
    credit: str | None
    read_grid: ReadGrid


@dataclass(frozen=True)
class MapPageContent:
    """Layers, first view and shelters (name, lon, lat, is_for_flood; may have no rows)."""

    layers: tuple[MapLayer, ...]
    bounds: Bounds
    shelters: pd.DataFrame
