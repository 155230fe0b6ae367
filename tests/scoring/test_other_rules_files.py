from collections.abc import Callable

import pytest

from scoring.errors import RulesError
from scoring.rules import (
    parse_depth_ranks,
    parse_flags,
    parse_tiers,
    parse_verdict_rules,
)
from tests.builders_scoring import problem_of, shipped_text

PARSERS: dict[str, Callable[[str, str], object]] = {
    "flags": parse_flags,
    "depth_ranks": parse_depth_ranks,
    "verdict": parse_verdict_rules,
    "tiers": parse_tiers,
}


def refusal(name: str, old: str, new: str) -> tuple[str, object, object, object]:
    text = shipped_text(name)
    assert old in text
    with pytest.raises(RulesError) as caught:
        PARSERS[name](text.replace(old, new, 1), f"{name}.toml")
    assert caught.value.fields["file"] == f"{name}.toml"
    return problem_of(caught.value)


@pytest.mark.parametrize("name", PARSERS)
def test_a_shipped_file_without_its_source_or_day_is_refused(name: str) -> None:
    assert refusal(name, "checked_on =", "checkd_on =")[:2] == ("unknown_key", "-")
    assert refusal(name, "source =", "sauce =")[:3] == ("unknown_key", "-", "sauce")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('flag = "in_care"', 'flag = "care"', ("unknown_value", "when[3]", "flag", "care")),
        ('flag = "in_care"', 'flag = "needs_power"', ("missing_key", "-", "flag", "")),
        (
            'kind = "手動追加"\ngrade = ["施設入所", "入院"]\n',
            "",
            ("no_condition", "when[3]", "kind", ""),
        ),
    ],
)
def test_a_wrong_flag_is_refused(
    old: str, new: str, expected: tuple[str, object, object, object]
) -> None:
    assert refusal("flags", old, new) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("rank = 2\n", "rank = 3\n", ("unknown_value", "-", "rank", [1, 3, 3, 4, 5, 6])),
        ("from_mm = 500", "from_mm = 1", ("not_ascending", "rank[2]", "from_mm", 1)),
        ("from_mm = 1\n", "from_mm = 0\n", ("out_of_range", "rank[1]", "from_mm", 0)),
        ("245, 169]", "245]", ("out_of_range", "rank[1]", "rgb", [247, 245])),
        ("245, 169]", "245, 256]", ("out_of_range", "rank[1]", "rgb", [247, 245, 256])),
        ("[247, 245, 169]", '"#fff"', ("wrong_type", "rank[1]", "rgb", "#fff")),
    ],
)
def test_a_wrong_depth_class_is_refused(
    old: str, new: str, expected: tuple[str, object, object, object]
) -> None:
    assert refusal("depth_ranks", old, new) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('["leave"]', '["go"]', ("unknown_value", "tier[1].when[1]", "verdict", "go")),
        ('["A", "B"]', '["A", "E"]', ("unknown_value", "tier[1].when[1]", "household_level", "E")),
        (
            "needs_power = true",
            'needs_power = "yes"',
            ("wrong_type", "tier[1].when[3]", "needs_power", "yes"),
        ),
        ("number = 2", "number = 1", ("doubled_id", "tier[2]", "number", 1)),
        ("number = 4", "number = 5", ("not_ascending", "-", "number", [1, 2, 3, 5])),
        ('by = "tier"', 'by = "depth"', ("unknown_value", "order[1]", "by", "depth")),
        ('by = "depth_m"', 'by = "tier"', ("doubled_id", "order[6]", "by", "tier")),
        (
            'by = "household_id"',
            'by = "household"',
            ("unknown_value", "order[7]", "by", "household"),
        ),
    ],
)
def test_a_wrong_tier_table_is_refused(
    old: str, new: str, expected: tuple[str, object, object, object]
) -> None:
    assert refusal("tiers", old, new) == expected


def test_a_case_without_a_tier_is_found_on_load_and_named() -> None:
    code, rule, key, case = refusal("tiers", "  has_score = false\n", '  verdict = ["leave"]\n')

    assert (code, rule, key) == ("case_without_tier", "-", "tier")
    assert case == (
        "verdict = stay_possible, household_level = none, top_individual_level = none, "
        "needs_power = false, has_score = false, flooded = false"
    )


def test_a_tier_without_any_condition_is_refused() -> None:
    assert refusal("tiers", "  has_score = false\n", "")[:3] == (
        "no_condition",
        "tier[4].when[1]",
        "when",
    )


@pytest.mark.parametrize("key", ["tier", "household_id"])
def test_the_order_begins_with_the_tier_and_ends_with_the_household_id(key: str) -> None:
    blocks = shipped_text("tiers").split("[[order]]\n")
    block = next(part for part in blocks if part.startswith(f'by = "{key}"'))

    code, _, named, _ = refusal("tiers", f"[[order]]\n{block}", "")

    assert (code, named) == ("unknown_value", "by")


def test_an_order_that_lets_the_unknown_sink_is_refused() -> None:
    assert refusal("tiers", 'empty = "first"', 'empty = "last"') == (
        "unknown_value",
        "order[5]",
        "empty",
        "last",
    )
