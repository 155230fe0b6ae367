"""Layouts are checked whole on load, and the supplied one fits template files and rules."""

import tomllib
from pathlib import Path

import pytest

from importers.errors import ImportProblem, ImportRefused
from importers.layouts.parse import load_layout, parse_layout
from tests.builders_importers import LAYOUTS, template

TEMPLATE_TEXT = (LAYOUTS / "template.toml").read_text(encoding="utf-8")
POINTS = LAYOUTS.parent / "rules" / "points_sample.toml"


def refusal_of(text: str) -> ImportRefused:
    with pytest.raises(ImportRefused) as refused:
        parse_layout(text, Path("own.toml"))
    return refused.value


def test_a_layout_is_found_by_name_and_by_path(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(TEMPLATE_TEXT, encoding="utf-8")
    assert load_layout("template", LAYOUTS).title == "ひな形"
    assert load_layout(str(own), LAYOUTS).name == "own"


def test_an_unknown_layout_is_refused_with_those_supplied() -> None:
    with pytest.raises(ImportRefused) as refused:
        load_layout("tempalte", LAYOUTS)
    assert refused.value.code is ImportProblem.LAYOUT_NOT_FOUND
    assert "template" in str(refused.value.fields["expected"])


@pytest.mark.parametrize("content", [b"title = ", 'title = "ひな形"'.encode("cp932")])
def test_a_file_that_is_no_toml_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "own.toml"
    path.write_bytes(content)
    with pytest.raises(ImportRefused) as refused:
        load_layout(str(path), LAYOUTS)
    assert refused.value.code is ImportProblem.LAYOUT_NOT_TOML


@pytest.mark.parametrize(
    ("old", "new", "problem", "key"),
    [
        ('title = "ひな形"', "", ImportProblem.LAYOUT_MISSING_KEY, "title"),
        ('title = "ひな形"', "title = 1", ImportProblem.LAYOUT_WRONG_TYPE, "title"),
        ("title =", "titel =", ImportProblem.LAYOUT_UNKNOWN_KEY, "titel"),
        ("kana =", "kane =", ImportProblem.LAYOUT_UNKNOWN_KEY, "residents.columns.kane"),
        (
            'name = { header = "氏名", needed = true }',
            "",
            ImportProblem.LAYOUT_MISSING_KEY,
            "residents.columns.name",
        ),
        (
            'header = "氏名カナ"',
            'header = "氏　名"',
            ImportProblem.LAYOUT_DOUBLED_VALUE,
            "residents.columns.name",
        ),
        (
            'header = "氏名カナ"',
            'header = "氏名カナ", needed = "no"',
            ImportProblem.LAYOUT_WRONG_TYPE,
            "residents.columns.kana.needed",
        ),
        ("dead =", "died =", ImportProblem.LAYOUT_UNKNOWN_KEY, "residents.codes.status.died"),
        (
            'male = ["男"',
            'male = [1, "男"',
            ImportProblem.LAYOUT_WRONG_TYPE,
            "residents.codes.sex.male",
        ),
        (
            'female = ["女"',
            'female = ["男"',
            ImportProblem.LAYOUT_DOUBLED_VALUE,
            "residents.codes.sex.female",
        ),
        ('"難病" = [', '"難儀" = [', ImportProblem.LAYOUT_UNKNOWN_KEY, "requirements.kinds.難儀"),
        (
            '[requirements.parts."医療機器"]',
            '[requirements.parts."療育手帳"]',
            ImportProblem.LAYOUT_UNKNOWN_KEY,
            "requirements.parts.療育手帳",
        ),
        (
            '"Ⓐ" = ["マルA"',
            '"Ⓐ" = ["A"',
            ImportProblem.LAYOUT_DOUBLED_VALUE,
            "requirements.grades.療育手帳.A",
        ),
    ],
)
def test_a_slip_in_a_layout_is_named(old: str, new: str, problem: ImportProblem, key: str) -> None:
    assert old in TEMPLATE_TEXT
    refused = refusal_of(TEMPLATE_TEXT.replace(old, new, 1))
    assert (refused.code, refused.fields["key"]) == (problem, key)


def test_a_layout_of_no_table_is_refused() -> None:
    assert refusal_of('title = "x"').code is ImportProblem.LAYOUT_MISSING_KEY


def test_a_layout_may_describe_one_table_only() -> None:
    whole = tomllib.loads(TEMPLATE_TEXT)
    text = TEMPLATE_TEXT[: TEMPLATE_TEXT.index("[requirements.columns]")]
    layout = parse_layout(text, Path("own.toml"))
    assert layout.requirements is None
    assert layout.residents is not None
    assert len(layout.residents.columns) == len(whole["residents"]["columns"])


def test_every_grade_and_part_of_the_sample_points_can_be_reached() -> None:
    layout = template().requirements
    assert layout is not None
    for rule in tomllib.loads(POINTS.read_text(encoding="utf-8"))["rule"]:
        kind = rule.get("kind")
        for name, tables in (("part", layout.parts), ("grade", layout.grades)):
            for word in filter(None, rule.get(name, [])):
                assert kind not in tables or tables[kind].find(word) == word, (rule["id"], word)


def test_a_towns_own_layout_goes_before_a_shipped_one() -> None:
    own = {"template": TEMPLATE_TEXT.replace("ひな形", "町のひな形")}
    assert load_layout("template", LAYOUTS, own).title == "町のひな形"
    assert load_layout("template", LAYOUTS).title == "ひな形"
    with pytest.raises(ImportRefused) as refused:
        load_layout("tempalte", LAYOUTS, {"町の様式": TEMPLATE_TEXT})
    assert "町の様式" in str(refused.value.fields["expected"])
