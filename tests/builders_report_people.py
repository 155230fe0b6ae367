"""The frames of the invented people of :mod:`tests.builders_report`, row by row.

Each takes (person_id, household_id, person, household) tuples.
"""

import numpy as np
import pandas as pd

from scoring.codes import ResidentStatus
from scoring.columns import FrameSchema
from scoring.frames import CONTRIBUTIONS, INDIVIDUALS, REQUIREMENTS, RESIDENTS


def table_of(schema: FrameSchema, rows: list[dict]) -> pd.DataFrame:
    if not rows:
        return schema.empty()
    return schema.build({name: [row[name] for row in rows] for name in schema.names})


def number_of(value: float | None) -> float:
    return np.nan if value is None else float(value)


def residents_frame(people: list) -> pd.DataFrame:
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
            "structure": None,
        }
        for line, (person_id, household_id, person, household) in enumerate(people, start=2)
    ]
    return table_of(RESIDENTS, rows)


def requirements_frame(people: list) -> pd.DataFrame:
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
    return table_of(REQUIREMENTS, rows)


def contributions_frame(people: list) -> pd.DataFrame:
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
    return table_of(CONTRIBUTIONS, rows)


def individuals_frame(people: list) -> pd.DataFrame:
    rows = [
        {
            "person_id": person_id,
            "household_id": household_id,
            "age": number_of(person.age),
            "score": number_of(person.score),
            "level": person.level,
            "support_requested": False,
            "needs_power": household.has_power_need,
            "in_care": False,
            "youngest_age": np.nan if person.age is None else float(person.age),
            "cannot_climb": False,
        }
        for person_id, household_id, person, household in people
        if person.status is ResidentStatus.RESIDENT
    ]
    return table_of(INDIVIDUALS, rows)
