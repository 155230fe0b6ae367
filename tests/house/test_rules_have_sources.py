"""Every rule has a source and a day on which it was checked; every refusal has its words."""

import tomllib
from datetime import date
from pathlib import Path
from string import Formatter

import pytest

from app.wording.rules_words import RULES_ADVICE
from app.wording.sentence import Language
from scoring.codes import ImpairmentPart, MedicalDevice, RequirementKind
from scoring.errors import RulesProblem
from scoring.rules import parse_point_table

RULES_DIR = Path(__file__).resolve().parents[2] / "resources" / "rules"
FILES = sorted(RULES_DIR.glob("*.toml"))
FIELDS = {"file", "rule", "key", "value", "expected"}
WITHOUT_POINTS = {
    RequirementKind.SUPPORT_WISH: "a flag, shown as ● on the support code",
    RequirementKind.MANUAL: "added by hand; a town gives points in its own table if it wants",
    ImpairmentPart.BLADDER_BOWEL: "not in the sample table",
    ImpairmentPart.SMALL_INTESTINE: "not in the sample table",
    ImpairmentPart.IMMUNE: "not in the sample table",
    ImpairmentPart.LIVER: "not in the sample table",
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_rules_file_has_a_source_and_the_day_it_was_checked(path: Path) -> None:
    values = tomllib.loads(path.read_text(encoding="utf-8"))

    assert values["source"].strip()
    assert type(values["checked_on"]) is date


def test_the_rules_files_are_all_here() -> None:
    assert [path.stem for path in FILES] == [
        "depth_ranks",
        "flags",
        "freshness",
        "places",
        "points_sample",
        "tiers",
        "verdict",
    ]


def test_every_code_has_a_rule_or_a_reason_to_have_none() -> None:
    text = (RULES_DIR / "points_sample.toml").read_text(encoding="utf-8")
    rows = [rule.row for rule in parse_point_table(text, "points_sample.toml").rules]
    kinds = {str(row.kind) for row in rows if row is not None}
    parts = {part for row in rows if row is not None for part in row.parts or ()}

    for code in (*RequirementKind, *ImpairmentPart, *MedicalDevice):
        assert (code.value in kinds | parts) != (code in WITHOUT_POINTS), code


def test_every_value_of_the_point_table_names_its_source() -> None:
    text = (RULES_DIR / "points_sample.toml").read_text(encoding="utf-8")

    for rule in parse_point_table(text, "points_sample.toml").rules:
        assert all(value.source for value in rule.values)


@pytest.mark.parametrize("problem", RulesProblem)
def test_every_way_a_rules_file_can_be_wrong_has_words_and_a_remedy(problem: RulesProblem) -> None:
    advice = RULES_ADVICE[problem]

    for text in (advice.what, advice.todo):
        for language in Language:
            told = text.said_in(language)
            assert told.strip()
            assert {name for _, name, _, _ in Formatter().parse(told) if name} <= FIELDS
    assert "{file}" in advice.what.ja
