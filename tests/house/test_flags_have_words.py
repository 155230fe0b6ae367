"""A grade that raises the flag "stays in care" is told on the paper in words."""

from app.settings.rules import build_rules
from app.wording.need_words import need_words
from scoring.codes import Flag


def test_who_stays_in_care_is_told_on_the_paper() -> None:
    away = [rule for rule in build_rules({}).flags.rules if rule.flag is Flag.IN_CARE]
    assert away
    for rule in away:
        for grade in rule.row.grades or ():
            assert "滞在先" in need_words(rule.row.kind, None, grade)
