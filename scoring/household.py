"""Individual scores → household scores (世帯スコア), levels and support codes like ``●C5(D)``.

The order of support is by household, not by person: Σ of individual scores ÷ members.
"""

import numpy as np
import numpy.typing as npt
import pandas as pd

from scoring.codes import Level, MemberCount, ResidentStatus
from scoring.columns import TEXT, FloatArray, codes_from_positions
from scoring.frames import HOUSEHOLD_SCORES
from scoring.rules import PointTable
from scoring.rules.points import THOUSANDTHS

SUPPORT_MARK = "●"
_CHILD_AGE = 15
_NO_LEVEL = -1
_TENTH = THOUSANDTHS // 10
_LEVELS = [level.value for level in Level]

_IntArray = npt.NDArray[np.int64]
_BoolArray = npt.NDArray[np.bool_]


def score_households(
    residents: pd.DataFrame, individuals: pd.DataFrame, points: PointTable
) -> pd.DataFrame:
    """Score each household that has a resident who takes part.

    A member without a score adds 0 to the sum and 1 to the members. A household in which
    nobody has a score has no score (NaN), which is not 0. If no member counts for the
    division under the setting ``members`` (children living alone), all members count.

    Returns
    -------
    DataFrame
        HOUSEHOLD_SCORES, in text order of ``household_id``.
    """
    household, ids = pd.factorize(individuals["household_id"], sort=True)
    count = len(ids)
    members = np.bincount(household, minlength=count)
    divisor = np.bincount(household[_counted(individuals, points.members)], minlength=count)
    divisor = np.where(divisor == 0, members, divisor)
    own = individuals["score"].to_numpy()
    scored = np.flatnonzero(~np.isnan(own))
    thousandths = np.rint(own[scored] * THOUSANDTHS)
    sums = np.bincount(household[scored], weights=thousandths, minlength=count)
    score = sums / (THOUSANDTHS * divisor)
    score[np.bincount(household[scored], minlength=count) == 0] = np.nan
    level = points.household_levels.positions(score)
    made = {
        "household_id": pd.Series(ids, dtype=TEXT),
        "members": members,
        "divisor": divisor,
        "score_sum": sums / THOUSANDTHS,
        "score": score,
        "level": codes_from_positions(Level, level),
        "top_individual_level": _top_levels(household, individuals, count),
        "support_codes": _joined_codes(individuals, household, level),
        "support_requested": _any_member(household, individuals["support_requested"], count),
        "needs_power": _any_member(household, individuals["needs_power"], count),
        "is_protected": _is_protected(residents, ids),
        "cannot_climb": _any_member(household, individuals["cannot_climb"], count),
    }
    return HOUSEHOLD_SCORES.build(made)


def support_codes_of_members(
    individuals: pd.DataFrame, household_scores: pd.DataFrame
) -> pd.Series:
    """Give each person's support code, row by row; empty where the household has no score.

    A member without an own score in a scored household shows the household level alone.
    """
    household = pd.Index(household_scores["household_id"]).get_indexer(
        pd.Index(individuals["household_id"])
    )
    level = household_scores["level"].cat.codes.to_numpy()[household]
    has_score = household_scores["score"].notna().to_numpy()[household]
    shown = np.flatnonzero(has_score)
    codes = np.full(len(individuals), np.nan, dtype=object)
    codes[shown] = _codes(individuals.iloc[shown], level[shown])
    return pd.Series(codes, index=individuals.index, dtype=TEXT)


