"""The registry as an old system prints it: CP932, no header, fixed order, quoted, full width."""

from pathlib import Path

import numpy as np

from sample_data.calendar_days import EPOCH, NO_DAY, day_number
from sample_data.dice import IntArray
from sample_data.exports.addresses import wide
from sample_data.exports.hand_words import half_kana
from sample_data.exports.jumin_standard import ERA_STARTS, STATUS_CODES, relation_codes
from sample_data.exports.planted_rows import PlantedError, odd_names
from sample_data.exports.town_month import TownMonth
from sample_data.person_names import plain_form

FILE, ENCODING = "jumin_vendor.csv", "cp932"
FIELDS = (
    "宛名番号", "世帯番号", "氏名", "氏名カナ", "生年月日", "性別", "続柄", "郵便番号", "住所",
    "方書", "電話番号", "住民状態", "住民日", "異動日", "地区",
)  # fmt: skip
"""What stands in the columns, in this order; the file itself has no header."""
ERA_LETTERS = "MTSHR"
CHUNK = 100_000


def write_jumin_vendor(folder: Path, month: TownMonth) -> list[PlantedError]:
    """Write the file and tell what the import must list; lines count from 1, there is no header."""
    rows = month.rows
    columns = _columns(month, rows)
    with (folder / FILE).open("w", encoding=ENCODING, newline="") as written:
        for start in range(0, len(rows), CHUNK):
            part = [column[start : start + CHUNK] for column in columns]
            lines = ('"' + '","'.join(cells) + '"\r\n' for cells in zip(*part, strict=True))
            written.write(plain_form("".join(lines)))
    return _issues(columns)


def _columns(month: TownMonth, rows: IntArray) -> list[list[str]]:
    texts, people = month.resident_texts(), month.people
    at = month.street.homes.building[people.household[rows]].tolist()
    address = [wide(text) for text in month.street.addresses]
    since = (day_number(month.as_of) - 40 - rows * 7919 % 9000).astype(np.int64)
    kana = {text: half_kana(text) for text in set(texts["氏名カナ"])}

    def of(name: str) -> list[str]:
        return [texts[name][n] for n in rows.tolist()]

    return [
        of("宛名番号"), of("世帯番号"), of("氏名"), [kana[text] for text in of("氏名カナ")],
        [_era_code(day) for day in people.birth[rows].tolist()],
        ["12"[sex] for sex in people.sex[rows].tolist()],
        relation_codes(people.slot[rows].tolist(), people.sex[rows].tolist()),
        ["９９９０００１"] * len(rows), [address[n] for n in at], [wide(t) for t in of("方書")],
        of("電話番号"), [STATUS_CODES[status] for status in people.status[rows].tolist()],
        [_compact(day) for day in since.tolist()], [_era_letter(day) for day in since.tolist()],
        [month.street.districts[n] for n in at],
    ]  # fmt: skip


def _issues(columns: list[list[str]]) -> list[PlantedError]:
    name, birth = columns[FIELDS.index("氏名")], columns[FIELDS.index("生年月日")]
    unknown = [line for line, text in enumerate(birth, start=1) if text == "0000000"]
    found = [PlantedError(FILE, n, _header("生年月日"), "date_not_known") for n in unknown]
    return found + odd_names(FILE, _header("氏名"), enumerate(name, start=1))


def _header(field: str) -> str:
    """Name a column of a file without a header, by its place."""
    return f"列{FIELDS.index(field) + 1}"


def _era(day: int) -> tuple[int, int]:
    """Give the number of the era from 1, and its first year."""
    era = int(np.searchsorted(np.array(ERA_STARTS), day, side="right"))
    return era, _date(int(ERA_STARTS[era - 1])).astype(object).year


def _date(day: int) -> np.datetime64:
    return np.datetime64(EPOCH, "D") + day


def _parts(day: int) -> tuple[int, int, int]:
    known = _date(day).astype(object)
    return known.year, known.month, known.day


def _era_code(day: int) -> str:
    """Write a birth date with the code of its era: 3200301; unknown: all zeros."""
    if day == NO_DAY:
        return "0000000"
    era, first = _era(day)
    year, month, number = _parts(day)
    return f"{era}{year - first + 1:02d}{month:02d}{number:02d}"


def _era_letter(day: int) -> str:
    era, first = _era(day)
    year, month, number = _parts(day)
    return f"{ERA_LETTERS[era - 1]}{year - first + 1:02d}.{month:02d}.{number:02d}"


def _compact(day: int) -> str:
    year, month, number = _parts(day)
    return f"{year}{month:02d}{number:02d}"
