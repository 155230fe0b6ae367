"""Small towns of invented people for tests of the list: each household one short description."""

from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pandas as pd

from app.pipeline.make_list import ListFrames
from app.report.content import LayerCredit, ListHeading, SourceAge
from scoring.codes import (
    Coverage,
    ExclusionReason,
    LocationLevel,
    RequirementKind,
    ResidentStatus,
    Verdict,
    VerdictReason,
)
from scoring.frames import (
    CALL_ORDER,
    EXPOSURE,
    HOUSEHOLD_SCORES,
    LOCATIONS,
    VERDICTS,
)
from tests.builders_report_people import (
    contributions_frame,
    individuals_frame,
    number_of,
    requirements_frame,
    residents_frame,
    table_of,
)

AS_OF = date(2026, 11, 20)
Need = tuple[RequirementKind, str | None, str | None]


@dataclass
class APerson:
    """One invented resident; ``score`` None: meets no requirement."""

    name: str = "髙橋 茂"
    kana: str | None = "タカハシ シゲル"
    age: int | None = 82
    relationship: str | None = "世帯主"
    phones: str | None = "042-000-0000"
    score: float | None = None
    level: str | None = None
    needs: tuple[Need, ...] = ()
    status: ResidentStatus = ResidentStatus.RESIDENT


@dataclass
class AHousehold:
    """One invented household; everything a step before would have found out about it."""

    people: tuple[APerson, ...] = field(default_factory=lambda: (APerson(),))
    address: str = "本町二丁目3番5号"
    building: str | None = None
    call_rank: int | None = None
    tier: int | None = None
    exclusion: ExclusionReason | None = None
    has_power_need: bool = False
    is_protected: bool = False
    lonlat: tuple[float, float] | None = (139.41, 35.85)
    location_level: LocationLevel = LocationLevel.GIVEN
    floor: int | None = 1
    storeys: int | None = None
    district: str | None = "本町"
    coverage: Coverage = Coverage.ASSESSED
    flood_rank: int | None = 3
    depth_m: float | None = 3.2
    duration_rank: int | None = None
    collapse_zone: int | None = None
    sediment_zone: int | None = None
    verdict: Verdict = Verdict.LEAVE
    reason: VerdictReason = VerdictReason.DEPTH_REACHES_FLOOR
    codes: str | None = None


def a_heading(*, is_training: bool = True) -> ListHeading:
    """Give a heading with one old source and one layer."""
    return ListHeading(
        town="さくら川市",
        is_training=is_training,
        as_of=AS_OF,
        sources=(
            SourceAge("住基", date(2026, 11, 18)),
            SourceAge("介護", date(2026, 11, 15)),
            SourceAge("障害", date(2026, 9, 30)),
        ),
        layers=(LayerCredit("入間川 想定最大規模", "国土数値情報 A31b", date(2023, 5, 1)),),
        points_name="さくら川市 配点表 令和8年度",
    )


def frames_of(*households: AHousehold) -> ListFrames:
    """Build the frames of a town of these households, ids H0001, H0002 …"""
    ids = [f"H{number:05d}" for number in range(1, len(households) + 1)]
    people = [
        (f"{household_id}-{place}", household_id, person, household)
        for household_id, household in zip(ids, households, strict=True)
        for place, person in enumerate(household.people, start=1)
    ]
    return ListFrames(
        residents=residents_frame(people),
        requirements=requirements_frame(people),
        contributions=contributions_frame(people),
        individuals=individuals_frame(people),
        household_scores=_scores(ids, households),
        locations=_locations(ids, households),
        exposure=_exposure(ids, households),
        verdicts=_verdicts(ids, households),
        call_order=_order(ids, households),
    )


def _taking_part(household: AHousehold) -> list[APerson]:
    return [person for person in household.people if person.status is ResidentStatus.RESIDENT]


def _scores(ids: list[str], households: tuple[AHousehold, ...]) -> pd.DataFrame:
    rows = []
    for household_id, household in zip(ids, households, strict=True):
        people = _taking_part(household)
        scores = [person.score for person in people if person.score is not None]
        rows.append(
            {
                "household_id": household_id,
                "members": len(people),
                "divisor": len(people),
                "score_sum": float(sum(scores)),
                "score": sum(scores) / len(people) if scores else np.nan,
                "level": None,
                "top_individual_level": None,
                "support_codes": household.codes,
                "support_requested": False,
                "needs_power": household.has_power_need,
                "is_protected": household.is_protected,
                "cannot_climb": False,
            }
        )
    return table_of(HOUSEHOLD_SCORES, rows)


NOT_LOOKED_UP = ("matched", "rest", "doubt", "placed_by", "structure", "town_key", "floor_hint")


def _locations(ids: list[str], households: tuple[AHousehold, ...]) -> pd.DataFrame:
    rows = [
        {
            "household_id": household_id,
            "lon": household.lonlat[0] if household.lonlat else np.nan,
            "lat": household.lonlat[1] if household.lonlat else np.nan,
            "location_level": household.location_level.value,
            "floor": number_of(household.floor),
            "storeys": number_of(household.storeys),
            "district": household.district,
            "is_in_area": True,
            "radius_m": 0.0 if household.lonlat else np.nan,
            **dict.fromkeys(NOT_LOOKED_UP),
        }
        for household_id, household in zip(ids, households, strict=True)
    ]
    return table_of(LOCATIONS, rows)


def _exposure(ids: list[str], households: tuple[AHousehold, ...]) -> pd.DataFrame:
    rows = [
        {
            "household_id": household_id,
            "hazard_coverage": household.coverage.value,
            "flood_rank": number_of(household.flood_rank),
            "depth_m": number_of(household.depth_m),
            "duration_rank": number_of(household.duration_rank),
            "in_collapse_zone": np.sign(number_of(household.collapse_zone)),
            "worst_layer": None,
            "collapse_zone": number_of(household.collapse_zone),
            "sediment_zone": number_of(household.sediment_zone),
        }
        for household_id, household in zip(ids, households, strict=True)
    ]
    return table_of(EXPOSURE, rows)


def _verdicts(ids: list[str], households: tuple[AHousehold, ...]) -> pd.DataFrame:
    rows = [
        {
            "household_id": household_id,
            "verdict": household.verdict.value,
            "reason": household.reason.value,
            "is_floor_assumed": household.floor is None,
            "is_collapse_known": household.collapse_zone is not None,
        }
        for household_id, household in zip(ids, households, strict=True)
    ]
    return table_of(VERDICTS, rows)


def _order(ids: list[str], households: tuple[AHousehold, ...]) -> pd.DataFrame:
    rows = [
        {
            "household_id": household_id,
            "tier": number_of(household.tier),
            "call_rank": number_of(household.call_rank),
            "is_on_power_list": household.has_power_need and not household.is_protected,
            "exclusion": None if household.exclusion is None else household.exclusion.value,
        }
        for household_id, household in zip(ids, households, strict=True)
    ]
    return table_of(CALL_ORDER, rows)
