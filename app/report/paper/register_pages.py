"""Lays a register out on pages: a table whose rows are never split, with its sums at the end."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.report.paper.bar_chart import chart_height, chart_marks
from app.report.paper.column import Column, height_of, stack
from app.report.paper.marks import BOTTOM, LEFT, RIGHT, TOP, Box, Line, Mark, Page, Placed, Style
from app.report.paper.marks import Text as Ink
from app.report.paper.sheet import HEAVY, LIGHT, MIDDLE, heading_rows
from app.report.paper.typeface import Typeface, current_typeface
from app.report.registers.content import Register
from app.wording import paper_words, register_words

_GAP = 2.0
_ROW_ROOM = 1.2
_BOX_ROOM = 2.0


@dataclass
class _Draft:
    """A page being filled; the number of pages is not known yet."""

    placed: list[Placed] = field(default_factory=list)


def lay_out_register(register: Register) -> tuple[Page, ...]:
    """Give all pages of a register.

    Raises
    ------
    AppError
        A font is missing.
    """
    filler = _Filler(current_typeface(), register)
    filler.fill()
    return filler.pages()


class _Filler:
    """Puts rows on pages from top to bottom; titles stand on each page again."""

    def __init__(self, typeface: Typeface, register: Register) -> None:
        self._typeface = typeface
        self._register = register
        self._heading = heading_rows(typeface, register.heading)
        self._top = TOP + Style.PHONE.height + 0.8 + height_of(self._heading.rows) + 1.0
        self._bottom = BOTTOM - Style.SMALL.height - 1.0
        self._drafts: list[_Draft] = []
        self._y = 0.0

    def fill(self) -> None:
        self._new_page(has_titles=False)
        note = Column(self._typeface, LEFT, RIGHT - LEFT)
        note.write(self._register.note, Style.SMALL)
        for told in self._register.sums:
            note.write(told, Style.STRONG)
        note.write(register_words.PURPOSE_LINE, Style.SMALL)
        self._put(note)
        self._put_charts()
        self._put_titles()
        for group in self._register.groups:
            self._put_group(group.name, group.rows)
        if not self._register.count:
            self._put_line(register_words.NOBODY, Style.STRONG)

    def pages(self) -> tuple[Page, ...]:
        return tuple(
            Page(number, (self._frame(number), *draft.placed))
            for number, draft in enumerate(self._drafts, start=1)
        )

    def _put_charts(self) -> None:
        """Put charts beside each other, under the note of the first page."""
        charts = self._register.charts
        if not charts:
            return
        wide = (RIGHT - LEFT) / len(charts)
        marks: list[Mark] = []
        for place, chart in enumerate(charts):
            marks.extend(chart_marks(self._typeface, chart, LEFT + place * wide, wide - _GAP))
        self._drafts[-1].placed.append(Placed(self._y, tuple(marks)))
        self._y += max(map(chart_height, charts))

    def _put_group(self, name: str, rows: Sequence[tuple[str, ...]]) -> None:
        if name and rows:
            told = register_words.GROUP_COUNT.format(
                name=name, count=f"{len(rows):,}", unit=self._register.unit
            )
            self._put_line(told, Style.STRONG)
        for row in rows:
            self._put_row(name, row)

    def _put_row(self, group: str, row: Sequence[str]) -> None:
        cells = [self._cell(place, text) for place, text in enumerate(row)]
        height = max(height_of(cell.rows) for cell in cells) + _ROW_ROOM
        if self._y + height > self._bottom:
            self._new_page()
            if group:
                self._put_line(register_words.CONTINUED_GROUP.format(name=group), Style.STRONG)
        marks: list[Mark] = [Line(LEFT, height, RIGHT, height, LIGHT)]
        for cell in cells:
            marks.extend(stack(cell.rows, _ROW_ROOM / 2))
        self._drafts[-1].placed.append(Placed(self._y, tuple(marks)))
        self._y += height

    def _cell(self, place: int, text: str) -> Column:
        before = sum(column.share for column in self._register.columns[:place])
        told = self._register.columns[place]
        wide = told.share * (RIGHT - LEFT) - _GAP
        spare = max(wide - self._typeface.width(text, Style.SMALL), 0.0)
        left = LEFT + before * (RIGHT - LEFT) + (spare if told.is_number else 0.0)
        column = Column(self._typeface, left, wide)
        column.write(text, Style.SMALL)
        return column

    def _put_line(self, text: str, style: Style) -> None:
        column = Column(self._typeface, LEFT, RIGHT - LEFT)
        column.write(text, style)
        if self._y + 2 * height_of(column.rows) + Style.SMALL.height > self._bottom:
            self._new_page()
        self._put(column)

    def _put(self, column: Column) -> None:
        self._drafts[-1].placed.append(Placed(self._y, tuple(stack(column.rows, 0.0))))
        self._y += height_of(column.rows) + 0.6

    def _put_titles(self) -> None:
        cells = [
            self._cell(place, column.title) for place, column in enumerate(self._register.columns)
        ]
        height = max(height_of(cell.rows) for cell in cells) + 0.4
        marks: list[Mark] = [Line(LEFT, height, RIGHT, height, MIDDLE)]
        for cell in cells:
            marks.extend(stack(cell.rows, 0.0))
        self._drafts[-1].placed.append(Placed(self._y, tuple(marks)))
        self._y += height

    def _new_page(self, *, has_titles: bool = True) -> None:
        self._drafts.append(_Draft())
        self._y = self._top + 0.8
        if has_titles:
            self._put_titles()

    def _frame(self, number: int) -> Placed:
        marks = self._title(number)
        marks.extend(stack(self._heading.rows, TOP + Style.PHONE.height + 0.8))
        marks.append(Line(LEFT, self._top, RIGHT, self._top, MIDDLE))
        marks.append(Line(LEFT, self._bottom, RIGHT, self._bottom, MIDDLE))
        told = (
            self._register.fingerprint,
            paper_words.SECRECY,
            paper_words.RETURN_AFTER_USE,
        )
        base = BOTTOM - Style.SMALL.height + Style.SMALL.baseline
        marks.append(Ink(LEFT, base, "｜".join(told), Style.SMALL))
        return Placed(0.0, tuple(marks))

    def _title(self, number: int) -> list[Mark]:
        heading, base = self._register.heading, TOP + Style.PHONE.baseline
        marks: list[Mark] = []
        left = LEFT
        for text in (self._register.title, heading.town):
            marks.append(Ink(left, base, text, Style.PHONE))
            left += self._typeface.width(text, Style.PHONE) + 4.0
        if heading.is_training:
            wide = self._typeface.width(paper_words.TRAINING, Style.PHONE) + _BOX_ROOM
            marks.append(Box(left, TOP + 0.1, wide, Style.PHONE.height - 0.2, HEAVY))
            marks.append(Ink(left + _BOX_ROOM / 2, base, paper_words.TRAINING, Style.PHONE))
        pages = f"{number}／{len(self._drafts)}頁"
        right = RIGHT - self._typeface.width(pages, Style.PHONE)
        marks.append(Ink(right, base, pages, Style.PHONE))
        return marks
