"""What a map on paper holds beside texts and lines: signs, circles, paths, patches, pictures.

Places are millimetres, as of every mark; colours are red, green, blue from 0 to 255.
"""

import zlib
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from gis.town_map.legend import MarkShape, Rgb


class Stamp(NamedTuple):
    """A small sign around its middle, on a white edge so that it stands on any ground."""

    x: float
    y: float
    radius: float
    shape: MarkShape
    rgb: Rgb


class Circle(NamedTuple):
    """A circle; ``dash`` in millimetres, empty for a full line."""

    x: float
    y: float
    radius: float
    rgb: Rgb
    width: float
    dash: tuple[float, ...] = ()


class Path(NamedTuple):
    """A line through points; ``fill`` None: not closed, a line only. ``dash`` as of a circle."""

    points: tuple[tuple[float, float], ...]
    rgb: Rgb
    width: float
    dash: tuple[float, ...] = ()
    fill: Rgb | None = None


class Patch(NamedTuple):
    """A filled rectangle without a line."""

    x: float
    y: float
    wide: float
    high: float
    rgb: Rgb


class Picture(NamedTuple):
    """A picture of few colours: each cell is an index of ``palette``; kept small until drawn."""

    x: float
    y: float
    wide: float
    high: float
    columns: int
    rows: int
    packed: bytes
    palette: tuple[Rgb, ...]

    def pixels(self) -> npt.NDArray[np.uint8]:
        """Give the colours (rows, columns, 3)."""
        index = np.frombuffer(zlib.decompress(self.packed), np.uint8)
        colours = np.array(self.palette, np.uint8)
        return colours[index.reshape(self.rows, self.columns)]


def pack_picture(
    box: tuple[float, float, float, float],
    index: npt.NDArray[np.uint8],
    palette: tuple[Rgb, ...],
) -> Picture:
    """Make a picture for a place (x, y, width, height) from colour numbers (rows, columns)."""
    rows, columns = index.shape
    packed = zlib.compress(np.ascontiguousarray(index).tobytes(), 1)
    return Picture(*box, columns, rows, packed, palette)
