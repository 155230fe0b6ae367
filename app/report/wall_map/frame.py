"""Where things stand on a sheet of the wall map: map, bands of the grid, panel, footer."""

from dataclasses import dataclass

from app.report.content import ListHeading
from app.report.paper.column import Column, height_of, stack
from app.report.paper.drawings import Path
from app.report.paper.marks import Box, Mark, PaperSize, Style, Text
from app.report.paper.sheet import HEAVY, LIGHT, layers_text
from app.report.paper.typeface import Typeface
from app.wording import paper_words
from app.wording import wall_map_words as words

EDGE, TOP, BOTTOM = 8.0, 7.0, 6.0
BAND = 4.2
"""Width of the band around the map that carries letters, numbers and neighbours."""

_PANEL_SHARE = 0.205
_GAP = 3.0
_ARROW = ((0.0, -6.0), (2.2, 2.0), (0.0, 0.4), (-2.2, 2.0))
_INK = (0, 0, 0)


@dataclass(frozen=True)
class SheetTitle:
    """What differs in the heading of each page: after the title, and at the right end."""

    name: str
    page: str
    scale: str


@dataclass(frozen=True)
class MapAbout:
    """What every page says of the map as a whole: under the title, and at its foot."""

    under_title: tuple[str, ...]
    at_foot: tuple[str, ...]


@dataclass(frozen=True)
class SheetFrame:
    """The frame that all pages of one wall map share; ``map_box`` and ``panel`` in millimetres."""

    typeface: Typeface
    size: PaperSize
    heading: ListHeading
    about: MapAbout
    map_box: Box
    panel: Box

    @classmethod
    def build(
        cls, typeface: Typeface, size: PaperSize, heading: ListHeading, about: MapAbout
    ) -> "SheetFrame":
        """Lay out a frame."""
        footer = height_of(_footer(typeface, size, heading, about).rows) + 1.2
        top = TOP + Style.PHONE.height + Style.SMALL.height + 1.2
        bottom = size.high - BOTTOM - footer
        wide = size.wide * _PANEL_SHARE
        panel_left = size.wide - EDGE - wide
        map_wide = panel_left - _GAP - BAND - (EDGE + BAND)
        box = Box(EDGE + BAND, top + BAND, map_wide, bottom - top - 2 * BAND, HEAVY)
        panel = Box(panel_left, top, wide, bottom - top, LIGHT)
        return cls(typeface, size, heading, about, box, panel)

    @property
    def map_mm(self) -> tuple[float, float]:
        """Width and height of the map."""
        return self.map_box.wide, self.map_box.high

    def marks(self, title: SheetTitle) -> list[Mark]:
        """Give title and footer of a page."""
        marks = self._title(title)
        base = TOP + Style.PHONE.height + Style.SMALL.baseline
        told = (f"基準日 {paper_words.long_day(self.heading.as_of)}", *self.about.under_title)
        marks.append(Text(EDGE, base, "　".join(told), Style.SMALL))
        footer = _footer(self.typeface, self.size, self.heading, self.about)
        marks.extend(stack(footer.rows, self.size.high - BOTTOM - height_of(footer.rows)))
        return marks

    def north_arrow(self) -> list[Mark]:
        """Give the arrow at the upper right corner of the map."""
        box = self.map_box
        x, y = box.x + box.wide - 6.0, box.y + 12.0
        arrow = Path(tuple((x + right, y + down) for right, down in _ARROW), _INK, 0.2, (), _INK)
        left = x - self.typeface.width(words.NORTH, Style.STRONG) / 2
        return [arrow, Text(left, y + 6.0, words.NORTH, Style.STRONG)]

    def _title(self, title: SheetTitle) -> list[Mark]:
        base = TOP + Style.PHONE.baseline
        marks: list[Mark] = []
        left = EDGE
        for text in (words.TITLE, self.heading.town):
            marks.append(Text(left, base, text, Style.PHONE))
            left += self.typeface.width(text, Style.PHONE) + 4.0
        if self.heading.is_training:
            wide = self.typeface.width(paper_words.TRAINING, Style.PHONE)
            marks.append(Box(left, TOP + 0.1, wide + 2.0, Style.PHONE.height - 0.2, HEAVY))
            marks.append(Text(left + 1.0, base, paper_words.TRAINING, Style.PHONE))
            left += wide + 6.0
        marks.append(Text(left, base, title.name, Style.PHONE))
        left += self.typeface.width(title.name, Style.PHONE) + 4.0
        marks.append(Text(left, base, title.scale, Style.SMALL))
        right = self.size.wide - EDGE - self.typeface.width(title.page, Style.SMALL)
        marks.append(Text(right, base, title.page, Style.SMALL))
        return marks


def _footer(typeface: Typeface, size: PaperSize, heading: ListHeading, about: MapAbout) -> Column:
    """Say whose the layers are, on every page, and that the map is kept secret."""
    column = Column(typeface, EDGE, size.wide - 2 * EDGE)
    layers = layers_text(heading.layers) or paper_words.NO_LAYERS
    column.write(f"浸水想定：{layers}", Style.MAP)
    told = (paper_words.SECRECY, paper_words.RETURN_AFTER_USE, words.PROTECTED, *about.at_foot)
    column.write("｜".join(told), Style.MAP)
    return column
