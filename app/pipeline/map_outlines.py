"""What the map of a town gives to orient by: read from the town's own files, for looking only."""

from dataclasses import dataclass, field, replace

import pandas as pd

from app.pipeline.address_data import open_address_data
from app.pipeline.town_layers import MapFiles
from gis.addresses.gazetteer import Gazetteer
from gis.town_map.outlines import (
    PLACE_COLUMNS,
    Outlines,
    read_boundary,
    read_districts,
    read_rivers,
)
from scoring.errors import KnownError


@dataclass(frozen=True)
class TownOutlines:
    """What could be read, and what could not: a map without its rivers is still a map."""

    outlines: Outlines = field(default_factory=Outlines)
    problems: tuple[KnownError, ...] = ()


def town_outlines(files: MapFiles) -> TownOutlines:
    """Read boundary, rivers, districts and town names of a town, as far as it has them."""
    outlines, problems = Outlines(), []
    for add in (_with_boundary, _with_rivers, _with_districts, _with_towns):
        try:
            outlines = add(outlines, files)
        except KnownError as problem:
            problems.append(problem)
    return TownOutlines(outlines, tuple(problems))


def _with_boundary(outlines: Outlines, files: MapFiles) -> Outlines:
    if files.boundary is None:
        return outlines
    return replace(outlines, boundary=read_boundary(files.boundary))


def _with_rivers(outlines: Outlines, files: MapFiles) -> Outlines:
    if files.rivers is None:
        return outlines
    rivers, waters = read_rivers(files.rivers)
    return replace(outlines, rivers=rivers, waters=waters)


def _with_districts(outlines: Outlines, files: MapFiles) -> Outlines:
    if files.districts is None:
        return outlines
    return replace(outlines, districts=read_districts(files.districts.path, files.districts.field))


def _with_towns(outlines: Outlines, files: MapFiles) -> Outlines:
    """Name the towns of a gazetteer file; a folder of tables would have to be built first."""
    order = files.addresses
    if order is None or not order.place.is_file():
        return outlines
    return replace(
        outlines, towns=town_places(open_address_data(order.place, order.zone).gazetteer)
    )


def town_places(gazetteer: Gazetteer) -> pd.DataFrame:
    """Give ``name, lon, lat`` of the towns (大字・町丁目) of a gazetteer, each once.

    Small parts (小字) of a town stand under its name; towns of one name in two cities are two.
    """
    towns = gazetteer.towns
    name = towns["oaza"].fillna("") + towns["chome"].fillna("")
    lonlat = gazetteer.town_lonlat
    places = towns[["city", "ward"]].assign(name=name, lon=lonlat[:, 0], lat=lonlat[:, 1])
    places = places[(places["name"] != "") & places["lon"].notna()]
    first = places.drop_duplicates(["city", "ward", "name"])
    return first[list(PLACE_COLUMNS)].reset_index(drop=True)
