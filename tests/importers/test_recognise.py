"""A file is recognised by its header; one that changed stops and shows the difference."""

from dataclasses import replace

import pytest

from app.paths import LAYOUTS_DIR
from importers.layouts.draft import LayoutDraft, build_layout, known_words
from importers.layouts.parse import load_layout
from importers.layouts.propose import propose
from importers.layouts.spec import FileShape
from importers.recognise import Beginning, recognise
from tests.builders_layouts import WIDE_HEADER, vendor_rows

TEMPLATE = load_layout("template", LAYOUTS_DIR)
KNOWN = known_words(TEMPLATE)


def own_layout(header, rows=(), header_line=1):
    proposal = propose(header, rows)
    targets = tuple(column.target for column in proposal.columns)
    shape = FileShape(header_line=header_line)
    return build_layout(
        LayoutDraft("own", "own", proposal.kind, shape, tuple(header), targets), KNOWN
    )


def recognised(header, rows=(), own=(), shipped=()):
    return recognise(lambda _shape: Beginning(header, rows), own, shipped)


def test_a_file_with_the_very_header_is_read_by_the_towns_own_layout():
    layout = own_layout(WIDE_HEADER)

    found = recognised(["No ", *WIDE_HEADER[1:]], own=[layout], shipped=[TEMPLATE])

    assert found.is_ready
    assert found.layout is layout
    assert not found.is_registry


def test_the_order_of_columns_may_change():
    found = recognised(WIDE_HEADER[::-1], own=[own_layout(WIDE_HEADER)])

    assert found.is_ready


def test_a_changed_header_stops_and_shows_what_is_gone_and_what_is_new():
    header = [*WIDE_HEADER[:-2], "携帯", "班"]

    found = recognised(header, own=[own_layout(WIDE_HEADER)])

    assert not found.is_ready
    assert found.difference.missing == WIDE_HEADER[-2:]
    assert found.difference.new == ("携帯", "班")


def test_a_header_of_something_else_is_no_change():
    found = recognised(["品名", "数量", "単価"], own=[own_layout(WIDE_HEADER)])

    assert found.layout is None


@pytest.mark.parametrize(
    ("header", "is_registry"),
    [
        ("宛名番号 世帯番号 氏名 生年月日 住所", True),
        ("宛名番号 要件種別 等級", False),
    ],
)
def test_a_shipped_layout_reads_what_has_all_the_columns_it_needs(header, is_registry):
    found = recognised(header.split(), shipped=[TEMPLATE])

    assert found.layout is TEMPLATE
    assert found.is_registry is is_registry


def test_a_file_that_lacks_a_needed_column_is_not_recognised():
    assert recognised(["宛名番号", "氏名"], shipped=[TEMPLATE]).layout is None


def vendor_layout():
    rows = vendor_rows()
    return own_layout([f"列{number}" for number in range(1, 11)], rows, header_line=0)


def test_a_file_without_header_is_recognised_by_what_stands_where():
    rows = vendor_rows(10)
    header = [f"列{number}" for number in range(1, 11)]

    assert recognised(header, rows, own=[vendor_layout()]).is_ready


def test_a_file_without_header_whose_columns_moved_is_not_taken_for_the_same():
    rows = [[*row[1:], row[0]] for row in vendor_rows(10)]
    header = [f"列{number}" for number in range(1, 11)]

    assert recognised(header, rows, own=[vendor_layout()]).layout is None


def test_a_file_with_a_header_is_not_read_as_one_without():
    names = ["宛名番号", "世帯番号", "氏名", "カナ", "生年月日", "性別", "続柄", "住所", "方書"]
    header = [f"列{number}" for number in range(1, 11)]
    rows = [[*names, "電話"], *vendor_rows(10)]

    assert recognised(header, rows, own=[vendor_layout()]).layout is None


def test_another_number_of_columns_without_header_is_another_file():
    header = [f"列{number}" for number in range(1, 12)]
    rows = [[*row, "x"] for row in vendor_rows(10)]

    assert recognised(header, rows, own=[vendor_layout()]).layout is None


def test_a_layout_whose_shape_does_not_fit_the_file_is_passed_over():
    layout = replace(own_layout(WIDE_HEADER), shape=FileShape(sheet="名簿"))

    found = recognise(lambda shape: None, [layout], [])

    assert found.layout is None
