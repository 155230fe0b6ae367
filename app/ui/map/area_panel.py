"""The households chosen on the map, in call order, with the sums a team leader asks for."""

import pandas as pd
from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QTableView, QVBoxLayout, QWidget

from app.ui.map.selection import Selection
from app.ui.plain import build_button, build_label
from app.ui.speaker import Speaker
from app.ui.text_table import TextTable, build_text_view
from app.ui.theme import TIER_SIGNS
from app.wording.code_words import DEPTH_RANK_WORDS
from scoring.codes import Verdict

_DASH = "—"
_WIDTHS = (52, 36, 110, 106, 84, 96, 44)
_RIGHT = frozenset({0, 6})


class AreaPanel(QWidget):
    """``household_chosen`` (str): Enter or a click on a row. ``closed``: no longer wanted.

    ``print_wanted`` (:class:`Selection`): the call list of what is shown.
    """

    household_chosen = Signal(str)
    closed = Signal()
    print_wanted = Signal(object)

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("area_panel")
        self._speaker = speaker
        self._selection = Selection("", pd.DataFrame())
        self._sums = build_label("area_sums", role="strong")
        say = speaker.say
        self._model = TextTable(
            (
                say("順", "No."),
                say("層", "Tier"),
                say("符号", "Codes"),
                say("世帯主", "Head"),
                say("判定", "Verdict"),
                say("浸水", "Water"),
                say("人数", "Members"),
            ),
            _RIGHT,
        )
        self.table = self._build_table()
        self._print = build_button(
            "print_area",
            say("この範囲のリストを印刷する", "Print the list of this area"),
            lambda: self.print_wanted.emit(self._selection),
        )
        close = build_button("close_area", say("一覧を閉じる", "Close list"), self._close)
        head = QHBoxLayout()
        head.addWidget(self._sums, 1)
        head.addWidget(self._print)
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        self.hide()

    def show_homes(self, selection: Selection) -> None:
        """Show the chosen households: columns as of the window's households."""
        self._selection = selection
        homes = selection.homes
        self._sums.setText("　".join((self._told_sums(), *selection.notes)))
        self._model.show(len(homes), self._row)
        self.table.setVisible(len(homes) > 0)
        self._print.setEnabled(len(homes) > 0)
        self.show()
        if len(homes):
            self.table.selectRow(0)

    def sums(self) -> str:
        """Give the line of sums as it is shown."""
        return self._sums.text()

    def _build_table(self) -> QTableView:
        words = self._speaker.say("範囲の世帯", "Households of the area")
        table = build_text_view("area_table", words, self._model)
        table.setTabKeyNavigation(False)
        for column, width in enumerate(_WIDTHS):
            table.setColumnWidth(column, width)
        table.clicked.connect(self._choose)
        table.activated.connect(self._choose)
        return table

    def _told_sums(self) -> str:
        homes, title = self._selection.homes, self._selection.title
        if not len(homes):
            return self._speaker.say(
                f"{title}に世帯はありません。", f"{title}: there is no household."
            )
        people = int(homes["members"].sum())
        in_need = count_in_need(homes["support_codes"])
        listed = int(homes["call_rank"].notna().sum())
        return self._speaker.say(
            f"{title}　{len(homes):,}世帯（うち掲載 {listed:,}）　総人数 {people:,}人　"
            f"要支援者 {in_need:,}人",
            f"{title}: {len(homes):,} households ({listed:,} listed), {people:,} people, "
            f"{in_need:,} who need support",
        )

    def _row(self, row: int) -> tuple[str, ...]:
        home = self._selection.homes.iloc[row]
        tier, rank, depth = home["tier"], home["call_rank"], home["flood_rank"]
        say = self._speaker
        return (
            _DASH if pd.isna(rank) else f"{int(rank):,}",
            _DASH if pd.isna(tier) else TIER_SIGNS[int(tier)],
            _told(home["support_codes"]),
            _told(home.get("head_name")),
            say.code(Verdict(home["verdict"])),
            say.say("不明", "unknown")
            if pd.isna(depth)
            else say.text(DEPTH_RANK_WORDS[int(depth)]),
            f"{int(home['members']):,}",
        )

    def _choose(self, index: QModelIndex) -> None:
        self.household_chosen.emit(str(self._selection.homes["household_id"].iloc[index.row()]))

    def _close(self) -> None:
        self.hide()
        self.closed.emit()


def count_in_need(support_codes: pd.Series) -> int:
    """Count people with a support code: a household's codes are joined by a space."""
    codes = support_codes.dropna().astype("str")
    return int((codes.str.count(" ") + 1).sum())


def _told(text: object) -> str:
    return _DASH if text is None or pd.isna(text) else str(text)
