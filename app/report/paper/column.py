"""A column of lines inside a block: measured first, stacked later, cut only between lines."""

from collections.abc import Sequence
from typing import NamedTuple

from app.report.paper.marks import Mark, Style, Text
from app.report.paper.typeface import Typeface
from app.report.paper.wrap import wrap

LABEL_WIDTH = 90.0
CELL_WIDTH = 28.0


class Row(NamedTuple):
    """One line of a column; ``y`` of its texts counts from the top of the row."""

    height: float
    texts: tuple[Text, ...]


class Column:
    """Collects lines between two edges, wrapping what is too wide."""

    def __init__(self, typeface: Typeface, left: float, width: float) -> None:
        self._typeface = typeface
        self.left = left
        self.width = width
        self.rows: list[Row] = []

    def write(self, text: str, style: Style) -> None:
        """Add a text on as many lines as it needs."""
        for line in wrap(self._typeface, text, style, self.width):
            self.rows.append(Row(style.height, (Text(self.left, style.baseline, line, style),)))

    def write_phrases(self, phrases: Sequence[str], between: str, style: Style) -> None:
        """Add phrases with a mark between them; a line breaks inside one only if it must."""
        start = 0
        while start < len(phrases):
            count = self._fitting(phrases[start:], between, style, self.width)
            end = start + max(count, 1)
            self.write(between.join(phrases[start:end]), style)
            start = end

    def write_labelled(self, label: str, phrases: Sequence[str], between: str) -> None:
        """Add a strong label, and phrases that start on its line if the first one fits there."""
        indent = self._typeface.width(label, Style.STRONG) + Style.SMALL.size if label else 0.0
        count = self._fitting(phrases, between, Style.SMALL, self.width - indent)
        if label and count:
            head = Text(self.left, Style.STRONG.baseline, label, Style.STRONG)
            beside = between.join(phrases[:count])
            text = Text(self.left + indent, Style.SMALL.baseline, beside, Style.SMALL)
            self.rows.append(Row(Style.SMALL.height, (head, text)))
        else:
            self.write(label, Style.STRONG)
            count = 0
        self.write_phrases(phrases[count:], between, Style.SMALL)

    def _fitting(self, phrases: Sequence[str], between: str, style: Style, width: float) -> int:
        gap = self._typeface.width(between, style)
        used = -gap
        for count, phrase in enumerate(phrases):
            used += gap + self._typeface.width(phrase, style)
            if used > width:
                return count
        return len(phrases)

    def write_pair(self, first: tuple[str, Style], second: tuple[str, Style]) -> None:
        """Add two texts of different size, on one line if both fit, else under each other."""
        (text, style), (behind, small) = first, second
        wide = self._typeface.width(text, style)
        gap = small.size * 0.4
        is_one_line = wide + gap + self._typeface.width(behind, small) <= self.width
        if not (behind and is_one_line):
            self.write(text, style)
            self.write(behind, small)
            return
        base = style.baseline
        texts = (
            Text(self.left, base, text, style),
            Text(self.left + wide + gap, base, behind, small),
        )
        self.rows.append(Row(style.height, texts))

    def write_cells(self, label: str, cells: Sequence[str], style: Style) -> None:
        """Add a table row: a label and right-aligned cells of :data:`CELL_WIDTH` behind it."""
        texts = [Text(self.left, style.baseline, label, style)]
        for position, cell in enumerate(cells, start=1):
            right = self.left + LABEL_WIDTH + position * CELL_WIDTH
            wide = self._typeface.width(cell, style)
            texts.append(Text(right - wide, style.baseline, cell, style))
        self.rows.append(Row(style.height, tuple(texts)))

    def write_centred(self, text: str, style: Style) -> None:
        """Add one line in the middle of the column."""
        left = self.left + (self.width - self._typeface.width(text, style)) / 2
        self.rows.append(Row(style.height, (Text(left, style.baseline, text, style),)))


def height_of(rows: list[Row]) -> float:
    """Add up the lines."""
    return sum(row.height for row in rows)


def stack(rows: list[Row], top: float) -> list[Mark]:
    """Place lines under each other from ``top``."""
    marks: list[Mark] = []
    for row in rows:
        for x, y, text, style in row.texts:
            marks.append(Text(x, y + top, text, style))
        top += row.height
    return marks


def take_rows(rows: list[Row], room: float) -> tuple[list[Row], list[Row]]:
    """Cut a column where ``room`` millimetres are full; at least one line is taken."""
    used = 0.0
    for position, row in enumerate(rows):
        used += row.height
        if used > room and position:
            return rows[:position], rows[position:]
    return rows, []
