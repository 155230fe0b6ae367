"""Files that are refused whole: which problem, which line, and that it is found at once."""

import os
import time
from itertools import count
from pathlib import Path

import pytest

from importers import csv_rows
from importers.errors import ImportProblem, ImportRefused
from importers.registry import read_residents
from importers.tabular import preview_table
from tests.builders_importers import RESIDENT, a_file, resident_rows, template

TEMPLATE = template()
HEADER = ",".join(RESIDENT)
ROW = ",".join(RESIDENT.values())


def refusal_of(path: Path) -> ImportRefused:
    with pytest.raises(ImportRefused) as refused:
        read_residents(path, TEMPLATE)
    assert refused.value.fields["path"] == path
    return refused.value


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert refusal_of(tmp_path / "none.csv").code is ImportProblem.NOT_FOUND


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert refusal_of(tmp_path).code is ImportProblem.IS_FOLDER


def test_a_locked_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = resident_rows(tmp_path, {})

    def locked(*_: object, **__: object) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "open", locked)
    assert refusal_of(path).code is ImportProblem.NOT_READABLE


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of this kind exist on POSIX")
def test_what_is_no_regular_file_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe.csv"
    os.mkfifo(path)
    assert refusal_of(path).code is ImportProblem.NOT_READABLE


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\r\n\r\n", b",,,\r\n"])
def test_an_empty_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "empty.csv"
    path.write_bytes(content)
    assert refusal_of(path).code is ImportProblem.EMPTY_FILE


@pytest.mark.parametrize(
    ("content", "problem", "line"),
    [
        (f"{HEADER}\r\n{ROW}\r\n".encode("utf-16"), ImportProblem.UTF_16, 1),
        (f"{HEADER}\r\n{ROW}\r\n".encode("utf-16-le"), ImportProblem.NUL_BYTES, 1),
        (f"{HEADER}\r\n{ROW[:-1]}\0\r\n".encode(), ImportProblem.NUL_BYTES, 2),
        (
            f"{HEADER}\r\n{ROW}\r\n".encode() + "002,髙".encode("cp932"),
            ImportProblem.UNREADABLE_ENCODING,
            3,
        ),
        (
            f"{HEADER}\r\n{ROW}\r\n".encode("utf-8-sig") + b"\x93\xfa",
            ImportProblem.UNREADABLE_ENCODING,
            3,
        ),
        (
            f"{HEADER}\r\n{ROW}\r\n".encode("cp932") + b"\xff,",
            ImportProblem.UNREADABLE_ENCODING,
            3,
        ),
        (
            f"{HEADER}\r\n{ROW}\r\n".encode("cp932") + b"\x81\x20",
            ImportProblem.UNREADABLE_ENCODING,
            3,
        ),
        (HEADER.encode("euc_jp") + b"\r\n", ImportProblem.UNREADABLE_ENCODING, 1),
        (f'{HEADER}\r\n{ROW}\r\n"002,x'.encode(), ImportProblem.UNBALANCED_QUOTES, 3),
        (f'{HEADER}\r\n"00"2,x\r\n{ROW}'.encode(), ImportProblem.UNBALANCED_QUOTES, 2),
        (f'{HEADER}\r\n{ROW[:-3]}"1-1\r\n'.encode(), ImportProblem.UNBALANCED_QUOTES, 2),
        (
            f'{HEADER}\r\n"002,x\r\n'.encode() + f"{ROW}\r\n".encode() * 2_000 + b'"',
            ImportProblem.UNBALANCED_QUOTES,
            2,
        ),
        (f"{HEADER}\r\n{'x' * 40_000}\r\n".encode(), ImportProblem.CELL_TOO_LONG, 2),
        (("x," * 1_001).encode() + b"\r\n", ImportProblem.TOO_MANY_COLUMNS, 1),
    ],
)
def test_bytes_that_are_no_table_are_refused_with_their_line(
    tmp_path: Path, content: bytes, problem: ImportProblem, line: int
) -> None:
    path = tmp_path / "in.csv"
    path.write_bytes(content)
    refused = refusal_of(path)
    assert (refused.code, refused.fields["line"]) == (problem, line)


