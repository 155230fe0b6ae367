"""What lies under the homes of a wall map: boundary, rivers, districts, names, shelters."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from app.pipeline.make_list import ListFrames
from app.pipeline.map_outlines import town_outlines
from app.pipeline.town_layers import MapFiles
from app.report.shown_shelters import town_shelters
from gis.bounds import Bounds
from gis.local_metres import LocalMetres
from gis.town_map.outlines import Outlines
from scoring.columns import FloatArray

Lines = NDArray[np.object_]


@dataclass(frozen=True)
class Ground:
    """Lines are geometries in metres; each kind may have none.

    ``names``: name, x_m, y_m of districts (at the middle of their homes) and towns.
    ``shelters``: name, fitness (empty: nobody has looked it up), x_m, y_m.
    """

    boundary: Lines
    rivers: Lines
    districts: Lines
    names: pd.DataFrame
    shelters: pd.DataFrame


def read_ground(files: MapFiles, frames: ListFrames, metres: LocalMetres) -> Ground:
    """Read the map files of a town that only orient.

    Raises
    ------
    scoring.errors.KnownError
        A file cannot be read.
    """
    read = town_outlines(files)
    if read.problems:
        raise read.problems[0]
    told = read.outlines
    rings = [ring for district in told.districts for ring in district.rings]
    shelters = town_shelters(frames, files)
    return Ground(
        boundary=_lines(told.boundary, metres),
        rivers=_lines((*told.rivers, *told.waters), metres),
        districts=_lines(rings, metres),
        names=_in_metres(_names(frames, told), metres),
        shelters=_in_metres(shelters, metres),
    )


def lines_within(lines: Lines, box_m: Bounds) -> list[FloatArray]:
    """Cut lines to a frame in metres: points (n, 2) of each part that is left."""
    box = (box_m.west, box_m.south, box_m.east, box_m.north)
    cut = shapely.get_parts(shapely.clip_by_rect(lines, *box))
    kept = cut[~shapely.is_empty(cut)]
    return [shapely.get_coordinates(part) for part in kept]


def _lines(lonlat: Iterable[FloatArray], metres: LocalMetres) -> Lines:
    drawn = [shapely.linestrings(metres.to_xy(line)) for line in lonlat]
    lines = np.empty(len(drawn), dtype=object)
    lines[:] = drawn
    return lines


def _in_metres(places: pd.DataFrame, metres: LocalMetres) -> pd.DataFrame:
    xy = metres.to_xy(places[["lon", "lat"]].to_numpy(dtype="float64"))
    return places.assign(x_m=xy[:, 0], y_m=xy[:, 1])


def _names(frames: ListFrames, told: Outlines) -> pd.DataFrame:
    """Name each district at the middle of its homes; a protected home has no part in it."""
    places = frames.locations[["district", "lon", "lat"]]
    is_open = ~frames.household_scores["is_protected"].to_numpy()
    known = places[is_open].dropna()
    middle = known.groupby("district", observed=True)[["lon", "lat"]].median()
    districts = middle.rename_axis("name").reset_index()
    towns = told.towns[~told.towns["name"].isin(districts["name"])]
    return pd.concat([districts, towns], ignore_index=True)
