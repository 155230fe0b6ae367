"""The words of the golden tables of verdicts, and what they stand for."""

from collections.abc import Iterator
from itertools import product

import numpy as np

ANY = "*"
WATERS = {
    "届く": "reached",
    "上の階へ": "upstairs",
    "水より上": "above",
    "浸水なし": "dry",
    "位置不明": "no_location",
    "町まで": "uncertain",
    "範囲外": "outside",
    "値なし": "no_data",
    "図なし": "no_layer",
    "食い違い": "disagree",
}
FLOORS = {"分かる": "known", "不明": "assumed"}
ZONES = {
    "外": ("outside", ("sturdy", "unknown", "wooden")),
    "不明": ("unknown", ("sturdy", "unknown", "wooden")),
    "氾濫流(木造)": ("flow", ("wooden",)),
    "氾濫流(構造不明)": ("flow", ("unknown",)),
    "氾濫流(非木造)": ("flow", ("sturdy",)),
    "河岸侵食": ("bank", ("sturdy", "unknown", "wooden")),
    "両方": ("both", ("sturdy", "unknown", "wooden")),
    "種別不明": ("untold", ("sturdy", "unknown", "wooden")),
}
SEDIMENTS = {"外": "outside", "不明": "unknown", "警戒": "warning", "特別警戒": "special"}
DURATIONS = {"限度まで": "within", "不明": "unknown", "超える": "over"}
CLIMBS = {"全員": "can", "上がれない人": "cannot"}
POWERS = {"いない": "not_needed", "いる": "needed"}
COLUMNS = {
    "水": WATERS,
    "居住階": FLOORS,
    "倒壊区域": ZONES,
    "土砂": SEDIMENTS,
    "継続時間": DURATIONS,
    "階段": CLIMBS,
    "電源": POWERS,
}

Case = tuple[str, ...]
"""Words in the order of COLUMNS, one each."""

_STRUCTURES = {"木造": "wooden", "非木造": "sturdy"}
_ZONE_NUMBERS = {"外": 0.0, "不明": np.nan, "河岸侵食": 2.0, "両方": 3.0, "種別不明": 4.0}
_HOMES: dict[tuple[str, str], dict[str, object]] = {
    ("届く", "分かる"): {"flood_rank": 3.0, "floor": 1.0},
    ("届く", "不明"): {"flood_rank": 2.0},
    ("上の階へ", "分かる"): {"flood_rank": 2.0, "floor": 1.0, "storeys": 2.0},
    ("上の階へ", "不明"): {"flood_rank": 2.0, "storeys": 2.0},
    ("水より上", "分かる"): {"flood_rank": 2.0, "floor": 4.0},
    ("水より上", "不明"): {"flood_rank": 1.0},
}
_WITHOUT_WATER: dict[str, dict[str, object]] = {
    "浸水なし": {"flood_rank": 0.0},
    "位置不明": {"hazard_coverage": "no_location", "location_level": "none"},
    "町まで": {"hazard_coverage": "no_location", "location_level": "town"},
    "範囲外": {"hazard_coverage": "outside"},
    "値なし": {"hazard_coverage": "no_data"},
    "図なし": {},
    "食い違い": {"flood_rank": 0.0, "duration_rank": 1.0},
}


def words_in(cell: str, words: dict[str, object]) -> list[str]:
    """The words a cell names; * names all of them."""
    named = list(words) if cell == ANY else cell.split("/")
    assert set(named) <= set(words), cell
    return named


def cases_of(row: dict[str, str]) -> Iterator[Case]:
    """Every case a row of the table speaks of."""
    yield from product(*(words_in(row[name], words) for name, words in COLUMNS.items()))


def facts_of(case: Case) -> list[dict[str, str]]:
    """The facts of a case by the names of the rules, one for each structure it may have."""
    told = dict(zip(COLUMNS, case, strict=True))
    collapse, structures = ZONES[told["倒壊区域"]]
    return [
        {
            "collapse": collapse,
            "structure": structure,
            "sediment": SEDIMENTS[told["土砂"]],
            "water": WATERS[told["水"]],
            "floor": FLOORS[told["居住階"]],
            "duration": DURATIONS[told["継続時間"]],
            "climb": CLIMBS[told["階段"]],
            "power": POWERS[told["電源"]],
        }
        for structure in structures
    ]


def home_of(case: Case) -> dict[str, object]:
    """A home of a case, in the columns that the steps before the verdict write."""
    told = dict(zip(COLUMNS, case, strict=True))
    water = _HOMES.get((told["水"], told["居住階"])) or _WITHOUT_WATER[told["水"]]
    kind, _, made_of = told["倒壊区域"].partition("(")
    zone = 1.0 if kind == "氾濫流" else _ZONE_NUMBERS[kind]
    duration = {"限度まで": 3.0, "不明": np.nan, "超える": 4.0}[told["継続時間"]]
    is_dry = told["水"] == "浸水なし"
    return {
        "duration_rank": 0.0 if is_dry else duration,
        "collapse_zone": zone,
        "in_collapse_zone": np.sign(zone),
        "structure": _STRUCTURES.get(made_of.rstrip(")")),
        "sediment_zone": {"外": 0.0, "不明": np.nan, "警戒": 1.0, "特別警戒": 2.0}[told["土砂"]],
        "floor": 1.0 if told["居住階"] == "分かる" else np.nan,
        "cannot_climb": told["階段"] == "上がれない人",
        "needs_power": told["電源"] == "いる",
    } | water
