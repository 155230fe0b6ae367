"""Columns are found in any order; what a layout needs and a file lacks is refused by name."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.errors import ImportProblem, ImportRefused
from importers.headers import (
    FoundColumn,
    FoundColumns,
    HeaderDifference,
    find_columns,
    header_difference,
    refuse_changed_header,
)
from importers.layouts.spec import ColumnLayout, Take

FILE = Path("in.csv")
NAMES = st.lists(st.sampled_from("甲乙丙丁戊己"), unique=True)


def found_in(header: list[str], *columns: ColumnLayout) -> FoundColumns:
    return find_columns(FILE, header, columns)


def refusal_of(header: list[str], column: ColumnLayout) -> ImportRefused:
    with pytest.raises(ImportRefused) as refused:
        find_columns(FILE, header, [column], line=3)
    return refused.value


def test_the_first_alternative_that_stands_there_is_taken() -> None:
    column = ColumnLayout("name", ("氏名", "被保険者氏名", "名前"))
    found = found_in(["番号", "名前", "被保険者　氏名"], column)
    assert found.columns["name"] == FoundColumn(("被保険者　氏名",), (2,), Take.ANY_OF)
    assert found.headers == {"name": "被保険者氏名"}
    assert found.unknown == ("番号", "名前")


def test_a_joined_column_takes_the_parts_that_stand_there_in_the_order_of_the_layout() -> None:
    column = ColumnLayout("address", ("市", "町", "番地"), take=Take.JOIN)
    found = found_in(["番地", "町"], column)
    assert found.columns["address"] == FoundColumn(("町", "番地"), (1, 0), Take.JOIN)
    assert found.wanted == {"町": 1, "番地": 0}


def test_a_field_the_file_lacks_is_not_found_but_named() -> None:
    found = found_in(["番号"], ColumnLayout("kana", ("氏名カナ",)))
    assert "kana" not in found
    assert (found.headers, found.unknown) == ({"kana": "氏名カナ"}, ("番号",))


@pytest.mark.parametrize(
    ("take", "header", "missing"),
    [
        (Take.ANY_OF, ["丙"], "甲"),
        (Take.FIRST_FILLED, ["丙"], "甲"),
        (Take.JOIN, ["甲", "丙"], "乙"),
    ],
)
def test_a_needed_column_that_is_missing_refuses_the_file(
    take: Take, header: list[str], missing: str
) -> None:
    refused = refusal_of(header, ColumnLayout("name", ("甲", "乙"), is_needed=True, take=take))
    assert refused.code is ImportProblem.MISSING_COLUMN
    assert (refused.fields["column"], refused.fields["line"]) == (missing, 3)


@pytest.mark.parametrize("take", [Take.ANY_OF, Take.FIRST_FILLED])
def test_one_of_several_needed_columns_is_enough(take: Take) -> None:
    column = ColumnLayout("name", ("甲", "乙"), is_needed=True, take=take)
    assert found_in(["乙"], column).columns["name"].positions == (0,)


def test_a_column_that_stands_there_twice_refuses_the_file() -> None:
    refused = refusal_of(["氏名", "氏 名"], ColumnLayout("name", ("氏名",)))
    assert refused.code is ImportProblem.DOUBLED_COLUMN


def test_the_difference_of_two_headers_is_what_is_gone_new_and_moved() -> None:
    difference = header_difference(["甲", "乙", "丙", "丁"], ["甲", "丁", "戊", "丙", ""])
    assert difference == HeaderDifference(("乙",), ("戊",), ("丁", "丙"))


def test_a_column_that_came_to_stand_there_twice_is_new() -> None:
    assert header_difference(["甲"], ["甲", "甲 "]).new == ("甲 ",)


@given(NAMES, st.randoms(use_true_random=False))
def test_a_reordered_header_passes(names, random) -> None:
    shuffled = names.copy()
    random.shuffle(shuffled)
    refuse_changed_header(FILE, names, shuffled)
    assert bool(header_difference(names, shuffled).moved) == (names != shuffled)


@given(NAMES, NAMES)
def test_gone_and_new_columns_explain_the_whole_change(before, after) -> None:
    difference = header_difference(before, after)
    assert set(before) - set(difference.missing) | set(difference.new) == set(after)


def test_a_changed_header_refuses_the_file_and_shows_the_change() -> None:
    with pytest.raises(ImportRefused) as refused:
        refuse_changed_header(FILE, ["甲", "乙"], ["甲", "丙"], line=2)
    assert refused.value.code is ImportProblem.HEADER_CHANGED
    fields = refused.value.fields
    assert (fields["missing"], fields["new"], fields["line"]) == ("乙", "丙", 2)


def test_a_layout_without_a_header_of_its_own_takes_any() -> None:
    refuse_changed_header(FILE, [], ["甲"])
