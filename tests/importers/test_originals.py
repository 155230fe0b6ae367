"""The cells of a file are kept as they stood, by line, and only those of rows that were taken."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from importers.originals import OriginalCells, original_cells, original_rows
from importers.tabular import Chunk

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x1e\x1f"))


def packed(*chunks: Chunk, taken: list[int]) -> bytes:
    originals = OriginalCells()
    for chunk in chunks:
        originals.add(chunk)
    return originals.pack(taken)


def a_chunk(lines: list[int], **columns: list[str]) -> Chunk:
    return Chunk(np.array(lines, dtype=np.int64), columns, [])


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=9), st.integers(0, 8), st.data())
def test_every_taken_row_comes_back_as_it_was_and_no_other(rows, cut, data) -> None:
    lines = list(range(2, len(rows) + 2))
    taken = data.draw(st.lists(st.sampled_from(lines), unique=True))
    parts = [(lines[:cut], rows[:cut]), (lines[cut:], rows[cut:])]
    content = packed(
        *(a_chunk(at, 氏名=[r[0] for r in some], 住所=[r[1] for r in some]) for at, some in parts),
        taken=taken,
    )
    for line, (name, address) in zip(lines, rows, strict=True):
        expected = {"氏名": name, "住所": address} if line in taken else {}
        assert original_cells(content, line) == expected


def test_a_cell_with_a_separator_inside_moves_no_other_cell() -> None:
    chunk = a_chunk([2, 3], 氏名=["山\x1f田\x1e", "川"], 住所=["甲", "乙"])
    content = packed(chunk, taken=[2, 3])
    assert original_cells(content, 2) == {"氏名": "山␟田␞", "住所": "甲"}
    assert original_cells(content, 3) == {"氏名": "川", "住所": "乙"}


def test_a_file_of_no_rows_has_no_originals() -> None:
    assert original_cells(packed(taken=[]), 2) == {}


def test_several_rows_are_given_at_once_without_those_the_file_lacks() -> None:
    content = packed(a_chunk([2, 3, 5], 氏名=["山", "川", "谷"]), taken=[2, 3, 5])
    assert original_rows(content, [5, 4, 2]) == {5: {"氏名": "谷"}, 2: {"氏名": "山"}}
    assert original_rows(content, []) == {}
