"""Finds what a person types on the map: towns, districts, shelters, and the homes of the list.

Homes are found by the search of the register itself, which holds no protected household.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from app.ui.map.page_content import MapPageContent
from app.ui.speaker import Speaker
from importers.text import search_key

MOST_HITS = 40
MOST_PLACES = 15
FindRows = Callable[[str], np.ndarray]


@dataclass(frozen=True)
class Hit:
    """One line of what was found; ``lon`` None: its place is not known.

    ``household_id`` None: it is a place, not a household. ``zoom``: how near to go.
    """

    told: str
    lon: float | None
    lat: float | None
    zoom: int
    household_id: str | None = None


class MapSearch:
    """Holds the places of a town; the homes are given with each state of the town."""

    def __init__(self, speaker: Speaker, content: MapPageContent) -> None:
        self._speaker = speaker
        self._places = _places(speaker, content)
        self._keys = [search_key(place.told) for place in self._places]
        self._homes = pd.DataFrame()
        self._find_rows: FindRows = lambda _query: np.array([], dtype=np.intp)

    def show_homes(self, homes: pd.DataFrame, find_rows: FindRows) -> None:
        """Take another state of the homes; ``find_rows`` gives rows of ``homes``."""
        self._homes, self._find_rows = homes, find_rows

    def hits(self, query: str) -> tuple[tuple[Hit, ...], int]:
        """Give what fits every word, places first, and how many more there are."""
        words = [key for word in query.split() if (key := search_key(word))]
        if not words:
            return (), 0
        places = [
            place
            for place, key in zip(self._places, self._keys, strict=True)
            if all(word in key for word in words)
        ]
        rows = self._find_rows(query)
        shown = places[:MOST_PLACES]
        homes = self._homes.iloc[rows[: MOST_HITS - len(shown)]]
        hits = (*shown, *(self._home(home) for _, home in homes.iterrows()))
        return hits, len(places) + len(rows) - len(hits)

    def _home(self, home: pd.Series) -> Hit:
        say = self._speaker.say
        texts = [home.get("head_name"), home.get("address"), home.get("building")]
        told = "  ".join(str(text) for text in texts if text is not None and not pd.isna(text))
        household_id = str(home["household_id"])
        if pd.isna(home["lon"]):
            told += say("（位置が分からない）", " (no position)")
            return Hit(told, None, None, 0, household_id)
        return Hit(told, float(home["lon"]), float(home["lat"]), 17, household_id)


def _places(speaker: Speaker, content: MapPageContent) -> list[Hit]:
    town, district, shelter = (
        speaker.say(ja, en)
        for ja, en in (("町名", "town"), ("地区", "district"), ("避難所", "shelter"))
    )
    towns = content.outlines.towns[["name", "lon", "lat"]]
    shelters = content.shelters[["name", "lon", "lat"]]
    return [
        *(Hit(f"{town}  {name}", lon, lat, 15) for name, lon, lat in towns.itertuples(index=False)),
        *(
            Hit(f"{district}  {each.name}", each.lon, each.lat, 14)
            for each in content.outlines.districts
        ),
        *(
            Hit(f"{shelter}  {name}", lon, lat, 16)
            for name, lon, lat in shelters.itertuples(index=False)
        ),
    ]
