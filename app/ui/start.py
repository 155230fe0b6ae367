"""Starts the window: fonts, lane, office, pages, and the town that was asked for."""

import sys
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Protocol

from PySide6.QtWidgets import QApplication

from app.clock import today
from app.errors import AppError
from app.jobs.collector import CycleCollector
from app.jobs.lane import Lane
from app.jobs.trace import trace_without_persons
from app.report.paper.fonts import register_fonts
from app.report.paper.typeface import leave_qt_to_window
from app.settings.recent import default_settings_folder
from app.ui.choosing import Chooser
from app.ui.fonts import window_font
from app.ui.map.engine import register_map_scheme
from app.ui.map_place import build_place_map, build_town_map
from app.ui.office import Office
from app.ui.speaker import Speaker
from app.ui.theme import build_palette
from app.ui.window import MainWindow
from app.ui.window_parts import WindowParts
from app.wording.sentence import Language
from app.wording.tell import tell_error

REFUSED = 3


class WindowOrder(Protocol):
    """What a command asks of the window; ``town`` None: the start page."""

    @property
    def language(self) -> Language:
        """The language of every sentence."""

    @property
    def town(self) -> Path | None:
        """The town to open."""

    @property
    def passphrase(self) -> str | None:
        """Its passphrase, where the command knows it."""


def open_window(order: WindowOrder) -> int:
    """Show the window and stay until it is closed; gives the exit code, 3 without its fonts."""
    leave_qt_to_window()
    register_map_scheme()
    application = QApplication(sys.argv[:1])
    CycleCollector(application)
    application.setStyle("Fusion")
    application.setPalette(build_palette())
    try:
        register_fonts()
    except AppError as error:
        sys.stderr.write(f"{tell_error(error, order.language)}\n")
        return REFUSED
    application.setFont(window_font())
    window = build_window(order)
    sys.excepthook = partial(_tell_fault, window)
    window.show()
    return application.exec()


def build_window(order: WindowOrder) -> MainWindow:
    """Put the window together; a town that was asked for is being opened."""
    speaker = Speaker(order.language)
    towns_folder = Path.home() / speaker.say("よびかけ", "yobikake")
    office = Office(Lane())
    window = MainWindow(
        WindowParts(
            speaker=speaker,
            office=office,
            chooser=Chooser(speaker, Path.home()),
            towns_folder=towns_folder / speaker.say("見本", "sample"),
            settings_folder=default_settings_folder(),
            today=today(),
            build_map=build_town_map,
            build_place_map=build_place_map,
        )
    )
    if order.town is not None and order.passphrase is not None:
        office.open(order.town, order.passphrase)
    return window


def _tell_fault(
    window: MainWindow,
    _kind: type[BaseException],
    fault: BaseException,
    _trace: TracebackType | None,
) -> None:
    """Tell of a fault outside the lane: in what a press or a key set off."""
    window.tell_fault(trace_without_persons(fault))
