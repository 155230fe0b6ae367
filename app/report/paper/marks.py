"""What a page holds: texts, lines and boxes, in millimetres from the top left paper corner."""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

PAGE_WIDTH = 297.0
PAGE_HEIGHT = 210.0
LEFT = 20.0
RIGHT = PAGE_WIDTH - 8.0
TOP = 7.0
BOTTOM = PAGE_HEIGHT - 6.0

MM_PER_POINT = 25.4 / 72
_ASCENT = 0.88
_LEADING = 1.2


class Style(Enum):
    """The few sizes of the paper: points and weight. Nothing is smaller than 10 pt."""

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


Mark = Text | Line | Box


class Placed(NamedTuple):
    """Marks whose heights count from ``top``."""

    top: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Page:
    """One side of paper; ``number`` counts from 1."""

    number: int
    placed: tuple[Placed, ...]

    def texts(self) -> list[str]:
        """Give every text on the page: heading and footer, then each household column by column."""
        return [
            mark.text for group in self.placed for mark in group.marks if isinstance(mark, Text)
        ]
