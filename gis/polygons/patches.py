"""Patches: pieces of the plane that no border of a polygon crosses.

All points of a patch lie in the same polygons, so one of them answers for all. The plane is
cut into cells; those that a border touches are marked, and cells without a mark that lie side
by side are one patch. Points in marked cells are asked one by one. Nothing is rounded: the
answers are those of the exact test.
"""

from collections.abc import Callable

import numpy as np

from gis.polygons.border_marks import Borders, Places, Truths, mark_cells, spread
from scoring.columns import FloatArray

_CELLS_PER_POINT = 16
_MOST_CELLS = 2**25


def ask_by_patch(
    xy: FloatArray, borders: Borders, ask: Callable[[FloatArray], FloatArray]
) -> FloatArray:
    """Give what ``ask`` says at each point, asking once for all points of a patch.

    Parameters
    ----------
    xy
        Points (n, 2), at least one, all of them finite.
    borders
        Every line at which an answer can change.
    ask
        The exact answer at points (n, 2).
    """
    sheet, marks = mark_cells(xy, borders, min(_CELLS_PER_POINT * len(xy), _MOST_CELLS))
    cell = sheet.cell_of(xy)
    is_marked = marks[cell]
    marked, free = np.flatnonzero(is_marked), np.flatnonzero(~is_marked)
    patch = _patches_of(cell[free], marks.reshape(sheet.height, sheet.width))
    _, first, which = np.unique(patch, return_index=True, return_inverse=True)
    answers = ask(xy[np.concatenate([marked, free[first]])])
    found = np.empty(len(xy))
    found[marked] = answers[: len(marked)]
    found[free] = answers[len(marked) :][which]
    return found


def _patches_of(cell: Places, marks: Truths) -> Places:
    """Give the number of the patch that each cell, none of them marked, is in."""
    begins, ends = ~marks, ~marks
    begins[:, 1:] &= marks[:, :-1]
    ends[:, :-1] &= marks[:, 1:]
    starts, stops = np.flatnonzero(begins), np.flatnonzero(ends)
    run = np.searchsorted(starts, cell, side="right") - 1
    return _joined(starts, stops, marks.shape[1])[run]


def _joined(starts: Places, stops: Places, width: int) -> Places:
    """Give one number to runs of cells that hang together from row to row."""
    first = np.searchsorted(stops, starts + width)
    below = np.maximum(np.searchsorted(starts, stops + width, side="right") - first, 0)
    one, further = spread(below)
    other = first[one] + further
    number = np.arange(len(starts))
    while len(one):
        low, high = np.minimum(number[one], number[other]), np.maximum(number[one], number[other])
        np.minimum.at(number, high, low)
        number = _at_root(number)
        apart = number[one] != number[other]
        one, other = one[apart], other[apart]
    return number


def _at_root(number: Places) -> Places:
    """Follow the numbers until each run has the lowest of those it hangs on."""
    while True:
        lower = number[number]
        if np.array_equal(lower, number):
            return number
        number = lower
