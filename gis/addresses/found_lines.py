"""What was found for lines of addresses, as columns and in words."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gis.addresses.address_text import CUT, HYPHENS, folded_lines, plain_lines
from gis.addresses.gazetteer import KEYS_BETWEEN, Gazetteer
from gis.addresses.number_options import known_words
from gis.addresses.number_tree import Whole
from gis.addresses.options import DOUBTS, LEVELS
from gis.addresses.placing import choose, place_readings
from gis.addresses.reading_rows import Mark, as_columns
from gis.addresses.readings import read_lines
from scoring.codes import LocationLevel, PlaceDoubt

_DOUBT_WORDS = np.array([*(doubt.value for doubt in DOUBTS), np.nan], dtype=object)
_TOWN = LEVELS.index(LocationLevel.TOWN)
_HOUSES = [LEVELS.index(LocationLevel.RESIDENCE), LEVELS.index(LocationLevel.PARCEL)]
_BETWEEN = f"の・、,{CUT}{HYPHENS}"


Columns = dict[str, NDArray[Any]]


class FoundLines:
    """Addresses, the readings they allow, and where the gazetteer places each reading."""

    def __init__(self, texts: Sequence[str], gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._plain = plain_lines(texts)
        made = read_lines(gazetteer.index, folded_lines(self._plain), self._plain)
        self.readings = as_columns(made, gazetteer.word_places)
        self.placed = place_readings(self.readings, gazetteer)
        self.known = known_words(self.readings, gazetteer)
        self._used = self.readings.ends[np.arange(len(made)), self.placed.depth]

    def told(self, at: Whole) -> Columns:
        """Tell where some of the readings lie: level, position, doubt and matched text."""
        lonlat = self.placed.lonlat[at]
        return {
            "matched": _texts(self._matched(at)),
            "location_level": self.placed.level[at],
            "lon": lonlat[:, 0],
            "lat": lonlat[:, 1],
            "doubt": _DOUBT_WORDS[self.placed.doubt[at]],
        }

    def answers(self) -> Columns:
        """Tell the one place of each line, or none, with what was left over.

        Beside the columns of :meth:`told`: ``rest``, ``others``, ``town_key``, and ``behind``,
        what follows the number and may name a room ("" for nothing).
        """
        choice = choose(self.readings, self.placed, self.known)
        lines = self.readings.line[choice.reading]
        found = self.told(choice.reading)
        found["others"] = np.maximum(choice.others, self._namesakes(choice.reading))
        found["doubt"][choice.others > 0] = PlaceDoubt.NUMBER_UNCLEAR.value
        found["rest"] = _texts(self._behind(lines, self._used[choice.reading]))
        found["town_key"] = _texts(self._town_keys(choice.reading))
        found["behind"] = _texts(self._behind(lines, self._room_from(choice.reading)))
        whole = self._nowhere(len(self._plain), PlaceDoubt.TOWN_UNKNOWN)
        for name, values in found.items():
            whole[name][lines] = values
        self._take_back_unclear(whole)
        whole["rest"][whole["rest"] == ""] = None
        return whole

    def _nowhere(self, count: int, doubt: PlaceDoubt) -> Columns:
        """Give the columns of lines that are found nowhere: the whole of them is left over."""
        return {
            "matched": np.full(count, None, dtype=object),
            "location_level": np.full(count, LEVELS.index(LocationLevel.NONE)),
            "lon": np.full(count, np.nan),
            "lat": np.full(count, np.nan),
            "doubt": np.full(count, doubt.value, dtype=object),
            "others": np.zeros(count, dtype=np.int64),
            "rest": _texts([line.replace(CUT, " ") for line in self._plain]),
            "town_key": np.full(count, None, dtype=object),
            "behind": np.full(count, "", dtype=object),
        }

    def _take_back_unclear(self, whole: Columns) -> None:
        """Take back the place of lines that name a town which several municipalities have."""
        is_unclear = self.readings.has(Mark.TOWN_UNCLEAR)
        pairs = np.column_stack([self.readings.line, self.readings.area])[is_unclear]
        lines, counts = np.unique(np.unique(pairs, axis=0)[:, 0], return_counts=True)
        taken = lines[counts > 1]
        nowhere = self._nowhere(len(self._plain), PlaceDoubt.TOWN_UNCLEAR)
        nowhere["others"][lines] = counts - 1
        for name, values in nowhere.items():
            whole[name][taken] = values[taken]

    def _matched(self, at: Whole) -> list[str]:
        names = self._gazetteer.town_names
        areas = self._gazetteer.area_names
        return [
            (names[town] if town >= 0 else areas[area])
            + self._plain[line][begin:end].lstrip(_BETWEEN)
            for town, area, line, begin, end in zip(
                self.placed.town[at],
                self.readings.area[at],
                self.readings.line[at],
                self.readings.ends[at, 0],
                self._used[at],
                strict=True,
            )
        ]

    def _behind(self, lines: Whole, begins: Whole) -> list[str]:
        return [
            self._plain[line][begin:].lstrip(_BETWEEN).replace(CUT, " ")
            for line, begin in zip(lines, begins, strict=True)
        ]

    def _room_from(self, at: Whole) -> Whole:
        """Give where a room may be named: behind the house, but never in the rest of a 番地."""
        is_house = np.isin(self.placed.level[at], _HOUSES) & (self.placed.depth[at] > 1)
        return np.where(is_house, self._used[at], self.readings.ends[at, -1])

    def _namesakes(self, at: Whole) -> Whole:
        """Count the other towns of an area that the name may mean as well."""
        sizes = np.array([len(area.towns) for area in self._gazetteer.index.areas], dtype=np.int64)
        is_unclear = self.readings.has(Mark.TOWN_UNCLEAR)[at] & (self.placed.town[at] < 0)
        areas = self.readings.area[at]
        return np.where(is_unclear, sizes[areas] - 1 if len(sizes) else 0, 0)

    def _town_keys(self, at: Whole) -> list[str | None]:
        """Give the keys of the towns meant, where no more than them is known."""
        keys = self._gazetteer.towns["town_key"].tolist()
        areas = self._gazetteer.index.areas
        made: list[str | None] = [None] * len(at)
        for place in np.flatnonzero(self.placed.level[at] == _TOWN):
            town, area = self.placed.town[at[place]], self.readings.area[at[place]]
            towns = [int(town)] if town >= 0 else areas[int(area)].towns
            made[int(place)] = KEYS_BETWEEN.join(keys[one] for one in towns)
        return made


def _texts(values: Sequence[str | None]) -> NDArray[np.object_]:
    made = np.empty(len(values), dtype=object)
    made[:] = values
    return made
