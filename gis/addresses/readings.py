"""What an address may mean: town names first, then numbers.

Whether a number stands in the tables is not looked up here: every reading that the names allow
is given, and :mod:`gis.addresses.placing` sees which of them the tables know.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from gis.addresses.address_text import CUT
from gis.addresses.number_tree import NOT_FOUND
from gis.addresses.reading_rows import Mark, Reading
from gis.addresses.town_index import AreaAt, Start, TownIndex
from gis.addresses.written_numbers import (
    NO_NUMBERS,
    NUMBER,
    NUMERALS,
    WrittenNumbers,
    digits_of,
    read_numbers,
)

_CHOME = re.compile(rf"-?第?(?P<number>{NUMBER})(?:丁目|地割|番割|丁(?=[0-9{NUMERALS}|-]|$))-?")
_STREET = re.compile(r".*(?:上る|下る|東入る?|西入る?)")
_NAME = re.compile(r"[^0-9|\-]*")
_OTHER_TOWN = re.compile(rf"(?:[町村市区郡]|(?<![{NUMERALS}0-9])丁|丁目)$")
_KOAZA = re.compile(r"(?:[\u3400-\u9fff々ぁ-ん]|[ノツケヶガッ](?![ァ-ヴー])){1,8}")
_NO_KOAZA = re.compile(r"(?:[荘寮館宅園院校方棟室階通台様]|団地|公園|[上下]る)$")
_NO_NUMBER = re.compile(r"(?:無番地|番外地?|番地なし|以下余白|地内|地先|付近)")


_SURE = 0
_UNKNOWN = Mark.KOAZA_UNKNOWN.value


class _At(NamedTuple):
    """Where reading goes on: in which area and 丁目, behind which name, with which marks."""

    area: int
    chome: int
    name: str
    place: int
    marks: int


class _Line(NamedTuple):
    place: int
    folded: str
    plain: str


def read_lines(index: TownIndex, folded: Sequence[str], plain: Sequence[str]) -> list[Reading]:
    """Read lines in both forms of :mod:`gis.addresses.address_text`."""
    made: list[Reading] = []
    for place, (line, original) in enumerate(zip(folded, plain, strict=True)):
        made += _readings(index, _Line(place, line, original))
    return made


def _readings(index: TownIndex, line: _Line) -> list[Reading]:
    starts = index.starts(line.folded)
    if made := _first_sure(index, line, _strict(index, line.folded, starts)):
        return made
    if made := _first_sure(index, line, _loose(index, line.folded, starts)):
        return made
    return _koaza_alone(index, line, starts)


def _strict(index: TownIndex, folded: str, starts: Sequence[Start]) -> Iterator[tuple[AreaAt, int]]:
    """Give the areas behind each start, and behind the streets of a 通り名 (上る, 東入)."""
    for start in starts:
        for found in index.areas_at(folded, start):
            yield found, _SURE
    for start in starts:
        if street := _STREET.match(folded, start.place):
            for found in index.areas_at(folded, start._replace(place=street.end())):
                yield found, _SURE


def _loose(index: TownIndex, folded: str, starts: Sequence[Start]) -> Iterator[tuple[AreaAt, int]]:
    for start in starts:
        for found in index.loose_areas_at(folded, start):
            yield found, Mark.LOOSE_NAME.value


def _first_sure(index: TownIndex, line: _Line, ways: Iterable[tuple[AreaAt, int]]) -> list[Reading]:
    """Read behind one name after the other until a reading leaves nothing unexplained."""
    made: list[Reading] = []
    for found, marks in ways:
        unclear = marks | Mark.TOWN_UNCLEAR.value if len(found.areas) > 1 else marks
        name = line.plain[found.begin : found.end]
        fresh: list[Reading] = []
        for area in found.areas:
            fresh += _in_area(index, line, _At(area, 0, name, found.end, unclear))
        made += fresh
        if any(not reading.marks & _UNKNOWN for reading in fresh):
            break
    return made


def _in_area(index: TownIndex, line: _Line, at: _At) -> list[Reading]:
    area = index.areas[at.area]
    if found := _CHOME.match(line.folded, at.place):
        at = at._replace(chome=int(digits_of(found["number"])), place=found.end())
        if area.has_chome(at.chome):
            return _behind(index, line, at._replace(marks=at.marks | Mark.CHOME_WRITTEN.value))
        return [
            _reading(
                line, at._replace(marks=at.marks | Mark.CHOME_UNKNOWN.value), NOT_FOUND, NO_NUMBERS
            )
        ]
    supplied = _with_chome_supplied(index, line, at)
    plain = _behind(index, line, at)
    if supplied or len(area.towns) == 1:
        return supplied + plain
    whole = [
        reading._replace(town=NOT_FOUND, marks=reading.marks | Mark.WHOLE_AREA.value)
        for reading in plain[:1]
        if reading.words and reading.ends[0] == at.place
    ]
    return plain + whole


def _with_chome_supplied(index: TownIndex, line: _Line, at: _At) -> list[Reading]:
    """Read the first number as the 丁目, if the area has that one and no 番 is written."""
    if not index.areas[at.area].has_chomes:
        return []
    numbers = read_numbers(line.folded, at.place)
    if not numbers.words or not numbers.words[0].isdecimal():
        return []
    chome, end = int(numbers.words[0]), numbers.ends[0]
    is_bare = line.folded[end - 1].isdigit() or line.folded[end - 1] in NUMERALS
    if not (chome and is_bare and index.areas[at.area].has_chome(chome)):
        return []
    rest = numbers._replace(words=numbers.words[1:], ends=numbers.ends[1:])
    at = at._replace(chome=chome, place=end, marks=at.marks | Mark.CHOME_SUPPLIED.value)
    return _of_towns(index, line, at, rest)


def _behind(index: TownIndex, line: _Line, at: _At) -> list[Reading]:
    """Read 小字 and number behind town and 丁目; none if another town must be meant."""
    area = index.areas[at.area]
    koaza, end = area.koaza_at(at.chome, line.folded, at.place)
    if koaza:
        numbers = read_numbers(line.folded, end)
        return _of_list(index, line, at._replace(place=end), koaza, numbers)
    numbers = read_numbers(line.folded, at.place)
    if numbers.words or at.place == len(line.folded) or line.folded[at.place] == CUT:
        return _of_towns(index, line, at, numbers)
    return _behind_unknown(index, line, at)


def _behind_unknown(index: TownIndex, line: _Line, at: _At) -> list[Reading]:
    """Read behind a name that no table knows: a 小字, a building, or another town altogether."""
    found = _NAME.match(line.folded, at.place)
    end = found.end() if found else at.place
    name = line.plain[at.place : end]
    if _NO_NUMBER.match(name):
        return _of_towns(index, line, at, NO_NUMBERS)
    if _OTHER_TOWN.search(name) or _CHOME.match(line.folded, end):
        return []
    at = at._replace(marks=at.marks | Mark.KOAZA_UNKNOWN.value)
    if _KOAZA.fullmatch(name) and not _NO_KOAZA.search(name):
        numbers = read_numbers(line.folded, end)
        made = _of_towns(index, line, at._replace(place=end), numbers)
        if numbers.words:
            return made
    return _of_towns(index, line, at, NO_NUMBERS)


def _of_towns(index: TownIndex, line: _Line, at: _At, numbers: WrittenNumbers) -> list[Reading]:
    return _of_list(index, line, at, index.areas[at.area].by_chome.get(at.chome, []), numbers)


def _of_list(
    index: TownIndex, line: _Line, at: _At, towns: Sequence[int], numbers: WrittenNumbers
) -> list[Reading]:
    """Give the reading of the one town that is meant, else of the area they share."""
    if len(towns) > 1:
        spelled = [town for town in towns if index.spelled_oaza[town] == at.name]
        towns = spelled if len(spelled) == 1 else towns
    if len(towns) == 1:
        return [_reading(line, at, towns[0], numbers)]
    unclear = at._replace(marks=at.marks | Mark.TOWN_UNCLEAR.value) if towns else at
    return [_reading(line, unclear, NOT_FOUND, numbers)]


def _koaza_alone(index: TownIndex, line: _Line, starts: Sequence[Start]) -> list[Reading]:
    for start in starts:
        found = index.koaza_at(line.folded, start)
        if found is None:
            continue
        town, end = found
        numbers = read_numbers(line.folded, end)
        if numbers.words:
            at = _At(index.area_of[town], 0, "", end, Mark.OAZA_SUPPLIED.value)
            return [_reading(line, at, town, numbers)]
    return []


def _reading(line: _Line, at: _At, town: int, numbers: WrittenNumbers) -> Reading:
    marks = at.marks
    if numbers.is_lot:
        marks |= Mark.LOT.value
    if numbers.is_house:
        marks |= Mark.HOUSE.value
    return Reading(line.place, town, at.area, marks, numbers.words, (at.place, *numbers.ends))
