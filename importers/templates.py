"""Writes the template files (ひな形) a town fills in: header and one invented example each."""

import csv
from pathlib import Path

from importers.errors import ImportProblem, ImportRefused

RESIDENTS_FILE = "residents.csv"
REQUIREMENTS_FILE = "requirements.csv"
_EXAMPLE_RESIDENT = {
    "宛名番号": "0000000001",
    "世帯番号": "0000000001",
    "氏名": "記入例　花子",
    "氏名カナ": "キニュウレイ　ハナコ",
    "生年月日": "1940-04-01",
    "性別": "女",
    "続柄": "世帯主",
    "住所": "さくら川市見本町一丁目1番1号",
    "方書": "見本荘101",
    "電話番号": "042-000-0000",
    "住民状態": "住民",
    "支援措置": "",
    "経度": "",
    "緯度": "",
    "居住階": "1",
    "建物階数": "2",
    "構造": "木造",
}
_EXAMPLE_REQUIREMENT = {
    "宛名番号": "0000000001",
    "要件種別": "要介護認定",
    "部位": "",
    "等級": "要介護3",
    "有効開始": "2026-04-01",
    "有効終了": "2027-03-31",
    "備考": "記入例です。この行は消してください",
}


def write_templates(folder: Path) -> list[Path]:
    """Write both template files as UTF-8 with BOM, which spreadsheets read without asking.

    Raises
    ------
    ImportRefused
        The folder cannot be written, or one of the files stands there already: it may be
        filled in. Then nothing is written.
    """
    files = {
        folder / RESIDENTS_FILE: _EXAMPLE_RESIDENT,
        folder / REQUIREMENTS_FILE: _EXAMPLE_REQUIREMENT,
    }
    for path in files:
        if path.exists():
            raise ImportRefused(ImportProblem.ALREADY_EXISTS, path=path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, example in files.items():
            _write_template(path, example)
    except OSError as fault:
        raise ImportRefused(ImportProblem.NOT_WRITABLE, path=folder) from fault
    return list(files)


def _write_template(path: Path, example: dict[str, str]) -> None:
    with path.open("x", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(example.keys())
        writer.writerow(example.values())
