"""Reading of tables: line numbers, encodings, misfits, previews, and the way there and back."""

import csv
import hashlib
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers import tabular
from importers.errors import ImportProblem, ImportRefused
from importers.registry import read_residents
from importers.tabular import open_table, preview_table
from tests.builders_importers import RESIDENT, a_file, resident_rows, template

NAMES = st.text(
    st.one_of(st.sampled_from("山田花子髙﨑ｱア一ー"), st.sampled_from(',"\t ;-髙')), max_size=10
).map(lambda text: f"山{text}子")


def table_text(rows: list[dict[str, str]]) -> str:
    written = io.StringIO()
    writer = csv.DictWriter(written, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue()


@given(names=st.lists(NAMES, min_size=1, max_size=4))
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp932"])
def test_what_is_written_is_read_back(tmp_path: Path, encoding: str, names: list[str]) -> None:
    rows = [RESIDENT | {"宛名番号": str(n), "氏名": name} for n, name in enumerate(names)]
    read = read_residents(a_file(tmp_path, table_text(rows), encoding), template())
    assert read.residents["name"].tolist() == names
    assert read.source.encoding == encoding
    assert read.source.rows == len(names)


def test_the_source_tells_hash_rows_and_unknown_columns(tmp_path: Path) -> None:
    path = resident_rows(tmp_path, {"メモ": "a"}, {"地区": "b"})
    source = read_residents(path, template()).source
    assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (source.name, source.rows) == ("residents.csv", 2)
    assert source.unknown_columns == ("メモ", "地区")


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_lines_are_counted_with_blank_rows_and_cells_of_several_lines(
    tmp_path: Path, end: str
) -> None:
    header = ",".join(RESIDENT)
    one, two = ('1,1,"山\r\n田",,x', "2,2,川,,x")
    text = end.join([header, "", one.replace("\r\n", end), ",,,,", two, ""])
    residents = read_residents(a_file(tmp_path, text), template()).residents
    assert residents["line"].tolist() == [3, 6]
    assert residents["name"].tolist() == ["山 田", "川"]


def test_an_ascii_beginning_leaves_the_encoding_open(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_bytes(b"a,b\n" + (b"x" * 30_000 + b",y\n") * 200 + "髙,﨑\n".encode("cp932"))
    with open_table(path) as table:
        last = list(table.chunks({"a": 0, "b": 1}))[-1]
        assert (last.columns["a"][-1], last.columns["b"][-1]) == ("髙", "﨑")
        assert table.encoding == "cp932"


def test_rows_of_another_width_are_told_apart_and_blank_surplus_is_not_one(
    tmp_path: Path,
) -> None:
    with open_table(a_file(tmp_path, "a,b\n1,2\n3\n4,5,6\n7,8,,\n")) as table:
        chunk = next(table.chunks({"a": 0, "b": 1}))
    assert chunk.columns == {"a": ["1", "7"], "b": ["2", "8"]}
    assert chunk.lines.tolist() == [2, 5]
    assert [(row.line, row.cells) for row in chunk.misfits] == [(3, ["3"]), (4, ["4", "5", "6"])]


def test_an_end_mark_of_old_systems_is_no_row(tmp_path: Path) -> None:
    with open_table(a_file(tmp_path, "a,b\n1,2\n\x1a")) as table:
        assert [len(chunk.lines) for chunk in table.chunks({"a": 0})] == [1]


def test_chunks_join_without_a_seam(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tabular, "ROWS_PER_TAKE", 2)
    monkeypatch.setattr(tabular, "TAKES_PER_CHUNK", 2)
    path = resident_rows(tmp_path, *({"性別": word} for word in "男女男女男女男"))
    residents = read_residents(path, template()).residents
    assert residents["person_id"].tolist() == [f"{number:03d}" for number in range(1, 8)]
    assert residents["sex"].tolist() == ["male", "female"] * 3 + ["male"]


def test_a_preview_shows_the_first_rows_as_they_stand(tmp_path: Path) -> None:
    shown = preview_table(a_file(tmp_path, "甲, 乙\n1,\n\n2\n3,x\n", "cp932"), rows=2)
    assert shown.header == ["甲", "乙"]
    assert shown.rows == [["1", ""], ["2"]]
    assert (shown.encoding, shown.lines) == ("cp932", [2, 4])


def test_a_later_line_that_cannot_be_decoded_is_named(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_bytes("甲\n".encode() + b"x\n" * 30 + (b"x" * 30_000 + b"\n") * 200 + b"\x93")
    assert preview_table(path).rows[0] == ["x"]
    with open_table(path) as table, pytest.raises(ImportRefused) as refused:
        list(table.chunks({"甲": 0}))
    assert refused.value.code is ImportProblem.UNREADABLE_ENCODING
    assert refused.value.fields["line"] == 232
