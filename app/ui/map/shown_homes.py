"""The homes of one state of the town, as the map draws them and finds them again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from gis.bounds import Bounds
from gis.town_map.dots import HomeDots, homes_in_frame, index_homes, is_at_town, town_groups
from gis.town_map.signs import HomeColouring

MOST_LABELS = 600
MOST_CIRCLES = 400
HOMES_COLUMNS = (
    "household_id",
    "call_rank",
    "tier",
    "level",
    "verdict",
    "support_codes",
    "lon",
    "lat",
    "location_level",
    "radius_m",
)

_NUMBERS = ("call_rank", "tier", "lon", "lat", "radius_m")


@dataclass(frozen=True)
class HomePlace:
    """Where a household's home is drawn; ``radius_m`` None: only the town is known."""

    lon: float
    lat: float
    radius_m: float | None


@dataclass(frozen=True)
class ShownHomes:
    """The frame of the homes (columns HOMES_COLUMNS at least), and their places by sign."""

    frame: pd.DataFrame
    dots: HomeDots
    version: int

    @classmethod
    def build(cls, frame: pd.DataFrame, colouring: HomeColouring, version: int) -> "ShownHomes":
        """Prepare another state, or another colouring, of the homes."""
        return cls(frame, index_homes(frame, colouring), version)

    def labels(self, frame: Bounds) -> Mapping[str, object]:
        """Give call rank and support codes of the listed homes in a frame, in call order.

        With them the circles in which the homes lie whose position is not exact.
        """
        rows = np.sort(homes_in_frame(self.dots, frame))
        seen = self.frame.iloc[rows]
        listed = seen[seen["call_rank"].notna()].sort_values("call_rank", kind="stable")
        named = listed.head(MOST_LABELS)
        codes = named["support_codes"].where(named["support_codes"].notna(), "").astype("str")
        text = (named["call_rank"].astype("int64").astype("str") + " " + codes).str.strip()
        vague = seen.loc[seen["radius_m"] > 0, ["lon", "lat", "radius_m"]].drop_duplicates()
        return {
            "homes": _told(zip(named["lon"], named["lat"], text, strict=True), "text"),
            "circles": _told(vague.head(MOST_CIRCLES).itertuples(index=False), "radius"),
        }

    def groups(self) -> list[dict[str, object]]:
        """Give the places where homes stand that are known only to their town, with counts."""
        return _told(town_groups(self.frame).itertuples(index=False), "count")

    def homes_at_group(self, lon: float, lat: float) -> pd.DataFrame:
        """Give the homes that are known only to the town of the place pressed, in call order."""
        known = self.frame[is_at_town(self.frame)]
        if known.empty:
            return known
        apart = np.hypot(known["lon"] - lon, known["lat"] - lat)
        nearest = known.loc[apart.idxmin(), ["lon", "lat"]]
        return known[(known["lon"] == nearest["lon"]) & (known["lat"] == nearest["lat"])]

    def place_of(self, household_id: str) -> HomePlace | None:
        """Give where a household's home is drawn; None: it is not on the map."""
        is_drawn = np.zeros(len(self.frame), dtype=bool)
        is_drawn[self.dots.row] = True
        at_town = is_at_town(self.frame)
        is_drawn |= at_town & self.frame["tier"].notna().to_numpy()
        found = np.flatnonzero(is_drawn & (self.frame["household_id"] == household_id).to_numpy())
        if not len(found):
            return None
        home = self.frame.iloc[found[0]]
        radius = None if at_town[found[0]] else float(np.nan_to_num(home["radius_m"]))
        return HomePlace(float(home["lon"]), float(home["lat"]), radius)


def no_homes() -> pd.DataFrame:
    """Give a frame of no homes."""
    return pd.DataFrame(
        {name: pd.Series(dtype="float64" if name in _NUMBERS else "str") for name in HOMES_COLUMNS}
    )


def _told(rows: Iterable[tuple[object, ...]], name: str) -> list[dict[str, object]]:
    return [{"lon": lon, "lat": lat, name: told} for lon, lat, told in rows]
