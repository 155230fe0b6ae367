"""Small right files of every shipped layout, and the ways a disk, a hand or a mail breaks them."""

import csv
import io
import random
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import xlsxwriter

from tests.fuzz.cells import cell_stream

Rows = list[list[str]]
_PEOPLE = 12
_PARTS = ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml")


@dataclass(frozen=True)
class Seed:
    """A right file as rows; ``layout`` reads it, a registry or a welfare file."""

    layout: str
    is_registry: bool
    rows: Rows


def build_seeds() -> list[Seed]:
    """Give one right file for each layout that comes with the program."""
    return [
        Seed("template", True, _table(_TEMPLATE)),
        Seed("jumin-standard", True, _table(_JUMIN)),
        Seed("template", False, _table(_NEEDS)),
        Seed("kaigo-standard", False, _table(_KAIGO)),
        Seed("techo-standard", False, _table(_TECHO)),
        Seed("shien-standard", False, _table(_SHIEN)),
    ]


class FileMaker:
    """Makes one damaged file after the other, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
        self._cells = cell_stream(seed)

    def make(self, rows: Rows) -> tuple[str, bytes]:
        """Give a name and the bytes; about one file in six is a workbook."""
        chance = self._chance
        table = [row.copy() for row in rows]
        for _ in range(chance.choice((0, 1, 1, 2, 4))):
            chance.choice(self._row_breakers)(table)
        if chance.random() < 1 / 6:
            return "in.xlsx", self._damaged_workbook(_workbook(table))
        encoding = chance.choice(("utf-8-sig", "utf-8", "cp932"))
        written = io.StringIO()
        end = chance.choice(("\r\n", "\n"))
        csv.writer(written, lineterminator=end).writerows(table)
        content = written.getvalue().encode(encoding, errors="replace")
        return "in.csv", self._damaged_bytes(content)

    @property
    def _row_breakers(self) -> Sequence[Callable[[Rows], None]]:
        return (
            self._replace_cell, self._replace_cell, self._replace_cell, self._replace_header,
            self._double_row, self._swap_columns, self._swap_cells, self._drop_cell,
            self._shuffle_rows, self._copy_column, self._slip_row,
        )  # fmt: skip

    def _replace_cell(self, table: Rows) -> None:
        row = self._row(table)
        if row:
            row[self._chance.randrange(len(row))] = self._chance.choice((next(self._cells), ""))

    def _replace_header(self, table: Rows) -> None:
        if self._chance.random() < 0.2 and table[0]:
            table[0][self._chance.randrange(len(table[0]))] = next(self._cells)

    def _double_row(self, table: Rows) -> None:
        table.insert(self._chance.randrange(1, len(table) + 1), self._row(table).copy())

    def _swap_columns(self, table: Rows) -> None:
        one, other = self._chance.sample(range(min(map(len, table))), 2)
        for row in table:
            row[one], row[other] = row[other], row[one]

    def _swap_cells(self, table: Rows) -> None:
        row = self._row(table)
        if len(row) > 1:
            one, other = self._chance.sample(range(len(row)), 2)
            row[one], row[other] = row[other], row[one]

    def _drop_cell(self, table: Rows) -> None:
        row = self._row(table)
        if len(row) > 2:
            del row[self._chance.randrange(len(row))]

    def _shuffle_rows(self, table: Rows) -> None:
        below = table[1:]
        self._chance.shuffle(below)
        table[1:] = below

    def _copy_column(self, table: Rows) -> None:
        one, other = self._chance.sample(range(min(map(len, table))), 2)
        for row in table[1:]:
            row[one] = row[other]

    def _slip_row(self, table: Rows) -> None:
        self._row(table).insert(0, self._chance.choice(("", next(self._cells))))

    def _row(self, table: Rows) -> list[str]:
        return table[self._chance.randrange(1, len(table))]

    def _damaged_bytes(self, content: bytes) -> bytes:
        for _ in range(self._chance.choice((0, 0, 1, 1, 2, 5))):
            content = self._damage(content)
        return content

    def _damaged_workbook(self, content: bytes) -> bytes:
        kind = self._chance.random()
        if kind < 0.4:
            return content
        if kind < 0.6:
            return self._damaged_bytes(content)
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            parts = {name: book.read(name) for name in book.namelist()}
        part = self._chance.choice(_PARTS)
        parts[part] = self._damage(parts[part])
        return _packed(parts)

    def _damage(self, content: bytes) -> bytes:
        chance = self._chance
        at = chance.randrange(len(content)) if content else 0
        to = min(len(content), at + chance.choice((1, 2, 10, 200)))
        flipped = bytes([content[at] ^ (1 << chance.randrange(8))]) if content else b""
        lines = content.split(b"\n")
        line = chance.randrange(len(lines))
        return chance.choice(
            (
                content[:at] + flipped + content[at + 1 :],
                content[:at] + flipped + content[at + 1 :],
                content[:at],
                content[:at] + content[to:],
                content[:at] + content[at:to][::-1] + content[to:],
                content[:at] + content[at:to] + content[at:],
                content[:at] + b'"' + content[at:],
                content[:at]
                + chance.choice((b",", b"\n", b"\r", b"\0", b"\x1a", b"\x81"))
                + content[at:],
                b"\n".join([*lines[:line], lines[line], *lines[line:]]),
                content[:at] + next(self._cells).encode() + content[at:],
            )
        )


def _workbook(table: Rows) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(table):
            for column, cell in enumerate(row):
                if cell.isascii() and cell.isdigit() and len(cell) < 12 and at % 2:
                    sheet.write_number(at, column, int(cell))
                else:
                    sheet.write_string(at, column, cell[:32_000])
    return content.getvalue()


def _packed(parts: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as book:
        for name, part in parts.items():
            book.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def _table(columns: dict[str, Sequence[str]]) -> Rows:
    """Give a header and rows; each column's cells go round."""
    rows = [
        [cells[person % len(cells)].format(person + 1) for cells in columns.values()]
        for person in range(_PEOPLE)
    ]
    return [list(columns), *rows]


