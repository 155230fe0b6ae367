"""A town's own verdict rules: what may be changed, and what is refused as unsafe."""

import pytest

from scoring.errors import RulesError
from scoring.rules import parse_verdict_rules
from tests.builders_scoring import a_household, judged_rows, problem_of, rules_with, shipped_text

HOME = a_household(flood_rank=2.0, floor=4.0, duration_rank=3.0)


def changed(old: str, new: str) -> str:
    text = shipped_text("verdict")
    assert old in text
    return text.replace(old, new, 1)


def refusal(text: str) -> tuple[str, object, object, object]:
    with pytest.raises(RulesError) as caught:
        parse_verdict_rules(text, "verdict.toml")
    assert caught.value.fields["file"] == "verdict.toml"
    return problem_of(caught.value)


def without_rule(name: str) -> str:
    """The shipped rules with one row out of use."""
    return changed(f'id = "{name}"\n', f'id = "{name}"\nin_use = false\n')


def with_verdict(name: str, verdict: str) -> str:
    """The shipped rules with another verdict in one row."""
    before, rest = shipped_text("verdict").split(f'id = "{name}"\n')
    head, tail = rest.split("verdict = ", 1)
    return f'{before}id = "{name}"\n{head}verdict = "{verdict}"\n{tail.split(chr(10), 1)[1]}'


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "highest_floor = 4",
            "highest_floor = 1",
            ("not_ascending", "reach[4]", "highest_floor", 1),
        ),
        (
            "rank = 6\nhighest",
            "rank = 7\nhighest",
            ("unknown_value", "-", "rank", [1, 2, 3, 4, 5, 7]),
        ),
        ("below_h = 24", "below_h = 12", ("not_ascending", "duration[2]", "below_h", 12.0)),
        (
            "rank = 7\nsource",
            "rank = 8\nsource",
            ("unknown_value", "-", "rank", [1, 2, 3, 4, 5, 6, 8]),
        ),
        (
            "storeys_above_water = 1",
            "storeys_above_water = 0",
            ("out_of_range", "-", "storeys_above_water", 0),
        ),
        ("stay_limit_h = 72", "stay_limit_h = -1", ("out_of_range", "-", "stay_limit_h", -1)),
        ('id = "no_water"', 'id = "water"', ("unknown_value", "rule[11]", "id", "water")),
        ('id = "no_water"', 'id = "no_data"', ("doubled_id", "rule[11]", "id", "no_data")),
        ('water = ["dry"]', 'water = ["wet"]', ("unknown_value", "no_water", "water", "wet")),
        ('water = ["dry"]\n', "", ("no_condition", "no_water", "water", "")),
        ('verdict = "dry"', 'verdict = "safe"', ("unknown_value", "no_water", "verdict", "safe")),
    ],
)
def test_a_slip_in_the_verdict_rules_is_refused(
    old: str, new: str, expected: tuple[str, object, object, object]
) -> None:
    assert refusal(changed(old, new)) == expected


def test_a_case_that_no_row_decides_is_found_on_load_and_named() -> None:
    code, rule, key, case = refusal(without_rule("floor_above_depth"))

    assert (code, rule, key) == ("case_without_verdict", "-", "rule")
    assert "water = above" in str(case)
    assert "floor = known" in str(case)


@pytest.mark.parametrize("verdict", ["stay_possible", "dry"])
@pytest.mark.parametrize(
    "name",
    [
        "collapse_zone",
        "flow_zone",
        "special_sediment_zone",
        "no_location",
        "position_uncertain",
        "outside_layers",
        "no_data",
        "no_depth_layer",
        "maps_disagree",
        "depth_reaches_floor",
        "depth_reaches_assumed_ground_floor",
    ],
)
def test_rules_that_call_an_unknown_or_endangered_home_safe_are_refused(
    name: str, verdict: str
) -> None:
    assert refusal(with_verdict(name, verdict))[:3] == ("unsafe_verdict", name, "verdict")


@pytest.mark.parametrize("name", ["collapse_zone", "flow_zone", "special_sediment_zone"])
def test_the_rows_of_the_zones_cannot_be_put_out_of_use(name: str) -> None:
    assert refusal(without_rule(name))[0] == "unsafe_verdict"


def test_a_wet_home_is_never_dry() -> None:
    code, rule, *_ = refusal(with_verdict("upper_storey", "dry"))

    assert (code, rule) == ("unsafe_verdict", "upper_storey")


def test_rules_by_which_a_graver_fact_is_safer_are_refused() -> None:
    text = changed('power = ["needed"]', 'power = ["not_needed"]')

    assert refusal(text)[:2] == ("unsafe_verdict", "floor_above_depth")


@pytest.mark.parametrize(
    ("old", "new", "home", "verdict"),
    [
        ("stay_limit_h = 72", "stay_limit_h = 48", HOME, "leave"),
        ("stay_limit_h = 72", "stay_limit_h = 168", HOME | {"duration_rank": 4.0}, "stay_possible"),
        (
            "storeys_above_water = 1",
            "storeys_above_water = 2",
            HOME | {"floor": 1.0, "storeys": 2.0},
            "leave",
        ),
        ("highest_floor = 1\n", "highest_floor = 2\n", HOME | {"floor": 2.0}, "leave"),
    ],
)
def test_a_town_may_set_its_own_limits(
    old: str, new: str, home: dict[str, object], verdict: str
) -> None:
    before = judged_rows(rules_with(), home).iloc[0]["verdict"]
    after = judged_rows(rules_with(verdict=changed(old, new)), home).iloc[0]["verdict"]

    assert (before, after) == ("stay_possible" if verdict == "leave" else "leave", verdict)


@pytest.mark.parametrize(
    ("name", "home"),
    [
        ("sediment_zone", HOME | {"sediment_zone": 1.0}),
        ("needs_power", HOME | {"needs_power": True}),
        ("duration_unknown", HOME | {"duration_rank": float("nan"), "cannot_climb": True}),
    ],
)
def test_a_town_may_put_a_row_out_of_use_and_the_rows_below_decide(
    name: str, home: dict[str, object]
) -> None:
    assert judged_rows(rules_with(), home).iloc[0]["reason"] == name

    made = judged_rows(rules_with(verdict=without_rule(name)), home).iloc[0]
    assert (made["verdict"], made["reason"]) == ("stay_possible", "floor_above_depth")


def test_a_long_time_cannot_be_safer_than_an_unknown_one() -> None:
    code, rule, _, case = refusal(without_rule("stands_too_long"))

    assert (code, rule) == ("unsafe_verdict", "floor_above_depth")
    assert "duration = over, climb = cannot" in str(case)


def test_two_ranks_may_reach_the_same_floor() -> None:
    text = changed("highest_floor = 4", "highest_floor = 2")
    assert parse_verdict_rules(text, "verdict.toml").highest_floor[2:4] == (2, 2)


def test_the_last_duration_has_no_bound() -> None:
    assert parse_verdict_rules(shipped_text("verdict"), "v").duration_below_h[-1] == float("inf")
