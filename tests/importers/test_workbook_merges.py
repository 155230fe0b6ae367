"""Merged cells as towns' lists use them: said of every row, said of one column, names above."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter.workbook import Workbook

from importers.layouts.spec import FileShape
from importers.sheet_merges import Filler, Merge, header_names
from importers.tabular import preview_table
from tests.builders_workbook import a_workbook


def test_a_block_merged_down_says_the_same_of_every_row(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["世帯主", "氏名", "住所"])
        sheet.merge_range(1, 0, 3, 0, "見本　太郎")
        sheet.write_column(1, 1, ["太郎", "花子", "次郎"])
        sheet.merge_range(1, 2, 2, 2, "本町1")
        sheet.write(3, 2, "本町2")
        sheet.write(4, 1, "外の人")

    assert preview_table(a_workbook(tmp_path, fill)).rows == [
        ["見本　太郎", "太郎", "本町1"],
        ["見本　太郎", "花子", "本町1"],
        ["見本　太郎", "次郎", "本町2"],
        ["", "外の人", ""],
    ]


def test_the_lower_half_of_a_person_merged_over_two_rows_is_no_second_person(
    tmp_path: Path,
) -> None:
    def fill(book: Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["氏名", "電話"])
        for column, word in enumerate(["花子", "1"]):
            sheet.merge_range(1, column, 2, column, word)
        sheet.merge_range(3, 0, 4, 0, "次郎")
        sheet.write_column(3, 1, ["2", "3"])

    shown = preview_table(a_workbook(tmp_path, fill))
    assert shown.rows == [["花子", "1"], ["次郎", "2"], ["次郎", "3"]]
    assert shown.lines == [2, 4, 5]


def test_a_block_merged_across_says_it_of_its_first_column_only(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["氏名", "住所", "方書"])
        sheet.merge_range(1, 1, 2, 2, "本町1")
        sheet.write_column(1, 0, ["花子", "次郎"])

    assert preview_table(a_workbook(tmp_path, fill)).rows == [
        ["花子", "本町1", ""],
        ["次郎", "本町1", ""],
    ]


def test_a_header_of_two_rows_names_each_column_by_both(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 0, 4, "令和8年度 名簿")
        sheet.merge_range(1, 0, 2, 0, "氏名")
        sheet.merge_range(1, 1, 1, 2, "連絡先")
        sheet.write_row(2, 1, ["電話", "続柄"])
        sheet.merge_range(1, 3, 1, 4, "備考")
        sheet.write_row(3, 0, ["花子", "1", "子", "x", "y"])

    shown = preview_table(a_workbook(tmp_path, fill), FileShape(header_line=3))
    assert shown.header == ["氏名", "連絡先／電話", "連絡先／続柄", "備考", "備考／2"]
    assert shown.rows == [["花子", "1", "子", "x", "y"]]


def test_a_title_merged_across_is_no_part_of_a_name(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 0, 2, "名簿")
        sheet.write(1, 0, "氏名")
        sheet.merge_range(1, 1, 1, 2, "電話")
        sheet.write_row(2, 0, ["花子", "1", "2"])

    shown = preview_table(a_workbook(tmp_path, fill), FileShape(header_line=2))
    assert shown.header == ["氏名", "電話", "電話／2"]


def test_a_header_merged_down_in_all_its_columns_is_the_header(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 1, 0, "氏名")
        sheet.merge_range(0, 1, 1, 1, "電話")
        sheet.write_row(2, 0, ["花子", "1"])

    for line in (1, 2):
        shown = preview_table(a_workbook(tmp_path, fill), FileShape(header_line=line))
        assert (shown.header, shown.rows) == (["氏名", "電話"], [["花子", "1"]])


PLACES = st.integers(0, 8)
MERGES = st.builds(
    lambda a, b, c, d: Merge(min(a, b), min(c, d), max(a, b), max(c, d)),
    PLACES, PLACES, PLACES, PLACES,
)  # fmt: skip


@given(
    merges=st.lists(MERGES, max_size=6),
    rows=st.lists(st.lists(st.sampled_from(["", "a", "b"]), min_size=3, max_size=3), max_size=10),
)
def test_filling_keeps_every_text_and_brings_none_from_nowhere(
    merges: list[Merge], rows: list[list[str]]
) -> None:
    filler = Filler(merges)
    for at, row in enumerate(rows):
        for column, (given_text, text) in enumerate(zip(row, filler.fill(at, row), strict=True)):
            assert given_text in ("", text)
            assert text in {"", *(above[column] for above in rows[: at + 1])}
    assert len(header_names(1, ["a", "", "b"], ["c"], merges)) == 3
