"""Writes the two template files (ひな形), chunk by chunk, so that a big city fits too."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sample_data.calendar_days import DayBook
from sample_data.dice import BoolArray, IntArray
from sample_data.dwellings import phone_texts
from sample_data.families import CHILD_1, HEAD, PARENT_1, SPOUSE
from sample_data.identity import household_ids, person_ids
from sample_data.need_forms import FORMS
from sample_data.needs import Needs
from sample_data.people import FEMALE, STATUS_WORDS, STRUCTURE_WORDS, People
from sample_data.person_names import NameBook, plain_form
from sample_data.place_names import APARTMENTS
from sample_data.planted import Plants
from sample_data.row_order import RowOrder
from sample_data.streets import Buildings, Homes

CHUNK = 200_000
RESIDENT_COLUMNS = (
    "宛名番号", "世帯番号", "氏名", "氏名カナ", "生年月日", "性別", "続柄", "住所", "方書",
    "電話番号", "住民状態", "支援措置", "経度", "緯度", "居住階", "建物階数", "構造",
)  # fmt: skip
REQUIREMENT_COLUMNS = ("宛名番号", "要件種別", "部位", "等級", "有効開始", "有効終了", "備考")
STRANGER_FIRST = 9_900_000_000
PLAIN_ENCODING = "cp932"
POSITION_COLUMNS = ("経度", "緯度")
DEGREE_FORMAT = ".8f"


@dataclass(frozen=True)
class Street:
    """What the registry says of each building; ``storeys`` 0: not known, no district: empty."""

    buildings: Buildings
    homes: Homes
    addresses: list[str]
    lon: list[str]
    lat: list[str]
    storeys: IntArray
    districts: list[str]


def write_rows(file: Path, header: Sequence[str], rows: Iterable[str], encoding: str) -> None:
    """Write lines of already joined cells; the same rows give the same bytes.

    In CP932 the few characters that it lacks are written in their plain forms.
    """
    spell = plain_form if encoding == PLAIN_ENCODING else str
    with file.open("w", encoding=encoding, newline="") as written:
        written.write(",".join(header) + "\r\n")
        for row in rows:
            written.write(spell(row))


def join_columns(columns: Sequence[Sequence[str]]) -> str:
    """Join columns of texts without commas or quotes to one text of many lines."""
    return "\r\n".join(map(",".join, zip(*columns, strict=True))) + "\r\n"


class ResidentRows:
    """Turns residents into the rows of residents.csv."""

    def __init__(self, people: People, street: Street) -> None:
        self._people, self._street = people, street
        self._book, self._days = NameBook(), DayBook()

    def chunks(self, order: RowOrder, cells: dict[tuple[int, str], str]) -> Iterator[str]:
        """Give the file's text in the given order, ``cells`` put in place of what stood there."""
        by_person: dict[int, list[tuple[int, str]]] = {}
        for (person, column), text in cells.items():
            place = RESIDENT_COLUMNS.index(column)
            by_person.setdefault(person, []).append((place, text))
        changed = np.array(sorted(by_person), dtype=np.int64)
        half = [person for person, column in cells if column in POSITION_COLUMNS]
        has_position = self._people.is_located.copy()
        has_position[half] = True
        for start in range(0, len(order.source), CHUNK):
            rows = order.source[start : start + CHUNK]
            columns = self.columns(rows, has_position[rows])
            for at in np.flatnonzero(np.isin(rows, changed)).tolist():
                for place, text in by_person[int(rows[at])]:
                    columns[place][at] = text
            yield join_columns(columns)

    def columns(self, rows: IntArray, located: BoolArray) -> list[list[str]]:
        """Give the cells of some residents, one list for each of RESIDENT_COLUMNS."""
        people, street = self._people, self._street
        household = people.household[rows]
        building = street.homes.building[household]
        at = building.tolist()
        names = list(zip(people.surname[rows].tolist(), people.given[rows].tolist(), strict=True))
        storeys = street.storeys[building]
        return [
            person_ids(rows),
            household_ids(household),
            [self._book.full_name(*name) for name in names],
            [self._book.full_kana(*name) for name in names],
            self._days.texts(people.birth[rows]),
            _words(people.sex[rows], ("男", "女")),
            _relations(people, rows),
            [street.addresses[n] for n in at],
            _rooms(street, household, building),
            phone_texts(people, rows),
            _words(people.status[rows], STATUS_WORDS),
            _words(people.is_protected[rows].astype(np.int64), ("", "1")),
            _where(located, [street.lon[n] for n in at]),
            _where(located, [street.lat[n] for n in at]),
            ["" if floor == 0 else str(floor) for floor in people.floor[rows].tolist()],
            ["" if count == 0 else str(count) for count in storeys.tolist()],
            _words(people.structure[rows], STRUCTURE_WORDS),
        ]


def requirement_chunks(needs: Needs, plants: Plants, order: RowOrder) -> Iterator[str]:
    """Give the text of requirements.csv: the needs, their copies and the extra rows."""
    days = DayBook()
    changed = {
        row: (REQUIREMENT_COLUMNS.index(name), text)
        for (row, name), text in plants.need_cells.items()
    }
    owners = person_ids(np.array([max(person, 0) for person, _ in plants.extra], dtype=np.int64))
    owners = [
        f"{STRANGER_FIRST + n}" if person < 0 else owners[n]
        for n, (person, _) in enumerate(plants.extra)
    ]
    for start in range(0, len(order.source), CHUNK):
        source = order.source[start : start + CHUNK]
        rows = np.maximum(source, 0)
        forms = [FORMS[form] for form in needs.form[rows].tolist()]
        columns = [
            person_ids(needs.person[rows]),
            [form.kind for form in forms],
            [form.part for form in forms],
            [form.grade for form in forms],
            days.texts(needs.valid_from[rows]),
            days.texts(needs.last_day[rows]),
            [""] * len(forms),
        ]
        for at, row in enumerate(source.tolist()):
            if row < 0:
                cells = (owners[-1 - row], *plants.extra[-1 - row][1])
                _replace(columns, at, cells)
            elif row in changed:
                place, text = changed[row]
                columns[place][at] = text
        yield join_columns(columns)


def _replace(columns: list[list[str]], at: int, cells: Sequence[str]) -> None:
    for column, cell in zip(columns, cells, strict=True):
        column[at] = cell


def _words(codes: np.ndarray, words: Sequence[str]) -> list[str]:
    return [words[code] for code in codes.tolist()]


def _where(truth: BoolArray, texts: list[str]) -> list[str]:
    return [text if kept else "" for kept, text in zip(truth.tolist(), texts, strict=True)]


def _relations(people: People, rows: IntArray) -> list[str]:
    words = {HEAD: ("世帯主", "世帯主"), SPOUSE: ("夫", "妻")}
    words |= dict.fromkeys(range(CHILD_1, PARENT_1), ("子", "子"))
    words |= {PARENT_1: ("父", "母"), PARENT_1 + 1: ("父", "母")}
    pairs = zip(people.slot[rows].tolist(), people.sex[rows].tolist(), strict=True)
    return [words[slot][sex == FEMALE] for slot, sex in pairs]


def _rooms(street: Street, household: np.ndarray, building: IntArray) -> list[str]:
    names = street.buildings.name[building].tolist()
    rooms = street.homes.room[household].tolist()
    return [
        "" if name < 0 else f"{APARTMENTS[name]}{room}号室"
        for name, room in zip(names, rooms, strict=True)
    ]
