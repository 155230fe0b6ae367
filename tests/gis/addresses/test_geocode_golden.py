"""Addresses as people write them and where they are found: one line a case, for staff to read."""

import csv
from pathlib import Path

import pandas as pd
import pytest

from gis.addresses.geocode import geocode
from tests.gis.addresses.builders_gazetteer import the_gazetteer

GOLDEN = Path(__file__).parents[2] / "golden" / "addresses.csv"


def cases() -> list[dict[str, str]]:
    with GOLDEN.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case['id']}-{case['why']}")
def test_an_address_is_found_as_the_golden_table_says(case: dict[str, str]) -> None:
    building = case["building"] or None
    addresses = pd.Series([case["address"]])
    found = geocode(addresses, pd.Series([building], dtype=object), the_gazetteer()).iloc[0]
    told = {
        "level": found["location_level"],
        "matched": _text(found["matched"]),
        "rest": _text(found["rest"]),
        "doubt": _text(found["doubt"]),
        "floor": "" if pd.isna(found["floor_hint"]) else f"{found['floor_hint']:.0f}",
        "others": str(found["others"]),
    }
    assert told == {name: case[name] for name in told}


def _text(value: object) -> str:
    return "" if pd.isna(value) else str(value)
