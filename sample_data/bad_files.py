"""Files that must be refused whole, for tests: each has exactly one thing wrong with it.

They never lie among the good files of a town. ``problem`` names the defect in the words of
the import's own list, so that a test can ask for exactly that refusal.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sample_data.dice import stream
from sample_data.files import REQUIREMENT_COLUMNS, RESIDENT_COLUMNS

MEGABYTE = 1_000_000
_FIRST = (
    "0010000008", "0002000000", "川端　花子", "カワバタ　ハナコ", "1948-05-02", "女", "世帯主",
    "さくら川市本町一丁目1番1号", "", "042-000-0001", "住民", "", "140.6538", "35.3500", "1", "2",
    "木造",
)  # fmt: skip
_SECOND = (
    "0010000033", "0002000007", "川端　太郎", "カワバタ　タロウ", "1951-11-20", "男", "世帯主",
    "さくら川市本町一丁目1番2号", "", "", "住民", "", "", "", "", "",
    "",
)  # fmt: skip
_NEED = ("0010000008", "要介護認定", "", "要介護3", "2026-04-01", "2027-03-31", "")
_HEADER, _NEED_HEADER = RESIDENT_COLUMNS, REQUIREMENT_COLUMNS


@dataclass(frozen=True)
class BadFile:
    """A file to be refused: which, for what, and whether it is a registry or a welfare file."""

    file: Path
    problem: str
    is_registry: bool


def write_bad_files(folder: Path) -> list[BadFile]:
    """Write the collection and tell what is wrong with each; the same bytes every time."""
    folder.mkdir(parents=True, exist_ok=True)
    named = name_bad_files(folder)
    for bad, content in zip(named, _contents(), strict=True):
        bad.file.write_bytes(content)
    return named


def name_bad_files(folder: Path) -> list[BadFile]:
    """Name the files of the collection in a folder, without writing them."""
    registries = [
        BadFile(folder / f"residents_{problem}.csv", problem, is_registry=True)
        for problem in {**_bad_registries(), **_bad_header_rows()}
    ]
    return registries + [
        BadFile(folder / f"requirements_{problem}.csv", problem, is_registry=False)
        for problem in _bad_requirements()
    ]


def _contents() -> list[bytes]:
    tables = (_bad_registries(), _bad_header_rows(), _bad_requirements())
    return [content for table in tables for content in table.values()]


def write_good_pair(folder: Path) -> tuple[Path, Path]:
    """Write the registry and the welfare file that the bad ones were made from."""
    folder.mkdir(parents=True, exist_ok=True)
    residents, requirements = folder / "residents.csv", folder / "requirements.csv"
    residents.write_bytes(_bytes(_text(_HEADER, _FIRST, _SECOND)))
    requirements.write_bytes(_bytes(_text(_NEED_HEADER, _NEED)))
    return residents, requirements


def write_junk(file: Path, megabytes: int, seed: int) -> None:
    """Write bytes that are no table, such as somebody's film under the wrong name."""
    rng = stream(seed, "junk")
    with file.open("wb") as written:
        for _ in range(megabytes):
            written.write(rng.integers(0, 256, MEGABYTE, dtype=np.uint8).tobytes())


def _text(*rows: tuple[str, ...]) -> str:
    return "".join(",".join(row) + "\r\n" for row in rows)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8-sig")


def _bad_registries() -> dict[str, bytes]:
    good = _text(_HEADER, _FIRST, _SECOND)
    moved = (*_FIRST[:7], "さくら川市緑が丘1番地1", *_FIRST[8:])
    return {
        "empty_file": b"",
        "no_rows": _bytes(_text(_HEADER)),
        "nul_bytes": _bytes(good.replace("川端　太郎", "川端\0太郎")),
        "utf_16": good.encode("utf-16"),
        "excel_file": b"PK\x03\x04" + bytes(60),
        # Not UTF-8, and a pair of bytes that CP932 does not know.
        "unreadable_encoding": _text(_HEADER).encode("cp932") + b"\x85\x40\xfd\xfe\xff\r\n",
        "unbalanced_quotes": _bytes(good.replace("川端　花子", '"川端　花子')),
        "conflicting_rows": _bytes(_text(_HEADER, _FIRST, _SECOND, moved)),
    }


def _bad_header_rows() -> dict[str, bytes]:
    without = (*_HEADER[:4], *_HEADER[5:])
    short = (*_FIRST[:4], *_FIRST[5:])
    return {
        "missing_column": _bytes(_text(without, short)),
        "doubled_column": _bytes(_text((*_HEADER, "氏名"), (*_FIRST, "川端　花子"))),
        "forbidden_column": _bytes(_text((*_HEADER, "個人番号"), (*_FIRST, ""))),
    }


def _bad_requirements() -> dict[str, bytes]:
    good = _text(_NEED_HEADER, _NEED)
    return {
        "empty_file": b"",
        "missing_column": _bytes(_text(_NEED_HEADER[:1] + _NEED_HEADER[2:], _NEED[:1] + _NEED[2:])),
        "doubled_column": _bytes(_text((*_NEED_HEADER, "要件種別"), (*_NEED, "難病"))),
        "forbidden_column": _bytes(_text((*_NEED_HEADER, "マイナンバー"), (*_NEED, ""))),
        "nul_bytes": _bytes(good.replace("要介護3", "要介護\0")),
        "unbalanced_quotes": _bytes(good.replace("要介護3", '"要介護3')),
    }