_ID = ("{:05d}",)
_BORN = (
    "1945-03-01",
    "昭和20年3月1日",
    "S200301",
    "19500704",
    "大正15.12.25",
    "昭和20年不詳",
    "2001/2/3",
)
_NAMES = ("見本　花子", "髙橋　次郎", "﨑山　みどり", "ＳＡＭＰＬＥ　ＡＮＮ")
_TEMPLATE = {
    "宛名番号": _ID,
    "世帯番号": ("9{:04d}", "90001"),
    "氏名": _NAMES,
    "氏名カナ": ("ミホン　ハナコ", ""),
    "生年月日": _BORN,
    "性別": ("女", "男", "2", ""),
    "続柄": ("世帯主", "妻", ""),
    "住所": ("さくら川市本町{}-1", "さくら川市東町一丁目２番"),
    "方書": ("", "見本荘201"),
    "電話番号": ("042-000-00{:02d}", "0900000{:04d}/042-000-0001", ""),
    "住民状態": ("住民", "1", "", "転出"),
    "支援措置": ("", "", "", "1"),
    "経度": ("139.4{:02d}", ""),
    "緯度": ("35.8{:02d}", ""),
    "居住階": ("1", "2階", ""),
    "建物階数": ("2", "", "10"),
    "構造": ("木造", "", "RC造"),
    "メモ": ("", "ほか"),
}
_JUMIN = {
    "市区町村コード": ("999999",),
    "宛名番号": ("{:05d}", "00001"),
    "履歴番号": ("{}",),
    "最新フラグ": ("1", "1", "0"),
    "世帯番号": ("9{:04d}",),
    "住民状態": ("1", "2", "3", "9"),
    "氏名": (*_NAMES, ""),
    "氏名_外国人ローマ字": ("SAMPLE ANN",),
    "氏名_フリガナ": ("ミホン　ハナコ",),
    "性別": ("1", "2", ""),
    "生年月日": ("1945-03-01", "1988-00-00", ""),
    "生年月日_不詳フラグ": ("0", "1", ""),
    "生年月日_不詳表記": ("", "昭和63年月日不詳"),
    "続柄コード1": ("02", "2", "20"),
    "続柄コード2": ("", "12"),
    "続柄表記": ("世帯主", "", "子の妻"),
    "住所_市区郡町村名": ("さくら川市",),
    "住所_町字": ("本町一丁目", "東町"),
    "住所_番地号表記": ("{}番地", "１番２号"),
    "住所_方書": ("", "見本荘"),
    "地区管理コード1": ("01", "02"),
}
_NEEDS = {
    "宛名番号": ("{:05d}", "99999", "1"),
    "要件種別": (
        "要介護認定",
        "身体障害者手帳",
        "療育手帳",
        "精神",
        "難病",
        "医療機器",
        "手動追加",
    ),
    "部位": ("", "視覚", "", "", "", "人工呼吸器", ""),
    "等級": ("要介護3", "1級", "Ⓐ", "2", "", "", ""),
    "有効開始": ("2025-04-01", "R7.4.1", ""),
    "有効終了": ("2027-03-31", "9999-12-31", ""),
    "備考": ("", "見本"),
}
_KAIGO = {
    "宛名番号": _ID,
    "被保険者番号": ("00000{:05d}",),
    "要介護状態区分コード": ("01", "06", "12", "13", "21", "22", "23", "24", "25", "1"),
    "認定日": ("2025-03-20",),
    "有効期間開始日": ("2025-04-01", "20250401"),
    "有効期間終了日": ("2027-03-31", "令和9年3月31日", "2025-01-01"),
    "認定申請状況": ("", "変更申請中", "認定済"),
    "氏名": _NAMES,
}
_TECHO = {
    "宛名番号": _ID,
    "手帳種別": ("身体障害者手帳", "療育手帳", "精神障害者保健福祉手帳", "1", "2"),
    "手帳番号": ("第{}号",),
    "部位": ("視覚", "", "", "上肢、下肢", ""),
    "部位別等級": ("1", "", "", "2級、3級", ""),
    "総合等級": ("1級", "Ⓐ", "2級", "2", "B"),
    "交付日": ("平成12年4月1日", "2012-12-01"),
    "返還日": ("", "", "2024-05-01"),
}
_SHIEN = {
    "宛名番号": _ID,
    "履歴番号": ("1",),
    "最新フラグ": ("1", "0"),
    "支援措置開始年月日": ("2024-04-01",),
    "支援措置終了年月日": ("2025-03-31", ""),
    "支援措置区分": ("1", "仮支援措置"),
}
