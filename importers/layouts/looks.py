"""What the cells of a column look like, told from a sample; proposes, never decides."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from importers.wareki import parse_date

_FEW = 3
_CODE_LENGTH = 2
_MOST = 0.85
_KANA = re.compile(r"[ァ-ヴーぁ-ゔ・ ･=-]+")
_PHONE = re.compile(r"\(?0[1-9]\d{0,3}[-() ]{0,2}\d{1,4}[-() ]{0,2}\d{3,4}")
_DIGITS = re.compile(r"\d{1,15}")
_NAME = re.compile(r"[^\d\s、。,;:()（）/=○×]{1,8} ?[^\d\s、。,;:()（）/=○×]{1,8}")
_NAME_OF_TWO = re.compile(r"[^\d\s]+ [^\d\s]+")
_ADDRESS = re.compile(r"(丁目|番地|大字|[市区郡町村字].*[\d一二三四五六七八九十]|\d+-\d+).*")
_BUILDING = re.compile(r"ハイツ|荘|マンション|コーポ|アパート|号室|棟|メゾン|ハイム|団地|\d{3}号")
_DISTRICT = re.compile(r"(自治会|町内会|行政区|地区|区会|部落|班)$")
_KANJI = re.compile(r"[㐀-鿿豈-﫿]")
_POSTCODE = re.compile(r"〒?\d{3}-\d{4}")
_AGE = re.compile(r"満?(\d|[1-9]\d|1[01]\d)歳?")
_CARE = re.compile(r"要?(介護|支援)度?[1-5]|事業対象者?|要(介護|支援)[一二三四五]")
_GRADE = re.compile(r"(\d種)?[1-7一二三四五六七]級|\d度|[○Ⓐ-Ⓩマル]*[ABC]\d?")
_WORDS = {
    "sex": "男 女 男性 女性 M F",
    "relation": "世帯主 本人 妻 夫 子 長男 長女 二男 次男 二女 次女 三男 母 父 孫 兄 弟 姉 妹",
    "consent": "同意 不同意 未回答 同意する 同意しない 同意あり 同意なし 拒否 保留",
    "yes": "○ 〇 ◯ ◎ ● レ ✓ ✔ 有 あり 有り はい 該当 1",
    "no": "× ✕ - － 無 なし 無し いいえ 非該当 0",
}
_SEXES, _RELATIONS, _CONSENTS, YES_WORDS, NO_WORDS = (
    frozenset(words.split()) for words in _WORDS.values()
)


_SEX_CODES = frozenset({"0", "1", "2", "9"})
_STATUS_CODES = frozenset({"1", "2", "3", "9", "01", "02", "03", "09"})
_RELATION_CODES = frozenset(
    ["2", "02", "11", "12", "13", "14", "20", "51", "52", "71", "74", "81", "84", "96", "99"]
)
_LEAST_OF_A_SEX = 0.2


class Look(StrEnum):
    """What most cells of a column look like; none: nothing that is known."""

    DATE = "date"
    KANA = "kana"
    PHONE = "phone"
    SEX = "sex"
    RELATION = "relation"
    CONSENT = "consent"
    CARE_LEVEL = "care_level"
    GRADE = "grade"
    MARK = "mark"
    POSTCODE = "postcode"
    ADDRESS = "address"
    BUILDING = "building"
    AGE = "age"
    UNIQUE_NUMBER = "unique_number"
    SHARED_NUMBER = "shared_number"
    RUNNING_NUMBER = "running_number"
    NAME = "name"
    DISTRICT = "district"
    CODE = "code"
    SEX_CODE = "sex_code"
    RELATION_CODE = "relation_code"
    STATUS_CODE = "status_code"


@dataclass(frozen=True)
class ColumnLook:
    """One column as its sample shows it; ``looks`` by share of the filled cells, from 0 to 1."""

    filled: int
    distinct: int
    looks: dict[Look, float]

    def share(self, look: Look) -> float:
        """Give the share of cells that look so; 0: none, or no cell is filled."""
        return self.looks.get(look, 0.0)

    def is_mostly(self, *looks: Look) -> bool:
        """Tell whether most of the cells look in one of these ways."""
        return any(self.share(look) >= _MOST for look in looks)


def look_at(cells: Sequence[str]) -> ColumnLook:
    """Look at a sample of a column's cells; empty ones tell nothing."""
    plain = [_plain(cell) for cell in cells]
    filled = [cell for cell in plain if cell]
    if not filled:
        return ColumnLook(0, 0, {})
    rows = Counter(filled)
    looks = {
        look: sum(count for cell, count in rows.items() if fits(cell)) / len(filled)
        for look, fits in _FITS.items()
    }
    distinct = len(rows)
    looks |= _number_looks(filled, distinct)
    return ColumnLook(
        len(filled), distinct, {look: share for look, share in looks.items() if share}
    )


