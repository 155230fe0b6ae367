"""帳票 in the window: one press shows a register on paper; it can be saved and printed."""

import csv

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from app.pipeline.sample_town import SAMPLE_PASSPHRASE
from app.report.registers.content import RegisterKind
from app.ui.rail import PageKey
from tests.builders_window import SOME_TIME, copied, press


@pytest.fixture
def opened(qtbot, window, chooser, sample, tmp_path):
    office = window.pages._office
    with qtbot.waitSignal(office.opened, timeout=SOME_TIME):
        office.open(copied(sample, tmp_path / "town"), SAMPLE_PASSPHRASE)
    window.town_page.show_page(PageKey.REGISTERS)
    return window


def make(qtbot, window, kind: RegisterKind) -> None:
    with qtbot.waitSignal(window.pages._office.registers.made, timeout=SOME_TIME):
        press(qtbot, window, f"register_{kind.value}")


@pytest.mark.parametrize("kind", list(RegisterKind))
def test_each_register_is_one_press_away(qtbot, opened, kind):
    make(qtbot, opened, kind)

    told = opened.findChild(QLabel, "register_told").text()
    assert told.endswith("件")
    assert "ページ" in opened.findChild(QLabel, "register_page_count").text()


def test_a_register_is_saved_as_pdf_and_as_csv_and_both_are_recorded(
    qtbot, opened, chooser, tmp_path
):
    chooser.place_of_pdf, chooser.place_of_csv = tmp_path / "r.pdf", tmp_path / "r.csv"
    make(qtbot, opened, RegisterKind.WITHOUT_CONSENT)
    for name in ("register_save_pdf", "register_csv"):
        with qtbot.waitSignal(opened.pages._office.registers.saved, timeout=SOME_TIME):
            press(qtbot, opened, name)

    assert chooser.place_of_pdf.read_bytes().startswith(b"%PDF")
    rows = list(csv.reader(chooser.place_of_csv.read_text("utf-8-sig").splitlines()))
    told = opened.findChild(QLabel, "register_told").text()
    assert told == f"同意のない要支援者　{len(rows) - 1:,}件"
    assert chooser.asked[0].startswith("訓練_同意のない要支援者_さくら川市_")


def test_another_state_of_the_town_forgets_the_register(qtbot, opened):
    make(qtbot, opened, RegisterKind.WITHOUT_PHONE)

    opened.pages.registers.page.forget()

    assert opened.pages.registers.page.chosen is None
    assert opened.findChild(QPushButton, "register_csv").isHidden()