@pytest.mark.parametrize("unit", [b"x", b"\xa5\x31\x77\x9b", b"abc,def\n", "山田\n".encode()])
def test_200_megabytes_of_junk_are_refused_at_once(tmp_path: Path, unit: bytes) -> None:
    path = tmp_path / "junk.csv"
    with path.open("wb") as file:
        file.write(unit * (4_000_000 // len(unit)))
        file.truncate(200_000_000)
    started = time.perf_counter()
    refusal_of(path)
    assert time.perf_counter() - started < 1.0


def test_a_line_without_end_is_refused(tmp_path: Path) -> None:
    assert refusal_of(a_file(tmp_path, "x" * (1 << 21))).code is ImportProblem.HEADER_TOO_LONG


def test_a_file_without_residents_is_refused(tmp_path: Path) -> None:
    assert refusal_of(a_file(tmp_path, HEADER)).code is ImportProblem.NO_ROWS
    assert refusal_of(a_file(tmp_path, f"{HEADER}\r\n001,902")).code is ImportProblem.NO_ROWS


@pytest.mark.parametrize("column", ["宛名番号", "世帯番号", "氏名", "生年月日", "住所"])
def test_a_missing_needed_column_is_named(tmp_path: Path, column: str) -> None:
    refused = refusal_of(a_file(tmp_path, HEADER.replace(column, "ほか")))
    assert refused.code is ImportProblem.MISSING_COLUMN
    assert refused.fields["column"] == column
    assert "ほか" in str(refused.fields["value"])


def test_a_very_long_header_is_shown_cut(tmp_path: Path) -> None:
    refused = refusal_of(a_file(tmp_path, ",".join(f"列{number}" for number in range(300))))
    assert str(refused.fields["value"]).endswith("…")


@pytest.mark.parametrize("column", ["氏名", "性別", "氏　名", "氏名 "])
def test_a_doubled_column_is_refused(tmp_path: Path, column: str) -> None:
    refused = refusal_of(a_file(tmp_path, f"{HEADER},性別,{column}\r\n{ROW},男,x"))
    assert refused.code is ImportProblem.DOUBLED_COLUMN


def test_a_longitude_without_a_latitude_column_is_refused(tmp_path: Path) -> None:
    refused = refusal_of(a_file(tmp_path, f"{HEADER},経度\r\n{ROW},139.4"))
    assert (refused.code, refused.fields["column"]) == (ImportProblem.MISSING_COLUMN, "緯度")


@pytest.mark.parametrize(
    "column",
    [
        "個人番号",
        "マイナンバー",
        "ﾏｲﾅﾝﾊﾞｰ",
        "個人 番号",
        "個人番号（マイナンバー）",
        "MyNumber",
        "本人_個人番号",
    ],
)
def test_a_column_of_individual_numbers_is_refused(tmp_path: Path, column: str) -> None:
    refused = refusal_of(a_file(tmp_path, f"{HEADER},{column}\r\n{ROW},1"))
    assert (refused.code, refused.fields["column"]) == (ImportProblem.FORBIDDEN_COLUMN, column)


def individual_number(start: int) -> str:
    digits = [int(digit) for digit in f"{start:011d}"]
    total = sum(d * w for d, w in zip(digits, (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2), strict=True))
    return f"{start:011d}{0 if total % 11 <= 1 else 11 - total % 11}"


def test_individual_numbers_under_another_name_are_refused(tmp_path: Path) -> None:
    rows = [{"番号": individual_number(10**9 + number * 37)} for number in range(30)]
    refused = refusal_of(resident_rows(tmp_path, *rows))
    assert (refused.code, refused.fields["column"]) == (
        ImportProblem.LOOKS_LIKE_MY_NUMBER,
        "番号",
    )


def test_individual_numbers_that_begin_far_down_in_a_file_are_refused(tmp_path: Path) -> None:
    rows = [{"番号": ""} for _ in range(9_000)]
    rows += [{"番号": individual_number(10**9 + number * 37)} for number in range(1_000)]
    refused = refusal_of(resident_rows(tmp_path, *rows))
    assert refused.code is ImportProblem.LOOKS_LIKE_MY_NUMBER


def test_other_numbers_of_twelve_digits_are_read(tmp_path: Path) -> None:
    rows = [{"宛名番号": f"{10**11 + number * 37}"} for number in range(100)]
    assert len(read_residents(resident_rows(tmp_path, *rows), template()).residents) == 100


def test_one_number_with_two_different_rows_refuses_the_file(tmp_path: Path) -> None:
    path = resident_rows(
        tmp_path, {}, {"宛名番号": "7"}, {"宛名番号": "7", "世帯番号": "902", "支援措置": "1"}
    )
    refused = refusal_of(path)
    assert refused.code is ImportProblem.CONFLICTING_ROWS
    assert refused.fields | {"path": None} == {
        "path": None, "line": 4, "other_line": 3, "column": "支援措置", "value": "7",
    }  # fmt: skip


def test_a_file_that_changes_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    states = count()
    monkeypatch.setattr(csv_rows, "_state_of", lambda file: next(states))
    code = refusal_of(resident_rows(tmp_path, {})).code
    assert code is ImportProblem.CHANGED_WHILE_READING


def test_a_preview_refuses_text_it_cannot_decode(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_bytes(b"a,b\n" + b",".join([b"x" * 30_000] * 40) + b"\n\x93\n")
    with pytest.raises(ImportRefused) as refused:
        preview_table(path)
    assert refused.value.code is ImportProblem.UNREADABLE_ENCODING
    assert refused.value.fields["line"] in (2, 3)