def year_spread(cells: Sequence[str]) -> int:
    """Give how many years lie between the earliest and the latest day; births spread widest."""
    days = [parse_date(cell).day for cell in cells]
    years = [day.year for day in days if day is not None]
    return max(years) - min(years) if years else 0


def _plain(cell: str) -> str:
    return unicodedata.normalize("NFKC", cell).strip()


def _number_looks(filled: list[str], distinct: int) -> dict[Look, float]:
    """Tell numbers that name one person from those that several share, and both from codes."""
    share = sum(map(_is_number, filled)) / len(filled)
    if share < _MOST:
        return {}
    if share == 1 and filled == [str(int(filled[0]) + step) for step in range(len(filled))]:
        return {Look.RUNNING_NUMBER: share}
    is_code = max(map(len, filled)) <= _CODE_LENGTH or distinct <= _FEW < len(filled)
    if is_code:
        return {Look.CODE: share, **_code_looks(Counter(filled))}
    look = Look.UNIQUE_NUMBER if distinct == len(filled) else Look.SHARED_NUMBER
    return {look: share}


def _code_looks(rows: Counter[str]) -> dict[Look, float]:
    """Tell codes of sex, 続柄 and 住民状態 apart by which there are, and how often."""
    codes, total = set(rows), rows.total()
    if codes <= _SEX_CODES and min(rows["1"], rows["2"]) >= _LEAST_OF_A_SEX * total:
        return {Look.SEX_CODE: 1.0}
    if codes <= _RELATION_CODES and len(codes) >= _FEW:
        return {Look.RELATION_CODE: 1.0}
    is_status = codes <= _STATUS_CODES and len(codes) > 1
    return {Look.STATUS_CODE: 1.0} if is_status and rows["1"] >= _MOST * total else {}


def _is_number(cell: str) -> bool:
    return _DIGITS.fullmatch(cell) is not None and not _is_phone(cell)


def _is_date(cell: str) -> bool:
    if _is_phone(cell):
        return False
    reading = parse_date(cell)
    return reading.day is not None or "不詳" in cell


def _is_phone(cell: str) -> bool:
    numbers = [number for number in re.split(r"[;,、/ ]+", cell) if number]
    return bool(numbers) and all(
        _PHONE.fullmatch(number) and len(re.sub(r"\D", "", number)) in {10, 11}
        for number in numbers
    )


def _is_name(cell: str) -> bool:
    if cell in _SEXES | _RELATIONS | _CONSENTS or not _NAME.fullmatch(cell):
        return False
    if _DISTRICT.search(cell):
        return False
    is_of_two = _NAME_OF_TWO.fullmatch(cell) is not None
    return is_of_two or (len(cell) >= _FEW and _KANJI.match(cell) is not None)


def _is_address(cell: str) -> bool:
    return _KANJI.search(cell) is not None and _ADDRESS.search(cell) is not None


_FITS: dict[Look, Callable[[str], bool]] = {
    Look.DATE: _is_date,
    Look.KANA: lambda cell: _KANA.fullmatch(cell) is not None,
    Look.PHONE: _is_phone,
    Look.SEX: _SEXES.__contains__,
    Look.RELATION: _RELATIONS.__contains__,
    Look.CONSENT: _CONSENTS.__contains__,
    Look.CARE_LEVEL: lambda cell: _CARE.fullmatch(cell) is not None,
    Look.GRADE: lambda cell: _GRADE.fullmatch(cell) is not None,
    Look.MARK: (YES_WORDS | NO_WORDS).__contains__,
    Look.POSTCODE: lambda cell: _POSTCODE.fullmatch(cell) is not None,
    Look.ADDRESS: _is_address,
    Look.BUILDING: lambda cell: _BUILDING.search(cell) is not None,
    Look.AGE: lambda cell: _AGE.fullmatch(cell) is not None,
    Look.NAME: _is_name,
    Look.DISTRICT: lambda cell: _DISTRICT.search(cell) is not None,
}
