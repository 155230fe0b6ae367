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
from scoring.columns import FrameSchema
from scoring.frames import (
    CALL_ORDER,
    CONTRIBUTIONS,
    EXPOSURE,
    HOUSEHOLD_SCORES,
    INDIVIDUALS,
    LOCATIONS,
    REQUIREMENTS,
    RESIDENTS,
    VERDICTS,
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
    in_collapse_zone: int | None = None
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
        residents=_residents(people),
        requirements=_requirements(people),
        contributions=_contributions(people),
        individuals=_individuals(people),
        household_scores=_scores(ids, households),
        locations=_locations(ids, households),
        exposure=_exposure(ids, households),
        verdicts=_verdicts(ids, households),
        call_order=_order(ids, households),
    )


def _table(schema: FrameSchema, rows: list[dict]) -> pd.DataFrame:
    if not rows:
        return schema.empty()
    return schema.build({name: [row[name] for row in rows] for name in schema.names})


def _number(value: float | None) -> float:
    return np.nan if value is None else float(value)


def _residents(people: list) -> pd.DataFrame:
    rows = [
        {
            "person_id": person_id,
            "household_id": household_id,
            "name": person.name,
            "kana": person.kana,
            "birth_date": pd.NaT,
            "sex": None,
            "relationship": person.relationship,
            "address": household.address,
            "building": household.building,
            "phones": person.phones,
            "status": person.status.value,
            "is_protected": household.is_protected,
            "lon": np.nan,
            "lat": np.nan,
            "floor": np.nan,
            "storeys": np.nan,
            "line": line,
            "birth_latest": pd.NaT,
            "district": None,
        }
        for line, (person_id, household_id, person, household) in enumerate(people, start=2)
    ]
    return _table(RESIDENTS, rows)


def _requirements(people: list) -> pd.DataFrame:
    rows = [
        {
            "person_id": person_id,
            "kind": kind.value,
            "part": part,
            "grade": grade,
            "valid_from": pd.NaT,
            "valid_until": pd.NaT,
            "note": None,
            "file": "requirements.csv",
            "line": 2,
            "overall_grade": None,
            "certificate_no": None,
            "is_change_pending": False,
            "is_returned": False,
            "source": "template",
        }
        for person_id, _, person, _ in people
        for kind, part, grade in person.needs
    ]
    return _table(REQUIREMENTS, rows)


def _contributions(people: list) -> pd.DataFrame:
    rows = [
        {
            "person_id": person_id,
            "rule_id": "r1",
            "label": "要介護3",
            "points": person.score,
            "file": None,
            "line": np.nan,
        }
        for person_id, _, person, _ in people
        if person.score is not None
    ]
    return _table(CONTRIBUTIONS, rows)


def _individuals(people: list) -> pd.DataFrame:
    rows = [
        {
            "person_id": person_id,
            "household_id": household_id,
            "age": _number(person.age),
            "score": _number(person.score),
            "level": person.level,
            "support_requested": False,
            "needs_power": household.has_power_need,
            "in_care": False,
            "youngest_age": np.nan if person.age is None else float(person.age),
        }
        for person_id, household_id, person, household in people
        if person.status is ResidentStatus.RESIDENT
    ]
    return _table(INDIVIDUALS, rows)


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
            }
        )
    return _table(HOUSEHOLD_SCORES, rows)


def _locations(ids: list[str], households: tuple[AHousehold, ...]) -> pd.DataFrame:
    rows = [
        {
            "household_id": household_id,
            "lon": household.lonlat[0] if household.lonlat else np.nan,
            "lat": household.lonlat[1] if household.lonlat else np.nan,
            "location_level": household.location_level.value,
            "floor": _number(household.floor),
            "storeys": _number(household.storeys),
            "district": household.district,
            "is_in_area": True,
        }
        for household_id, household in zip(ids, households, strict=True)
    ]
    return _table(LOCATIONS, rows)


def _exposure(ids: list[str], households: tuple[AHousehold, ...]) -> pd.DataFrame:
    rows = [
        {
            "household_id": household_id,
            "hazard_coverage": household.coverage.value,
            "flood_rank": _number(household.flood_rank),
            "depth_m": _number(household.depth_m),
            "duration_rank": _number(household.duration_rank),
            "in_collapse_zone": _number(household.in_collapse_zone),
            "worst_layer": None,
        }
        for household_id, household in zip(ids, households, strict=True)
    ]
    return _table(EXPOSURE, rows)


def _verdicts(ids: list[str], households: tuple[AHousehold, ...]) -> pd.DataFrame:
    rows = [
        {
            "household_id": household_id,
            "verdict": household.verdict.value,
            "reason": household.reason.value,
            "is_floor_assumed": household.floor is None,
            "is_collapse_known": household.in_collapse_zone is not None,
        }
        for household_id, household in zip(ids, households, strict=True)
    ]
    return _table(VERDICTS, rows)


def _order(ids: list[str], households: tuple[AHousehold, ...]) -> pd.DataFrame:
    rows = [
        {
            "household_id": household_id,
            "tier": _number(household.tier),
            "call_rank": _number(household.call_rank),
            "is_on_power_list": household.has_power_need and not household.is_protected,
            "exclusion": None if household.exclusion is None else household.exclusion.value,
        }
        for household_id, household in zip(ids, households, strict=True)
    ]
    return _table(CALL_ORDER, rows)
