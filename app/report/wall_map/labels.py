"""Places labels beside the homes of a sheet so that none covers another.

Every home gets its rank if there is room, then its support code as well. Homes at one place
share a number in a box. What finds no room is given back, to be listed: nothing is dropped.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from scoring.columns import FloatArray

CELL_MM = 0.5
SIGN_MM = 1.1
"""How far a home's sign reaches from its middle."""

LABEL_HIGH = 2.5
_SAME_PLACE_MM = 1.2
_GAP = 0.3

WidthOf = Callable[[str], float]


class Room:
    """Which parts of a frame on the paper are taken, to half a millimetre."""

    def __init__(self, left: float, top: float, wide: float, high: float) -> None:
        self._left, self._top = left, top
        self._rows, self._columns = int(high / CELL_MM), int(wide / CELL_MM)
        self._taken = np.zeros((self._rows, self._columns), bool)

    def take(self, x: float, y: float, wide: float, high: float) -> None:
        """Take a rectangle, or as much of it as lies in the frame."""
        first, last, top, bottom = self._cells(x, y, wide, high)
        self._taken[max(top, 0) : max(bottom, 0), max(first, 0) : max(last, 0)] = True

    def is_free(self, x: float, y: float, wide: float, high: float) -> bool:
        """Tell whether a rectangle lies in the frame and none of it is taken."""
        first, last, top, bottom = self._cells(x, y, wide, high)
        is_inside = first >= 0 and top >= 0 and last <= self._columns and bottom <= self._rows
        return is_inside and not self._taken[top:bottom, first:last].any()

    def take_points(self, xy: FloatArray, reach: float) -> None:
        """Take a square around each point (n, 2)."""
        for x, y in xy.tolist():
            self.take(x - reach, y - reach, 2 * reach, 2 * reach)

    def _cells(self, x: float, y: float, wide: float, high: float) -> tuple[int, int, int, int]:
        first, top = (x - self._left) / CELL_MM, (y - self._top) / CELL_MM
        last, bottom = first + wide / CELL_MM, top + high / CELL_MM
        # to the nearest cell: what lies a gap apart never meets in a cell
        return round(first), round(last), round(top), round(bottom)


@dataclass(frozen=True)
class Label:
    """A text at its left edge and top; ``is_boxed``: the number of a place in the table."""

    x: float
    y: float
    wide: float
    text: str
    is_boxed: bool = False


@dataclass(frozen=True)
class Labelled:
    """The labels of a sheet, and the homes (rows) that stand in its table.

    ``groups`` are homes at one place by the number on the map, ``rest`` found no room at all.
    """

    labels: list[Label] = field(default_factory=list)
    groups: dict[int, npt.NDArray[np.intp]] = field(default_factory=dict)
    rest: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class HomeTexts:
    """What is said of each home, in call order: rank, whole label (begins with it), square."""

    ranks: list[str]
    wholes: list[str]
    squares: list[str]


@dataclass(frozen=True)
class _Anchor:
    """Where a label may start or end: ``is_left`` if its left edge is at ``x``."""

    x: float
    y: float
    is_left: bool

    def left(self, wide: float) -> float:
        return self.x if self.is_left else self.x - wide


def place_label(
    room: Room,
    at: tuple[float, float],
    text: str,
    width_of: WidthOf,
    high: float = LABEL_HIGH,
) -> Label | None:
    """Place one label beside a point and take its room; None: there is none."""
    wide = width_of(text)
    anchor = _free_anchor(room, at, wide, high)
    if anchor is None:
        return None
    room.take(anchor.left(wide), anchor.y, wide, high)
    return Label(anchor.left(wide), anchor.y, wide, text)


