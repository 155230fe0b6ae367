"""Workbooks that are refused: by kind, by what they carry, by what their zip pretends."""

import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from importers import workbook, workbook_zip
from importers.errors import ImportProblem, ImportRefused
from importers.tabular import preview_table
from importers.workbook_zip import MOST_ENTRIES
from tests.builders_workbook import SHEET, a_sheet, cell_xml, changed_part, packed, with_part

ROWS = [["宛名番号", "氏名"], ["1", "見本　花子"]]


def problem_of(path: Path) -> ImportProblem:
    started = time.perf_counter()
    with pytest.raises(ImportRefused) as refused:
        preview_table(path)
    assert time.perf_counter() - started < 1.0
    assert refused.value.fields["path"] == path
    code = refused.value.code
    assert isinstance(code, ImportProblem)
    return code


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ImportProblem.EXCEL_FILE),
        (b"PK\x03\x04\x14\0\x06\0", ImportProblem.EXCEL_DAMAGED),
    ],
)
def test_old_locked_and_broken_workbooks_are_refused(
    tmp_path: Path, content: bytes, problem: ImportProblem
) -> None:
    path = tmp_path / "in.xlsx"
    path.write_bytes(content)
    assert problem_of(path) is problem


@pytest.mark.parametrize(
    ("part", "problem"),
    [
        ("xl/vbaProject.bin", ImportProblem.EXCEL_MACROS),
        ("xl/macrosheets/sheet1.xml", ImportProblem.EXCEL_MACROS),
        ("xl/workbook.bin", ImportProblem.EXCEL_MACROS),
        ("xl/externalLinks/externalLink1.xml", ImportProblem.EXCEL_LINKED),
        ("xl/embeddings/oleObject1.bin", ImportProblem.EXCEL_LINKED),
        ("xl/activeX/activeX1.xml", ImportProblem.EXCEL_LINKED),
        ("../evil.xml", ImportProblem.EXCEL_DAMAGED),
        ("xl\\..\\..\\evil.xml", ImportProblem.EXCEL_DAMAGED),
        ("/etc/evil", ImportProblem.EXCEL_DAMAGED),
        ("C:evil", ImportProblem.EXCEL_DAMAGED),
        ("XL/WORKBOOK.XML", ImportProblem.EXCEL_DAMAGED),
    ],
)
def test_a_workbook_with_a_part_that_may_not_be_is_refused(
    tmp_path: Path, part: str, problem: ImportProblem
) -> None:
    assert problem_of(with_part(a_sheet(tmp_path, ROWS), part)) is problem


def test_a_workbook_of_the_macro_kind_without_macros_is_refused(tmp_path: Path) -> None:
    path = changed_part(
        a_sheet(tmp_path, ROWS),
        "[Content_Types].xml",
        lambda part: part.replace(b"spreadsheetml.sheet.main", b"sheet.macroEnabled.main"),
    )
    assert problem_of(path) is ImportProblem.EXCEL_MACROS


@pytest.mark.parametrize("part", ["xl/workbook.xml", SHEET, "xl/sharedStrings.xml"])
def test_declarations_of_entities_are_refused(tmp_path: Path, part: str) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;">]>'
    path = changed_part(
        a_sheet(tmp_path, ROWS), part, lambda text: text.replace(b"?>", b"?>" + bomb, 1)
    )
    assert problem_of(path) is ImportProblem.EXCEL_DAMAGED


def test_days_counted_from_1904_are_refused(tmp_path: Path) -> None:
    path = changed_part(
        a_sheet(tmp_path, ROWS),
        "xl/workbook.xml",
        lambda part: part.replace(b"<workbookPr ", b'<workbookPr date1904="1" '),
    )
    assert problem_of(path) is ImportProblem.EXCEL_FROM_1904


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        (("A1", "XFD1048576"), ImportProblem.EXCEL_TOO_LARGE),
        (("A1", "ALM1"), ImportProblem.EXCEL_TOO_LARGE),
        (("A1", "ALL1048576"), ImportProblem.EXCEL_TOO_LARGE),
        (("A1", "A2000000"), ImportProblem.EXCEL_TOO_LARGE),
        (('A1" s="/', "XFD1048576"), ImportProblem.EXCEL_DAMAGED),
        (("XFD1048576' x='", "A1"), ImportProblem.EXCEL_DAMAGED),
    ],
)
def test_cells_in_far_corners_are_refused_before_room_is_made_for_them(
    tmp_path: Path, cells: tuple[str, ...], problem: ImportProblem
) -> None:
    path = changed_part(a_sheet(tmp_path, ROWS), SHEET, lambda _: cell_xml(*cells))
    assert problem_of(path) is problem


