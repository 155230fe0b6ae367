"""Odd files as towns send them; what they give lies beside them and was looked at once.

A missing expectation is written and the test fails, so that a person reads it; one that is
there is never written over.
"""

from pathlib import Path

import pandas as pd
import pytest

from importers.registry import read_residents
from importers.welfare import read_welfare
from tests.builders_importers import template

GOLDEN = Path(__file__).parents[1] / "golden"


def check_against(expectation: Path, frame: pd.DataFrame) -> None:
    given = frame.to_csv(index=False, lineterminator="\n", date_format="%Y-%m-%d")
    if not expectation.exists():
        expectation.write_text(given, encoding="utf-8")
        pytest.fail(f"{expectation.name} was written: read it and keep it if it is right")
    assert given == expectation.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["cp932_wareki", "utf8_shuffled_columns"])
def test_an_odd_registry_gives_what_lies_beside_it(name: str) -> None:
    read = read_residents(GOLDEN / f"import_residents_{name}.csv", template())
    check_against(GOLDEN / f"import_residents_{name}.expected.csv", read.residents)
    check_against(GOLDEN / f"import_residents_{name}.issues.csv", read.issues)


def test_an_odd_welfare_file_gives_what_lies_beside_it() -> None:
    registry = read_residents(GOLDEN / "import_residents_cp932_wareki.csv", template())
    path = GOLDEN / "import_requirements_odd.csv"
    read = read_welfare(path, template(), registry.residents, "template")
    check_against(GOLDEN / "import_requirements_odd.expected.csv", read.requirements)
    check_against(GOLDEN / "import_requirements_odd.issues.csv", read.issues)
