"""Tables of other shapes: titles, no header, other delimiters, an encoding that was chosen."""

from pathlib import Path

import pytest

from importers import tabular
from importers.errors import ImportProblem, ImportRefused
from importers.file_questions import guess_header_line, possible_encodings, sheet_names
from importers.layouts.spec import FileShape
from importers.tabular import open_table, preview_table
from tests.builders_importers import a_file
from tests.builders_workbook import a_sheet

NO_HEADER = FileShape(header_line=0)


def test_titles_above_the_header_are_no_rows(tmp_path: Path) -> None:
    path = a_file(tmp_path, '名簿\n"令和8年\n10月",,\n\n甲,乙\n1,2\n')
    with open_table(path, FileShape(header_line=5)) as table:
        assert (table.header, table.header_line) == (["甲", "乙"], 5)
        chunk = next(table.chunks({"a": 0}))
        assert (chunk.lines.tolist(), chunk.columns) == ([6], {"a": ["1"]})
        assert table.source(()).rows == 1


def test_a_header_line_below_the_last_row_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused) as refused:
        preview_table(a_file(tmp_path, "甲,乙\n1,2\n"), FileShape(header_line=3))
    assert refused.value.code is ImportProblem.EMPTY_FILE


def test_a_file_without_a_header_gets_names_and_loses_no_row(tmp_path: Path) -> None:
    path = a_file(tmp_path, "1,2,3\n4,5,6\n7,8,9,\n4,5\n4,本町1,2,6\n1,1,1\n", "cp932")
    with open_table(path, NO_HEADER) as table:
        assert (table.header, table.header_line) == (["列1", "列2", "列3"], 0)
        chunk = next(table.chunks({"c": 2}))
    assert chunk.columns == {"c": ["3", "6", "9", "1"]}
    assert [(row.line, len(row.cells)) for row in chunk.misfits] == [(4, 2), (5, 4)]


def test_more_rows_than_a_list_can_have_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tabular, "MOST_ROWS", 2)
    with (
        open_table(a_file(tmp_path, "甲\n1\n2\n3\n")) as table,
        pytest.raises(ImportRefused) as refused,
    ):
        list(table.chunks({}))
    assert (refused.value.code, refused.value.fields["line"]) == (ImportProblem.TOO_MANY_ROWS, 4)


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_other_delimiters_are_read(tmp_path: Path, delimiter: str) -> None:
    path = a_file(tmp_path, delimiter.join(["甲", '"a,\t;"']) + "\r\n" + delimiter.join("12"))
    shown = preview_table(path, FileShape(delimiter=delimiter))
    assert (shown.header, shown.rows) == (["甲", "a,\t;"], [["1", "2"]])


def test_a_chosen_encoding_is_the_only_one_tried(tmp_path: Path) -> None:
    path = a_file(tmp_path, "甲\n髙\n", "cp932")
    assert preview_table(path, FileShape(encoding="cp932")).rows == [["髙"]]
    for encoding in ("utf-8", "utf-8-sig"):
        with pytest.raises(ImportRefused) as refused:
            preview_table(path, FileShape(encoding=encoding))
        assert refused.value.code is ImportProblem.UNREADABLE_ENCODING
        assert refused.value.fields["expected"] == encoding.upper()


def test_a_mark_at_the_start_speaks_against_cp932(tmp_path: Path) -> None:
    path = a_file(tmp_path, "a\n", "utf-8-sig")
    assert preview_table(path, FileShape(encoding="utf-8")).header == ["a"]
    with pytest.raises(ImportRefused) as refused:
        preview_table(path, FileShape(encoding="cp932"))
    assert refused.value.code is ImportProblem.UNREADABLE_ENCODING


@pytest.mark.parametrize(
    ("content", "encodings"),
    [
        (b"a,b\n1,2\n", ["utf-8"]),
        ("\ufeff甲\n".encode(), ["utf-8-sig"]),
        ("氏名,住所\n見本花子,本町\n".encode(), ["utf-8"]),
        ("甲,乙\n髙,﨑\n".encode("cp932"), ["cp932"]),
        ("氏名\n".encode(), ["utf-8", "cp932"]),
        ("ﾂｱ\n".encode("cp932"), ["utf-8", "cp932"]),
    ],
)
def test_what_reads_in_two_encodings_is_asked(
    tmp_path: Path, content: bytes, encodings: list[str]
) -> None:
    path = tmp_path / "in.csv"
    path.write_bytes(content)
    assert possible_encodings(path) == encodings
    previews = [preview_table(path, FileShape(encoding=name)).header for name in encodings]
    assert len(set(map(tuple, previews))) == len(encodings)


def test_no_question_is_asked_of_a_workbook_and_no_sheet_is_in_a_text(tmp_path: Path) -> None:
    assert possible_encodings(a_sheet(tmp_path, [["甲"]])) == []
    assert sheet_names(a_file(tmp_path, "甲\n")) == []


def test_the_encoding_stays_open_across_blocks_cut_inside_a_character(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    lines = b"x\n" * ((1 << 19) - 1)
    path.write_bytes(lines + b"x" + "縺髙\n".encode("cp932") * 3)
    with open_table(path) as table:
        cells = [cell for chunk in table.chunks({"x": 0}) for cell in chunk.columns["x"]]
        assert (cells[-3:], table.encoding) == (["x縺髙", "縺髙", "縺髙"], "cp932")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("宛名番号,氏名\n1,花子\n", 1),
        ("令和8年度 名簿,,\n作成日,令和8年10月1日,\n\n宛名番号,氏名,住所\n1,花子,本町\n", 4),
        ("1,花子,1945-03-01\n2,次郎,S20.3.1\n", 0),
        ("花子,○,×\n次郎,○,○\n", 0),
        ("名簿\n", 0),
    ],
)
def test_a_header_line_is_proposed_and_data_is_not_taken_for_one(
    tmp_path: Path, text: str, line: int
) -> None:
    assert guess_header_line(preview_table(a_file(tmp_path, text), NO_HEADER)) == line
