"""The edges: file dialogs, the start of the program, the place of the map."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Signal
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QPlainTextEdit, QWidget

from app.errors import AppError, AppProblem
from app.pipeline.sample_town import SAMPLE_PASSPHRASE
from app.ui import pages as pages_module
from app.ui import start
from app.ui.choosing import Chooser
from app.ui.map import page as map_page_module
from app.ui.map_place import MapPlace, build_town_map
from app.ui.passphrase_dialog import PassphraseDialog
from app.ui.plain import set_role
from app.ui.print_page import PrintOrder
from app.ui.start import build_window
from app.wording.sentence import Language
from tests.builders_window import copied


class Order:
    language = Language.JA
    town: Path | None = None
    passphrase: str | None = None


@pytest.fixture
def asked(qtbot, speaker):
    parent = QWidget()
    qtbot.addWidget(parent)
    return Chooser(speaker, Path("/folder")), parent


def answer(monkeypatch, name, value):
    monkeypatch.setattr(QFileDialog, name, staticmethod(lambda *_args: value))


def test_what_a_person_chooses_becomes_paths(monkeypatch, asked):
    chooser, parent = asked
    answer(monkeypatch, "getOpenFileNames", (["/a.csv", "/b.csv"], ""))
    answer(monkeypatch, "getOpenFileName", ("/job.toml", ""))
    answer(monkeypatch, "getExistingDirectory", "/folder")
    answer(monkeypatch, "getSaveFileName", ("/out/町", ""))

    assert chooser.files(parent) == [Path("/a.csv"), Path("/b.csv")]
    assert chooser.job(parent) == Path("/job.toml")
    assert chooser.town(parent) == Path("/job.toml")
    assert chooser.folder(parent) == Path("/folder")
    assert chooser.new_town(parent) == Path("/out/町.yobikake")
    assert chooser.pdf(parent, "list.pdf") == Path("/out/町.pdf")


def test_a_person_may_change_their_mind(monkeypatch, asked):
    chooser, parent = asked
    answer(monkeypatch, "getOpenFileNames", ([], ""))
    answer(monkeypatch, "getOpenFileName", ("", ""))
    answer(monkeypatch, "getExistingDirectory", "")
    answer(monkeypatch, "getSaveFileName", ("", ""))

    assert chooser.files(parent) == []
    for chosen in (
        chooser.job(parent),
        chooser.town(parent),
        chooser.folder(parent),
        chooser.new_town(parent),
        chooser.pdf(parent, "list.pdf"),
    ):
        assert chosen is None


@pytest.mark.parametrize(
    ("ending", "given"),
    [(QDialog.DialogCode.Accepted, "long enough now"), (QDialog.DialogCode.Rejected, None)],
)
def test_a_passphrase_is_given_only_when_the_dialog_was_accepted(monkeypatch, asked, ending, given):
    chooser, parent = asked

    def write_and_end(dialog):
        dialog.findChild(QWidget, "passphrase").setText("long enough now")
        return ending

    monkeypatch.setattr(PassphraseDialog, "exec", write_and_end)

    assert chooser.passphrase(parent, is_new=False, told="合言葉") == given


def test_the_window_opens_on_the_town_that_was_asked_for(qtbot, monkeypatch, sample, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    order = Order()
    order.town = copied(sample, tmp_path / "town")
    order.passphrase = SAMPLE_PASSPHRASE

    window = build_window(order)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.pages._office.opened, timeout=20_000):
        pass

    assert "さくら川市" in window.windowTitle()
    window.close()


def test_without_a_town_the_window_opens_on_the_first_page(qtbot, monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))

    window = build_window(Order())
    qtbot.addWidget(window)

    assert window.windowTitle() == "よびかけ"
    window.close()


START = """
from app.ui import start
from app.wording.sentence import Language
from PySide6.QtWidgets import QApplication
QApplication.exec = lambda *_: [w.close() for w in QApplication.topLevelWidgets()] and 0
class Order:
    language, town, passphrase = Language.EN, None, None
