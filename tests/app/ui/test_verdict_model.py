import pytest
from PySide6.QtCore import Qt

from app.settings.rules import VERDICT, built_in_text
from app.ui.speaker import Speaker
from app.ui.verdict.model import VerdictColumn, VerdictModel
from app.ui.verdict.words import VerdictRuleWords
from app.wording.sentence import Language
from scoring.rules import parse_verdict_rules

SHIPPED = built_in_text(VERDICT)
RULES = parse_verdict_rules(SHIPPED.text, SHIPPED.file)


@pytest.fixture
def model(qapp, speaker):
    made = VerdictModel(VerdictRuleWords(speaker))
    made.show(RULES)
    return made


def row_named(model, words):
    return next(row for row in range(model.rowCount()) if words in model.index(row, 0).data())


def cell(model, words, column=VerdictColumn.VALUE):
    return model.index(row_named(model, words), column)


def test_the_table_of_verdict_rules_is_a_sound_table_model(model, qtmodeltester):
    qtmodeltester.check(model)


def test_every_limit_reach_and_rule_has_a_row_with_its_source(model):
    assert model.rowCount() == 2 + 6 + len(RULES.rules)
    for row in range(model.rowCount()):
        assert all(model.index(row, column).data() for column in VerdictColumn)


def test_a_rule_reads_as_staff_would_say_it(model):
    assert cell(model, "階段を上がれない人").data() == "立退き"
    condition = cell(model, "階段を上がれない人", VerdictColumn.CONDITION).data()
    assert condition == "居住階に届くが上の階あり かつ 階段を上がれない人がいる"
    assert cell(model, "ランク6").data() == "すべての階"
    assert cell(model, "ランク2").data() == "1"


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("とどまれる時間", "三日"),
        ("とどまれる時間", "-1"),
        ("とどまれる時間", "10000"),
        ("電源の要る人", "安全"),
    ],
)
def test_what_is_no_value_is_not_taken(model, words, written):
    assert not model.setData(cell(model, words), written)
    assert model.changes() == []


def test_writing_the_same_value_again_is_no_change(model):
    limit = cell(model, "とどまれる時間")

    assert model.setData(limit, "24")
    assert limit.data(Qt.ItemDataRole.FontRole).bold()
    assert model.setData(limit, "72")

    assert model.changes() == []


def test_only_the_values_can_be_edited(model):
    assert cell(model, "電源の要る人").flags() & Qt.ItemFlag.ItemIsEditable
    other = cell(model, "電源の要る人", VerdictColumn.CONDITION)
    assert not other.flags() & Qt.ItemFlag.ItemIsEditable


def test_the_table_speaks_english_too(qapp):
    english = VerdictModel(VerdictRuleWords(Speaker(Language.EN)))
    english.show(RULES)

    told = [english.index(row, 0).data() for row in range(english.rowCount())]
    assert told[0] == "Longest stay (hours)"
    assert english.index(row_named(english, "needs power"), 1).data() == "leave"
