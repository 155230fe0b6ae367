"""One town with exports and a second month, and how its files are read without the product."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from sample_data.town import TownOrder, make_town

Rows = list[dict[str, str]]
ReadRows = Callable[..., Rows]


@pytest.fixture(scope="session")
def big_town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("exports")
    make_town(TownOrder(out, 1000, exports=True))
    return out


@pytest.fixture(scope="session")
def exports(big_town: Path) -> Path:
    return big_town / "exports"


@pytest.fixture(scope="session")
def read_rows() -> ReadRows:
    """Read a CSV to rows; ``line`` is added to each, as the key counts lines."""

    def read(file: Path, encoding: str = "utf-8-sig") -> Rows:
        with file.open(encoding=encoding, newline="") as opened:
            return [{**row, "line": str(n)} for n, row in enumerate(csv.DictReader(opened), 2)]

    return read


@pytest.fixture(scope="session")
def key_rows(big_town: Path) -> Callable[[str], Rows]:
    """Read a list of the key as it is; its column ``line`` is the line of the export."""

    def read(name: str) -> Rows:
        file = big_town / "answer_key" / "exports" / name
        with file.open(encoding="utf-8-sig", newline="") as opened:
            return list(csv.DictReader(opened))

    return read


@pytest.fixture(scope="session")
def read_sheet() -> Callable[[Path, str], list[list[object]]]:
    """Read a sheet from its very first row, so that places are lines less one."""

    def read(file: Path, sheet: str) -> list[list[object]]:
        opened = CalamineWorkbook.from_path(str(file)).get_sheet_by_name(sheet)
        return opened.to_python(skip_empty_area=False)

    return read
