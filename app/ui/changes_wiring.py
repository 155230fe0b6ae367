"""Joins the page of differences, the history of imports and 脱落確認 with their office."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog

from app.pipeline.import_standing import ImportStanding
from app.ui.changes.ask_dialog import AskDialog
from app.ui.changes.clearing_dialog import ClearingDialog
from app.ui.changes.dropouts_page import DropoutsPage
from app.ui.changes.history_dialog import HistoryDialog
from app.ui.changes.history_line import last_import_words
from app.ui.changes.office import PreparedImport
from app.ui.import_page import ImportPage
from app.ui.notice import Tone
from app.ui.open_town import OpenTown
from app.ui.rail import PageKey
from app.ui.town_page import TownPage
from app.ui.window_parts import WindowParts
from scoring.record_codes import SourceRole


class ChangesWiring(QObject):
    """Knows how the open town stands between two imports."""

    def __init__(self, parts: WindowParts, frame: TownPage, page: ImportPage) -> None:
        super().__init__()
        self._speaker, self._office = parts.speaker, parts.office.changes
        self._frame, self._page = frame, page
        self._standing: ImportStanding | None = None
        self._names: Mapping[str, str] = {}
        self.dropouts_page = DropoutsPage(parts.speaker)
        page.import_wanted.connect(self._office.prepare)
        page.differences.accepted.connect(self._on_accepted)
        page.history.undo_wanted.connect(self._on_undo_wanted)
        page.history.history_wanted.connect(self._on_history_wanted)
        page.history.clearing_wanted.connect(self._on_clearing_wanted)
        self.dropouts_page.explained.connect(self._office.explain)
        self._office.prepared.connect(page.show_differences)
        self._office.undone.connect(self._on_undone)
        self._office.cleared.connect(self._on_cleared)
        self._office.standing_read.connect(self._on_standing_read)
        parts.office.refused.connect(lambda _error: page.differences.free())
        parts.office.stopped.connect(page.differences.free)
        parts.office.pdf_saved.connect(lambda _saved: self._office.read_standing())
        parts.office.printed.connect(lambda _pages: self._office.read_standing())

    def show_town(self, town: OpenTown) -> None:
        """Read how another state of the town stands."""
        sources = town.view.facts.sources
        self._names = {fact.key: self._speaker.code(SourceRole(fact.role)) for fact in sources}
        self._office.read_standing()

    def focus_dropouts(self) -> None:
        """Go to those who wait for a reason."""
        self.dropouts_page.focus_next_step()

    def _on_accepted(self, wanted: PreparedImport, is_confirmed: bool) -> None:
        self._office.accept(wanted, is_confirmed=is_confirmed)

    def _on_standing_read(self, standing: ImportStanding) -> None:
        self._standing = standing
        self._page.history.show_standing(standing)
        self.dropouts_page.show_dropouts(standing.dropouts)
        self._frame.rail.tell_waiting(PageKey.DROPOUTS, standing.dropouts.count)

    def _on_history_wanted(self) -> None:
        if self._standing is not None:
            batches, names = self._standing.batches, self._names
            self._open(HistoryDialog(self._speaker, self._frame, batches, names))

    def _on_undo_wanted(self) -> None:
        if self._standing is None:
            return
        say = self._speaker.say
        last = last_import_words(self._standing.last, self._speaker)
        heading = say("前回の取込を取り消しますか。", "Undo the last import?")
        told = say(
            f"{last}\n\n"
            "住民・要件・同意などが、この取込の前の状態に戻り、順番も計算しなおします。\n"
            "照合の判断・配点・地図・脱落の理由は、そのまま残ります。"
            "この取込で始まった支援措置も、安全のため残ります。\n"
            "取り消せるのは、この1回だけです。もう一度取り込めば、元に戻せます。",
            f"{last}\n\nResidents, needs and consents go back to what they were before it, and "
            "the order is computed again.\nDecisions, points, maps and explained dropouts stay; "
            "so does address protection that came with it.\nOnly this one import can be undone. "
            "Importing the files again brings it back.",
        )
        yes = say("前回の取込を取り消す", "Undo the last import")
        dialog = AskDialog(self._speaker, self._frame, (heading, told), yes)
        dialog.accepted.connect(self._office.undo)
        self._open(dialog)

    def _on_clearing_wanted(self) -> None:
        if self._standing is None:
            return
        dialog = ClearingDialog(self._speaker, self._frame, self._standing.latched)
        dialog.accepted.connect(lambda: self._clear(dialog))
        self._open(dialog)

    def _clear(self, dialog: ClearingDialog) -> None:
        clearing = dialog.clearing()
        if clearing is not None:
            self._office.clear(clearing)

    def _on_undone(self, _town: OpenTown) -> None:
        say = self._speaker.say
        self._page.show_result()
        self._frame.notice.say(
            Tone.DONE,
            say("前回の取込を取り消しました。", "The last import was undone."),
            say(
                "ファイルの内容は、その前の取込のときに戻りました。",
                "The town rests on the import before it again.",
            ),
        )

    def _on_cleared(self, _town: OpenTown) -> None:
        say = self._speaker.say
        self._frame.notice.say(
            Tone.DONE,
            say("支援措置を解除し、記録しました。", "The protection was ended and recorded."),
            say("印刷済みのリストには載っていません。", "Lists already printed do not hold it."),
        )

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
