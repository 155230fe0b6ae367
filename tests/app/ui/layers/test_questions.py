"""What a product leaves open: a guess is no answer, and nothing goes on without one."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton

from app.ui.layers.answer_choices import choices_of
from app.ui.layers.answer_draft import AnswerDraft
from app.ui.speaker import Speaker
from app.wording.sentence import Language
from gis.products.product import ProductFamily, ProductLayer, Question
from scoring.codes import HazardKind, RankEdition
from tests.app.ui.layers.builders_layers import answer, bring_in, look
from tests.builders_window import find, press
from tests.gis.builders_gis import cell_box, write_polygons
from tests.gis.products.builders_products import geojson, put

ANY = ProductLayer(
    "a", "面", ProductFamily.GENERIC_POLYGONS, (), fields=("r",), questions=tuple(Question)
)


def old(folder: Path, *codes: int) -> Path:
    features = [(cell_box(at, 0), {"A31_001": code}) for at, code in enumerate(codes)]
    return put(folder, "A31-12_11.geojson", geojson(features))


def test_a_guess_is_shown_with_its_values_and_counts_only_when_confirmed(
    qtbot, on_grid, chooser, tmp_path
):
    window = on_grid.window
    look(qtbot, window, chooser, old(tmp_path, 11, 14, 15))
    guess = find(window, QLabel, "guess_edition")
    assert "推定: 国土数値情報 旧5区分" in guess.text()
    assert "11、14、15" in guess.text()
    assert guess.property("role") == "old"
    assert find(window, QComboBox, "answer_edition").currentData() is None
    answer(qtbot, window, "coverage", "unknown")
    assert not find(window, QPushButton, "bring_in_layers").isEnabled()
    press(qtbot, window, "confirm_edition")
    assert find(window, QComboBox, "answer_edition").currentData() == RankEdition.KSJ_OLD_5
    assert "見つかった値: 11×1、14×1、15×1" in bring_in(qtbot, window)


def test_two_tables_in_one_file_are_read_by_each_code(qtbot, on_grid, chooser, tmp_path):
    window = on_grid.window
    look(qtbot, window, chooser, old(tmp_path, 13, 26))
    assert "コードごとに読む" in find(window, QLabel, "guess_edition").text()
    press(qtbot, window, "confirm_edition")
    answer(qtbot, window, "coverage", "unknown")
    assert "混ざっています" in bring_in(qtbot, window)


def test_each_answer_tells_what_it_brings_about(qtbot, on_grid, chooser, tmp_path):
    window = on_grid.window
    path = write_polygons(tmp_path / "pond.gpkg", [cell_box(0, 0)], [1.25], field="深さ")
    look(qtbot, window, chooser, path)
    answer(qtbot, window, "kind", "depth_m")
    answer(qtbot, window, "peril", "reservoir")
    assert "洪水の判定には使いません" in find(window, QLabel, "effect_peril").text()
    answer(qtbot, window, "coverage", "unknown")
    effect = find(window, QLabel, "effect_coverage").text()
    assert effect.startswith("浸水の絵がない場所は「不明」のままになります")


def test_turning_the_wheel_over_an_answer_does_not_change_it(qtbot, on_grid, chooser, tmp_path):
    window = on_grid.window
    look(qtbot, window, chooser, old(tmp_path, 11))
    answer(qtbot, window, "coverage", "unknown")
    box = find(window, QComboBox, "answer_coverage")
    box.setFocus()
    middle, down = QPointF(box.rect().center()), QPoint(0, 120)
    for turn in (down, -down):
        wheel = QWheelEvent(
            middle,
            QPointF(box.mapToGlobal(box.rect().center())),
            QPoint(),
            turn,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(box, wheel)
        assert box.currentData() == "unknown"


def test_a_product_is_left_and_nothing_of_it_stays(qtbot, on_grid, chooser, tmp_path):
    window = on_grid.window
    look(qtbot, window, chooser, old(tmp_path, 11))
    press(qtbot, window, "leave_look")
    assert not window.pages.layers.page.look.isVisible()
    assert window.pages._town.view.facts.layers == ()


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("question", list(Question))
def test_every_question_has_answers_with_words(question: Question, language: Language) -> None:
    draft = AnswerDraft(ANY)
    choices = choices_of(question, draft, Speaker(language))
    assert choices
    assert all(choice.words for choice in choices)
    assert len({choice.words for choice in choices}) == len(choices)


def test_an_edition_is_asked_of_ranks_only_and_again_of_another_kind() -> None:
    draft = AnswerDraft(ANY)
    assert Question.EDITION not in draft.asked
    draft.answer(Question.KIND, HazardKind.DEPTH_RANK)
    draft.answer(Question.EDITION, RankEdition.KSJ_6)
    draft.answer(Question.KIND, HazardKind.DEPTH_M)
    draft.answer(Question.KIND, HazardKind.DEPTH_RANK)
    assert Question.EDITION in draft.open


def test_a_zone_without_attribute_is_no_answer_for_a_depth() -> None:
    draft = AnswerDraft(ANY)
    draft.answer(Question.KIND, HazardKind.COLLAPSE_ZONE)
    draft.answer(Question.FIELD, "")
    assert Question.FIELD not in draft.open
    draft.answer(Question.KIND, HazardKind.DEPTH_M)
    assert Question.FIELD in draft.open


def test_answers_of_one_file_alone_are_not_taken_over() -> None:
    one, other = AnswerDraft(ANY), AnswerDraft(ANY)
    for question, given in (("kind", "depth_rank"), ("edition", "ksj-6"), ("field", "r")):
        one.answer(Question(question), given)
    other.take_over(one)
    assert Question.KIND not in other.open
    assert {Question.FIELD, Question.EDITION} <= set(other.open)
