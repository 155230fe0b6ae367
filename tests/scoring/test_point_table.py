from datetime import date

import pytest

from scoring.codes import MemberCount
from scoring.errors import RulesError
from scoring.rules import parse_point_table
from tests.builders_scoring import problem_of, shipped_text

RULE = """
[[rule]]
id = "care_5"
label = "要介護5"
kind = "要介護認定"
grade = ["要介護5"]
  [[rule.value]]
  from = 2024-04-01
  points = 8
  source = "要綱 別表第1"
  [[rule.value]]
  from = 2026-04-01
  points = 9.5
  source = "改正要綱 別表第1"
  [[rule.value]]
  from = 2027-04-01
  ended = true
  source = "廃止"
"""
LEVELS = """
[levels.individual]
A = 20
B = 11
C = 5
D = 0.0001
[levels.household]
A = 12
B = 9
C = 6
D = 0.0001
[household]
members = "all"
"""
TABLE = 'name = "さくら川市 配点表 令和8年度"\n' + RULE + LEVELS


def refusal(text: str) -> RulesError:
    with pytest.raises(RulesError) as caught:
        parse_point_table(text, "points.toml")
    assert caught.value.fields["file"] == "points.toml"
    return caught.value


def changed(old: str, new: str) -> str:
    assert TABLE.count(old) >= 1
    return TABLE.replace(old, new, 1)


def test_the_contracts_example_is_read() -> None:
    table = parse_point_table(TABLE, "points.toml")

    assert table.name == "さくら川市 配点表 令和8年度"
    assert [rule.id for rule in table.rules] == ["care_5"]
    assert table.members is MemberCount.ALL


def test_a_byte_order_mark_does_not_hinder() -> None:
    assert parse_point_table("\ufeff" + TABLE, "points.toml").name


def test_the_built_in_table_has_every_row_of_the_sample() -> None:
    table = parse_point_table(shipped_text("points"), "points_sample.toml")

    assert table.name == "さくら川市 配点表 見本"
    assert len(table.rules) == 46


def test_household_members_may_be_left_out_and_then_all_count() -> None:
    table = parse_point_table(changed('[household]\nmembers = "all"\n', ""), "points.toml")

    assert table.members is MemberCount.ALL


@pytest.mark.parametrize(
    ("as_of", "points"),
    [
        (date(2024, 4, 1), 8),
        (date(2026, 3, 31), 8),
        (date(2026, 4, 1), 9.5),
        (date(2027, 3, 31), 9.5),
    ],
)
def test_a_value_is_in_force_from_its_day_until_the_next(as_of: date, points: float) -> None:
    (rule,) = parse_point_table(TABLE, "points.toml").in_force(as_of)

    assert rule.points == points


@pytest.mark.parametrize("as_of", [date(2024, 3, 31), date(2027, 4, 1)])
def test_a_table_with_no_rule_in_force_is_refused_at_that_day(as_of: date) -> None:
    table = parse_point_table(TABLE, "points.toml")

    with pytest.raises(RulesError) as caught:
        table.in_force(as_of)

    assert problem_of(caught.value) == (
        "nothing_in_force",
        "さくら川市 配点表 令和8年度",
        "from",
        as_of.isoformat(),
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("points = 8", "pionts = 8", ("unknown_key", "care_5.value[1]", "pionts", "pionts")),
        ("grade = [", "grades = [", ("unknown_key", "care_5", "grades", "grades")),
        ("[levels.house", "[levels.hause", ("unknown_key", "levels", "hausehold", "hausehold")),
        ("[household]", "[houshold]", ("unknown_key", "-", "houshold", "houshold")),
        ("members =", "member =", ("unknown_key", "household", "member", "member")),
        ("A = 20", "A = 20\nE = 1", ("unknown_key", "levels.individual", "E", "E")),
        ('label = "要介護5"\n', "", ("missing_key", "care_5", "label", "")),
        ('id = "care_5"\n', "", ("missing_key", "rule[1]", "id", "")),
        ('source = "廃止"', "", ("missing_key", "care_5.value[3]", "source", "")),
        ("points = 8\n", "", ("missing_key", "care_5.value[1]", "points", "")),
        ('kind = "要介護認定"\n', "", ("missing_key", "care_5", "kind", "")),
        ('label = "要介護5"', "label = 5", ("wrong_type", "care_5", "label", 5)),
        ('["要介護5"]', '"要介護5"', ("wrong_type", "care_5", "grade", "要介護5")),
        ('["要介護5"]', "[5]", ("wrong_type", "care_5", "grade", [5])),
        ("points = 8", 'points = "8"', ("wrong_type", "care_5.value[1]", "points", "8")),
        ("points = 8", "points = true", ("wrong_type", "care_5.value[1]", "points", True)),
        ("ended = true", "ended = 1", ("wrong_type", "care_5.value[3]", "ended", 1)),
        ("2024-04-01", '"2024-04-01"', ("wrong_type", "care_5.value[1]", "from", "2024-04-01")),
        (
            "ended = true",
            "ended = true\nform = 1",
            ("unknown_key", "care_5.value[3]", "form", "form"),
        ),
        ('label = "要介護5"', 'label = " "', ("empty", "care_5", "label", " ")),
        ('["要介護5"]', "[]", ("empty", "care_5", "grade", [])),
        ('"要介護認定"', '"要介護認定書"', ("unknown_value", "care_5", "kind", "要介護認定書")),
        ('["要介護5"]', '["要介護５"]', ("unknown_value", "care_5", "grade", "要介護５")),
        ('"all"', '"every"', ("unknown_value", "household", "members", "every")),
        ("ended = true", "ended = false", ("unknown_value", "care_5.value[3]", "ended", "false")),
        (
            "ended = true",
            "ended = true\npoints = 1",
            ("unknown_key", "care_5.value[3]", "points", "points"),
        ),
        (
            "2026-04-01",
            "2024-04-01",
            ("dates_not_ascending", "care_5", "from", "2024-04-01"),
        ),
        ("points = 8", "points = -1", ("out_of_range", "care_5.value[1]", "points", -1)),
        (
            "points = 8",
            "points = 0.0001",
            ("out_of_range", "care_5.value[1]", "points", 0.0001),
        ),
        ("B = 11", "B = 20", ("not_descending", "levels.individual", "B", 20)),
        ("A = 20", "A = inf", ("not_finite", "levels.individual", "A", float("inf"))),
        ("C = 6", "C = 9.5", ("not_descending", "levels.household", "C", 9.5)),
    ],
)
def test_a_wrong_table_is_refused_with_rule_key_and_value(
    old: str, new: str, expected: tuple[str, object, object, object]
) -> None:
    assert problem_of(refusal(changed(old, new))) == expected


