"""Small builders of files for the importers' tests. All people are invented."""

from functools import cache
from pathlib import Path

import pandas as pd

from importers.layouts.parse import load_layout
from importers.layouts.spec import Layout
from importers.registry import ResidentsImport, read_residents
from importers.welfare import WelfareImport, read_welfare

LAYOUTS = Path(__file__).parents[1] / "resources" / "layouts"
RESIDENT = {
    "宛名番号": "001",
    "世帯番号": "901",
    "氏名": "見本　花子",
    "生年月日": "1945-03-01",
    "住所": "さくら川市本町1-1",
}


@cache
def template() -> Layout:
    return load_layout("template", LAYOUTS)


def a_file(folder: Path, text: str, encoding: str = "utf-8-sig", name: str = "in.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def resident_rows(folder: Path, *changes: dict[str, str], encoding: str = "utf-8-sig") -> Path:
    """Write a registry of one row per change; a person's numbers count up unless given."""
    rows = [
        RESIDENT | {"宛名番号": f"{number:03d}", "世帯番号": f"9{number:02d}"} | change
        for number, change in enumerate(changes, start=1)
    ]
    header = list(dict.fromkeys(key for row in rows for key in row))
    lines = [",".join(header), *(",".join(row.get(key, "") for key in header) for row in rows)]
    return a_file(folder, "\r\n".join(lines) + "\r\n", encoding, "residents.csv")


def residents_of(folder: Path, *changes: dict[str, str]) -> ResidentsImport:
    return read_residents(resident_rows(folder, *changes), template())


def requirements_of(folder: Path, *rows: str) -> WelfareImport:
    """Read requirement rows (宛名番号,要件種別,部位,等級,有効開始,有効終了,備考) of person 001."""
    residents = residents_of(folder, {}).residents
    text = "宛名番号,要件種別,部位,等級,有効開始,有効終了,備考\r\n" + "\r\n".join(rows) + "\r\n"
    path = a_file(folder, text, name="requirements.csv")
    return read_welfare(path, template(), residents, "template")


def issues_told(issues: pd.DataFrame) -> list[tuple[int, str, str]]:
    """Give line, column and code of each issue; no column is ``""``."""
    columns = issues["column"].fillna("")
    return list(zip(issues["line"].tolist(), columns, issues["code"], strict=True))
