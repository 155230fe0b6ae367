"""The main window: start page or open town, in one frame; joins the pages with the office."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QMainWindow, QStackedWidget, QVBoxLayout

from app.errors import StoreProblem
from app.jobs.trace import keep_trace
from app.pipeline.sample_town import SAMPLE_PASSPHRASE, TOWN_FILE
from app.settings.recent import RecentTown, load_recent, remember_town
from app.ui.notice import Notice, Tone
from app.ui.open_town import OpenTown
from app.ui.pages import TownPages
from app.ui.plain import set_style_property
from app.ui.rail import PageKey
from app.ui.start_page import StartPage
from app.ui.theme import style_sheet
from app.ui.told_dialog import ToldDialog, crash_heading, help_text, unsettled_text
from app.ui.town_page import TownPage
from app.ui.window_parts import WindowParts
from scoring.errors import KnownError

FRAME_WIDTH = 6
_PAGE_DIGITS = "1234567890"


class MainWindow(QMainWindow):
    """Opens on the start page; everything a person can do is wired here and in TownPages."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self._parts = parts
        self._speaker = parts.speaker
        self._office = parts.office
        self._town: OpenTown | None = None
        self._tried: Path | None = None
        self.start_page = StartPage(parts.speaker)
        self.town_page = TownPage(parts.speaker)
        self.pages = TownPages(parts, self.town_page)
        self._frame = QFrame()
        self._frame.setObjectName("training_frame")
        self._shown = QStackedWidget()
        QVBoxLayout(self._frame).addWidget(self._shown)
        self._shown.addWidget(self.start_page)
        self._shown.addWidget(self.town_page)
        self.setCentralWidget(self._frame)
        self.setStyleSheet(style_sheet())
        self.resize(1280, 800)
        self._wire_start()
        self._wire_office()
        self._wire_keys()
        self.show_start()

    def show_start(self) -> None:
        """Show the first page; no town is open."""
        self._town = None
        self._mark_training(is_training=False)
        self.setWindowTitle(self._speaker.say("よびかけ", "Yobikake"))
        self.start_page.show_recent(load_recent(self._parts.settings_folder))
        self._shown.setCurrentWidget(self.start_page)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what runs, wait for it, close the town: nothing half done is left."""
        self.pages.forget_map()
        self._office.shut()
        event.accept()

    def _wire_start(self) -> None:
        start = self.start_page
        start.town_wanted.connect(self._on_town_wanted)
        start.other_town_wanted.connect(self._on_other_town_wanted)
        chooser = self._parts.chooser
        start.new_town_wanted.connect(lambda: self._on_new_town_wanted(chooser.job(self)))
        start.new_town_of_folder_wanted.connect(
            lambda: self._on_new_town_wanted(chooser.folder(self))
        )
        start.sample_wanted.connect(self._on_sample_wanted)
        self.town_page.rail.town_left.connect(self._on_town_left)

    def _wire_office(self) -> None:
        office = self._office
        office.opened.connect(self._on_opened)
        office.changes.imported.connect(self._on_imported)
        office.changes.undone.connect(self._show_town)
        office.changes.cleared.connect(self._show_town)
        office.applied.connect(self._on_applied)
        office.verdicts.applied.connect(self._on_verdicts_applied)
        office.review.settled.connect(self._show_town)
        office.places.settled.connect(self._show_town)
        office.places.addresses_kept.connect(self._show_town)
        office.areas.list_changed.connect(self._show_town)
        self.pages.layers.town_changed.connect(self._show_town)
        office.closed.connect(self.show_start)
        office.refused.connect(self._on_refused)
        office.stopped.connect(self._on_stopped)
        lane, line = office.lane, self.town_page.job_line
        for shown in (line, self.start_page.job_line):
            lane.occupied.connect(shown.begin)
            lane.freed.connect(shown.end)
            lane.progressed.connect(shown.show_step)
            shown.stop_wanted.connect(lane.cancel)
        lane.occupied.connect(self.start_page.begin)
        lane.freed.connect(self.start_page.end)
        lane.crashed.connect(self.tell_fault)

    def _wire_keys(self) -> None:
        for number, key in zip(_PAGE_DIGITS, PageKey, strict=False):
            self._key(f"Ctrl+{number}", lambda key=key: self._show_page(key))
        self._key("Ctrl+F", self._on_search)
        self._key("/", self._on_search)
        self._key("P", lambda: self._show_page(PageKey.PRINT))
        self._key("F1", self._on_help)
        self._key("Esc", self._on_back)

    def _key(self, keys: str, on_pressed: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(on_pressed)

    def _on_town_left(self) -> None:
        self.pages.forget_map()
        self._office.leave()

    def _show_page(self, key: PageKey) -> None:
        if self._town is not None:
            self.town_page.show_page(key)

    def _on_search(self) -> None:
        if self._town is None:
            return
        if self.town_page.shown_page() is PageKey.MAP:
            self.pages.map_place.focus_search()
            return
        self.town_page.show_page(PageKey.LIST)
        self.pages.list_page.focus_search()

    def _on_back(self) -> None:
        """Close what is said, else leave what is being done, else go back to the register."""
        notice = self._notice()
        if not notice.isHidden():
            notice.hide()
        elif self._town is None:
            return
        elif self.town_page.shown_page() is not PageKey.LIST:
            self.town_page.show_page(PageKey.LIST)
        else:
            self.town_page.leave_detail()
            self.pages.list_page.leave_search()

    def _on_help(self) -> None:
        key = None if self._town is None else self.town_page.shown_page()
        heading = self._speaker.say("このページの説明", "About this page")
        self._tell(heading, help_text(key, self._speaker))

    def _on_town_wanted(self, path: Path) -> None:
        self.start_page.notice.hide()
        if path.name == TOWN_FILE:  # the sample town's passphrase is printed: it opens by itself
            self._tried = path
            self._office.open(path, SAMPLE_PASSPHRASE)
            return
        self._ask_and_open(path)

    def _ask_and_open(self, path: Path) -> None:
        told = self._speaker.say(f"{path.name} の合言葉", f"Passphrase of {path.name}")
        passphrase = self._parts.chooser.passphrase(self, is_new=False, told=told)
        if passphrase is not None:
            self._office.open(path, passphrase)

    def _on_other_town_wanted(self) -> None:
        path = self._parts.chooser.town(self)
        if path is not None:
            self._on_town_wanted(path)

    def _on_new_town_wanted(self, source: Path | None) -> None:
        chooser = self._parts.chooser
        path = chooser.new_town(self) if source is not None else None
        if source is None or path is None:
            return
        told = self._speaker.say(
            "この町を守る合言葉を決めてください。", "Choose the passphrase that guards this town."
        )
        passphrase = chooser.passphrase(self, is_new=True, told=told)
        if passphrase is not None:
            self._office.create(source, path, passphrase, self._parts.today)

    def _on_sample_wanted(self) -> None:
        self.start_page.notice.hide()
        self._office.open_sample(self._parts.towns_folder)

    def _on_opened(self, town: OpenTown) -> None:
        self._show_town(town)
        facts = town.view.facts
        remember_town(
            self._parts.settings_folder,
            RecentTown(town.path.resolve(), facts.name, facts.is_training),
        )
        self._shown.setCurrentWidget(self.town_page)
        self.town_page.show_page(PageKey.LIST)
        self.pages.list_page.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if not town.is_settled:
            self.town_page.notice.say(Tone.CAUTION, unsettled_text(self._speaker))

    def _on_imported(self, town: OpenTown) -> None:
        self._show_town(town)
        self.pages.import_page.tell_done(town.view.totals.residents)

    def _on_applied(self, town: OpenTown) -> None:
        self._show_town(town)
        self.pages.rules.points.tell_applied()

    def _on_verdicts_applied(self, town: OpenTown) -> None:
        self._show_town(town)
        self.pages.rules.verdicts.tell_applied()

    def _show_town(self, town: OpenTown) -> None:
        self._town, self._tried = town, None
        facts = town.view.facts
        self._mark_training(is_training=facts.is_training)
        training = self._speaker.say("【訓練】", "[TRAINING] ") if facts.is_training else ""
        name = self._speaker.say("よびかけ", "Yobikake")
        self.setWindowTitle(f"{training}{facts.name} - {name}")
        self.town_page.top_line.show_view(town.view, self._parts.today)
        self.town_page.sum_line.show_totals(town.view.totals)
        self.pages.show_town(town)

    def _mark_training(self, *, is_training: bool) -> None:
        set_style_property(self._frame, "is_training", "true" if is_training else "false")
        width = FRAME_WIDTH if is_training else 0
        layout = self._frame.layout()
        if layout is not None:
            layout.setContentsMargins(width, width, width, width)

    def _notice(self) -> Notice:
        return self.start_page.notice if self._town is None else self.town_page.notice

    def _on_refused(self, error: KnownError) -> None:
        tried, self._tried = self._tried, None
        if tried is not None and error.code is StoreProblem.WRONG_PASSPHRASE:
            self._ask_and_open(tried)
        else:
            self._notice().say_error(error)

    def _on_stopped(self) -> None:
        say = self._speaker.say
        self._notice().say(
            Tone.CALM,
            say("中止しました。何も変わっていません。", "Stopped. Nothing has changed."),
        )

    def tell_fault(self, trace: str) -> None:
        """Show the trace of a fault of the program, which is kept on this computer too."""
        self._notice().hide()  # "stopped, nothing has changed" is not what happened
        path = keep_trace(self._parts.settings_folder, trace)
        place = "" if path is None else f"\n\n{path}"
        self._tell(crash_heading(self._speaker), f"{trace}{place}")

    def _tell(self, heading: str, text: str) -> None:
        dialog = ToldDialog(self._speaker, self, heading, text)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
