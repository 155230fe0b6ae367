"""Writes the answer key: true scores, true hazard, verdict and tier, every planted error.

``individuals.csv`` and ``households.csv`` follow the words of the product's own results, so
that they can be laid side by side. Protected households (支援措置) stand in the key with
their hazard, though the product prints none of it. ``counts.json`` counts residents.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from sample_data.answer_counts import Answers, count_residents
from sample_data.answer_hazard import (
    COVERAGE_WORDS,
    DRY,
    NOT_LISTED,
    NOT_SAID,
    OUTSIDE,
    VERDICT_WORDS,
    HazardAnswers,
)
from sample_data.answer_scores import LEVELS, HouseholdAnswers, PersonAnswers
from sample_data.dice import BoolArray, FloatArray, IntArray
from sample_data.files import CHUNK, Street, join_columns, write_rows
from sample_data.identity import household_ids, person_ids
from sample_data.people import People

KEY_ENCODING = "utf-8-sig"
INDIVIDUAL_COLUMNS = ("person_id", "household_id", "age", "score", "level", "support_requested")
HOUSEHOLD_COLUMNS = (
    "household_id", "members", "score_sum", "score", "level", "top_individual_level",
    "needs_power", "lon", "lat", "coverage", "flood_rank", "depth_m", "duration_rank",
    "in_collapse_zone", "verdict", "tier", "exclusion", "district",
)  # fmt: skip


def write_key(folder: Path, people: People, street: Street, answers: Answers) -> None:
    """Write individuals.csv, households.csv and counts.json into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    write_individuals(folder, people, answers.people)
    rows = _household_rows(street, answers)
    write_rows(folder / "households.csv", HOUSEHOLD_COLUMNS, rows, KEY_ENCODING)
    counts = json.dumps(count_residents(people, answers), ensure_ascii=False, indent=1)
    (folder / "counts.json").write_text(counts + "\n", encoding="utf-8", newline="\n")


def write_individuals(folder: Path, people: People, answers: PersonAnswers) -> None:
    """Write individuals.csv: a row for everybody who takes part."""
    rows = _individual_rows(people, answers)
    write_rows(folder / "individuals.csv", INDIVIDUAL_COLUMNS, rows, KEY_ENCODING)


def _individual_rows(people: People, answers: PersonAnswers) -> Iterator[str]:
    here = np.flatnonzero(people.takes_part)
    for start in range(0, len(here), CHUNK):
        rows = here[start : start + CHUNK]
        ages = answers.age[rows].tolist()
        yield join_columns(
            [
                person_ids(rows),
                household_ids(people.household[rows]),
                ["" if age < 0 else str(age) for age in ages],
                _numbers(answers.score[rows]),
                [LEVELS[level] for level in answers.level[rows].tolist()],
                _truths(answers.wishes[rows]),
            ]
        )


def _household_rows(street: Street, answers: Answers) -> Iterator[str]:
    scores = answers.households
    kept = np.flatnonzero(scores.members > 0)
    for start in range(0, len(kept), CHUNK):
        rows = kept[start : start + CHUNK]
        columns = [
            household_ids(rows),
            [str(count) for count in scores.members[rows].tolist()],
            _numbers(scores.score_sum[rows]),
            _numbers(scores.score[rows]),
            [LEVELS[level] for level in scores.level[rows].tolist()],
            [LEVELS[level] for level in scores.top_level[rows].tolist()],
            _truths(scores.needs_power[rows]),
        ]
        yield join_columns(columns + _hazard_columns(rows, street, answers))


def _hazard_columns(rows: IntArray, street: Street, answers: Answers) -> list[list[str]]:
    hazard = answers.hazard
    building = street.homes.building[rows].tolist()
    located = hazard.has_position[rows].tolist()
    pairs = list(zip(building, located, strict=True))
    return [
        [repr(float(street.lon[at])) if known else "" for at, known in pairs],
        [repr(float(street.lat[at])) if known else "" for at, known in pairs],
        [COVERAGE_WORDS[code] for code in hazard.coverage[rows].tolist()],
        _known(hazard.rank[rows]),
        ["" if mm == NOT_SAID else repr(mm / 1000) for mm in hazard.depth_mm[rows].tolist()],
        _known(hazard.duration[rows]),
        [_in_zone(code) for code in hazard.collapse[rows].tolist()],
        [VERDICT_WORDS[code] for code in hazard.verdict[rows].tolist()],
        ["" if tier == NOT_LISTED else str(tier) for tier in hazard.tier[rows].tolist()],
        _exclusions(rows, answers.households, hazard),
        _districts(street, pairs, hazard.coverage[rows] == OUTSIDE),
    ]


def _districts(street: Street, pairs: list[tuple[int, bool]], outside: BoolArray) -> list[str]:
    return [
        street.districts[at] if known and not far else ""
        for (at, known), far in zip(pairs, outside.tolist(), strict=True)
    ]


def _exclusions(rows: IntArray, scores: HouseholdAnswers, hazard: HazardAnswers) -> list[str]:
    pairs = zip(scores.is_protected[rows].tolist(), hazard.verdict[rows].tolist(), strict=True)
    return ["protected" if hidden else "dry" if verdict == DRY else "" for hidden, verdict in pairs]


def _in_zone(collapse: int) -> str:
    return "" if collapse == NOT_SAID else "true" if collapse else "false"


def _known(values: IntArray) -> list[str]:
    return ["" if value == NOT_SAID else str(value) for value in values.tolist()]


def _numbers(values: FloatArray) -> list[str]:
    return ["" if np.isnan(value) else repr(value) for value in values.tolist()]


def _truths(values: np.ndarray) -> list[str]:
    return ["true" if value else "false" for value in values.tolist()]
