"""Several columns make one field, by the way its layout says."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.headers import find_columns
from importers.layouts.spec import ColumnLayout, Take
from importers.rows import compose_fields
from importers.tabular import Chunk

CELLS = st.sampled_from(["", "甲", "乙", "丙"])


def composed(field: str, take: Take, *rows: tuple[str, ...]) -> list[str]:
    header = [f"欄{place}" for place in range(len(rows[0]))]
    found = find_columns(Path("in.csv"), header, [ColumnLayout(field, tuple(header), take=take)])
    columns = {name: [row[at] for row in rows] for at, name in enumerate(header)}
    chunk = Chunk(np.arange(2, len(rows) + 2), columns, [])
    return compose_fields(chunk, found, [field]).columns[field]


@pytest.mark.parametrize(
    ("field", "cells", "expected"),
    [
        ("address", ("さくら市", "", "１番地"), "さくら市１番地"),
        ("phones", ("042-000-0001", "", "090-0000-0001"), "042-000-0001;090-0000-0001"),
        ("phones", ("", "", ""), ""),
        ("relationship_codes", ("20", "12", ""), "20の12"),
    ],
)
def test_joined_cells_leave_no_trace_of_blanks(
    field: str, cells: tuple[str, ...], expected: str
) -> None:
    assert composed(field, Take.JOIN, cells) == [expected]


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1))
def test_the_first_filled_cell_is_taken_row_by_row(rows) -> None:
    expected = [next((cell for cell in row if cell), "") for row in rows]
    assert composed("name", Take.FIRST_FILLED, *rows) == expected


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1))
def test_joining_is_writing_on(rows) -> None:
    assert composed("address", Take.JOIN, *rows) == ["".join(row) for row in rows]


def test_a_field_the_file_lacks_is_blank() -> None:
    found = find_columns(Path("in.csv"), ["番号"], [ColumnLayout("kana", ("カナ",))])
    chunk = Chunk(np.array([2, 3]), {}, [])
    assert compose_fields(chunk, found, ["kana"]).columns == {"kana": ["", ""]}
