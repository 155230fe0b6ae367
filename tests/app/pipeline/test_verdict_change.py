"""Other verdict rules: written into the text, compared first, applied whole, kept with history."""

import pytest

from app.errors import AppError, AppProblem
from app.pipeline.compute import rules_of
from app.pipeline.points_change import PointChange, apply_points, read_points_text, with_new_points
from app.pipeline.score import score
from app.pipeline.verdict_change import (
    apply_verdicts,
    compare_verdicts,
    read_verdict_text,
    rules_with_verdicts,
)
from app.pipeline.verdict_text import (
    HIGHEST_FLOOR,
    REACH,
    RULE,
    STAY_LIMIT,
    STOREYS,
    VERDICT_KEY,
    VerdictChange,
    VerdictPlace,
    value_at,
    with_changed_verdicts,
)
from app.pipeline.view import load_view
from app.pipeline.whole_job import run_in_memory
from app.progress import Progress
from app.settings.job import read_job
from app.settings.rules import VERDICT, built_in_text
from scoring.codes import Verdict
from scoring.errors import RulesError, RulesProblem
from scoring.frames import RESIDENTS, VERDICTS
from scoring.rules import RulesText, parse_verdict_rules
from tests.builders_window import make_sample

BUILT_IN = built_in_text(VERDICT)
LIMIT = VerdictPlace(STAY_LIMIT)
POWER = VerdictPlace(VERDICT_KEY, RULE, "needs_power")
EVERY_PLACE = [
    (LIMIT, 24.0),
    (VerdictPlace(STOREYS), 2),
    (VerdictPlace(HIGHEST_FLOOR, REACH, 2), 2),
    (POWER, None),
    (VerdictPlace(VERDICT_KEY, RULE, "sediment_zone"), Verdict.UNKNOWN),
]


@pytest.fixture(scope="module")
def job(tmp_path_factory):
    folder = make_sample(tmp_path_factory.mktemp("verdicts"), households=300)
    return read_job(folder / "input" / "job.toml")


@pytest.fixture
def town(job):
    return run_in_memory(job, Progress())


def changed(*changes: VerdictChange) -> RulesText:
    return with_changed_verdicts(BUILT_IN, changes)


def compared(town, text: RulesText):
    view = load_view(town, Progress())
    return compare_verdicts(view, rules_with_verdicts(town, text), Progress())


@pytest.mark.parametrize(("place", "value"), EVERY_PLACE)
def test_a_change_stands_in_the_text_and_every_other_value_stays(place, value):
    rules = parse_verdict_rules(changed(VerdictChange(place, value)).text, "x")
    before = parse_verdict_rules(BUILT_IN.text, "x")

    assert value_at(rules, place) == value
    for other, _ in EVERY_PLACE:
        if other != place:
            assert value_at(rules, other) == value_at(before, other)


def test_a_rule_put_out_of_use_and_back_is_as_before():
    out = changed(VerdictChange(POWER, None))
    back = with_changed_verdicts(out, [VerdictChange(POWER, Verdict.LEAVE)])

    rules, shipped = (parse_verdict_rules(one.text, "x").rules for one in (back, BUILT_IN))
    assert rules == shipped


def test_an_unsafe_change_is_refused():
    with pytest.raises(RulesError) as error:
        changed(VerdictChange(VerdictPlace(VERDICT_KEY, RULE, "no_data"), Verdict.DRY))

    assert error.value.code is RulesProblem.UNSAFE_VERDICT


def test_a_text_that_is_written_otherwise_is_not_changed_by_line():
    odd = RulesText(BUILT_IN.text.replace("[[reach]]\nrank = 1", "[[ reach ]]\n'rank' = 1"), "x")
    gone = RulesText(BUILT_IN.text.replace("[[rule]]", "[['rule']]"), "x")
    assert with_changed_verdicts(odd, [VerdictChange(VerdictPlace(HIGHEST_FLOOR, REACH, 1), 1)])

    with pytest.raises(AppError) as error:
        with_changed_verdicts(gone, [VerdictChange(POWER, None)])

    assert error.value.code is AppProblem.VERDICT_NOT_CHANGEABLE


def test_who_changes_is_told_before_anything_is_changed(town):
    before = town.read(VERDICTS)
    made = compared(town, changed(VerdictChange(LIMIT, 12)))

    assert made.changed
    assert all(one.new is Verdict.LEAVE for one in made.changed)
    assert sum(count for _, _, count in made.counts) == len(made.changed)
    assert len(made.changed) + made.protected + made.staying == len(before)
    assert all("→ 立退き" in one.sentence.ja for one in made.changed)
    assert town.read(VERDICTS).equals(before)


def test_protected_households_are_counted_and_never_named(town):
    every_stay = changed(
        *(
            VerdictChange(VerdictPlace(VERDICT_KEY, RULE, reason), Verdict.LEAVE)
            for reason in ("upper_storey", "assumed_ground_floor_above_depth", "floor_above_depth")
        )
    )
    stays = town.read(VERDICTS)["verdict"] == "stay_possible"
    residents = town.read(RESIDENTS)
    staying = town.read(VERDICTS).loc[stays, "household_id"].iloc[0]
    hidden = residents["household_id"] == staying
    town.write({RESIDENTS: residents.assign(is_protected=residents["is_protected"] | hidden)})
    score(town, rules_of(town), Progress())

    made = compared(town, every_stay)

    assert made.protected == 1
    assert len(made.changed) == int(stays.sum()) - 1
    assert staying not in {one.household_id for one in made.changed}


def test_applied_rules_judge_as_compared_and_the_old_text_stays_in_the_history(town):
    text = changed(VerdictChange(LIMIT, 12))
    made = compared(town, text)

    apply_verdicts(town, text, Progress())

    judged = town.read(VERDICTS).set_index("household_id")["verdict"]
    assert [judged[one.household_id] for one in made.changed] == ["leave"] * len(made.changed)
    assert read_verdict_text(town).is_own
    assert rules_of(town).verdict.stay_limit_h == 12
    assert compared(town, text).changed == ()
    apply_verdicts(town, changed(), Progress())
    assert [kept.text for kept in town.rules_history(VERDICT)][:1] == [text.text]
    assert town.audit()[-1].action == "verdicts_changed"


def test_other_points_leave_the_towns_own_verdict_rules_in_force(town):
    apply_verdicts(town, changed(VerdictChange(LIMIT, 12)), Progress())
    judged = town.read(VERDICTS)
    points = read_points_text(town)

    change = PointChange("care_5", points.as_of, 30, "訓練")
    apply_points(town, with_new_points(points.text, [change]), Progress())

    assert town.read(VERDICTS).equals(judged)


def test_a_refused_table_changes_nothing(town):
    before = town.read(VERDICTS)

    with pytest.raises(RulesError):
        apply_verdicts(town, RulesText("rule = 1", "x"), Progress())

    assert town.rules_text(VERDICT) is None
    assert town.read(VERDICTS).equals(before)
