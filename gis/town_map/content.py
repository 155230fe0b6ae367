"""What a map page shows, as plain values, and the same as the JSON that enters the page.

Homes come without names, addresses or ids: call rank, tier, verdict, support codes, position.
The caller leaves out protected households (支援措置); this file refuses any further column.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from gis.bounds import Bounds
from gis.town_map.legend import (
    DEPTH_CLASSES,
    DRY_WORDS,
    NOTHING_SAID_WORDS,
    TIER_MARKS,
    UNKNOWN_RGB,
    UNKNOWN_WORDS,
    VERDICT_WORDS,
    Rgb,
)
from gis.town_map.outlines import Outlines, outline_facts
from scoring.codes import Verdict

HOME_COLUMNS = ("call_rank", "tier", "verdict", "support_codes", "lon", "lat")
SHELTER_COLUMNS = ("name", "lon", "lat", "is_for_flood", "fitness")

_STEPS_IN_DEGREE = 1_000_000
_REIWA_BEGAN = date(2019, 5, 1)


@dataclass(frozen=True)
class RankGrid:
    """A picture of the water: uint8 ranks (rows, columns), north first, rows even in degrees.

    0: assessed and dry; 1–6: ranks; 255: no layer says anything there.
    """

    ranks: npt.NDArray[np.uint8]
    bounds: Bounds


@dataclass(frozen=True)
class MapContent:
    """Everything a map page shows.

    Parameters
    ----------
    town_name
        Name of the town.
    is_training
        A training town: marked 訓練 everywhere.
    as_of
        基準日 of the list.
    bounds
        What is in view at first, in degrees.
    depth
        The water; None: there is no depth layer.
    credits
        A line per layer: its name, source and date.
    homes
        Exactly the columns HOME_COLUMNS, each with a tier and a position; a home without
        support codes has them empty.
    shelters
        Exactly the columns SHELTER_COLUMNS; may have no rows. Empty is_for_flood: unknown.
        ``fitness`` says whether the site itself was looked up (a ``ShelterFitness``); empty:
        nobody has, and the mark for floods alone is shown.
    outlines
        What to orient by: boundary, rivers, districts, town names.
    """

    town_name: str
    is_training: bool
    as_of: date
    bounds: Bounds
    depth: RankGrid | None
    credits: tuple[str, ...]
    homes: pd.DataFrame
    shelters: pd.DataFrame
    outlines: Outlines = field(default_factory=Outlines)


def page_facts(content: MapContent) -> str:
    """Give everything but the picture of the water as JSON that is safe inside a page.

    Raises
    ------
    ValueError
        Homes or shelters have a column too many or too few, or a home lacks tier or position.
    """
    _check_columns("shelters", content.shelters, SHELTER_COLUMNS)
    facts = {
        "town": content.town_name,
        "isTraining": content.is_training,
        "asOf": _era_day(content.as_of),
        "frame": [
            [content.bounds.south, content.bounds.west],
            [content.bounds.north, content.bounds.east],
        ],
        "credits": list(content.credits),
        "legend": legend_facts(),
        "shelters": shelter_facts(content.shelters),
        "outlines": outline_facts(content.outlines),
        "homes": _home_facts(content.homes),
    }
    return safe_json(facts)


def legend_facts() -> Mapping[str, object]:
    """Give the signs and words of the legend."""
    return {
        "depths": [
            {"rank": each.rank, "words": each.words, "colour": _css(each.rgb)}
            for each in DEPTH_CLASSES
        ],
        "tiers": [
            {
                "tier": each.tier,
                "shape": each.shape.value,
                "sign": each.sign,
                "words": each.words,
                "colour": _css(each.rgb),
            }
            for each in TIER_MARKS
        ],
        "verdicts": [VERDICT_WORDS[verdict] for verdict in Verdict],
        "dry": DRY_WORDS,
        "nothingSaid": NOTHING_SAID_WORDS,
        "unknown": UNKNOWN_WORDS,
        "unknownColour": _css(UNKNOWN_RGB),
        "unknownVerdict": list(Verdict).index(Verdict.UNKNOWN),
    }


def shelter_facts(shelters: pd.DataFrame) -> list[dict[str, object]]:
    """Give the shelters: name, position, whether for floods and fit (null: nobody has said so)."""
    return [
        {
            "name": str(name),
            "lon": float(lon),
            "lat": float(lat),
            "isForFlood": None if pd.isna(is_for_flood) else bool(is_for_flood),
            "fitness": None if pd.isna(fitness) else str(fitness),
        }
        for name, lon, lat, is_for_flood, fitness in shelters[list(SHELTER_COLUMNS)].itertuples(
            index=False
        )
    ]


def safe_json(facts: object) -> str:
    """Write JSON that can end no script and open no tag."""
    text = json.dumps(facts, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _home_facts(homes: pd.DataFrame) -> dict[str, object]:
    _check_columns("homes", homes, HOME_COLUMNS)
    if homes[["call_rank", "tier", "verdict", "lon", "lat"]].isna().any(axis=None):
        raise ValueError("homes: a home without rank, tier, verdict or position")
    ordered = homes.sort_values("call_rank", kind="stable")
    codes, texts = pd.factorize(ordered["support_codes"])
    verdicts = pd.Categorical(ordered["verdict"], categories=[code.value for code in Verdict])
    west, south = (float(ordered[name].min()) if len(ordered) else 0.0 for name in ("lon", "lat"))
    return {
        "west": west,
        "south": south,
        "steps": _STEPS_IN_DEGREE,
        "lon": _steps(ordered["lon"], west),
        "lat": _steps(ordered["lat"], south),
        "rank": ordered["call_rank"].astype("int64").tolist(),
        "tier": ordered["tier"].astype("int64").tolist(),
        "verdict": verdicts.codes.tolist(),
        "code": codes.tolist(),
        "codeTexts": [str(text) for text in texts],
    }


def _steps(degrees: pd.Series, origin: float) -> list[int]:
    steps = np.rint((degrees.to_numpy(dtype="float64") - origin) * _STEPS_IN_DEGREE)
    whole: list[int] = steps.astype("int64").tolist()
    return whole


def _check_columns(name: str, frame: pd.DataFrame, columns: tuple[str, ...]) -> None:
    if tuple(frame.columns) != columns:
        raise ValueError(f"{name}: columns are {list(frame.columns)}")


def _css(rgb: Rgb) -> str:
    return "#{:02X}{:02X}{:02X}".format(*rgb)


def _era_day(day: date) -> str:
    if day < _REIWA_BEGAN:
        return f"{day.year}年{day.month}月{day.day}日"
    year = day.year - _REIWA_BEGAN.year + 1
    return f"令和{'元' if year == 1 else year}年{day.month}月{day.day}日"
