"""Areas of a town: its outline, districts, the part a list is asked for."""

from pathlib import Path
from typing import cast

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from gis.bounds import Bounds
from gis.crs import LayerCrs
from gis.discs import Discs
from gis.grid import CellGrid
from gis.picture import places_of
from gis.polygons.index import PolygonIndex
from gis.polygons.rim import PolygonRim
from gis.vector import Features, read_polygons
from scoring.columns import FloatArray

Truths = NDArray[np.bool_]


class Areas:
    """Polygons with or without a name. A point on the border of one is in it.

    ``features`` come from :func:`gis.vector.read_polygons`, ``bounds`` are degrees.
    """

    def __init__(self, features: Features) -> None:
        count = len(features.geometries)
        self.bounds: Bounds = features.bounds
        self._crs: LayerCrs = features.crs
        self._names = np.full(count, np.nan, dtype=object)
        if features.attribute is not None:
            self._names[:] = as_names(features.attribute)
        # The first polygon of the file has the greatest weight: it wins where two overlap.
        self._index = PolygonIndex(features.geometries, -np.arange(count, dtype=np.float64))
        self._geometries = features.geometries
        self._rim: PolygonRim | None = None

    def contains(self, lonlat: FloatArray) -> Truths:
        """Tell for each point (n, 2), JGD2011 degrees, whether an area holds it."""
        return cast(Truths, ~np.isnan(self._first_at(lonlat)))

    def hold(self, discs: Discs) -> tuple[Truths, Truths]:
        """Tell for each disc whether all of it lies in the areas, and whether any of it does.

        A disc that touches the rim of the areas may reach beyond it: not all of it is in.
        """
        if self._rim is None:
            self._rim = PolygonRim(self._geometries)
        xy, reach = discs.in_layer(self._crs)
        is_middle_in = ~np.isnan(self._index.greatest_at(xy))
        meets_rim = self._rim.is_met(xy, reach)
        return is_middle_in & ~meets_rim, is_middle_in | meets_rim

    def names_at(self, lonlat: FloatArray) -> NDArray[np.object_]:
        """Give the name of the area at each point; NaN where there is none or it has no name."""
        first = self._first_at(lonlat)
        names = np.full(len(lonlat), np.nan, dtype=object)
        held = ~np.isnan(first)
        names[held] = self._names[-first[held].astype(np.int64)]
        return names

    def contains_about(self, picture: CellGrid) -> Truths:
        """Tell for each cell of a picture (height, width), to the width of a drawn cell."""
        return cast(Truths, ~np.isnan(self._index.greatest_about(*places_of(picture, self._crs))))

    def _first_at(self, lonlat: FloatArray) -> FloatArray:
        return self._index.greatest_at(self._crs.to_xy(lonlat))


def read_areas(path: Path, field: str | None) -> Areas:
    """Read areas from a polygon file; ``field`` names them, None: they have no names.

    Raises
    ------
    gis.errors.HazardError
        As :func:`gis.vector.read_polygons`.
    """
    return Areas(read_polygons(path, field))


def as_names(values: NDArray[np.generic]) -> NDArray[np.object_]:
    """Give names as they are, whole numbers without a point, empty ones NaN."""
    given = pd.Series(values, dtype=object)
    told = given.notna() & (given.astype("str").str.strip() != "")
    names = np.full(len(given), np.nan, dtype=object)
    names[told.to_numpy()] = [str(value).removesuffix(".0") for value in given[told]]
    return names
