"""One household, everything, in the order in which it is needed: for the pane at the right."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from app.pipeline.person_papers import (
    PersonPapers,
    RowPlace,
    day_of,
    filled_text,
    phones_of,
    read_papers,
)
from app.pipeline.place_shares import shares_of
from app.pipeline.shelter_ways import HouseholdShelters, household_shelters
from app.pipeline.verdict_sentences import layers_in_use, verdict_facts
from app.pipeline.view import TownView
from app.wording.verdict_words import VerdictFacts
from scoring.household import support_codes_of_members
from scoring.record_codes import SourceRole


@dataclass(frozen=True)
class Reason:
    """One contribution; ``file`` and ``line`` None: a rule on age alone."""

    label: str
    points: float
    file: str | None
    line: int | None


@dataclass(frozen=True)
class MemberDetail:
    """One member; ``age`` None: birth date unknown; ``score`` None: meets no requirement.

    ``age`` is the oldest that fits and ``youngest_age`` the youngest; ``birth`` are the earliest
    and the latest day that fit, None: unknown. ``place`` is the row of the registry.
    """

    person_id: str
    name: str
    kana: str | None
    age: int | None
    youngest_age: int | None
    birth: tuple[date, date] | None
    sex: str | None
    relationship: str | None
    phones: tuple[str, ...]
    support_code: str
    score: float | None
    needs_power: bool
    in_care: bool
    reasons: tuple[Reason, ...]
    papers: PersonPapers
    place: RowPlace


@dataclass(frozen=True)
class LayerDetail:
    """What one hazard layer says about the home; None where it says nothing."""

    name: str
    kind: str
    coverage: str
    value: float | None
    flood_rank: int | None


@dataclass(frozen=True)
class HouseholdDetail:
    """One household: its row of ``TownView.households``, its members, layers and verdict.

    ``shelters`` None: the town has no list of them, or the home no position. ``shares`` of the
    town's area are dry, of rank 1–6 and unknown where only the town is known, else all 0.
    """

    household: pd.Series
    divisor: int
    members: tuple[MemberDetail, ...]
    layers: tuple[LayerDetail, ...]
    verdict: VerdictFacts
    shelters: HouseholdShelters | None = None
    shares: tuple[float, ...] = ()


def read_detail(view: TownView, household_id: str) -> HouseholdDetail:
    """Give everything about one shown household.

    Raises
    ------
    KeyError
        No such household may be shown.
    """
    rows = np.flatnonzero(view.households["household_id"] == household_id)
    if not len(rows):
        raise KeyError(household_id)
    row = int(rows[0])
    scores = view.tables.household_scores
    score_row = scores[scores["household_id"] == household_id]
    first, last = np.searchsorted(view.members["row"], [row, row + 1])
    return HouseholdDetail(
        household=view.households.iloc[row],
        divisor=int(score_row["divisor"].iloc[0]),
        members=_members(view, view.members.iloc[first:last], score_row),
        layers=_layers(view, household_id),
        verdict=verdict_facts(view.households.iloc[[row]], layers_in_use(view.tables))[0],
        shelters=household_shelters(view.tables, household_id),
        shares=tuple(shares_of(view.tables.rank_shares, pd.Series([household_id]))[0].tolist()),
    )


def _members(
    view: TownView, members: pd.DataFrame, score_row: pd.DataFrame
) -> tuple[MemberDetail, ...]:
    individuals = view.tables.individuals
    scored = individuals[individuals["person_id"].isin(members["person_id"])]
    codes = support_codes_of_members(scored, score_row)
    scored = scored.assign(support_code=codes).set_index("person_id")
    contributions = view.tables.contributions
    own = contributions[contributions["person_id"].isin(members["person_id"])]
    papers = read_papers(view.tables, members["person_id"].tolist())
    registry = next(fact for fact in view.facts.sources if fact.role == SourceRole.REGISTRY)
    return tuple(
        _member(
            member,
            scored.loc[member["person_id"]],
            _reasons(own[own["person_id"] == member["person_id"]]),
            papers[member["person_id"]],
            RowPlace(registry.name, int(member["line"]), registry.key),
        )
        for _, member in members.iterrows()
    )


def _member(
    member: pd.Series,
    scored: pd.Series,
    reasons: tuple[Reason, ...],
    papers: PersonPapers,
    place: RowPlace,
) -> MemberDetail:
    return MemberDetail(
        person_id=member["person_id"],
        name=member["name"],
        kana=filled_text(member["kana"]),
        age=_whole(scored["age"]),
        youngest_age=_whole(scored["youngest_age"]),
        birth=_birth(member),
        sex=filled_text(member["sex"]),
        relationship=filled_text(member["relationship"]),
        phones=phones_of(member["phones"]),
        support_code=filled_text(scored["support_code"]) or "",
        score=None if pd.isna(scored["score"]) else float(scored["score"]),
        needs_power=bool(scored["needs_power"]),
        in_care=bool(scored["in_care"]),
        reasons=reasons,
        papers=papers,
        place=place,
    )


def _reasons(contributions: pd.DataFrame) -> tuple[Reason, ...]:
    return tuple(
        Reason(
            line["label"], float(line["points"]), filled_text(line["file"]), _whole(line["line"])
        )
        for _, line in contributions.iterrows()
    )


def _birth(member: pd.Series) -> tuple[date, date] | None:
    earliest, latest = day_of(member["birth_date"]), day_of(member["birth_latest"])
    return None if earliest is None else (earliest, latest or earliest)


def _layers(view: TownView, household_id: str) -> tuple[LayerDetail, ...]:
    exposure = view.layer_exposure
    own = exposure[exposure["household_id"] == household_id]
    names = [layer.name for layer in view.facts.layers]
    return tuple(
        LayerDetail(
            name=names[int(line["layer"])],
            kind=str(line["kind"]),
            coverage=str(line["coverage"]),
            value=None if pd.isna(line["value"]) else float(line["value"]),
            flood_rank=_whole(line["flood_rank"]),
        )
        for _, line in own.iterrows()
    )


def _whole(value: float) -> int | None:
    return None if pd.isna(value) else int(value)
