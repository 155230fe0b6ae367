"""A list as a section keeps it: titles above the header, marks, a sum below; no 宛名番号."""

from dataclasses import replace
from pathlib import Path

import pytest

from importers.layouts.spec import FileShape
from importers.welfare import WelfareImport, read_welfare
from tests.builders_workbook import a_sheet
from tests.importers.test_odd_files import GOLDEN, check_against
from tests.importers.welfare.files import a_layout, three_residents

WIDE = a_layout(
    """
[file]
header_line = 3
[person.columns]
name = { header = "氏名", needed = true }
kana = { header = "フリガナ" }
birth_date = { header = "生年月日" }
address = { header = "住所" }
phones = { header = "電話番号" }
[requirements]
[requirements.columns]
note = { header = "備考" }
[[requirements.marks]]
header = "要介護度"
kind = "要介護認定"
[[requirements.marks]]
header = "身障手帳"
kind = "身体障害者手帳"
[[requirements.marks]]
header = "人工呼吸器"
kind = "医療機器"
part = "人工呼吸器"
reads = "yes"
[requirements.grades."要介護認定"]
"要支援2" = []
"要介護3" = ["3"]
"""
)


@pytest.fixture
def made(tmp_path: Path) -> WelfareImport:
    residents = three_residents(tmp_path)
    return read_welfare(GOLDEN / "import_welfare_wide.csv", WIDE, residents, "名簿")


@pytest.mark.parametrize("name", ["requirements", "records", "issues"])
def test_a_wide_list_gives_what_lies_beside_it(made: WelfareImport, name: str) -> None:
    check_against(GOLDEN / f"import_welfare_wide.{name}.csv", getattr(made, name))


def test_the_same_list_as_a_sheet_gives_the_same(made: WelfareImport, tmp_path: Path) -> None:
    text = (GOLDEN / "import_welfare_wide.csv").read_text(encoding="utf-8")
    rows = [[cell or None for cell in line.split(",")] for line in text.splitlines()]
    path = a_sheet(tmp_path, rows)
    layout = replace(WIDE, shape=FileShape(header_line=3, sheet="名簿"))
    sheet = read_welfare(path, layout, three_residents(tmp_path), "名簿")
    for name in ("requirements", "records", "issues"):
        one, other = getattr(made, name), getattr(sheet, name)
        assert one.drop(columns="file").equals(other.drop(columns="file"))
