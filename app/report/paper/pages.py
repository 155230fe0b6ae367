"""Lays a whole list out on pages: no household is split, each page knows its range."""

from dataclasses import dataclass, field

from app.report.content import CallList, HouseholdBlock, Section
from app.report.paper.block import LaidBlock, lay_out_block
from app.report.paper.cells import reading
from app.report.paper.column import Column, height_of, stack
from app.report.paper.marks import LEFT, RIGHT, Line, Mark, Page, Placed, Style, Text
from app.report.paper.sheet import HEAVY, LIGHT, Frame, PageFacts
from app.report.paper.sums import first_sheet, last_sheet
from app.report.paper.typeface import Typeface, current_typeface
from app.wording import paper_words as words

_GAP_HEIGHT = 5.0
_BAR_ROOM = 24.0


@dataclass
class _Draft:
    """A page being filled; heights are known, its number of pages not yet."""

    section: str
    placed: list[Placed] = field(default_factory=list)
    blocks: list[HouseholdBlock] = field(default_factory=list)


def lay_out(call_list: CallList) -> tuple[Page, ...]:
    """Give all pages of a list: first sheet, sections in order, last sheet.

    Raises
    ------
    AppError
        A font is missing.
    """
    filler = _Filler(current_typeface(), call_list)
    filler.fill()
    return filler.pages()


class _Filler:
    """Puts blocks on pages from top to bottom."""

    def __init__(self, typeface: Typeface, call_list: CallList) -> None:
        self._typeface = typeface
        self._list = call_list
        self._frame = Frame(typeface, call_list)
        self._drafts: list[_Draft] = []
        self._y = 0.0
        self._has_titles = False

    def fill(self) -> None:
        self._new_page(self._list.sections[0].name)
        self._put_column(first_sheet(self._typeface, self._list))
        for number, section in enumerate(self._list.sections):
            if number:
                self._new_page(section.name)
            self._put_section(section, is_main=number == 1)
        self._new_page(words.ADDS_UP)
        self._put_column(last_sheet(self._typeface, self._list))

    def pages(self) -> tuple[Page, ...]:
        return tuple(
            Page(number, (self._frame.marks(self._facts(number, draft)), *draft.placed))
            for number, draft in enumerate(self._drafts, start=1)
        )

    def _facts(self, number: int, draft: _Draft) -> PageFacts:
        return PageFacts(
            number,
            len(self._drafts),
            draft.section,
            _kana_range(draft.blocks),
            _rank_range(draft.blocks),
            len(draft.blocks),
        )

    def _new_page(self, section: str) -> None:
        self._drafts.append(_Draft(section))
        self._y = self._frame.body_top + 0.6
        self._has_titles = False

    def _put_column(self, column: Column) -> None:
        for row in column.rows:
            if self._y + row.height > self._frame.body_bottom:
                self._new_page(self._drafts[-1].section)
            self._put(row.height, stack([row], 0.0))
        self._y += 1.5

    def _put_section(self, section: Section, *, is_main: bool) -> None:
        bar = Column(self._typeface, LEFT, RIGHT - LEFT)
        bar.write(f"◆ {section.name}　{len(section.blocks):,}世帯", Style.PHONE)
        bar.write(section.note if section.blocks else words.NOBODY_HERE, Style.SMALL)
        if self._y + height_of(bar.rows) + _BAR_ROOM > self._frame.body_bottom:
            self._new_page(section.name)
        self._put_column(bar)
        before: HouseholdBlock | None = None
        for block in section.blocks:
            if is_main:
                self._put_gap(before, block)
            self._put_block(before, block)
            before = block

    def _put_gap(self, before: HouseholdBlock | None, block: HouseholdBlock) -> None:
        told = _gap_text(before, block)
        if told:
            base = (_GAP_HEIGHT - Style.SMALL.height) / 2 + Style.SMALL.baseline
            if self._y + _GAP_HEIGHT + _BAR_ROOM > self._frame.body_bottom:
                self._new_page(self._drafts[-1].section)
            rule = Line(LEFT, _GAP_HEIGHT, RIGHT, _GAP_HEIGHT, LIGHT)
            self._put(_GAP_HEIGHT, [Text(LEFT, base, told, Style.SMALL), rule])

    def _put_block(self, before: HouseholdBlock | None, block: HouseholdBlock) -> None:
        room = self._frame.body_bottom - self._frame.blocks_top - 1.0
        for part in lay_out_block(self._typeface, block, room):
            titles = 0.0 if self._has_titles else self._frame.blocks_top - self._frame.body_top
            if self._y + titles + part.height > self._frame.body_bottom - 0.4:
                self._new_page(self._drafts[-1].section)
            self._put_titles()
            self._put_part(before, part)

    def _put_titles(self) -> None:
        if not self._has_titles:
            self._drafts[-1].placed.append(self._frame.column_titles(self._y))
            self._y += self._frame.blocks_top - self._frame.body_top
            self._has_titles = True

    def _put_part(self, before: HouseholdBlock | None, part: LaidBlock) -> None:
        draft = self._drafts[-1]
        is_new_tier = before is not None and before.tier != part.block.tier
        if is_new_tier and draft.blocks:
            draft.placed.append(Placed(self._y, (Line(LEFT, 0.0, RIGHT, 0.0, HEAVY),)))
        if part.is_start:
            draft.blocks.append(part.block)
        rule = Line(LEFT, part.height, RIGHT, part.height, LIGHT)
        draft.placed.append(Placed(self._y, (*part.marks, rule)))
        self._y += part.height

    def _put(self, height: float, marks: list[Mark]) -> None:
        self._drafts[-1].placed.append(Placed(self._y, tuple(marks)))
        self._y += height


def _gap_text(before: HouseholdBlock | None, block: HouseholdBlock) -> str:
    if block.call_rank is None:
        return ""
    start = 1 if before is None or before.call_rank is None else before.call_rank + 1
    end = block.call_rank - 1
    if start > end:
        return ""
    told = f"{start}" if start == end else f"{start}〜{end}"
    return f"　順位 {told} は、はじめの「{words.NOT_ON_MAP_SECTION}」にあります。"


def _kana_range(blocks: list[HouseholdBlock]) -> str:
    told = sorted(reading(block.head.kana) for block in blocks if block.head.kana is not None)
    if not told:
        return ""
    first, last = (_surname(kana) for kana in (told[0], told[-1]))
    return f"かな {first}" if first == last else f"かな {first}〜{last}"


def _surname(kana: str) -> str:
    return kana.split(maxsplit=1)[0][:_SURNAME_LENGTH] if kana.split() else ""


def _rank_range(blocks: list[HouseholdBlock]) -> str:
    ranks = [block.call_rank for block in blocks if block.call_rank is not None]
    if not ranks:
        return ""
    return f"{min(ranks)}番" if min(ranks) == max(ranks) else f"{min(ranks)}〜{max(ranks)}番"


_SURNAME_LENGTH = 8
