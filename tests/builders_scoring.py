"""Small towns of invented people for tests of scoring, and the shipped rules."""

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from scoring.codes import Coverage, LocationLevel, RequirementKind, ResidentStatus
from scoring.errors import RulesError
from scoring.frames import (
    EXPOSURE,
    HOUSEHOLD_SCORES,
    INDIVIDUALS,
    LOCATIONS,
    REQUIREMENTS,
    RESIDENTS,
)
from scoring.priority import CallFacts
from scoring.rules import Rules, RulesText, parse_rules
from scoring.verdict import judge_households
from scoring.verdict_facts import HomeFrames

AS_OF = date(2026, 11, 20)
RULES_DIR = Path(__file__).resolve().parents[1] / "resources" / "rules"
GOLDEN_DIR = Path(__file__).resolve().parent / "golden"
SHIPPED = {
    "points": "points_sample.toml",
    "flags": "flags.toml",
    "depth_ranks": "depth_ranks.toml",
    "verdict": "verdict.toml",
    "tiers": "tiers.toml",
    "places": "places.toml",
}


def shipped_text(name: str) -> str:
    return (RULES_DIR / SHIPPED[name]).read_text(encoding="utf-8")


def rules_with(**texts: str) -> Rules:
    """The shipped rules, some of them replaced by a text."""
    return parse_rules(
        {
            name: RulesText(texts.get(name, shipped_text(name)), file)
            for name, file in SHIPPED.items()
        }
    )


def golden(name: str) -> list[dict[str, str]]:
    """The rows of a golden table; an empty cell is ``""``."""
    with (GOLDEN_DIR / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def problem_of(error: RulesError) -> tuple[str, object, object, object]:
    """Code, rule, key and value of an error."""
    return (error.code.value, error.fields["rule"], error.fields["key"], error.fields["value"])


def a_person(person_id: str = "p1", **facts: object) -> dict[str, object]:
    """One row of RESIDENTS; 50 years old unless told."""
    plain: dict[str, object] = {
        "person_id": person_id,
        "household_id": "h1",
        "name": "見本 太郎",
        "kana": None,
        "birth_date": date(1976, 1, 1),
        "sex": None,
        "relationship": None,
        "address": "さくら川市本町一丁目",
        "building": None,
        "phones": None,
        "status": ResidentStatus.RESIDENT.value,
        "is_protected": False,
        "lon": np.nan,
        "lat": np.nan,
        "floor": np.nan,
        "storeys": np.nan,
        "line": 2,
        "district": None,
        "structure": None,
    }
    made = plain | facts
    return {"birth_latest": made["birth_date"]} | made


def residents_of(*people: dict[str, object]) -> pd.DataFrame:
    return RESIDENTS.build(_columns(RESIDENTS.names, people))


def a_need(kind: str, part: str = "", grade: str = "", **facts: object) -> dict[str, object]:
    """One row of REQUIREMENTS of person p1, always in force unless told."""
    plain: dict[str, object] = {
        "person_id": "p1",
        "kind": RequirementKind(kind).value,
        "part": part or None,
        "grade": grade or None,
        "valid_from": None,
        "valid_until": None,
        "note": None,
        "file": "requirements.csv",
        "line": 2,
        "overall_grade": None,
        "certificate_no": None,
        "is_change_pending": False,
        "is_returned": False,
        "source": "template",
    }
    return plain | facts


def requirements_of(*needs: dict[str, object]) -> pd.DataFrame:
    return REQUIREMENTS.build(_columns(REQUIREMENTS.names, needs))


def an_individual(person_id: str = "p1", **facts: object) -> dict[str, object]:
    """One row of INDIVIDUALS without a score."""
    plain: dict[str, object] = {
        "person_id": person_id,
        "household_id": "h1",
        "age": 50.0,
        "score": np.nan,
        "level": None,
        "support_requested": False,
        "needs_power": False,
        "in_care": False,
        "cannot_climb": False,
    }
    made = plain | facts
    return {"youngest_age": made["age"]} | made


def individuals_of(*people: dict[str, object]) -> pd.DataFrame:
    return INDIVIDUALS.build(_columns(INDIVIDUALS.names, people))


def a_household(household_id: str = "h1", **facts: object) -> dict[str, object]:
    """Facts of one household for the call order: no score, located, unassessed."""
    plain: dict[str, object] = {
        "household_id": household_id,
        "members": 1,
        "divisor": 1,
        "score_sum": 0.0,
        "score": np.nan,
        "level": None,
        "top_individual_level": None,
        "support_codes": None,
        "support_requested": False,
        "needs_power": False,
        "is_protected": False,
        "cannot_climb": False,
        "lon": 139.4,
        "lat": 35.85,
        "location_level": LocationLevel.GIVEN.value,
        "floor": np.nan,
        "storeys": np.nan,
        "district": None,
        "is_in_area": True,
        "radius_m": 0.0,
        "matched": None,
        "rest": None,
        "doubt": None,
        "placed_by": None,
        "structure": None,
        "town_key": None,
        "floor_hint": np.nan,
        "hazard_coverage": Coverage.ASSESSED.value,
        "flood_rank": np.nan,
        "depth_m": np.nan,
        "duration_rank": np.nan,
        "in_collapse_zone": np.nan,
        "worst_layer": None,
        "collapse_zone": np.nan,
        "sediment_zone": np.nan,
    }
    return plain | facts


def facts_of(rules: Rules, *households: dict[str, object]) -> CallFacts:
    """Facts for the call order, judged by the verdict rules, in the order given."""
    locations = LOCATIONS.build(_columns(LOCATIONS.names, households))
    exposure = EXPOSURE.build(_columns(EXPOSURE.names, households))
    scores = HOUSEHOLD_SCORES.build(_columns(HOUSEHOLD_SCORES.names, households))
    verdicts = judge_households(HomeFrames(scores, locations, exposure), rules.verdict)
    return CallFacts(scores, locations, exposure, verdicts)


def judged_rows(rules: Rules, *households: dict[str, object]) -> pd.DataFrame:
    """Facts and verdict of each household side by side, as the window holds them."""
    facts = facts_of(rules, *households)
    parts = (facts.household_scores, facts.locations, facts.exposure, facts.verdicts)
    return pd.concat([part.drop(columns="household_id") for part in parts], axis=1)


def _columns(names: Sequence[str], rows: Sequence[dict[str, object]]) -> dict[str, list[object]]:
    return {name: [row[name] for row in rows] for name in names}
