"""The homes as points of the map: which lie in a frame, which is nearest, who shares a town."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from gis.bounds import Bounds
from gis.town_map.mercator import METRES_AROUND, FloatArray, unit_square
from gis.town_map.signs import NOT_DRAWN, HomeColouring, signs_of
from scoring.codes import LocationLevel, Verdict


@dataclass(frozen=True)
class HomeDots:
    """Homes on the unit square, ordered from west to east.

    ``sign`` is the place in the signs of ``colouring``, ``row`` the home's row in the frame
    it came from.
    """

    colouring: HomeColouring
    x: FloatArray
    y: FloatArray
    sign: npt.NDArray[np.int8]
    is_unknown: npt.NDArray[np.bool_]
    row: npt.NDArray[np.intp]

    def within(self, low: tuple[float, float], high: tuple[float, float]) -> npt.NDArray[np.intp]:
        """Give an index of the homes in a frame of the unit square, edges included."""
        first = np.searchsorted(self.x, low[0], side="left")
        last = np.searchsorted(self.x, high[0], side="right")
        inside = (self.y[first:last] >= low[1]) & (self.y[first:last] <= high[1])
        found: npt.NDArray[np.intp] = np.flatnonzero(inside) + first
        return found


def index_homes(homes: pd.DataFrame, colouring: HomeColouring) -> HomeDots:
    """Prepare homes for painting and for finding the nearest.

    Parameters
    ----------
    homes
        Columns tier, level, verdict, lon, lat, location_level. Homes without a sign or a
        position are left out, and those known only to the town: a dot would claim a place.
    """
    sign = signs_of(homes, colouring)
    is_drawn = (sign != NOT_DRAWN) & homes["lon"].notna() & homes["lat"].notna()
    row = np.flatnonzero(is_drawn & ~is_at_town(homes))
    drawn = homes.iloc[row]
    x, y = unit_square(
        drawn["lon"].to_numpy(dtype="float64"), drawn["lat"].to_numpy(dtype="float64")
    )
    order = np.argsort(x, kind="stable")
    is_unknown = (drawn["verdict"] == Verdict.UNKNOWN.value).to_numpy()
    row = row[order]
    return HomeDots(colouring, x[order], y[order], sign[row], is_unknown[order], row)


def is_at_town(homes: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Tell which homes stand at the point of their town, since no more is known of them."""
    is_town = homes["location_level"] == LocationLevel.TOWN.value
    found: npt.NDArray[np.bool_] = (is_town & homes["lon"].notna()).to_numpy()
    return found


def town_groups(homes: pd.DataFrame) -> pd.DataFrame:
    """Count the listed homes known only to the town: ``lon, lat, count``, a row per place."""
    known = homes[is_at_town(homes) & homes["tier"].notna().to_numpy()]
    counted = known.groupby(["lon", "lat"], sort=True).size()
    return counted.rename("count").reset_index()


def nearest_home(homes: HomeDots, lon: float, lat: float, reach_m: float) -> int | None:
    """Give the row of the home nearest to a point; None: there is none within reach."""
    x, y = (float(value[0]) for value in unit_square(np.array([lon]), np.array([lat])))
    reach = reach_m / (METRES_AROUND * np.cos(np.radians(lat)))
    near = homes.within((x - reach, y - reach), (x + reach, y + reach))
    distance = np.hypot(homes.x[near] - x, homes.y[near] - y)
    if not len(distance) or distance.min() > reach:
        return None
    return int(homes.row[near][distance.argmin()])


def homes_in_frame(homes: HomeDots, frame: Bounds) -> npt.NDArray[np.intp]:
    """Give the rows of the homes in a frame in degrees, from west to east."""
    x, y = unit_square(np.array([frame.west, frame.east]), np.array([frame.north, frame.south]))
    return homes.row[homes.within((float(x[0]), float(y[0])), (float(x[1]), float(y[1])))]
