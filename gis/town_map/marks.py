"""Small pictures of the marks of homes, drawn once: shape by sign, an outline for unknown."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from gis.town_map.legend import UNKNOWN_RGB, MarkShape, Rgb

FloatArray = npt.NDArray[np.float64]

LARGEST_REACH = 10
"""No mark reaches further than this many pixels from its middle."""

OPAQUE = 255

_FINENESS = 4
_OUTLINE_ROOM = 3
_DOT_COUNT = 8
_DOT_SHARE = 0.55
_SMALLEST_DOTTED = 4
_RADIUS_FROM_ZOOM = {17: 7, 16: 5, 15: 4, 14: 3, 12: 2}
_WHITE: Rgb = (255, 255, 255)


@dataclass(frozen=True)
class Mark:
    """The pixels of a mark around its middle: ``down``, ``right`` and premultiplied RGBA."""

    down: npt.NDArray[np.intp]
    right: npt.NDArray[np.intp]
    premultiplied: npt.NDArray[np.uint8]


def radius_at(zoom: int) -> int:
    """Give the radius of a mark in pixels: points over the whole town, shapes close up."""
    return next((radius for floor, radius in _RADIUS_FROM_ZOOM.items() if zoom >= floor), 1)


@cache
def mark_of(shape: MarkShape, colour: Rgb, radius: int, *, is_unknown: bool) -> Mark:
    """Draw a mark; homes without a verdict stand in a dotted outline."""
    reach = radius + (_outline_room(radius) if is_unknown else 0)
    side = 2 * reach + 1
    middles = (np.arange(side * _FINENESS) + 0.5) / _FINENESS - reach - 0.5
    right, down = np.meshgrid(middles / (radius + 0.5), middles / (radius + 0.5))
    rgb, opacity = np.zeros((side, side, 3)), np.zeros((side, side))
    for mask, ink in _layers(shape, colour, down, right):
        _lay(rgb, opacity, _coarse(mask), ink)
    if reach > radius:
        outline = _outline(down, right, radius)
        _lay(rgb, opacity, _coarse(outline), UNKNOWN_RGB)
    rgba = np.rint(np.dstack((rgb * opacity[..., None], opacity * OPAQUE))).astype(np.uint8)
    rows, columns = np.nonzero(rgba[:, :, 3])
    return Mark(rows - reach, columns - reach, rgba[rows, columns])


def _outline_room(radius: int) -> int:
    if radius >= _SMALLEST_DOTTED:
        return _OUTLINE_ROOM
    return 1 if radius > 1 else 0


def _layers(
    shape: MarkShape, colour: Rgb, down: FloatArray, right: FloatArray
) -> list[tuple[npt.NDArray[np.bool_], Rgb]]:
    halo = (_shape(shape, down, right, 1.0), _WHITE)
    body = (_shape(shape, down, right, 0.8), colour)
    if shape is MarkShape.RING:
        return [halo, body, (_shape(shape, down, right, 0.4), _WHITE)]
    return [halo, body]


def _shape(
    shape: MarkShape, down: FloatArray, right: FloatArray, size: float
) -> npt.NDArray[np.bool_]:
    if shape is MarkShape.SQUARE:
        return np.maximum(abs(down), abs(right)) <= size * 0.9
    if shape is MarkShape.TRIANGLE:
        is_over_base = down <= size * 0.85
        is_under_sides = abs(right) * 1.75 <= down + size * 1.05
        return is_over_base & is_under_sides
    if shape is MarkShape.DIAMOND:
        return abs(down) + abs(right) <= size * 1.15
    return np.hypot(down, right) <= size


def _outline(down: FloatArray, right: FloatArray, radius: int) -> npt.NDArray[np.bool_]:
    distance = np.hypot(down, right) * (radius + 0.5)
    reach = radius + _outline_room(radius)
    is_on_ring = (distance <= reach + 0.5) & (distance > reach - 1)
    if radius < _SMALLEST_DOTTED:
        return is_on_ring
    turn = np.arctan2(down, right) / (2 * np.pi) * _DOT_COUNT
    return is_on_ring & (turn % 1 < _DOT_SHARE)


def _coarse(mask: npt.NDArray[np.bool_]) -> FloatArray:
    side = mask.shape[0] // _FINENESS
    parts = mask.reshape(side, _FINENESS, side, _FINENESS)
    share: FloatArray = parts.mean(axis=(1, 3))
    return share


def _lay(rgb: FloatArray, opacity: FloatArray, share: FloatArray, colour: Rgb) -> None:
    total = share + opacity * (1 - share)
    weight = np.divide(share, total, out=np.zeros_like(share), where=total > 0)[..., None]
    rgb[:] = rgb * (1 - weight) + np.array(colour) * weight
    opacity[:] = total
