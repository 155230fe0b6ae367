"""Each page by itself: what it shows of values, and what it tells by signals."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton

from app.pipeline.points_change import read_points_text
from app.pipeline.whole_job import run_in_memory
from app.progress import Progress
from app.settings.job import read_job
from app.settings.recent import RecentTown
from app.ui.drop_field import DropField
from app.ui.filter_bar import FilterBar
from app.ui.household_filter import NOT_LISTED, Wanted
from app.ui.passphrase_dialog import PassphraseDialog
from app.ui.points_model import PointsModel
from app.ui.points_words import PointColumn, PointsWords
from app.ui.start_page import StartPage
from app.ui.text_table import TextTable
from scoring.codes import Coverage, Level, Verdict


@pytest.fixture
def bar(qtbot, speaker):
    made = FilterBar(speaker)
    qtbot.addWidget(made)
    return made


def test_each_filter_tells_what_is_wanted(bar):
    bar.offer_districts(["本町", "緑が丘"])
    bar.search_box.setText("髙橋")
    bar.findChild(QPushButton, "tier_filter_1").click()
    bar.findChild(QPushButton, f"tier_filter_{NOT_LISTED}").click()
    bar.findChild(QComboBox, "level_filter").setCurrentIndex(1)
    bar.findChild(QComboBox, "district_filter").setCurrentIndex(2)
    bar.findChild(QComboBox, "verdict_filter").setCurrentIndex(1)
    bar.findChild(QComboBox, "coverage_filter").setCurrentIndex(4)
    bar.findChild(QCheckBox, "wish_filter").setChecked(True)
    bar.findChild(QCheckBox, "unknown_filter").setChecked(True)

    assert bar.wanted() == Wanted(
        "髙橋",
        frozenset({1, 0}),
        Level.A,
        "緑が丘",
        Verdict.LEAVE,
        Coverage.NO_LOCATION,
        True,
        True,
    )


def test_clearing_asks_for_everybody_and_tells_it_once(qtbot, bar):
    bar.search_box.setText("髙橋")
    bar.findChild(QPushButton, "tier_filter_2").click()
    told = []
    bar.changed.connect(told.append)

    bar.findChild(QPushButton, "clear_filters").click()

    assert told == [Wanted()]


def test_one_tier_can_be_asked_for_at_once(bar):
    bar.search_box.setText("髙橋")

    bar.show_only(3)

    assert bar.wanted() == Wanted(tiers=frozenset({3}))


def test_the_district_stays_chosen_when_the_town_is_read_again(bar):
    bar.offer_districts(["本町", "緑が丘"])
    bar.findChild(QComboBox, "district_filter").setCurrentIndex(1)

    bar.offer_districts(["新町", "本町"])
    assert bar.wanted().district == "本町"

    bar.offer_districts([])
    assert bar.wanted().district is None
    assert not bar.findChild(QComboBox, "district_filter").isEnabled()


def test_files_let_go_over_the_field_are_told(qtbot):
    field = DropField()
    qtbot.addWidget(field)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile("/town/residents.csv")])
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )

    field.dragEnterEvent(QDragEnterEvent(QPoint(1, 1), copy, dropped, left, none))
    assert field.property("is_hovered") == "true"
    field.dragLeaveEvent(QDragLeaveEvent())
    assert field.property("is_hovered") == "false"
    with qtbot.waitSignal(field.dropped) as told:
        field.dropEvent(QDropEvent(QPointF(1, 1), copy, dropped, left, none))
    assert told.args == [[Path("/town/residents.csv")]]


def test_text_dropped_on_the_field_is_not_taken(qtbot):
    field = DropField()
    qtbot.addWidget(field)
    dropped = QMimeData()
    dropped.setText("residents.csv")
    event = QDragEnterEvent(
        QPoint(1, 1),
        Qt.DropAction.CopyAction,
        dropped,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()

    field.dragEnterEvent(event)

    assert not event.isAccepted()


def test_the_start_page_offers_recent_towns_and_marks_training(qtbot, speaker):
    page = StartPage(speaker)
    qtbot.addWidget(page)
    page.show_recent(())
    assert "見本の町" in page.findChild(QLabel, "no_recent").text()

    page.show_recent([RecentTown(Path("/towns/a.yobikake"), "さくら川市", is_training=True)])
    button = page.findChild(QPushButton, "recent_0")
    assert button.text().startswith("【訓練】さくら川市")
    with qtbot.waitSignal(page.town_wanted) as told:
        button.click()
    assert told.args == [Path("/towns/a.yobikake")]


def test_nothing_can_be_chosen_while_a_town_is_being_opened(qtbot, speaker):
    page = StartPage(speaker)
    qtbot.addWidget(page)

    page.begin()
    assert not page.findChild(QPushButton, "sample_town").isEnabled()
    page.end()
    assert page.findChild(QPushButton, "sample_town").isEnabled()


def field(dialog, name):
    return dialog.findChild(QLineEdit, name)


def test_a_new_passphrase_is_long_and_written_twice(qtbot, speaker):
    parent = QLabel()
    qtbot.addWidget(parent)
    dialog = PassphraseDialog(speaker, parent, is_new=True, told="合言葉")
    ready = dialog.findChild(QPushButton, "passphrase_ok")

    field(dialog, "passphrase").setText("short")
    assert not ready.isEnabled()
    assert "12文字以上" in dialog.findChild(QLabel, "passphrase_hint").text()

    field(dialog, "passphrase").setText("long enough now")
    assert not ready.isEnabled()
    field(dialog, "passphrase_again").setText("long enough now")
    assert ready.isEnabled()
    assert dialog.passphrase() == "long enough now"


def test_a_passphrase_is_asked_once_and_shown_as_dots(qtbot, speaker):
    parent = QLabel()
    qtbot.addWidget(parent)
    dialog = PassphraseDialog(speaker, parent, is_new=False, told="合言葉")

    assert not dialog.findChild(QPushButton, "passphrase_ok").isEnabled()
    field(dialog, "passphrase").setText("any")
    assert dialog.findChild(QPushButton, "passphrase_ok").isEnabled()
    assert field(dialog, "passphrase").echoMode() == QLineEdit.EchoMode.Password


@pytest.fixture
def points_model(qapp, sample, speaker):
    town = run_in_memory(read_job(sample / "input" / "job.toml"), Progress())
    model = PointsModel(PointsWords(speaker))
    model.show(read_points_text(town))
    return model


def test_the_table_of_points_is_a_sound_table_model(points_model, qtmodeltester):
    qtmodeltester.check(points_model)


def row_named(model, label):
    return next(row for row in range(model.rowCount()) if model.index(row, 0).data() == label)


def test_points_written_over_are_changes_and_only_the_points_can_be(points_model):
    row = row_named(points_model, "要介護5")
    points = points_model.index(row, PointColumn.POINTS)
    label = points_model.index(row, PointColumn.LABEL)
    assert points.flags() & Qt.ItemFlag.ItemIsEditable
    assert not label.flags() & Qt.ItemFlag.ItemIsEditable

    assert points_model.setData(points, " 9.5 ")

    change = points_model.changes(date(2026, 11, 20), "要綱 別表")[0]
    assert (change.rule_id, change.points, change.source) == ("care_5", 9.5, "要綱 別表")
    assert points.data() == "9.5"
    assert points.data(Qt.ItemDataRole.FontRole).bold()
    assert points.data(Qt.ItemDataRole.BackgroundRole).name().upper() == "#FFE9B8"


@pytest.mark.parametrize("written", ["", "五", "-1", "inf", "nan"])
def test_what_is_no_number_of_points_is_not_taken(points_model, written):
    points = points_model.index(0, PointColumn.POINTS)

    assert not points_model.setData(points, written)
    assert points_model.changes(date(2026, 11, 20), "") == []


def test_writing_the_same_points_again_is_no_change(points_model):
    points = points_model.index(0, PointColumn.POINTS)
    before = points.data()

    points_model.setData(points, "99")
    points_model.setData(points, before)

    assert points_model.changes(date(2026, 11, 20), "") == []


def test_what_was_written_last_is_taken_back_first(points_model):
    first, second = (points_model.index(row, PointColumn.POINTS) for row in (0, 1))
    before = first.data()
    points_model.setData(first, "98")
    points_model.setData(second, "99")

    points_model.undo()
    assert (first.data(), len(points_model.changes(date(2026, 11, 20), ""))) == ("98", 1)

    points_model.undo()
    points_model.undo()
    assert first.data() == before
    assert points_model.changes(date(2026, 11, 20), "") == []


def test_a_rule_on_age_names_its_years(points_model):
    row = row_named(points_model, "75〜84歳")

    assert points_model.index(row, PointColumn.CONDITION).data() == "75〜84歳"


def test_a_table_of_texts_words_its_rows_when_asked(qapp, qtmodeltester):
    table = TextTable(["a", "b"], frozenset({1}))
    table.show(3, lambda row: [str(row), str(row * 2)])
    qtmodeltester.check(table)

    assert table.index(2, 1).data() == "4"
    assert table.index(2, 1).data(Qt.ItemDataRole.ToolTipRole) == "4"
    assert table.headerData(1, Qt.Orientation.Horizontal) == "b"
    table.entitle(["c"])
    assert (table.rowCount(), table.columnCount()) == (0, 1)
