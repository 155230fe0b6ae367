"""Sheets of workbooks as rows of texts: cells, merged cells, titles, hidden things, errors."""

import hashlib
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter.workbook import Workbook

from importers.errors import ImportProblem, ImportRefused
from importers.file_questions import sheet_names
from importers.layouts.spec import FileShape
from importers.tabular import PLAIN_SHAPE, open_table, preview_table
from importers.workbook_cells import cell_text, serial_day
from tests.builders_workbook import a_sheet, a_workbook, changed_part

TEXTS = st.text(st.sampled_from("山田花子髙﨑𠮷ｱア一ー1 -○×&<>\"'"), min_size=1, max_size=8).filter(
    lambda text: text.strip() == text and not text.isspace()
)


def rows_of(path: Path, shape: FileShape = PLAIN_SHAPE) -> list[list[str]]:
    shown = preview_table(path, shape, rows=1_000)
    return [shown.header, *shown.rows]


@given(rows=st.lists(st.lists(TEXTS, min_size=3, max_size=3), min_size=1, max_size=5))
def test_what_is_written_is_read_back(tmp_path: Path, rows: list[list[str]]) -> None:
    written = [["甲", "乙", "丙"], *rows]
    assert rows_of(a_sheet(tmp_path, written)) == written


def test_chunks_and_source_of_a_sheet_are_as_those_of_a_text(tmp_path: Path) -> None:
    path = a_sheet(tmp_path, [["甲", "乙"], [" 1", 2], [None, None], ["3", None]])
    with open_table(path) as table:
        chunks = list(table.chunks({"b": 1, "a": 0}))
        source = table.source(("丙",))
    assert [chunk.columns for chunk in chunks] == [{"b": ["2", ""], "a": ["1", "3"]}]
    assert chunks[0].lines.tolist() == [2, 4]
    assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (source.encoding, source.rows, source.unknown_columns) == ("xlsx", 2, ("丙",))


def test_titles_above_the_header_are_no_rows_and_lines_are_the_sheets_own(tmp_path: Path) -> None:
    path = a_sheet(
        tmp_path, [["令和8年度 名簿"], [None], ["宛名番号", "氏名"], [7, "見本　花子"], ["合計", 1]]
    )
    shown = preview_table(path, FileShape(header_line=3))
    assert (shown.header, shown.lines) == (["宛名番号", "氏名"], [4, 5])
    assert shown.rows == [["7", "見本　花子"], ["合計", "1"]]


def test_a_table_that_does_not_begin_in_the_first_cell_keeps_its_places(tmp_path: Path) -> None:
    path = a_sheet(tmp_path, [[None], [None, "甲", "乙"], [None, "1", "2"]])
    assert rows_of(path) == [["", "甲", "乙"], ["", "1", "2"]]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (90_1234_5678.0, "9012345678"),
        (16285.0, "16285"),
        (0.5, "0.5"),
        (-3.0, "-3"),
        (1.2345678901234567e18, "1.23456789012346E+18"),
        (float("inf"), "inf"),
        (True, "TRUE"),
        (False, "FALSE"),
        (date(1944, 8, 1), "1944-08-01"),
        (datetime.fromisoformat("1944-08-01T12:30"), "1944-08-01"),
        (time(9, 30), "09:30"),
        (time(9, 30, 5), "09:30:05"),
        (timedelta(hours=30, minutes=5), "30:05"),
    ],
)
def test_a_cell_becomes_what_a_person_sees(cell: object, text: str) -> None:
    assert cell_text(cell) == text


@pytest.mark.parametrize(
    "form",
    [
        "yyyy/mm/dd",
        '[$-411]ggge"年"m"月"d"日"',
        '[$-ja-JP-x-gannen]ggge"年"m"月"d"日";@',
        "[$-411]ge.m.d;@",
    ],
)
def test_a_day_is_read_whatever_its_format_shows(tmp_path: Path, form: str) -> None:
    def fill(book: Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "生年月日")
        sheet.write_number(1, 0, 16285, book.add_format({"num_format": form}))
        sheet.write_number(2, 0, 16285)

    assert rows_of(a_workbook(tmp_path, fill)) == [["生年月日"], ["1944-08-01"], ["16285"]]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1", date(1900, 1, 1)),
        ("59", date(1900, 2, 28)),
        ("60", None),
        ("61", date(1900, 3, 1)),
        ("16285", date(1944, 8, 1)),
        ("16285.0", date(1944, 8, 1)),
        ("2958465", date(9999, 12, 31)),
        ("2958466", None),
        ("0", None),
        ("-5", None),
        ("16285.5", None),
        ("１６２８５", None),
        ("", None),
    ],
)
def test_a_bare_number_of_a_day(text: str, day: date | None) -> None:
    assert serial_day(text) == day


def test_a_formula_gives_its_value_and_an_error_stays_seen(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["甲", "乙", "丙"])
        sheet.write_formula(1, 0, '=B2&"x"', None, "値")
        sheet.write_formula(1, 1, "=VLOOKUP(1,Z1:Z2,1)", None, "#N/A")
        sheet.write_formula(1, 2, "=1/0", None, "#DIV/0!")

    assert rows_of(a_workbook(tmp_path, fill))[1] == ["値", "#N/A", "#DIV/0!"]


def test_hidden_rows_and_columns_count_and_formats_alone_do_not(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_column(0, 0, ["甲", "1", "2"])
        sheet.write_column(0, 1, ["乙", "3", "4"])
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_column(1, 1, None, None, {"hidden": True})
        sheet.write_blank(900_000, 5_000, None, book.add_format({"bold": True}))

    assert rows_of(a_workbook(tmp_path, fill)) == [["甲", "乙"], ["1", "3"], ["2", "4"]]


def test_readings_above_the_characters_are_no_part_of_them(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        book.add_worksheet().write(0, 0, "山田")

    path = a_workbook(tmp_path, fill)
    reading = '<t>山田</t><rPh sb="0" eb="2"><t>ヤマダ</t></rPh>'.encode()
    changed_part(path, "xl/sharedStrings.xml", lambda p: p.replace("<t>山田</t>".encode(), reading))
    assert rows_of(path) == [["山田"]]


def two_sheets(book: Workbook) -> None:
    book.add_worksheet("表紙").write(0, 0, "表紙です")
    book.add_worksheet("名簿").write(0, 0, "宛名番号")
    book.worksheets()[0].hide()
    book.worksheets()[1].activate()


def test_the_first_sheet_that_can_be_seen_is_taken_unless_one_is_named(tmp_path: Path) -> None:
    path = a_workbook(tmp_path, two_sheets)
    assert sheet_names(path) == ["表紙", "名簿"]
    assert rows_of(path) == [["宛名番号"]]
    assert rows_of(path, FileShape(sheet="表紙")) == [["表紙です"]]
    with pytest.raises(ImportRefused) as refused:
        rows_of(path, FileShape(sheet="別"))
    assert refused.value.code is ImportProblem.SHEET_NOT_FOUND
    assert refused.value.fields["expected"] == "表紙、名簿"


def test_an_empty_sheet_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused) as refused:
        rows_of(a_sheet(tmp_path, []))
    assert refused.value.code is ImportProblem.EMPTY_FILE
