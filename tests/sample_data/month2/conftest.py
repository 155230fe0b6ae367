"""A town of two months, and its files read without the product."""

import csv
from pathlib import Path

import pytest

from sample_data.town import TownOrder, make_town


@pytest.fixture(scope="session")
def two_months(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("two_months")
    make_town(TownOrder(out, 1000, months=2))
    return out


@pytest.fixture(scope="session")
def month2(two_months: Path) -> Path:
    return two_months / "month2"


def rows_of(file: Path, encoding: str = "utf-8-sig") -> list[dict[str, str]]:
    with file.open(encoding=encoding, newline="") as opened:
        return list(csv.DictReader(opened))


@pytest.fixture(scope="session")
def registries(two_months: Path, month2: Path) -> tuple[dict[str, dict[str, str]], ...]:
    """The template's registry of both months by 宛名番号, copies once."""
    narrow = str.maketrans("０１２３４５６７８９", "0123456789")
    return tuple(
        {row["宛名番号"].translate(narrow): row for row in rows_of(folder / "residents.csv")}
        for folder in (two_months, month2)
    )


@pytest.fixture(scope="session")
def key(month2: Path) -> list[dict[str, str]]:
    return rows_of(month2 / "answer_key" / "differences.csv")


@pytest.fixture(scope="session")
def standard_key(month2: Path) -> list[dict[str, str]]:
    return rows_of(month2 / "answer_key" / "differences_standard.csv")
