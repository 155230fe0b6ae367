"""The tables of an invented city, さくら川市, and of the town beside it."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from gis.addresses.gazetteer import Gazetteer, build_gazetteer
from gis.addresses.tables import NUMBERS, TOWNS, AddressSource, AddressTables
from scoring.codes import LocationLevel

CITY = "さくら川市"


@dataclass(frozen=True)
class ATown:
    """A town and its numbers: 住居 in a town of 住居表示, else 地番; "?" behind: no place."""

    oaza: str
    chome: str = ""
    koaza: str = ""
    numbers: tuple[str, ...] = ()
    is_residential: bool = False
    city: str = CITY
    has_point: bool = True
    source: str = AddressSource.REGISTRY.value


HOUSES = ("1-1", "1-2", "2-1", "2-3", "2-17", "2-17-4", "5-1", "5-2")
LOTS = ("1", "2-1", "2-2", "3-?", "4", "12-1", "12-3", "45-1", "45-2?", "46?", "47", "60?", "223-1")

TOWNS_OF_CITY = (
    ATown("本町", "１丁目", numbers=HOUSES, is_residential=True),
    ATown("本町", "２丁目", numbers=HOUSES, is_residential=True),
    ATown("本町", numbers=LOTS),
    ATown("和浦西", "１丁目", numbers=LOTS),
    ATown("和浦西", "２丁目", numbers=("7", "8-1")),
    ATown("和浦西", "十二丁目", numbers=("7", "8-1")),
    ATown("湊", numbers=LOTS),
    ATown("湊", koaza="西ノ坪", numbers=("145-1", "145-2")),
    ATown("湊", koaza="東ノ坪", numbers=("245-1", "45-9")),
    ATown("七番丁", numbers=("19", "20")),
    ATown("十二番丁", numbers=("19", "20")),
    ATown("屛風丁", numbers=("3", "4")),
    ATown("禰宜", numbers=("5", "6-1")),
    ATown("松ケ枝", numbers=("5", "6-1")),
    ATown("三ツ木", numbers=("23-5", "23-6")),
    ATown("五十子", numbers=("5", "6-1")),
    ATown("八王子町", numbers=("5", "6-1")),
    ATown("木ノ本", numbers=("5", "6-1")),
    ATown("中之島", numbers=("5", "803-20")),
    ATown("西鍛冶屋町", numbers=("5", "6-1")),
    ATown("津根", koaza="甲", numbers=("1234-1", "1235")),
    ATown("津根", koaza="乙", numbers=("1234-1", "1236")),
    ATown("加津", numbers=("イ12", "イ13-1", "ロ12", "15-乙")),
    ATown("浅岸", koaza="第３地割", numbers=("12-1", "13")),
    ATown("北一条西", "２丁目", numbers=("3-4", "4-1")),
    ATown("上本寺前町", numbers=("488", "489")),
    ATown("上ノ町", numbers=("5",)),
    ATown("上之町", numbers=("5",)),
    ATown("無点町", numbers=("5?",), has_point=False),
    ATown("栄町", numbers=("5",)),
    ATown("栄町", numbers=("5",), city="となり町"),
    ATown("本町", "３丁目", numbers=HOUSES, is_residential=True, city="となり町"),
)


def tables_of(*towns: ATown) -> AddressTables:
    """Bring invented towns into the frames that the readers make."""
    rows = [_numbers(place, town) for place, town in enumerate(towns)]
    numbers = [row for town in rows for row in town]
    return AddressTables(
        TOWNS.build(
            _columns(TOWNS.names, [_town(place, town) for place, town in enumerate(towns)])
        ),
        NUMBERS.build(_columns(NUMBERS.names, numbers)),
        ("見本の住所データ",),
        (),
    )


@cache
def the_gazetteer() -> Gazetteer:
    """Give the gazetteer of the invented city, built once."""
    return build_gazetteer(tables_of(*TOWNS_OF_CITY))


def point_of(place: int, *number: int) -> tuple[float, float]:
    """Give the point of a number in the town at a place: near its like, far from other towns."""
    first, second = (*number, 0, 0)[:2]
    return 139.0 + 0.02 * (place % 6) + 1e-5 * first, 35.5 + 0.02 * (place // 6) + 5e-6 * second


def _town(place: int, town: ATown) -> dict[str, object]:
    lon, lat = point_of(place) if town.has_point else (np.nan, np.nan)
    number = {"１": 1.0, "２": 2.0, "３": 3.0, "十": 12.0}.get(town.chome[:1], np.nan)
    return {
        "town_key": f"t{place:02}",
        "prefecture": "見本県",
        "county": "入谷郡" if town.city.endswith("町") else None,
        "city": town.city,
        "ward": None,
        "oaza": town.oaza,
        "chome": town.chome or None,
        "koaza": town.koaza or None,
        "chome_number": number,
        "is_residential": town.is_residential,
        "lon": lon,
        "lat": lat,
        "source": town.source,
    }


def _numbers(place: int, town: ATown) -> list[dict[str, object]]:
    level = LocationLevel.RESIDENCE if town.is_residential else LocationLevel.PARCEL
    made = []
    for number in town.numbers:
        words = number.removesuffix("?").removesuffix("-").split("-")
        digits = [int("".join(filter(str.isdigit, word)) or 0) for word in words]
        point = point_of(place, *digits)
        made.append(
            {
                "town_key": f"t{place:02}",
                "level": level.value,
                **dict(zip(("first", "second", "third"), [*words, None, None], strict=False)),
                "lon": np.nan if number.endswith("?") else point[0],
                "lat": np.nan if number.endswith("?") else point[1],
                "source": town.source,
            }
        )
    return made


def _columns(names: list[str], rows: list[dict[str, object]]) -> dict[str, object]:
    return {name: pd.Series([row[name] for row in rows], dtype=object) for name in names}
