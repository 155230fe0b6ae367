"""The cells of one household: rank, who, phones, needs, water. Each a column of lines."""

import unicodedata

from app.report.content import HouseholdBlock, MemberNeed, Person
from app.report.paper.column import Column, Row
from app.report.paper.marks import LEFT, Style
from app.report.paper.typeface import Typeface
from app.wording import paper_words as words
from app.wording.shelter_words import SHELTER_LABEL
from app.wording.wall_map_words import square_lines

RANK_LEFT, RANK_WIDTH = LEFT, 16.0
WHO_LEFT, WHO_WIDTH = 37.0, 80.0
PHONE_LEFT, PHONE_WIDTH = 118.5, 70.0
WATER_LEFT, WATER_WIDTH = 190.0, 46.5
STRIP_WIDTH = PHONE_LEFT + PHONE_WIDTH - WHO_LEFT
_BETWEEN_NEEDS = "／"
_KATAKANA_FROM, _KATAKANA_TO, _TO_HIRAGANA = 0x30A1, 0x30F6, 0x60


def rank_rows(typeface: Typeface, block: HouseholdBlock) -> list[Row]:
    """Give call rank, tier as mark and number, and the square of the wall map."""
    column = Column(typeface, RANK_LEFT, RANK_WIDTH)
    rank = words.NO_RANK if block.call_rank is None else f"{block.call_rank}"
    column.write_centred(rank, Style.PHONE)
    if block.tier is not None:
        column.write_centred(f"{words.TIER_MARKS[block.tier]}{block.tier}", Style.PHONE)
    for line in square_lines(block.place.square):
        column.write_centred(line, Style.STRONG)
    return column.rows


def who_rows(typeface: Typeface, block: HouseholdBlock) -> list[Row]:
    """Give whom to ask for, with reading, age and others, where they live, and where to go."""
    column = Column(typeface, WHO_LEFT, WHO_WIDTH)
    if block.head.kana is not None:
        column.write(reading(block.head.kana), Style.SMALL)
    column.write_pair((block.head.name, Style.NAME), (_age_and_others(block), Style.SMALL))
    place = block.place
    district = f"［{place.district}］" if place.district else ""
    told = (place.address, place.building or "", district)
    column.write_phrases([part for part in told if part], " ", Style.SMALL)
    if block.shelter:
        column.write(f"{SHELTER_LABEL.ja} {block.shelter}", Style.SMALL)
    return column.rows


def continued_rows(typeface: Typeface, block: HouseholdBlock) -> list[Row]:
    """Repeat the name at the top of a next page."""
    column = Column(typeface, WHO_LEFT, WHO_WIDTH)
    column.write(f"{block.head.name}{words.CONTINUED}", Style.NAME)
    return column.rows


def phone_rows(typeface: Typeface, block: HouseholdBlock) -> list[Row]:
    """Give every number and whose it is; that the household has none is said, too."""
    column = Column(typeface, PHONE_LEFT, PHONE_WIDTH)
    if not any(phone.is_own for phone in block.phones):
        column.write(words.NO_PHONE, Style.STRONG)
    for phone in block.phones:
        column.write_pair((phone.number, Style.PHONE), (f"（{phone.whose}）", Style.SMALL))
    return column.rows


def needs_beside(typeface: Typeface, block: HouseholdBlock) -> list[Row]:
    """Give the needs as lines below the phones."""
    column = Column(typeface, PHONE_LEFT, PHONE_WIDTH)
    for need in block.in_need:
        if not _is_head_alone(block):
            column.write(_member(need), Style.STRONG)
        column.write_phrases(need.needs, _BETWEEN_NEEDS, Style.SMALL)
    return column.rows


def needs_below(typeface: Typeface, block: HouseholdBlock) -> list[Row]:
    """Give the needs as lines across name and phones, a member's name in front of them."""
    column = Column(typeface, WHO_LEFT, STRIP_WIDTH)
    for need in block.in_need:
        label = "" if _is_head_alone(block) else _member(need)
        column.write_labelled(label, need.needs, _BETWEEN_NEEDS)
    return column.rows


def water_rows(typeface: Typeface, block: HouseholdBlock) -> list[Row]:
    """Give depth, verdict and its reasons."""
    column = Column(typeface, WATER_LEFT, WATER_WIDTH)
    hazard = block.hazard
    column.write(hazard.depth, Style.STRONG)
    column.write(f"→ {hazard.verdict}", Style.STRONG)
    told = (*hazard.reasons, block.place.note)
    column.write_phrases([part for part in told if part], "・", Style.SMALL)
    return column.rows


def reading(kana: str) -> str:
    """Write a reading in hiragana, whatever kana the registry uses."""
    full = unicodedata.normalize("NFKC", kana)
    return "".join(
        chr(ord(char) - _TO_HIRAGANA) if _KATAKANA_FROM <= ord(char) <= _KATAKANA_TO else char
        for char in full
    )


def _age_and_others(block: HouseholdBlock) -> str:
    others = f" ほか{block.members - 1}人" if block.members > 1 else ""
    code = f" {block.support_codes}" if _is_head_alone(block) else ""
    return f"{_age(block.head)}{others}{code}".rstrip()


def _is_head_alone(block: HouseholdBlock) -> bool:
    return all(need.is_head for need in block.in_need)


def _member(need: MemberNeed) -> str:
    return f"{need.name} {_age(need)} {need.code}".rstrip()


def _age(person: Person | MemberNeed) -> str:
    return words.NO_AGE if person.age is None else f"{person.age}歳"
