"""Files as town offices have them, for tests of layouts: invented people only."""

from collections.abc import Mapping
from pathlib import Path

import xlsxwriter

NO_NAMES: Mapping[str, str] = {}
FAMILY = ("架空", "仮名", "例示", "試山", "髙橋")
GIVEN = ("太郎", "花子", "一男", "和子", "茂", "節子")
KANA = ("カクウ", "カナ", "レイジ", "タメシヤマ", "タカハシ")
GIVEN_KANA = ("タロウ", "ハナコ", "カズオ", "カズコ", "シゲル", "セツコ")
WIDE_HEADER = (
    "No", "氏名", "ふりがな", "生年月日", "住所", "電話", "要介護度", "視覚", "人工呼吸器",
    "同意", "緊急連絡先氏名", "緊急連絡先電話", "民生委員",
)  # fmt: skip


def vendor_rows(count: int = 40) -> list[list[str]]:
    """An old system's fixed order: numbers, name, kana, era date, sex code, 続柄, address …"""
    return [
        [
            f"{100_000 + row * 7:010d}",
            f"{500_000 + row // 3:08d}",
            f"{FAMILY[row // 3 % 5]}　{GIVEN[row % 6]}",
            f"{KANA[row // 3 % 5]} {GIVEN_KANA[row % 6]}",
            f"S{10 + row:02d}.{1 + row % 12}.{1 + row % 28}",
            ("男", "女")[row % 2],
            ("世帯主", "妻", "子")[row % 3],
            f"本町{1 + row // 3}丁目{1 + row % 9}番{1 + row % 5}号",
            "さくらハイツ105" if row % 4 == 0 else "",
            f"042-000-{1000 + row}",
        ]
        for row in range(count)
    ]


def write_vendor_file(folder: Path, name: str = "JUKI.csv", count: int = 40) -> Path:
    """CP932, no header, as such systems write it."""
    path = folder / name
    text = "\r\n".join(",".join(row) for row in vendor_rows(count)) + "\r\n"
    path.write_bytes(text.encode("cp932"))
    return path


def write_wide_list(
    folder: Path, name: str = "要支援者名簿.xlsx", renamed: Mapping[str, str] = NO_NAMES
) -> Path:
    """An Excel list with title rows, grades and ○/×, and one word nobody knows."""
    path = folder / name
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("名簿")
    sheet.write(0, 0, "避難行動要支援者名簿（令和8年11月）")
    sheet.write(1, 0, "福祉課")
    sheet.write_row(2, 0, [renamed.get(header, header) for header in WIDE_HEADER])
    for row, cells in enumerate(wide_rows()):
        sheet.write_row(row + 3, 0, cells)
    book.close()
    return path


def wide_rows() -> list[list[object]]:
    """The rows of the Excel list."""
    return [_wide_row(row) for row in range(12)]


def _wide_row(row: int) -> list[object]:
    people = vendor_rows()[row]
    care = ("要介護3", "", "要支援2", "かなり重い")[row % 4]
    return [
        row + 1, people[2], people[3], f"昭和{10 + row}年{1 + row % 12}月{1 + row % 28}日",
        people[7], people[9], care, "2級" if row % 5 == 0 else "", "○" if row == 2 else "",
        ("同意", "不同意", "未回答", "")[row % 4], "架空　次郎", "090-0000-0001", "例示　民生",
    ]  # fmt: skip
