"""Geocoding: build, save and load a gazetteer, and find 64,000 addresses in many spellings."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from gis.addresses.gazetteer import Gazetteer, build_gazetteer
from gis.addresses.gazetteer_file import load_gazetteer, save_gazetteer
from gis.addresses.geocode import geocode
from gis.addresses.tables import NUMBERS, TOWNS, AddressSource, AddressTables
from scoring.codes import LocationLevel
from tests.bench.timing import peak_gigabytes, time_call
from tests.bench.towns import BenchOrder
from tests.gis.addresses.spellings import ARow, spelled

NUMBERS_OF_TOWN = 925
ADDRESSES_ASKED = 64_000
HOUSEHOLDS_OF_CITY = 60_000
PARCELS_OF_CITY = 370_000
SEED = 20261121
FIRST, SECOND = "東西南北上中下元新古", "沢原山川野田浜島崎丘町畑"


def lines(order: BenchOrder) -> Iterator[str]:
    """Time a city of 370,000 parcels, or of fewer in the same share as the households."""
    towns = max(2, PARCELS_OF_CITY * order.households // HOUSEHOLDS_OF_CITY // NUMBERS_OF_TOWN)
    asked = min(ADDRESSES_ASKED, towns * NUMBERS_OF_TOWN)
    tables = city(towns)
    path = order.work / "bench.gazetteer"
    runs = order.runs
    yield f"invented city: {towns} towns, {len(tables.numbers):,} parcels"
    yield time_call("geocode: build the gazetteer", lambda: build_gazetteer(tables), runs).line()
    save_gazetteer(build_gazetteer(tables), path)
    yield f"geocode: file {path.stat().st_size / 1e6:.1f} MB"
    yield time_call("geocode: load the gazetteer", lambda: load_gazetteer(path), runs, "≤ 1").line()
    gazetteer = load_gazetteer(path)
    addresses, rows = asked_addresses(tables, asked)
    nothing = pd.Series([None] * asked, dtype="str")
    name = f"geocode: {asked:,} addresses, {addresses.nunique():,} different"
    yield time_call(name, lambda: geocode(addresses, nothing, gazetteer), runs, "≤ 3").line()
    yield f"geocode: found at their own point {_found_share(addresses, rows, gazetteer):.2%}"
    yield f"geocode: peak memory {peak_gigabytes():.2f} GB"


def city(towns: int) -> AddressTables:
    """Invent a city of many towns, each of parcels with 枝番 along its roads."""
    number = np.arange(towns * NUMBERS_OF_TOWN)
    town = number // NUMBERS_OF_TOWN
    within = number % NUMBERS_OF_TOWN
    keys = pd.Series([f"t{place:04}" for place in range(towns)], dtype="str")
    lon = 139 + 0.02 * (town % 20) + 1e-4 * (within // 50)
    lat = 35.5 + 0.02 * (town // 20) + 1e-4 * (within % 50)
    frame = {
        "town_key": keys.iloc[town],
        "level": pd.Series([LocationLevel.PARCEL.value] * len(number), dtype=object),
        "first": pd.Series(within // 5 + 1).astype("str"),
        "second": pd.Series(within % 5 + 1).astype("str"),
        "third": pd.Series([None] * len(number), dtype="str"),
        "lon": lon,
        "lat": lat,
        "source": pd.Series([AddressSource.REGISTRY.value] * len(number), dtype="str"),
    }
    return AddressTables(_towns(keys), NUMBERS.build(frame), (), ())


def asked_addresses(tables: AddressTables, count: int) -> tuple[pd.Series, pd.DataFrame]:
    """Write some of the numbers in many spellings; gives the rows they were made of, too."""
    rng = np.random.default_rng(SEED)
    rows = tables.numbers.iloc[rng.choice(len(tables.numbers), count, replace=False)]
    oaza = tables.towns.set_index("town_key")["oaza"].loc[rows["town_key"]]
    made = [
        spelled(ARow("見本市", name, "", "", number, is_house=False), rng, "見本県")
        for name, *number in zip(oaza, rows["first"], rows["second"], strict=True)
    ]
    return pd.Series(made, dtype="str"), rows


def _towns(keys: pd.Series) -> pd.DataFrame:
    count = len(keys)
    names = [f"{first}{second}" for first in FIRST for second in SECOND]
    oaza = [
        f"{names[place % len(names)]}{'ノ' * (place // len(names))}辺" for place in range(count)
    ]
    empty = {name: [None] * count for name in ("county", "ward", "chome", "koaza", "chome_number")}
    given = {
        "town_key": keys,
        "prefecture": ["見本県"] * count,
        "city": ["見本市"] * count,
        "oaza": oaza,
        "is_residential": [False] * count,
        "lon": [np.nan] * count,
        "lat": [np.nan] * count,
        "source": [AddressSource.REGISTRY.value] * count,
    }
    return TOWNS.build({name: (empty | given)[name] for name in TOWNS.names})


def _found_share(addresses: pd.Series, rows: pd.DataFrame, gazetteer: Gazetteer) -> float:
    found = geocode(addresses, pd.Series([None] * len(addresses), dtype="str"), gazetteer)
    return float(np.mean(found["lon"].to_numpy() == rows["lon"].to_numpy()))