def support_code(score: float, level: str, household_level: str, *, support_requested: bool) -> str:
    """Write one support code: ``●C5(D)``.

    ● wishes evacuation support, C5 level and score of the person, (D) level of the household.
    The score is shown whole if it is whole, else with one decimal (half up). A level that is
    ``""`` is left out; a score that is NaN shows the household level alone.
    """
    household = f"({household_level})" if household_level else ""
    if np.isnan(score):
        return household
    thousandths = round(score * THOUSANDTHS)
    whole, rest = divmod(thousandths, THOUSANDTHS)
    tenths = (thousandths + _TENTH // 2) // _TENTH
    number = f"{tenths // 10}.{tenths % 10}" if rest else f"{whole}"
    mark = SUPPORT_MARK if support_requested else ""
    return f"{mark}{level}{number}{household}"


def _counted(individuals: pd.DataFrame, members: MemberCount) -> _BoolArray:
    """Tell who counts for the division. Of unknown age is no child."""
    is_child = np.asarray(individuals["age"] < _CHILD_AGE)
    left_out = {
        MemberCount.ALL: np.zeros(len(individuals), dtype=bool),
        MemberCount.WITHOUT_CHILDREN_UNDER_15: is_child,
        MemberCount.WITHOUT_RESIDENTS_IN_CARE: individuals["in_care"].to_numpy(),
    }
    return np.asarray(~left_out[members])


def _top_levels(household: _IntArray, individuals: pd.DataFrame, count: int) -> pd.Series:
    positions = individuals["level"].cat.codes.to_numpy().astype(np.int64)
    has_level = positions != _NO_LEVEL
    top = np.full(count, len(_LEVELS))
    np.minimum.at(top, household[has_level], positions[has_level])
    return codes_from_positions(Level, np.where(top == len(_LEVELS), _NO_LEVEL, top))


def _any_member(household: _IntArray, truths: pd.Series, count: int) -> _BoolArray:
    found = np.zeros(count, dtype=bool)
    found[household[truths.to_numpy()]] = True
    return found


def _is_protected(residents: pd.DataFrame, ids: pd.Index) -> _BoolArray:
    takes_part = (residents["status"] == ResidentStatus.RESIDENT.value).to_numpy()
    protected = residents["is_protected"].to_numpy() & takes_part
    return np.asarray(pd.Index(ids).isin(residents.loc[protected, "household_id"].unique()))


def _joined_codes(
    individuals: pd.DataFrame, household: _IntArray, household_level: npt.NDArray[np.int8]
) -> pd.Series:
    """Join the codes of members with a score, highest score first, ties in file order."""
    scores = individuals["score"].to_numpy()
    scored = np.flatnonzero(~np.isnan(scores))
    order = scored[np.lexsort((-scores[scored], household[scored]))]
    home = household[order]
    codes = _codes(individuals.iloc[order], household_level[home])
    joined = np.full(len(household_level), np.nan, dtype=object)
    starts = np.flatnonzero(np.append(True, home[1:] != home[:-1])[: len(home)])
    place = np.arange(len(home)) - np.repeat(starts, np.diff(np.append(starts, len(home))))
    joined[home[starts]] = codes[starts]
    for nth in range(1, int(place.max(initial=0)) + 1):
        here = place == nth
        joined[home[here]] = joined[home[here]] + " " + codes[here]
    return pd.Series(joined, dtype=TEXT)


def _codes(people: pd.DataFrame, household_level: npt.NDArray[np.int8]) -> npt.NDArray[np.object_]:
    """Write the codes of these people; the text is made once per distinct combination."""
    scores: FloatArray = people["score"].to_numpy()
    score, distinct = pd.factorize(scores, use_na_sentinel=False)
    level = people["level"].cat.codes.to_numpy().astype(np.int64) + 1
    wish = people["support_requested"].to_numpy().astype(np.int64)
    key = ((score * 5 + level) * 5 + household_level.astype(np.int64) + 1) * 2 + wish
    number, keys = pd.factorize(key)
    words = ["", *_LEVELS]
    texts = [
        support_code(
            float(distinct[one // 50]),
            words[one // 10 % 5],
            words[one // 2 % 5],
            support_requested=bool(one % 2),
        )
        for one in keys
    ]
    codes: npt.NDArray[np.object_] = np.array(texts, dtype=object)[number]
    return codes