def test_a_day_with_a_time_of_day_is_refused() -> None:
    error = refusal(changed("2024-04-01", "2024-04-01T00:00:00"))

    assert (error.code.value, error.fields["expected"]) == ("wrong_type", "2026-04-01")


def test_points_that_are_no_number_are_refused() -> None:
    error = refusal(changed("points = 8", "points = nan"))

    assert error.code.value == "not_finite"


def test_a_typing_slip_is_answered_with_the_nearest_key() -> None:
    assert refusal(changed("points = 8", "pionts = 8")).fields["expected"] == "points"
    assert refusal(changed('["要介護5"]', '["要介護５"]')).fields["expected"] == "要介護5"


def test_a_word_that_is_near_to_nothing_is_answered_with_all_that_are_allowed() -> None:
    expected = refusal(changed('"all"', '"x"')).fields["expected"]

    assert expected == "all / without_children_under_15 / without_residents_in_care"


@pytest.mark.parametrize(
    ("text", "place"), [('name = "さくら川市\n', "1:14"), ("name = [\n", "2:1")]
)
def test_a_file_that_is_not_toml_is_refused_with_line_and_column(text: str, place: str) -> None:
    error = refusal(text)

    assert (error.code.value, error.fields["key"]) == ("not_toml", place)


def test_a_rule_without_any_condition_is_refused() -> None:
    text = changed('kind = "要介護認定"\ngrade = ["要介護5"]\n', "")

    assert problem_of(refusal(text))[:2] == ("no_condition", "care_5")


def test_two_rules_of_one_id_are_refused() -> None:
    text = TABLE.replace(LEVELS, RULE + LEVELS)

    assert problem_of(refusal(text)) == ("doubled_id", "care_5", "id", "care_5")


def test_a_rule_without_a_value_is_refused() -> None:
    text = 'name = "表"\n' + RULE.split("  [[rule.value]]", maxsplit=1)[0] + "value = []\n" + LEVELS

    assert problem_of(refusal(text)) == ("empty", "care_5", "value", [])


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('kind = "要介護認定"', 'kind = "要介護認定"\npart = ["視覚"]', "part"),
        ('grade = ["要介護5"]', 'grade = ["要介護5"]\npart = "視覚"', "part"),
        ("[levels.individual]", "levels = 3\n[individual]", "individual"),
    ],
)
def test_what_does_not_belong_is_refused(old: str, new: str, key: str) -> None:
    assert refusal(changed(old, new)).fields["key"] == key


def test_a_part_that_the_kind_does_not_have_is_refused() -> None:
    handbook = changed('"要介護認定"', '"身体障害者手帳"').replace("要介護5", "1級")
    text = handbook.replace("grade = [", 'part = ["視力"]\ngrade = [')

    assert problem_of(refusal(text)) == ("unknown_value", "care_5", "part", "視力")
    assert refusal(text).fields["expected"] == "視覚"


def test_an_age_range_must_run_upwards() -> None:
    text = changed('kind = "要介護認定"\ngrade = ["要介護5"]', "age_from = 85\nage_to = 84")

    assert problem_of(refusal(text)) == ("age_range", "care_5", "age_from", 85)


@pytest.mark.parametrize(
    ("age", "code"), [("7.5", "wrong_type"), ("true", "wrong_type"), ("-1", "out_of_range")]
)
def test_an_age_is_a_whole_number_of_0_or_more(age: str, code: str) -> None:
    text = changed('kind = "要介護認定"\ngrade = ["要介護5"]', f"age_from = {age}")

    assert refusal(text).code.value == code


@pytest.mark.parametrize("key", ["levels", "rule"])
def test_a_table_must_be_a_table(key: str) -> None:
    text = f'name = "表"\n{key} = 3\n' + {"levels": RULE, "rule": LEVELS}[key]

    assert problem_of(refusal(text)) == ("wrong_type", "-", key, 3)
