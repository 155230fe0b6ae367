"""The households of a wall map: those that are drawn, and why the others are not.

Columns only that may hang on a wall: call rank, tier, verdict, support code, district, square,
position. The household, its members and its address are not in it.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from app.pipeline.make_list import ListFrames
from app.report.wall_map.order import MapOrder, MapPart
from app.wording.wall_map_words import WISH_ON_LIST, WISH_ON_MAP
from gis.town_map.squares import TownGrid
from scoring.codes import LocationLevel


@dataclass(frozen=True)
class MapHomes:
    """Listed households that may be shown, each in exactly one frame, in call order.

    ``drawn`` are on the map, with ``square``, ``x_m``, ``y_m`` and ``radius_m`` (empty: not
    told). ``unsure`` are known only to their town, ``unlocated`` not at all, ``off`` lie off
    the grid.
    """

    drawn: pd.DataFrame
    unsure: pd.DataFrame
    unlocated: pd.DataFrame
    off: pd.DataFrame

    @property
    def listed(self) -> int:
        """How many households they are together."""
        return sum(len(part) for part in (self.drawn, self.unsure, self.unlocated, self.off))

    def within(self, order: MapOrder) -> "MapHomes":
        """Give those of the part of the town that is asked for."""
        parts = (self.drawn, self.unsure, self.unlocated, self.off)
        return MapHomes(*(_of_part(part, order) for part in parts))


def map_homes(frames: ListFrames) -> MapHomes:
    """Give the households of the call list for a map of the whole town."""
    homes = _listed(frames)
    if frames.grid is not None:
        homes = _on_grid(homes, frames.grid)
    level = homes["level"]
    is_unsure = (level == LocationLevel.TOWN.value).to_numpy()
    is_unlocated = (level == LocationLevel.NONE.value).to_numpy() | homes["lon"].isna().to_numpy()
    is_placed = ~is_unsure & ~is_unlocated
    has_square = homes["square"].notna().to_numpy()
    return MapHomes(
        drawn=homes[is_placed & has_square].reset_index(drop=True),
        unsure=homes[is_unsure].reset_index(drop=True),
        unlocated=homes[is_unlocated & ~is_unsure].reset_index(drop=True),
        off=homes[is_placed & ~has_square].reset_index(drop=True),
    )


def district_names(frames: ListFrames) -> tuple[str, ...]:
    """Give the districts that have a household on the call list that may be shown."""
    return tuple(sorted(_listed(frames)["district"].dropna().unique().tolist()))


def home_text(homes: pd.DataFrame) -> list[str]:
    """Say rank and support code of each household: ``12 希C5(D)``.

    The ● of the list would look like the sign of a home.
    """
    code = homes["code"].fillna("").str.replace(WISH_ON_LIST, WISH_ON_MAP)
    ranks = homes["call_rank"].astype("int64").astype("str")
    texts: list[str] = (ranks + " " + code).str.rstrip().tolist()
    return texts


def _of_part(homes: pd.DataFrame, order: MapOrder) -> pd.DataFrame:
    if order.part is MapPart.WITHOUT_DISTRICT:
        return homes[homes["district"].isna()].reset_index(drop=True)
    if order.part is MapPart.EVERY_DISTRICT or order.district is None:
        return homes
    return homes[homes["district"] == order.district].reset_index(drop=True)


def _listed(frames: ListFrames) -> pd.DataFrame:
    homes = pd.DataFrame(
        {
            "call_rank": frames.call_order["call_rank"],
            "tier": frames.call_order["tier"],
            "verdict": frames.verdicts["verdict"].astype("str"),
            "code": frames.household_scores["support_codes"],
            "district": frames.locations["district"],
            "level": frames.locations["location_level"].astype("str"),
            "radius_m": frames.locations["radius_m"],
            "lon": frames.locations["lon"],
            "lat": frames.locations["lat"],
            "square": pd.Series(np.nan, frames.locations.index, dtype="str"),
            "x_m": np.nan,
            "y_m": np.nan,
        }
    )
    may_be_shown = ~frames.household_scores["is_protected"]
    homes = homes[may_be_shown & homes["call_rank"].notna()]
    return homes.sort_values("call_rank", kind="stable", ignore_index=True)


def _on_grid(homes: pd.DataFrame, grid: TownGrid) -> pd.DataFrame:
    lonlat = homes[["lon", "lat"]].to_numpy(dtype="float64")
    xy = grid.metres.to_xy(lonlat)
    names = pd.Series(grid.names_of(lonlat), homes.index, dtype="str")
    return homes.assign(square=names, x_m=xy[:, 0], y_m=xy[:, 1])
