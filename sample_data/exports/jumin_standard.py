"""The resident registry in the 122 columns of the national standard, with its history rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

import numpy as np

from sample_data.calendar_days import EPOCH, NO_DAY, DayBook, day_number
from sample_data.dice import IntArray
from sample_data.exports.addresses import CITY_OF_TOWN, AddressColumns, district_codes
from sample_data.exports.planted_rows import HEADER_LINES, PlantedError, odd_names
from sample_data.exports.standard_header import STANDARD_COLUMNS
from sample_data.exports.town_month import TownMonth
from sample_data.families import CHILD_1, HEAD, PARENT_1, SPOUSE
from sample_data.files import CHUNK, write_rows
from sample_data.people import FEMALE

FILE = "jumin_standard.csv"
ENCODING = "utf-8-sig"
ERA_STARTS = tuple(
    (np.datetime64(day, "D") - np.datetime64(EPOCH, "D")).astype(int)
    for day in ("1868-01-25", "1912-07-30", "1926-12-25", "1989-01-08", "2019-05-01")
)
STATUS_CODES = ("1", "2", "3", "9")
NO_DATE_FORMS = ("", "0000-00-00", "1950-01-01")
HISTORY_OF, FLAGLESS_OF, FLAGLESS = 25, 2500, 7
ZERO_LOST_OF, NO_WORD_OF = 5, 40
CONSTANTS = {
    "市区町村コード": "999999", "個人履歴番号_枝番号": "1", "改製番号": "1",
    "異動年月日_不詳フラグ": "0", "異動事由": "99", "異動区分": "99", "記載等の種別": "99",
    "氏名_フリガナ確認状況": "1", "住所_市区町村コード": "999999", "住所_都道府県": "架空県",
    "住所_市区郡町村名": CITY_OF_TOWN, "住民となった年月日_不詳フラグ": "0",
    "記載の異動年月日_不詳フラグ": "0", "記載の事由": "99", "住所を定めた年月日_不詳フラグ": "0",
    "成年被後見人_該当有無": "0", "履歴選択不可フラグ": "0", "改製記載年月日_不詳フラグ": "0",
    "選挙人名簿登録有無": "1", "統合宛名フラグ": "0", "他業務参照不可フラグ": "0", "業務ID": "01",
    "削除フラグ": "0", "操作者ID": "SAMPLE", "操作時刻": "09:00:00", "住民種別": "1",
}  # fmt: skip


@dataclass(frozen=True)
class RegistryRows:
    """Which row stands on which line: the person, and whether it is the latest of his."""

    person: IntArray
    is_latest: np.ndarray

    def lines_of_latest(self) -> dict[int, int]:
        """Give the line of the latest row of each person."""
        at = np.flatnonzero(self.is_latest)
        lines = at + HEADER_LINES + 1
        return dict(zip(self.person[at].tolist(), lines.tolist(), strict=True))


def lay_rows(rows: IntArray) -> RegistryRows:
    """Give some people an older row too: before the latest as a rule, for a few behind it."""
    has_history = (rows % HISTORY_OF == 0) | (rows % FLAGLESS_OF == FLAGLESS)
    person = np.repeat(rows, 1 + has_history)
    is_first = np.append(True, person[1:] != person[:-1])
    is_pair = np.repeat(has_history, 1 + has_history)
    latest_first = person // HISTORY_OF % 2 == 0
    return RegistryRows(person, ~is_pair | (is_first == latest_first))


def write_jumin_standard(folder: Path, month: TownMonth) -> list[PlantedError]:
    """Write the file and tell what the import must list of it."""
    laid = lay_rows(month.rows)
    writer = _StandardRows(month)
    write_rows(folder / FILE, STANDARD_COLUMNS, writer.chunks(laid), ENCODING)
    return _issues(month, laid)


def _issues(month: TownMonth, laid: RegistryRows) -> list[PlantedError]:
    lines = laid.lines_of_latest()
    found = [
        PlantedError(FILE, 0, name, "sensitive_column_dropped")
        for name in ("住民票コード", "基礎年金番号")
    ]
    unknown = np.flatnonzero(~month.has_birth & month.is_in_registry).tolist()
    found += [PlantedError(FILE, lines[n], "生年月日", "date_not_known") for n in unknown]
    names = ((lines[n], month.texts.get((n, "氏名"), "")) for n in month.rows.tolist())
    found += odd_names(FILE, "氏名", names)
    flagless = [n for n in month.rows.tolist() if n % FLAGLESS_OF == FLAGLESS]
    return found + [PlantedError(FILE, lines[n], "", "no_latest_row") for n in flagless]


def relation_codes(slot: Sequence[int], sex: Sequence[int]) -> list[str]:
    """Give the 続柄コード of the standard."""
    words = {HEAD: ("02", "02"), SPOUSE: ("11", "12")}
    words |= dict.fromkeys(range(CHILD_1, PARENT_1), ("20", "20"))
    words |= {PARENT_1: ("51", "52"), PARENT_1 + 1: ("51", "52")}
    return [words[place][which == FEMALE] for place, which in zip(slot, sex, strict=True)]


class _StandardRows:
    def __init__(self, month: TownMonth) -> None:
        self._month = month
        self._texts = month.resident_texts()
        self._address = AddressColumns(month.street.addresses)
        self._district = district_codes(month.street.districts)
        self._days = DayBook()
        heads = np.full(int(month.people.household.max(initial=0)) + 1, -1)
        order = np.arange(len(month.people))[::-1]
        heads[month.people.household[order]] = order
        self._head = heads[month.people.household].tolist()

    def chunks(self, laid: RegistryRows) -> Iterator[str]:
        """Give the text of the file."""
        for start in range(0, len(laid.person), CHUNK):
            part = slice(start, start + CHUNK)
            cells = self._cells(laid.person[part], laid.is_latest[part])
            blank = repeat("")
            columns = [cells.get(name, repeat(CONSTANTS[name]) if name in CONSTANTS else blank)
                       for name in STANDARD_COLUMNS]  # fmt: skip
            yield "\r\n".join(map(",".join, zip(*columns, strict=False))) + "\r\n"

    def _cells(self, rows: IntArray, is_latest: np.ndarray) -> dict[str, list[str]]:
        cells = self._who(rows) | self._birth(rows) | self._where(rows, is_latest)
        cells |= self._states(rows, is_latest)
        return cells | self._history(rows, is_latest)

    def _who(self, rows: IntArray) -> dict[str, list[str]]:
        people, numbers = self._month.people, rows.tolist()
        names = self._column("氏名", numbers)
        kana = self._column("氏名カナ", numbers)
        sexes = people.sex[rows].tolist()
        heads = [self._texts["氏名"][self._head[n]] for n in numbers]
        return {
            "宛名番号": self._column("宛名番号", numbers),
            "世帯番号": self._column("世帯番号", numbers),
            "住民票コード": [f"{99_900_000_000 + n}" for n in numbers],
            "届出番号": [str(9000 + n % 1000) for n in numbers],
            "氏名": names,
            "氏_日本人": [name.partition("　")[0] for name in names],
            "名_日本人": [name.partition("　")[2] for name in names],
            "氏名_フリガナ": kana,
            "氏_日本人_フリガナ": [name.partition("　")[0] for name in kana],
            "名_日本人_フリガナ": [name.partition("　")[2] for name in kana],
            "性別": ["12"[sex] for sex in sexes],
            "性別表記": ["男女"[sex] for sex in sexes],
            "世帯主氏名": heads,
            "戸籍_筆頭者": heads,
            "記載順位": [str(slot + 1) for slot in people.slot[rows].tolist()],
        }

    def _birth(self, rows: IntArray) -> dict[str, list[str]]:
        people = self._month.people
        birth, numbers = people.birth[rows], rows.tolist()
        era = np.searchsorted(np.array(ERA_STARTS), birth, side="right")
        texts = [
            text or NO_DATE_FORMS[n % len(NO_DATE_FORMS)]
            for n, text in zip(numbers, self._days.texts(birth), strict=True)
        ]
        codes = relation_codes(people.slot[rows].tolist(), people.sex[rows].tolist())
        pairs = list(zip(numbers, codes, strict=True))
        words = self._column("続柄", numbers)
        return {
            "生年月日": texts,
            "生年月日_元号": [str(code) if code else "" for code in era.tolist()],
            "生年月日_不詳フラグ": ["1" if day == NO_DAY else "0" for day in birth.tolist()],
            # A spreadsheet has eaten the zero of 02, and some systems leave the word empty.
            "続柄コード1": [
                code.lstrip("0") if n % ZERO_LOST_OF == 0 else code for n, code in pairs
            ],
            "続柄表記": [
                "" if n % NO_WORD_OF == 1 else word for n, word in zip(numbers, words, strict=True)
            ],
        }

    def _where(self, rows: IntArray, is_latest: np.ndarray) -> dict[str, list[str]]:
        month, address = self._month, self._address
        at = month.street.homes.building[month.people.household[rows]].tolist()
        pairs = list(zip(at, is_latest.tolist(), strict=True))
        return {
            "住所_町字コード": [address.town_code[n] for n in at],
            "住所_町字": [address.town[n] for n in at],
            "住所_番地号表記": [address.number[n] if now else "９９番９号" for n, now in pairs],
            "住所_方書": self._column("方書", rows.tolist()),
            "住所_郵便番号": [address.postcode[n] for n in at],
            "地区管理コード1": [self._district[n] for n in at],
        }

    def _states(self, rows: IntArray, is_latest: np.ndarray) -> dict[str, list[str]]:
        pairs = zip(self._month.people.status[rows].tolist(), is_latest.tolist(), strict=True)
        states = [STATUS_CODES[status] if now else "1" for status, now in pairs]
        return {
            "住民状態": states,
            "除票フラグ": ["0" if state == "1" else "1" for state in states],
            "消除の事由": ["" if state == "1" else state for state in states],
        }

    def _history(self, rows: IntArray, is_latest: np.ndarray) -> dict[str, list[str]]:
        numbers, now = rows.tolist(), is_latest.tolist()
        since = day_number(self._month.as_of) - 30 - rows * 7919 % 9000
        moved = self._days.texts(np.where(is_latest, since, since - 400).astype(np.int32))
        is_flagged = [n % FLAGLESS_OF != FLAGLESS for n in numbers]
        flags = zip(is_flagged, now, strict=True)
        return {
            "個人履歴番号": ["2" if latest else "1" for latest in now],
            "最新フラグ": [
                ("1" if latest else "0") if flagged else "" for flagged, latest in flags
            ],
            **dict.fromkeys(("異動年月日", "異動届出年月日", "通知日", "処理年月日"), moved),
            **dict.fromkeys(("住民となった年月日", "住所を定めた年月日"), moved),
        }

    def _column(self, name: str, numbers: list[int]) -> list[str]:
        texts = self._texts[name]
        return [texts[n] for n in numbers]
