"""Other points: what they would change before anything is changed, and the change itself.

A change never overwrites an older value: it adds a value that holds from a day on, with its
source, to the text of the point table. Only a value of the very same day is corrected.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd

from app.errors import AppError, AppProblem
from app.pipeline.audit import AuditAction, record
from app.pipeline.own_rules import own_rules
from app.pipeline.rank import rank
from app.pipeline.score import score
from app.pipeline.view import TownView
from app.progress import Progress, Stage
from app.settings.rules import POINTS, build_rules, built_in_text
from app.store.town import Town
from scoring.household import score_households
from scoring.individual import score_individuals
from scoring.priority import CallFacts, rank_households
from scoring.rules import PointTable, Rules, RulesText, parse_point_table

_RULE = re.compile(r"^\s*\[\[\s*rule\s*\]\]")
_VALUE = re.compile(r"^\s*\[\[\s*rule\s*\.\s*value\s*\]\]")
_OTHER_TABLE = re.compile(r"^\s*\[(?!\[\s*rule\s*\.\s*value\s*\]\])")


@dataclass(frozen=True)
class PointChange:
    """One rule is worth other points from a day on, by this source."""

    rule_id: str
    applies_from: date
    points: float
    source: str


@dataclass(frozen=True)
class PointsText:
    """The point table in force in a town: as text, and read."""

    text: RulesText
    table: PointTable
    as_of: date


@dataclass(frozen=True)
class PointsComparison:
    """Who rises and who falls; households whose place stays are only counted.

    ``frame``: household_id, head_name, old_rank, new_rank, old_score, new_score, old_tier,
    new_tier; an empty rank: not on the list. Protected households are not in it.
    """

    frame: pd.DataFrame
    rising: int
    falling: int
    staying: int


def read_points_text(town: Town) -> PointsText:
    """Give the town's own point table, or the built-in one where it has none."""
    own, facts = town.rules_text(POINTS), town.facts()
    text = built_in_text(POINTS) if own is None else RulesText(own, facts.points_name)
    return PointsText(text, parse_point_table(text.text, text.file), facts.as_of)


def with_new_points(points: RulesText, changes: Sequence[PointChange]) -> RulesText:
    """Add a dated value for each change to the text of a point table; the rest stays as it is.

    Raises
    ------
    AppError
        POINTS_NOT_CHANGEABLE: the text is written so that a value cannot be added by line.
    scoring.errors.RulesError
        The table with its new values is refused, for example a day before the last value.
    """
    lines = points.text.splitlines()
    for change in changes:
        _add_value(lines, change, points.file)
    changed = RulesText("\n".join(lines) + "\n", points.file)
    table = parse_point_table(changed.text, changed.file)
    rules = {rule.id: rule for rule in table.rules}
    for change in changes:
        value = rules[change.rule_id].value_at(change.applies_from)
        if value is None or value.points != change.points:
            raise _not_changeable(change, points.file)
    return changed


def compare_points(view: TownView, points: RulesText, progress: Progress) -> PointsComparison:
    """Score and rank the town in memory with another point table; writes nothing.

    Raises
    ------
    scoring.errors.RulesError
        The point table is refused.
    """
    progress.step(Stage.SCORING)
    new = _ranked(view, build_rules({POINTS: points}), progress)
    old = view.households[["household_id", "head_name", "call_rank", "score", "tier"]]
    joined = old.merge(new, on="household_id", how="left", suffixes=("", "_new"))
    frame = pd.DataFrame(
        {
            "household_id": joined["household_id"],
            "head_name": joined["head_name"],
            "old_rank": joined["call_rank"],
            "new_rank": joined["call_rank_new"],
            "old_score": joined["score"],
            "new_score": joined["score_new"],
            "old_tier": joined["tier"],
            "new_tier": joined["tier_new"],
        }
    )
    rise = _rise(frame["old_rank"], frame["new_rank"])
    moved = frame[rise != 0].assign(rise=rise[rise != 0])
    order = moved.sort_values(["new_rank", "household_id"], na_position="last", ignore_index=True)
    return PointsComparison(
        order, int((rise > 0).sum()), int((rise < 0).sum()), int((rise == 0).sum())
    )


def apply_points(town: Town, points: RulesText, progress: Progress) -> None:
    """Keep another point table and compute again, all or nothing; the old text stays kept.

    Raises
    ------
    scoring.errors.RulesError
        The point table is refused; the town stays as it was.
    """
    rules = build_rules({**own_rules(town), POINTS: points})
    with town.transaction():
        town.write_rules({POINTS: points.text})
        town.write_facts(replace(town.facts(), points_name=rules.points.name))
        score(town, rules, progress)
        rank(town, rules, progress)
        record(town, AuditAction.POINTS_CHANGED, rules.points.name)


def _ranked(view: TownView, rules: Rules, progress: Progress) -> pd.DataFrame:
    tables = view.tables
    scored = score_individuals(tables.residents, tables.requirements, rules, tables.facts.as_of)
    households = score_households(tables.residents, scored.individuals, rules.points)
    progress.step(Stage.RANKING)
    facts = CallFacts(households, tables.locations, tables.exposure, tables.verdicts)
    order = rank_households(facts, rules.tiers)
    return order[["household_id", "call_rank", "tier"]].assign(score=households["score"])


def _rise(old: pd.Series, new: pd.Series) -> np.ndarray:
    """Places gained; a household that comes onto the list rises, one that leaves it falls."""
    last = np.nanmax([old.max(), new.max(), 0]) + 1
    return np.asarray(old.fillna(last) - new.fillna(last), dtype="float64")


def _add_value(lines: list[str], change: PointChange, file: str) -> None:
    first = _line_of_rule(lines, change.rule_id)
    if first is None:
        raise _not_changeable(change, file)
    end = first
    while end < len(lines) and not _RULE.match(lines[end]) and not _OTHER_TABLE.match(lines[end]):
        end += 1
    while not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#"):
        end -= 1
    begin = _begin_of_same_day(lines[first:end], change.applies_from)
    lines[end if begin is None else first + begin : end] = [
        "  [[rule.value]]",
        f"  from = {change.applies_from.isoformat()}",
        f"  points = {change.points:g}",
        f"  source = {_quoted(change.source)}",
    ]


def _begin_of_same_day(block: Sequence[str], applies_from: date) -> int | None:
    """Find the last value of a rule where it holds from the very same day: it is corrected."""
    begins = [number for number, line in enumerate(block) if _VALUE.match(line)]
    if not begins:
        return None
    value = tomllib.loads("\n".join(block[begins[-1] + 1 :]))
    return begins[-1] if value.get("from") == applies_from else None


def _line_of_rule(lines: Sequence[str], rule_id: str) -> int | None:
    for number, line in enumerate(lines):
        if re.match(r"\s*id\s*=", line) and _id_in(line) == rule_id:
            return number
    return None


def _id_in(line: str) -> object:
    try:
        return tomllib.loads(line).get("id")
    except tomllib.TOMLDecodeError:
        return None


def _quoted(text: str) -> str:
    plain = "".join(sign for sign in text if sign.isprintable())
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _not_changeable(change: PointChange, file: str) -> AppError:
    return AppError(AppProblem.POINTS_NOT_CHANGEABLE, path=file, key=change.rule_id)
