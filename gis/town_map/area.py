"""Which homes stand in a drawn area."""

from collections.abc import Sequence

import pandas as pd
import shapely

from gis.area_shapes import LonLat, drawn_shape


def homes_inside(homes: pd.DataFrame, corners: Sequence[LonLat]) -> pd.DataFrame:
    """Give the homes inside a polygon or on its edge, in call order, unlisted ones last.

    Parameters
    ----------
    homes
        Columns call_rank, lon, lat and any others; a home without a position is in no area.
    corners
        (lon, lat) in degrees. Where the line crosses itself, what it winds around counts as
        inside; where it encloses nothing, there is no home in it.
    """
    area = drawn_shape(corners)
    if area is None:
        return homes.iloc[:0]
    has_place = homes[homes["lon"].notna() & homes["lat"].notna()]
    points = shapely.points(has_place[["lon", "lat"]].to_numpy(dtype="float64"))
    shapely.prepare(area)
    inside = has_place[shapely.covers(area, points)]
    return inside.sort_values("call_rank", kind="stable", na_position="last", ignore_index=True)