print("ended", start.open_window(Order()))
"""


def test_the_program_starts_and_ends_cleanly(tmp_path):
    root = Path(__file__).resolve().parents[3]
    ended = subprocess.run(
        [sys.executable, "-c", START],
        cwd=root,
        env={"HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert ended.stdout.strip() == "ended 0", ended.stderr


class FakeMap(QWidget):
    household_chosen = Signal(str)
    homes_listed = Signal(list)
    area_drawn = Signal(list)
    base_file_wanted = Signal()
    base_folder_wanted = Signal()
    base_dropped = Signal()
    list_wanted = Signal(object)

    def __init__(self):
        super().__init__()
        self.told = []

    def show_homes(self, households, find_rows):
        self.told.append(("homes", len(households)))

    def select(self, household_id):
        self.told.append(("select", household_id))

    def stop(self):
        self.told.append("stop")


@pytest.fixture
def open_town(qtbot, window, sample, tmp_path):
    office = window.pages._office
    with qtbot.waitSignal(office.opened, timeout=20_000) as opened:
        office.open(copied(sample, tmp_path / "town"), SAMPLE_PASSPHRASE)
    yield opened.args[0]
    window.close()


def test_the_map_is_built_when_it_is_first_looked_at_and_stopped_in_time(qtbot, speaker, open_town):
    built = []

    def build(_speaker, _town):
        built.append(FakeMap())
        return built[-1]

    place = MapPlace(speaker, build)
    qtbot.addWidget(place)
    place.show_town(open_town)
    place.select("1")
    assert built == []

    place.show()
    place.select("1")
    place.show_town(open_town)
    count = len(open_town.view.households)
    chosen = ("select", "1")
    assert built[0].told == [("homes", count), chosen, chosen, ("homes", count)]

    place.show_town(replace(open_town, maps=replace(open_town.maps, layers=())))
    assert built[0].told[-1] == "stop"
    assert len(built) == 2

    place.forget()
    assert built[1].told[-1] == "stop"


def test_without_a_map_the_place_says_what_still_works(qtbot, speaker, open_town):
    place = MapPlace(speaker, None)
    qtbot.addWidget(place)
    place.show_town(open_town)
    place.show()

    assert "名簿と印刷" in place.findChild(QLabel, "no_map").text()


def test_the_map_of_a_town_has_its_depth_layers_and_shelters(
    qtbot, monkeypatch, speaker, open_town
):
    monkeypatch.setattr(map_page_module, "find_view", lambda: None)

    made = build_town_map(speaker, open_town)
    qtbot.addWidget(made)

    made.show_homes(open_town.view.households, open_town.view.rows_found)
    assert made.legend.findChildren(QLabel)
    made.stop()


def test_a_printer_that_fails_is_told_on_the_page(qtbot, monkeypatch, window, sample, tmp_path):
    office = window.pages._office
    with qtbot.waitSignal(office.opened, timeout=20_000):
        office.open(copied(sample, tmp_path / "town"), SAMPLE_PASSPHRASE)
    with qtbot.waitSignal(office.paper_made, timeout=20_000):
        window.town_page.show_page(pages_module.PageKey.PRINT)

    window.pages.print_page.print_wanted.emit(PrintOrder("どこにもない", 1, 2))
    assert "プリンター" in window.town_page.notice.text()

    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    monkeypatch.setattr(pages_module, "build_printer", lambda name: printer)
    with qtbot.waitSignal(office.printed, timeout=20_000):
        window.pages.print_page.print_wanted.emit(PrintOrder("二階 複合機", 2, 3))
    assert (tmp_path / "printed.pdf").read_bytes().count(b"/Type /Page\n") == 2
    assert "プリンターに送りました" in window.town_page.notice.text()
    window.close()


def test_where_qt_names_no_printer_there_is_none(qapp):
    assert QPrinterInfo.availablePrinterNames() == []
    with pytest.raises(AppError):
        pages_module.build_printer("")


def test_a_role_can_be_changed_later(qtbot):
    label = QLabel()
    qtbot.addWidget(label)

    set_role(label, "old")

    assert label.property("role") == "old"


def test_without_its_fonts_the_program_says_which_package_is_missing(qapp, monkeypatch, capsys):
    def missing():
        raise AppError(AppProblem.ASSET_MISSING, name="a.ttf", package="fonts-a", version="1")

    monkeypatch.setattr(start, "QApplication", lambda _arguments: qapp)
    monkeypatch.setattr(start, "CycleCollector", lambda _application: None)
    monkeypatch.setattr(start, "register_fonts", missing)

    assert start.open_window(Order()) == 3
    assert "fonts-a" in capsys.readouterr().err


def test_a_fault_outside_the_lane_is_told_and_kept_without_persons(qtbot, window, tmp_path):
    with pytest.raises(ValueError, match="year") as raised:
        date(0, 1, 1)
    start._tell_fault(window, ValueError, raised.value, None)

    told = window.findChild(QPlainTextEdit, "told_text").toPlainText()
    kept = (tmp_path / "settings" / "last_fault.txt").read_text(encoding="utf-8")
    assert "ValueError" in told
    assert "ValueError" in kept
    assert "year" not in told + kept
    window.close()


def test_where_a_trace_cannot_be_kept_it_is_still_told(qtbot, window, tmp_path):
    (tmp_path / "settings").write_text("a file stands here", encoding="utf-8")

    window.tell_fault("ValueError")

    assert window.findChild(QPlainTextEdit, "told_text").toPlainText() == "ValueError"
    window.close()
