"""Geocoding of a real city against surveyed positions: 240 sites of 和歌山市 in our tables."""

import json
import unicodedata
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from gis.addresses.gazetteer import Gazetteer, build_gazetteer
from gis.addresses.geocode import geocode
from gis.addresses.number_groups import distances_m
from gis.addresses.read_tables import read_address_tables
from gis.addresses.tables import AddressTables
from scoring.codes import LocationLevel
from tests.gis.addresses.spellings import spelled
from tests.gis.addresses.test_geocode_laws import rows_with_a_place

FINE = [
    level.value
    for level in (
        LocationLevel.RESIDENCE,
        LocationLevel.PARCEL,
        LocationLevel.PARCEL_MAIN,
        LocationLevel.BLOCK,
    )
]


@pytest.fixture(scope="module")
def tables(shared_data: Path) -> AddressTables:
    return read_address_tables(shared_data / "wakayama", None)


@pytest.fixture(scope="module")
def gazetteer(tables: AddressTables) -> Gazetteer:
    return build_gazetteer(tables)


@pytest.fixture(scope="module")
def sites(shared_data: Path, gazetteer: Gazetteer) -> pd.DataFrame:
    rows = []
    for name in ("emergency_sites", "shelters"):
        text = (shared_data / "wakayama" / f"{name}.geojson").read_text(encoding="utf-8")
        rows += [
            (site["properties"]["住所"], *site["geometry"]["coordinates"])
            for site in json.loads(text)["features"]
        ]
    given = pd.DataFrame(rows, columns=["address", "site_lon", "site_lat"])
    found = place(given["address"], gazetteer)
    away = distances_m(given[["site_lon", "site_lat"]].to_numpy(), found[["lon", "lat"]].to_numpy())
    return given.join(found).assign(error_m=away)


def place(addresses: pd.Series, gazetteer: Gazetteer) -> pd.DataFrame:
    return geocode(addresses, pd.Series([None] * len(addresses), dtype="str"), gazetteer)


def test_houses_and_parcels_are_found_where_they_were_surveyed(sites: pd.DataFrame) -> None:
    median = sites.groupby("location_level", observed=True)["error_m"].median()
    assert median[LocationLevel.PARCEL] <= 30
    assert median[LocationLevel.RESIDENCE] <= 70
    assert np.count_nonzero(sites["location_level"].isin(FINE)) >= 100


def test_no_finer_level_is_far_off_without_a_doubt(sites: pd.DataFrame) -> None:
    is_wrong = sites["location_level"].isin(FINE) & (sites["error_m"] > 300)
    assert sites.loc[is_wrong, "doubt"].notna().all()


def test_no_site_is_left_at_the_town_whose_number_has_a_point(
    sites: pd.DataFrame, tables: AddressTables
) -> None:
    numbers, rows = rows_with_a_place(tables)
    known = {_spelled_plainly(row.oaza, row.chome, row.number) for row in rows}
    known |= {_spelled_plainly(row.oaza, row.chome, row.number[:1]) for row in rows}
    left = sites.loc[~sites["location_level"].isin(FINE), "address"]
    plain = left.str.removeprefix("和歌山県和歌山市").str.normalize("NFKC")
    words = plain.str.extract(r"^(?P<name>\D+)(?P<number>.*)$")
    asked = words["number"].str.findall(r"\d+")
    missed = [
        (name, number)
        for name, number in zip(words["name"], asked, strict=True)
        for count in (len(number), len(number) - 1)
        if count and f"{name}{'-'.join(number[:count])}" in known
    ]
    assert len(numbers) > 70_000
    assert missed in ([], [("湊", ["3", "301"])])


def test_every_row_of_the_tables_is_found_in_every_spelling(
    tables: AddressTables, gazetteer: Gazetteer
) -> None:
    numbers, rows = rows_with_a_place(tables)
    rng = np.random.default_rng(20261121)
    asked = rng.choice(len(rows), 10_000, replace=False)
    addresses = pd.Series([spelled(rows[place], rng, "和歌山県") for place in asked], dtype="str")
    found = place(addresses, gazetteer)
    wanted = numbers.iloc[asked].reset_index(drop=True)
    away = distances_m(wanted[["lon", "lat"]].to_numpy(), found[["lon", "lat"]].to_numpy())
    is_house = wanted["level"] == LocationLevel.RESIDENCE
    assert found["location_level"].isin(FINE).all()
    assert (away[is_house] == 0).all()
    assert ((away <= 300) | found["doubt"].notna()).all()
    assert np.count_nonzero(away > 0) < 0.02 * len(asked)


def _spelled_plainly(oaza: str, chome: str, number: tuple[str, ...]) -> str:
    digits = unicodedata.normalize("NFKC", chome).removesuffix("丁目")
    return f"{oaza}{'-'.join([digits, *number] if digits else number)}"
