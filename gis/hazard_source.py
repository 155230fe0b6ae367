"""Where the values of a hazard layer come from: cells or polygons, asked in the same way."""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from gis.bounds import Bounds
from gis.discs import Discs, DiscValues, Truths
from gis.grid import CellGrid
from gis.layer_values import LayerMeaning
from gis.picture import places_of
from gis.polygons.index import PolygonIndex
from gis.polygons.rim import PolygonRim
from gis.raster import PointValues, Raster
from gis.raster_discs import read_discs
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

    def read_discs(self, discs: Discs) -> DiscValues:
        """Give the worst value in each disc."""

    def read_about(self, picture: CellGrid) -> PointValues:
        """Give values (height, width) good enough for a picture, never for an answer."""

    def close(self) -> None:
        """Let go of the file."""


class RasterSource:
    """Cells of a GeoTIFF."""

    ends_at_extent = True

    def __init__(self, raster: Raster, meaning: LayerMeaning) -> None:
        self._raster = raster
        self._meaning = meaning
        self.bounds = raster.bounds
        self.swapped_bounds = raster.crs.degrees_of(raster.grid.bounds.swapped)

    def read_points(self, lonlat: FloatArray) -> PointValues:
        """Read the cell under each point."""
        return self._raster.read_points(lonlat)

    def read_discs(self, discs: Discs) -> DiscValues:
        """Read every cell that a disc touches."""
        return read_discs(self._raster, discs, self._meaning)

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
    """Polygons with a value each; where several lie over each other the worst speaks.

    Parameters
    ----------
    values
        One checked value per feature.
    """

    ends_at_extent = False

    def __init__(self, features: Features, values: FloatArray, meaning: LayerMeaning) -> None:
        self._geometries = features.geometries
        self._meaning = meaning
        self._pieces = [
            _Piece(features.geometries, piece, meaning.rank(piece))
            for piece in meaning.comparable(values)
        ]
        self._rim: PolygonRim | None = None
        self._crs = features.crs
        self.bounds = features.bounds
        self.swapped_bounds = features.swapped_bounds

    def read_points(self, lonlat: FloatArray) -> PointValues:
        """Give the value of the worst polygon at each point."""
        return PointValues(self._at(self._crs.to_xy(lonlat)), self.bounds.contain(lonlat))

    def read_discs(self, discs: Discs) -> DiscValues:
        """Give the value of the worst polygon that each disc touches."""
        xy, reach = discs.in_layer(self._crs)
        worst = self._meaning.joined(
            np.array(
                [piece.value_of(piece.index.greatest_within(xy, reach)) for piece in self._pieces]
            )
        )
        has_gap = self._have_gap(worst, xy, reach)
        return DiscValues(worst, has_gap, discs.are_in(self.bounds), discs.meet(self.bounds))

    def read_about(self, picture: CellGrid) -> PointValues:
        """Give the value of the worst polygon near each cell."""
        x, y = places_of(picture, self._crs)
        values = [piece.value_of(piece.index.greatest_about(x, y)) for piece in self._pieces]
        extent = CellGrid.over(self.bounds, 1, 1).locate(*picture.middles)
        return PointValues(self._meaning.joined(np.array(values)), extent.is_inside)

    def close(self) -> None:
        """Nothing is held open."""

    def _at(self, xy: FloatArray) -> FloatArray:
        values = [piece.value_of(piece.index.greatest_at(xy)) for piece in self._pieces]
        return self._meaning.joined(np.array(values))

    def _have_gap(self, worst: FloatArray, xy: FloatArray, reach: FloatArray) -> Truths:
        """Tell where no polygon lies somewhere in a disc; where there is water it is not asked."""
        has_gap = np.isnan(worst)
        dry = np.flatnonzero(worst == 0)
        if len(dry):
            if self._rim is None:
                self._rim = PolygonRim(self._geometries)
            has_gap[dry] = np.isnan(self._at(xy[dry])) | self._rim.is_met(xy[dry], reach[dry])
        return has_gap


class _Piece:
    """Those polygons of a layer whose values can be compared by rank, then by value."""

    def __init__(self, geometries: NDArray[np.object_], values: FloatArray, ranks: FloatArray):
        chosen = np.flatnonzero(~np.isnan(values))
        order = chosen[np.lexsort((values[chosen], ranks[chosen]))]
        self._values = values[order]
        self.index = PolygonIndex(geometries[order], np.arange(len(order), dtype=np.float64))

    def value_of(self, place: FloatArray) -> FloatArray:
        """Give the value that stands at a place in the order; NaN stays NaN."""
        value = np.full(place.shape, np.nan)
        held = ~np.isnan(place)
        value[held] = self._values[place[held].astype(np.int64)]
        return value
