"""What a page holds: texts, lines, boxes and drawings, in millimetres from its top left corner."""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from app.report.paper.drawings import Circle, Patch, Path, Picture, Stamp

PAGE_WIDTH = 297.0
PAGE_HEIGHT = 210.0
LEFT = 20.0
RIGHT = PAGE_WIDTH - 8.0
TOP = 7.0
BOTTOM = PAGE_HEIGHT - 6.0

MM_PER_POINT = 25.4 / 72
_ASCENT = 0.88
_LEADING = 1.2


class PaperSize(Enum):
    """A sheet, always lying: width and height in millimetres."""

    A4 = (PAGE_WIDTH, PAGE_HEIGHT)
    A3 = (420.0, 297.0)

    def __init__(self, wide: float, high: float) -> None:
        self.wide = wide
        self.high = high


class Style(Enum):
    """The few sizes of the paper: points and weight. On lists nothing is smaller than 10 pt."""

    MAP = (7, "regular")
    MAP_STRONG = (8, "bold")

    SMALL = (10, "regular")
    STRONG = (10, "bold")
    NAME = (13, "regular")
    PHONE = (13, "bold")
    TITLE = (16, "bold")

    def __init__(self, points: int, weight: str) -> None:
        self.points = points
        self.is_bold = weight == "bold"
        self.size = points * MM_PER_POINT
        self.height = self.size * _LEADING
        self.baseline = (self.height - self.size) / 2 + self.size * _ASCENT


class Text(NamedTuple):
    """One run of text; ``y`` is its baseline."""

    x: float
    y: float
    text: str
    style: Style


class Line(NamedTuple):
    """A straight line of a width in millimetres."""

    x: float
    y: float
    to_x: float
    to_y: float
    width: float


class Box(NamedTuple):
    """An empty rectangle to write in, or a frame."""

    x: float
    y: float
    wide: float
    high: float
    width: float


Drawing = Stamp | Circle | Path | Patch | Picture
Mark = Text | Line | Box | Drawing


class Placed(NamedTuple):
    """Marks whose heights count from ``top``; ``clip`` (on the page) cuts what lies beyond it."""

    top: float
    marks: tuple[Mark, ...]
    clip: Box | None = None


@dataclass(frozen=True)
class Page:
    """One side of paper; ``number`` counts from 1."""

    number: int
    placed: tuple[Placed, ...]
    size: PaperSize = PaperSize.A4

    @property
    def has_picture(self) -> bool:
        """Whether a picture is on it, which takes long to draw."""
        return any(isinstance(mark, Picture) for group in self.placed for mark in group.marks)

    def texts(self) -> list[str]:
        """Give every text on the page: heading and footer, then each household column by column."""
        return [
            mark.text for group in self.placed for mark in group.marks if isinstance(mark, Text)
        ]