def test_too_many_parts_and_too_many_bytes_are_refused(tmp_path: Path) -> None:
    many = {f"xl/media/{number}": b"" for number in range(MOST_ENTRIES + 1)}
    assert problem_of(packed(tmp_path / "many.xlsx", many)) is ImportProblem.EXCEL_TOO_LARGE
    bomb = packed(tmp_path / "bomb.xlsx", {SHEET: bytes(50_000_000)})
    assert bomb.stat().st_size < 60_000
    assert problem_of(bomb) is ImportProblem.EXCEL_TOO_LARGE


@pytest.mark.parametrize("place", ["<v>0</v>", "<v> 0</v>"])
def test_one_long_text_in_very_many_cells_is_refused(tmp_path: Path, place: str) -> None:
    path = a_sheet(tmp_path, [["長" * 20_000]])
    styles = (place * 97 for place in range(20_000))
    rows = "".join(
        f'<row r="{row}"><c r="A{row}" s="{style}" t="s">{place}</c></row>'
        for row, style in enumerate(styles, start=1)
    ).encode()
    changed_part(path, SHEET, lambda part: part.replace(b"</sheetData>", rows + b"</sheetData>"))
    assert problem_of(path) is ImportProblem.EXCEL_TOO_LARGE


def test_a_long_text_used_once_among_many_short_ones_is_read(tmp_path: Path) -> None:
    rows = [["長" * 20_000], *([f"短{number}"] for number in range(20_000))]
    assert len(preview_table(a_sheet(tmp_path, rows), rows=30_000).rows) == 20_000


def test_files_and_parts_above_the_limits_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_sheet(tmp_path, ROWS)
    monkeypatch.setattr(workbook_zip, "MOST_PART_BYTES", 100)
    assert problem_of(path) is ImportProblem.EXCEL_TOO_LARGE
    monkeypatch.setattr(workbook, "_MOST_FILE_BYTES", 100)
    assert problem_of(path) is ImportProblem.EXCEL_TOO_LARGE


def test_a_cell_longer_than_a_spreadsheet_holds_is_refused(tmp_path: Path) -> None:
    path = changed_part(
        a_sheet(tmp_path, ROWS),
        "xl/sharedStrings.xml",
        lambda p: p.replace(b"</t>", b"x" * 32_768 + b"</t>"),
    )
    assert problem_of(path) is ImportProblem.CELL_TOO_LONG


def at_all_places(content: bytes, mark: bytes, offset: int, new: bytes) -> bytes:
    changed, at = bytearray(content), content.find(mark)
    while at >= 0:
        changed[at + offset : at + offset + len(new)] = new
        at = content.find(mark, at + 1)
    return bytes(changed)


@pytest.mark.parametrize(
    ("offset", "new"),
    [(24, b"\x10\0\0\0"), (24, b"\xff\xff\0\0"), (16, b"\0\0\0\0"), (10, b"\x0c\0")],
)
def test_a_directory_that_lies_is_refused(tmp_path: Path, offset: int, new: bytes) -> None:
    path = a_sheet(tmp_path, ROWS)
    path.write_bytes(at_all_places(path.read_bytes(), b"PK\x01\x02", offset, new))
    assert problem_of(path) is ImportProblem.EXCEL_DAMAGED


def test_encrypted_parts_are_refused(tmp_path: Path) -> None:
    path = a_sheet(tmp_path, ROWS)
    path.write_bytes(at_all_places(path.read_bytes(), b"PK\x01\x02", 8, b"\x01"))
    assert problem_of(path) is ImportProblem.EXCEL_FILE


def test_links_and_parts_that_lie_over_each_other_are_refused(tmp_path: Path) -> None:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as book:
        link = zipfile.ZipInfo("xl/workbook.xml")
        link.external_attr = 0o120777 << 16
        book.writestr(link, b"/etc/passwd")
    path = tmp_path / "link.xlsx"
    path.write_bytes(content.getvalue())
    assert problem_of(path) is ImportProblem.EXCEL_DAMAGED
    over = a_sheet(tmp_path, ROWS)
    over.write_bytes(at_all_places(over.read_bytes(), b"PK\x01\x02", 42, b"\0\0\0\0"))
    assert problem_of(over) is ImportProblem.EXCEL_DAMAGED


def test_a_zip_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "in.zip", {"名簿.csv": b"x"})
    assert problem_of(path) is ImportProblem.EXCEL_DAMAGED


@pytest.mark.parametrize("encoding", [b"UTV-8", b"cp932", b"utf-7"])
def test_xml_in_an_encoding_of_its_own_is_refused(tmp_path: Path, encoding: bytes) -> None:
    path = changed_part(
        a_sheet(tmp_path, ROWS), "xl/workbook.xml", lambda p: p.replace(b"UTF-8", encoding, 1)
    )
    assert problem_of(path) is ImportProblem.EXCEL_DAMAGED


def test_xml_that_breaks_off_is_refused(tmp_path: Path) -> None:
    for part in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml", SHEET):
        path = changed_part(a_sheet(tmp_path, ROWS), part, lambda text: text[: len(text) // 2])
        assert problem_of(path) is ImportProblem.EXCEL_DAMAGED, part