def place_labels(room: Room, xy: FloatArray, told: HomeTexts, width_of: WidthOf) -> Labelled:
    """Label homes in call order.

    Parameters
    ----------
    room
        What is free; the signs of the homes are taken already.
    xy
        Places on the paper (n, 2), in call order.
    told
        What is said of each home.
    width_of
        Gives the width of a text in millimetres.
    """
    done = Labelled()
    anchors: dict[int, _Anchor] = {}
    for members in _same_places(xy, told.squares):
        first = int(members[0])
        at = (float(xy[first, 0]), float(xy[first, 1]))
        if len(members) == 1:
            _place_single(room, (first, at), (told.ranks[first], width_of), anchors, done)
        else:
            _place_group(room, at, members, width_of, done)
    _widen(room, anchors, told, width_of, done)
    return done


def _place_single(
    room: Room,
    home: tuple[int, tuple[float, float]],
    told: tuple[str, WidthOf],
    anchors: dict[int, _Anchor],
    done: Labelled,
) -> None:
    (row, at), (rank, width_of) = home, told
    wide = width_of(rank)
    anchor = _free_anchor(room, at, wide, LABEL_HIGH)
    if anchor is None:
        done.rest.append(row)
        return
    room.take(anchor.left(wide), anchor.y, wide, LABEL_HIGH)
    anchors[row] = anchor


def _place_group(
    room: Room,
    at: tuple[float, float],
    members: npt.NDArray[np.intp],
    width_of: WidthOf,
    done: Labelled,
) -> None:
    number = len(done.groups) + 1
    placed = place_label(room, at, f" {number} ", width_of)
    if placed is None:
        done.rest.extend(members.tolist())
        return
    done.labels.append(Label(placed.x, placed.y, placed.wide, f"{number}", is_boxed=True))
    done.groups[number] = members


def _widen(
    room: Room,
    anchors: dict[int, _Anchor],
    told: HomeTexts,
    width_of: WidthOf,
    done: Labelled,
) -> None:
    """Write the whole label where there is room beside the short one."""
    ranks, texts = told.ranks, told.wholes
    for row, anchor in anchors.items():
        short, whole = width_of(ranks[row]), width_of(texts[row])
        # cells that the short label took at its end are its own
        x = anchor.x + short + CELL_MM if anchor.is_left else anchor.x - whole
        has_room = room.is_free(x, anchor.y, max(whole - short - CELL_MM, 0), LABEL_HIGH)
        text, wide = (texts[row], whole) if has_room else (ranks[row], short)
        room.take(anchor.left(wide), anchor.y, wide, LABEL_HIGH)
        done.labels.append(Label(anchor.left(wide), anchor.y, wide, text))


def _free_anchor(room: Room, at: tuple[float, float], wide: float, high: float) -> _Anchor | None:
    for anchor in _anchors(*at, high):
        if room.is_free(anchor.left(wide), anchor.y, wide, high):
            return anchor
    return None


def _anchors(x: float, y: float, high: float) -> Iterable[_Anchor]:
    reach = SIGN_MM + _GAP
    for down in (-high / 2, -high - 0.6, 0.6):
        yield _Anchor(x + reach, y + down, is_left=True)
        yield _Anchor(x - reach, y + down, is_left=False)
    for down in (-reach - high, reach):
        yield _Anchor(x - SIGN_MM, y + down, is_left=True)
        yield _Anchor(x + SIGN_MM, y + down, is_left=False)


def _same_places(xy: FloatArray, squares: list[str]) -> list[npt.NDArray[np.intp]]:
    """Group homes of one square whose signs lie on each other, in the order of their first."""
    if not len(xy):
        return []
    cells = np.rint(xy / _SAME_PLACE_MM).astype(np.int64)
    _, square = np.unique(np.array(squares), return_inverse=True)
    _, place = np.unique(np.column_stack([cells, square]), axis=0, return_inverse=True)
    order = np.argsort(place.ravel(), kind="stable")
    starts = np.flatnonzero(np.diff(place.ravel()[order], prepend=-1))
    groups = np.split(order, starts[1:])
    return sorted(groups, key=lambda members: int(members[0]))
