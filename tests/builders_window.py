"""The window on a small sample town, for tests of pages and for journeys."""

import gc
import shutil
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.jobs.lane import Lane
from app.pipeline.sample_town import TOWN_FILE, make_sample_town
from app.pipeline.view import TownView, load_view
from app.pipeline.whole_job import run_in_memory
from app.progress import Progress
from app.report.paper.fonts import register_fonts
from app.settings.job import read_job
from app.store import key_file
from app.store.key_file import Argon2Cost
from app.ui.fonts import window_font
from app.ui.office import Office
from app.ui.rail import PageKey
from app.ui.speaker import Speaker
from app.ui.theme import build_palette
from app.ui.window import MainWindow
from app.ui.window_parts import WindowParts
from app.wording.sentence import Language

Found = TypeVar("Found", bound=QWidget)
SOME_TIME = 20_000
TODAY = date(2026, 11, 21)
HOUSEHOLDS = 700
MANY_OBJECTS = 100_000


class FakeChooser:
    """Stands where a person answers file dialogs; each answer is set by the test."""

    def __init__(self) -> None:
        self.chosen_files: list[Path] = []
        self.chosen_folder: Path | None = None
        self.chosen_job: Path | None = None
        self.chosen_town: Path | None = None
        self.place_of_new_town: Path | None = None
        self.place_of_pdf: Path | None = None
        self.place_of_csv: Path | None = None
        self.chosen_layout: Path | None = None
        self.chosen_area_file: Path | None = None
        self.chosen_base_map: Path | None = None
        self.chosen_gazetteer: Path | None = None
        self.chosen_product: Path | None = None
        self.place_of_layout: Path | None = None
        self.given_passphrase: str | None = None
        self.asked: list[str] = []

    def files(self, parent: QWidget) -> list[Path]:
        return self.chosen_files

    def folder(self, parent: QWidget) -> Path | None:
        return self.chosen_folder

    def job(self, parent: QWidget) -> Path | None:
        return self.chosen_job

    def base_map(self, parent: QWidget) -> Path | None:
        return self.chosen_base_map

    def product(self, parent: QWidget) -> Path | None:
        return self.chosen_product

    def gazetteer(self, parent: QWidget) -> Path | None:
        return self.chosen_gazetteer

    def town(self, parent: QWidget) -> Path | None:
        return self.chosen_town

    def new_town(self, parent: QWidget) -> Path | None:
        return self.place_of_new_town

    def pdf(self, parent: QWidget, name: str) -> Path | None:
        self.asked.append(name)
        return self.place_of_pdf

    def csv(self, parent: QWidget, name: str) -> Path | None:
        self.asked.append(name)
        return self.place_of_csv

    def area_file(self, parent: QWidget) -> Path | None:
        return self.chosen_area_file

    def layout_file(self, parent: QWidget) -> Path | None:
        return self.chosen_layout

    def layout_place(self, parent: QWidget, name: str) -> Path | None:
        self.asked.append(name)
        return self.place_of_layout

    def passphrase(self, parent: QWidget, *, is_new: bool, told: str) -> str | None:
        self.asked.append(told)
        return self.given_passphrase


def make_sample(folder: Path, households: int = HOUSEHOLDS) -> Path:
    """A kept sample town; gives the folder, which may be copied whole."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(key_file, "COST", Argon2Cost(memory_kib=8, passes=1, lanes=1))
        make_sample_town(folder, households, Progress())
    return folder


def copied(sample: Path, folder: Path) -> Path:
    """A town of one's own to change; gives its file."""
    shutil.copytree(sample, folder, dirs_exist_ok=True)
    return folder / TOWN_FILE


def view_of(sample: Path) -> TownView:
    job = read_job(sample / "input" / "job.toml")
    return load_view(run_in_memory(job, Progress()), Progress())


def clear_cycles() -> None:
    """Clear cycles away here, since no lane may do it; only when many have gathered."""
    if gc.get_count()[0] > MANY_OBJECTS:
        gc.collect()


def dress(application: QApplication) -> None:
    """Fonts, colours and no collector in other threads, as the program starts with."""
    gc.disable()
    register_fonts()
    application.setStyle("Fusion")
    application.setPalette(build_palette())
    application.setFont(window_font())


def a_window(folder: Path, chooser: FakeChooser, language: Language = Language.JA) -> MainWindow:
    """The main window on its start page, without a map, everything it keeps under ``folder``."""
    return MainWindow(
        WindowParts(
            speaker=Speaker(language),
            office=Office(Lane()),
            chooser=chooser,
            towns_folder=folder / "samples",
            settings_folder=folder / "settings",
            today=TODAY,
        )
    )


def find(window: QWidget, kind: type[Found], name: str) -> Found:
    found = window.findChild(kind, name)
    assert found is not None, f"no {name}"
    return found


def press(qtbot: QtBot, window: QWidget, name: str) -> None:
    button = find(window, QPushButton, name)
    assert button.isEnabled(), f"{name} cannot be pressed"
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)


def shown_notice(window: MainWindow) -> str:
    notice = window.town_page.notice
    assert not notice.isHidden()
    return notice.text()


def choose(qtbot: QtBot, window: MainWindow, chooser: FakeChooser, files: list[Path]) -> None:
    """On the import page: choose files and see how they begin."""
    chooser.chosen_files = files
    window.town_page.show_page(PageKey.IMPORT)
    with qtbot.waitSignal(window.pages._office.gathered, timeout=SOME_TIME):
        press(qtbot, window, "choose_files")


def compare(qtbot: QtBot, window: MainWindow) -> None:
    """On the preview: go on to the page of differences."""
    with qtbot.waitSignal(window.pages._office.changes.prepared, timeout=SOME_TIME):
        press(qtbot, window, "accept_import")


def accept(qtbot: QtBot, window: MainWindow) -> None:
    """On the page of differences: accept, and wait until everything is read again."""
    changes = window.pages._office.changes
    with qtbot.waitSignals([changes.imported, changes.standing_read], timeout=SOME_TIME):
        press(qtbot, window, "accept_changes")
