"""What only a person knows of a file: the date of its data and who gave it."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from app.pipeline.gathered_files import gather_files
from app.ui.changes.source_fields import SourceFields
from app.ui.import_page import ImportPage
from app.ui.notice import Notice
from tests.builders_changes import month_files
from tests.builders_window import TODAY, find


@pytest.fixture
def fields(qtbot, speaker):
    made = SourceFields(speaker, 0, TODAY)
    qtbot.addWidget(made)
    return made


def test_nothing_said_is_an_unknown_day(fields):
    assert fields.exported_on is None
    assert fields.office is None
    assert fields.is_readable
    assert find(fields, QLabel, "exported_on_read_0").text() == "不明 ▲"


@pytest.mark.parametrize(
    "written", ["2026-11-18", "R8.11.18", "令和8年11月18日", "20261118", " ２０２６/11/18 "]
)
def test_a_day_is_read_as_offices_write_it_and_said_in_full(fields, written):
    find(fields, QLineEdit, "exported_on_0").setText(written)

    assert fields.exported_on == date(2026, 11, 18)
    assert find(fields, QLabel, "exported_on_read_0").text() == "令和8年11月18日(水)"


@pytest.mark.parametrize("written", ["きのう", "2026-11", "2026-13-01", "2026-11-22", "11"])
def test_what_is_no_day_or_one_to_come_is_not_taken(fields, written):
    find(fields, QLineEdit, "exported_on_0").setText(written)

    assert fields.exported_on is None
    assert not fields.is_readable


def test_the_preview_gives_the_days_with_the_files_and_waits_for_readable_ones(
    qtbot, speaker, view, month2
):
    page = ImportPage(speaker, Notice("a_notice", speaker), lambda _issue: "")
    qtbot.addWidget(page)
    page.show_view(view)
    page.show_gathered(gather_files(month_files(month2)), TODAY)
    go = find(page, QPushButton, "accept_import")
    day = find(page, QLineEdit, "exported_on_0")

    day.setText("きのう")
    assert not go.isEnabled()
    day.setText("R8.11.18")
    find(page, QLineEdit, "office_1").setText(" 介護保険課 ")
    with qtbot.waitSignal(page.import_wanted) as told:
        go.click()

    gathered, as_of = told.args
    assert as_of == TODAY
    assert [(file.exported_on, file.office) for file in gathered.files] == [
        (date(2026, 11, 18), None),
        (None, "介護保険課"),
    ]
    assert gathered.orders.registry.exported_on == date(2026, 11, 18)
    assert gathered.orders.welfare[0].office == "介護保険課"


def test_a_job_says_the_days_itself(qtbot, speaker, view, sample):
    page = ImportPage(speaker, Notice("a_notice", speaker), lambda _issue: "")
    qtbot.addWidget(page)
    page.show_view(view)

    page.show_gathered(gather_files([sample / "input"]), TODAY)

    assert page.findChild(QLineEdit, "exported_on_0") is None
    assert find(page, QPushButton, "accept_import").isEnabled()
