"""Where the values of a hazard layer come from: cells or polygons, asked in the same way."""

from typing import Protocol

import numpy as np

from gis.bounds import Bounds
from gis.grid import CellGrid
from gis.picture import places_of
from gis.polygon_index import PolygonIndex
from gis.raster import PointValues, Raster
from gis.vector import Features
from scoring.columns import FloatArray

_COARSER = 2
"""A picture with cells so many times wider than the raster's is drawn from a thinned copy."""


class HazardSource(Protocol):
    """Values at points in JGD2011 degrees (n, 2), or in a picture. All boxes are degrees.

    ``ends_at_extent``: beyond the extent nothing is said, whatever coverage is declared.
    """

    bounds: Bounds
    swapped_bounds: Bounds
    ends_at_extent: bool

    def read_points(self, lonlat: FloatArray) -> PointValues:
        """Give the exact value at each point."""

    def read_about(self, picture: CellGrid) -> PointValues:
        """Give values (height, width) good enough for a picture, never for an answer."""

    def close(self) -> None:
        """Let go of the file."""


class RasterSource:
    """Cells of a GeoTIFF."""

    ends_at_extent = True

    def __init__(self, raster: Raster) -> None:
        self._raster = raster
        self.bounds = raster.bounds
        self.swapped_bounds = raster.crs.degrees_of(raster.grid.bounds.swapped)

    def read_points(self, lonlat: FloatArray) -> PointValues:
        """Read the cell under each point."""
        return self._raster.read_points(lonlat)

    def read_about(self, picture: CellGrid) -> PointValues:
        """Read cells, from a thinned copy if the picture is much coarser."""
        own = CellGrid.over(self.bounds, self._raster.grid.width, self._raster.grid.height)
        across = picture.cell_width / own.cell_width
        down = picture.cell_height / own.cell_height
        if max(across, down) > _COARSER:
            return self._raster.read_coarsely(picture)
        return self._raster.read_picture(picture)

    def close(self) -> None:
        """Let go of the file."""
        self._raster.close()


class PolygonSource:
    """Polygons with a value each; where several lie over each other the worst rank speaks."""

    ends_at_extent = False

    def __init__(self, features: Features, values: FloatArray, ranks: FloatArray) -> None:
        order = np.lexsort((values, ranks))
        self._values = values[order]
        self._index = PolygonIndex(
            features.geometries[order], np.arange(len(order), dtype=np.float64)
        )
        self._crs = features.crs
        self.bounds = features.bounds
        self.swapped_bounds = features.swapped_bounds

    def read_points(self, lonlat: FloatArray) -> PointValues:
        """Give the value of the worst polygon at each point."""
        place = self._index.greatest_at(self._crs.to_xy(lonlat))
        return PointValues(self._named(place), self.bounds.contain(lonlat))

    def read_about(self, picture: CellGrid) -> PointValues:
        """Give the value of the worst polygon near each cell."""
        place = self._index.greatest_about(*places_of(picture, self._crs))
        extent = CellGrid.over(self.bounds, 1, 1).locate(*picture.middles)
        return PointValues(self._named(place), extent.is_inside)

    def close(self) -> None:
        """Nothing is held open."""

    def _named(self, place: FloatArray) -> FloatArray:
        value = np.full(place.shape, np.nan)
        held = ~np.isnan(place)
        value[held] = self._values[place[held].astype(np.int64)]
        return value
