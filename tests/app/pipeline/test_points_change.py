"""Other points: written with their day and source, compared first, nothing overwritten."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import AppError, AppProblem
from app.pipeline.points_change import (
    PointChange,
    apply_points,
    compare_points,
    read_points_text,
    with_new_points,
)
from app.pipeline.view import load_view
from app.pipeline.whole_job import run_in_memory
from app.progress import Progress
from app.settings.job import read_job
from app.settings.rules import POINTS, built_in_text
from scoring.errors import RulesError, RulesProblem
from scoring.rules import RulesText, parse_point_table
from tests.builders_window import make_sample

AS_OF = date(2026, 11, 20)
BUILT_IN = built_in_text(POINTS)
RULES = parse_point_table(BUILT_IN.text, BUILT_IN.file).rules


@pytest.fixture(scope="module")
def job(tmp_path_factory):
    folder = make_sample(tmp_path_factory.mktemp("points"), households=300)
    return read_job(folder / "input" / "job.toml")


@pytest.fixture
def town(job):
    return run_in_memory(job, Progress())


def rule(text: RulesText, rule_id: str):
    table = parse_point_table(text.text, text.file)
    return next(rule for rule in table.rules if rule.id == rule_id)


@given(
    st.lists(st.sampled_from([rule.id for rule in RULES]), unique=True, max_size=5),
    st.integers(0, 50),
    st.text(min_size=1, max_size=20),
)
def test_a_change_adds_a_dated_value_and_leaves_every_other_rule_as_it_was(ids, points, source):
    if not any(sign.isprintable() for sign in source):
        source = "要綱"
    changes = [PointChange(rule_id, AS_OF, points, source) for rule_id in ids]

    changed = with_new_points(BUILT_IN, changes)

    for before, after in zip(RULES, parse_point_table(changed.text, "x").rules, strict=True):
        if before.id in ids:
            assert after.values[:-1] == before.values
            assert after.value_at(AS_OF).points == points
        else:
            assert after == before


def test_a_change_of_the_same_day_is_corrected_not_doubled():
    once = with_new_points(BUILT_IN, [PointChange("care_5", AS_OF, 9, "一回目")])
    twice = with_new_points(once, [PointChange("care_5", AS_OF, 10, "二回目")])

    values = rule(twice, "care_5").values
    assert [(value.points, value.source) for value in values[1:]] == [(10, "二回目")]


def test_a_day_before_the_last_value_is_refused():
    with pytest.raises(RulesError) as error:
        with_new_points(BUILT_IN, [PointChange("care_5", date(1999, 1, 1), 9, "要綱")])

    assert error.value.code is RulesProblem.DATES_NOT_ASCENDING


@pytest.mark.parametrize(
    "text",
    [
        BUILT_IN.text.replace('id = "care_5"', 'id = """care_5"""'),
        BUILT_IN.text.replace('id = "care_5"', "id = 'care_5' # コメント").replace(
            "[[rule", "[[ rule"
        ),
    ],
)
def test_a_table_written_otherwise_is_changed_rightly_or_refused(text):
    change = PointChange("care_5", AS_OF, 9, "要綱")

    try:
        outcome = rule(with_new_points(RulesText(text, "t"), [change]), "care_5")
    except AppError as error:
        outcome = error

    told = outcome.code if isinstance(outcome, AppError) else outcome.value_at(AS_OF).points
    assert told in (9, AppProblem.POINTS_NOT_CHANGEABLE)


def test_an_unknown_rule_cannot_be_changed():
    with pytest.raises(AppError) as error:
        with_new_points(BUILT_IN, [PointChange("nobody", AS_OF, 9, "要綱")])

    assert error.value.code is AppProblem.POINTS_NOT_CHANGEABLE


def test_the_same_points_move_nobody(town):
    view = load_view(town, Progress())

    comparison = compare_points(view, BUILT_IN, Progress())

    assert (comparison.rising, comparison.falling) == (0, 0)
    assert comparison.staying == len(view.households)
    assert comparison.frame.empty


def test_the_comparison_foretells_what_applying_does(town):
    view = load_view(town, Progress())
    changed = with_new_points(BUILT_IN, [PointChange("care_1", AS_OF, 40, "要綱")])

    foretold = compare_points(view, changed, Progress()).frame
    apply_points(town, changed, Progress())

    after = load_view(town, Progress()).households.set_index("household_id")
    assert len(foretold)
    told = foretold.set_index("household_id")
    assert told["new_rank"].equals(after.loc[told.index, "call_rank"].rename("new_rank"))
    assert (foretold["rise"] > 0).any()


def test_applying_keeps_the_old_text_in_the_history(town):
    changed = with_new_points(read_points_text(town).text, [PointChange("care_5", AS_OF, 40, "x")])

    apply_points(town, changed, Progress())

    assert town.rules_text(POINTS) == changed.text
    assert read_points_text(town).table.rules[5].value_at(AS_OF).points == 40


def test_a_refused_table_changes_nothing(town):
    before = town.facts()

    with pytest.raises(RulesError):
        apply_points(town, RulesText("name = 1", "bad.toml"), Progress())

    assert town.facts() == before
    assert town.rules_text(POINTS) is None
