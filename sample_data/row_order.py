"""Which record stands on which line of a file, when some stand twice and some are strangers."""

from dataclasses import dataclass

import numpy as np

from sample_data.dice import IntArray

FIRST_LINE = 2


@dataclass(frozen=True)
class RowOrder:
    """``source`` of each line after the header: a record, or -1 - n for the n-th extra row.

    ``record_lines`` and ``extra_lines`` give the line of each record and extra row,
    ``copy_lines`` the line of each second copy.
    """

    source: IntArray
    record_lines: IntArray
    copy_lines: IntArray
    extra_lines: IntArray


def order_rows(records: int, copies: IntArray, extra: int, rng: np.random.Generator) -> RowOrder:
    """Place a copy somewhere behind its record, and extra rows anywhere behind the first."""
    copy_after = copies + 1 + rng.integers(0, np.maximum(records - copies, 1))
    extra_after = rng.integers(1, records + 1, extra) if records else np.zeros(extra, np.int64)
    after = np.concatenate([copy_after, extra_after]).astype(np.int64)
    added = np.concatenate([copies, -1 - np.arange(extra)]).astype(np.int64)
    source = np.insert(np.arange(records), after, added)
    by_place = np.argsort(after, kind="stable")
    lines = np.empty(len(after), dtype=np.int64)
    lines[by_place] = after[by_place] + np.arange(len(after)) + FIRST_LINE
    sorted_after = after[by_place]
    before = np.searchsorted(sorted_after, np.arange(records), side="right")
    return RowOrder(
        source=source,
        record_lines=np.arange(records) + before + FIRST_LINE,
        copy_lines=lines[: len(copies)],
        extra_lines=lines[len(copies) :],
    )
