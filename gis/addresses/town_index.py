"""The towns of a gazetteer by name: which of them an address may begin with."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from gis.addresses.address_text import plain_lines
from gis.addresses.name_variants import loose_name, numeral_variants
from gis.addresses.town_parts import TownParts, folded_column, town_parts

Cities = frozenset[str]

_LONGEST_KOAZA = 20


class Start(NamedTuple):
    """A place in an address behind prefecture and city, and the cities that were named.

    None: no city was named, any may be meant.
    """

    place: int
    cities: Cities | None


class AreaAt(NamedTuple):
    """Areas of one name that an address has between two places."""

    begin: int
    end: int
    areas: tuple[int, ...]


class Area:
    """A 大字 or 町 of one city: the towns by 丁目 and 小字."""

    def __init__(self, city: str) -> None:
        self.city = city
        self.towns: list[int] = []
        self.has_chomes = False
        self.by_chome: dict[int, list[int]] = defaultdict(list)
        self.by_koaza: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))

    def add(self, town: int, parts: TownParts) -> None:
        """Put a town in its place; 丁目 0: it has none."""
        self.has_chomes |= parts.chome > 0
        self.towns.append(town)
        if not parts.koaza:
            self.by_chome[parts.chome].append(town)
            return
        for name in numeral_variants(parts.koaza):
            self.by_koaza[parts.chome][name].append(town)

    def has_chome(self, chome: int) -> bool:
        """Tell whether the area has a 丁目 of that number."""
        return chome in self.by_chome or chome in self.by_koaza

    def koaza_at(self, chome: int, line: str, place: int) -> tuple[list[int], int]:
        """Give the towns whose 小字 a line has at a place, and where it ends; none: empty."""
        names = self.by_koaza.get(chome, {})
        for end in range(min(len(line), place + _LONGEST_KOAZA) if names else place, place, -1):
            towns = names.get(line[place:end])
            if towns and not splits_number(line, end):
                return towns, end
        return [], place


class TownIndex:
    """Towns by the names an address may begin with.

    ``areas`` are the 大字 and 町; ``area_of`` gives for each town the place of its area.
    """

    def __init__(self, towns: pd.DataFrame) -> None:
        self.areas: list[Area] = []
        self.area_of: list[int] = []
        self._names: dict[str, list[int]] = defaultdict(list)
        self._loose: dict[str, list[int]] = defaultdict(list)
        self._koazas: dict[str, list[int]] = defaultdict(list)
        self.spelled_oaza = plain_lines(towns["oaza"].fillna("").tolist())
        parts = town_parts(towns)
        known: dict[tuple[str, str], int] = {}
        for town, part in enumerate(parts):
            area = known.setdefault((part.city, part.oaza), len(self.areas))
            if area == len(self.areas):
                self._add_area(part)
            self.areas[area].add(town, part)
            self.area_of.append(area)
            if part.koaza:
                self._koazas[part.koaza].append(town)
        self._heads = _heads(towns, [part.city for part in parts])
        self._head_lengths = _lengths(self._heads)
        self._name_lengths = _lengths(self._names)
        self._loose_lengths = _lengths(self._loose)
        self._koaza_lengths = _lengths(self._koazas)

    def starts(self, line: str) -> list[Start]:
        """Give the places where a town may begin, behind as much as can be stripped first."""
        found = [Start(0, None)]
        while (after := self._behind_head(line, found[-1])) is not None:
            found.append(after)
        return found[::-1]

    def areas_at(self, line: str, start: Start) -> Iterator[AreaAt]:
        """Give the areas that the line has at a place, the longest name first."""
        return self._found(self._names, self._name_lengths, line, start)

    def loose_areas_at(self, line: str, start: Start) -> Iterator[AreaAt]:
        """Give the areas as :meth:`areas_at`, by their loose names."""
        tail = line[start.place :]
        loose = loose_name(tail)
        for found in self._found(self._loose, self._loose_lengths, loose, Start(0, start.cities)):
            name = loose[: found.end]
            ends = (
                end for end in range(found.end, len(tail) + 1) if loose_name(tail[:end]) == name
            )
            end = next(ends, None)
            if end is not None:
                yield AreaAt(start.place, start.place + end, found.areas)

    def koaza_at(self, line: str, start: Start) -> tuple[int, int] | None:
        """Give the one town whose 小字 alone the line has at a place, and where it ends."""
        for length in self._koaza_lengths:
            end = start.place + length
            towns = self._koazas.get(line[start.place : end], ())
            if (
                len(towns) == 1
                and end <= len(line)
                and self._is_in(self.area_of[towns[0]], start.cities)
            ):
                return towns[0], end
        return None

    def _add_area(self, part: TownParts) -> None:
        place = len(self.areas)
        self.areas.append(Area(part.city))
        for name in numeral_variants(part.oaza) if part.oaza else ():
            self._names[name].append(place)
            loose = self._loose[loose_name(name)]
            if place not in loose:
                loose.append(place)

    def _behind_head(self, line: str, start: Start) -> Start | None:
        for length in self._head_lengths:
            named = self._heads.get(line[start.place : start.place + length])
            if named is None or start.place + length > len(line):
                continue
            cities = named if start.cities is None else named & start.cities
            if cities:
                return Start(start.place + length, cities)
        return None

    def _found(
        self, names: Mapping[str, Sequence[int]], lengths: Sequence[int], line: str, start: Start
    ) -> Iterator[AreaAt]:
        for length in lengths:
            end = start.place + length
            areas = names.get(line[start.place : end])
            if areas is None or end > len(line) or splits_number(line, end):
                continue
            meant = tuple(area for area in areas if self._is_in(area, start.cities))
            if meant:
                yield AreaAt(start.place, end, meant)

    def _is_in(self, area: int, cities: Cities | None) -> bool:
        return cities is None or self.areas[area].city in cities or not self.areas[area].city


def splits_number(line: str, end: int) -> bool:
    """Tell whether a place stands between two digits."""
    pair = line[end - 1 : end + 1]
    return len(pair) > 1 and pair.isascii() and pair.isdigit()


def _lengths(names: Mapping[str, object]) -> list[int]:
    return sorted({len(name) for name in names}, reverse=True)


def _heads(towns: pd.DataFrame, cities: Sequence[str]) -> dict[str, Cities]:
    """Give the cities that each name of a prefecture, county, city or ward may mean."""
    made: dict[str, set[str]] = defaultdict(set)
    columns = [folded_column(towns[name]) for name in ("prefecture", "county", "city", "ward")]
    for *names, city in zip(*columns, cities, strict=True):
        for name in (*names, names[2] + names[3], city):
            if name:
                made[name].add(city)
    return {name: frozenset(meant) for name, meant in made.items()}
