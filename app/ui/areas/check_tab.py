"""点検: how many are in which state, and who; the gravest first."""

import pandas as pd
from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.pipeline.area_view import AreaView
from app.pipeline.coverage_check import CheckCount
from app.ui.areas.paper_place import PaperPlace
from app.ui.areas.words import AreaWords
from app.ui.notice import Notice
from app.ui.plain import build_button, build_label
from app.ui.speaker import Speaker
from app.ui.text_table import TextTable, build_text_view, set_widths
from app.wording.code_words import DEPTH_RANK_WORDS
from scoring.area_codes import CheckState
from scoring.codes import Verdict

_DASH = "—"
_STATE_WIDTHS = (390, 84, 84, 84)
_HOME_WIDTHS = (62, 150, 110, 56, 250, 140, 110)


class CheckTab(QWidget):
    """``paper_wanted`` asks for the check on paper; ``household_chosen`` (str) by Enter."""

    paper_wanted = Signal()
    household_chosen = Signal(str)

    def __init__(self, speaker: Speaker, notice: Notice) -> None:
        super().__init__()
        self.setObjectName("check_tab")
        self._speaker, self._words = speaker, AreaWords(speaker)
        self._shown: AreaView | None = None
        self._homes = pd.DataFrame()
        self._listed: list[CheckState] = []
        say = speaker.say
        self._told = build_label("check_told", role="strong")
        self._sum = build_label("check_sum")
        count = (say("世帯", "Homes"), say("住民", "Residents"), say("要支援者", "In need"))
        self._states = TextTable((say("状態", "State"), *count, ""), frozenset({1, 2, 3}))
        self.state_view = build_text_view("check_states", say("点検の数", "Counts"), self._states)
        set_widths(self.state_view, _STATE_WIDTHS)
        self.state_view.selectionModel().currentRowChanged.connect(self._on_state)
        self._model = TextTable(self._home_titles(), frozenset({0, 3}))
        self.home_view = build_text_view("check_homes", say("世帯の一覧", "Homes"), self._model)
        set_widths(self.home_view, _HOME_WIDTHS)
        self.home_view.activated.connect(self._on_home)
        self._homes_told = build_label("check_homes_told", role="section")
        self.place = PaperPlace(speaker, notice, "check_")
        self._stack = QStackedWidget()
        self._lay_out()

    def show_check(self, shown: AreaView) -> None:
        """Show another state of the town; the papers made of the old one are gone."""
        row = self.state_view.currentIndex().row()
        before = self._listed[row : row + 1] if row >= 0 else []
        self._shown = shown
        self.place.forget()
        self._told.setText(self._words.banner(shown.check))
        self._sum.setText(self._told_sum())
        check = shown.check
        self._listed = [
            state
            for state, count in check.by_state
            if count.households or state is CheckState.WET_UNORDERED
        ]
        self._states.show(len(self._listed) + 1, self._state_row)
        filled = [state for state in self._listed if check.of(state).households]
        first = next((state for state in (*before, *filled) if state in self._listed), None)
        self.state_view.selectRow(0 if first is None else self._listed.index(first))

    def show_making(self) -> None:
        """Say that the paper is being made."""
        self._stack.setCurrentIndex(1)
        self.place.show_making()

    def _state_row(self, row: int) -> tuple[str, ...]:
        if self._shown is None:
            return ()
        check = self._shown.check
        if row == len(self._listed):
            return (self._speaker.say("計", "Sum"), *_cells(check.total), "")
        state = self._listed[row]
        return (self._speaker.code(state), *_cells(check.of(state)), "")

    def _told_sum(self) -> str:
        if self._shown is None:
            return ""
        check = self._shown.check
        told = self._speaker.say(
            f"台帳の全員 {check.residents:,}人 ＝ 計 {check.total.residents:,}人 ＋ "
            f"死亡・転出・消除 {check.not_taking_part:,}人",
            f"{check.residents:,} residents = {check.total.residents:,} here + "
            f"{check.not_taking_part:,} dead, moved out or deleted",
        )
        if check.protected:
            told += self._speaker.say(
                f"　支援措置の {check.protected:,}世帯は数だけに入り、一覧には出ません。",
                f"; {check.protected:,} protected households are only counted.",
            )
        return told

    def _on_state(self, current: QModelIndex, _before: QModelIndex) -> None:
        if self._shown is None or not current.isValid():
            return
        homes, listed = self._shown.households, self._listed[current.row() :][:1]
        for state in listed:
            homes = homes[(homes["state"] == state.value).to_numpy()]
        self._homes = homes
        told = "".join(self._speaker.code(state) for state in listed)
        self._homes_told.setText(
            self._speaker.say(
                f"{told}　{len(self._homes):,}世帯".strip(),
                f"{told}: {len(self._homes):,} households".removeprefix(": "),
            )
        )
        self._model.show(len(self._homes), self._home_row)

    def _home_row(self, row: int) -> tuple[str, ...]:
        home, say = self._homes.iloc[row], self._speaker
        rank, depth = home["call_rank"], home["flood_rank"]
        water = (
            say.say("浸水不明", "unknown")
            if pd.isna(depth)
            else say.text(DEPTH_RANK_WORDS[int(depth)])
        )
        return (
            _DASH if pd.isna(rank) else f"{int(rank):,}",
            _text(home["head_name"]),
            _text(home["support_codes"]),
            f"{int(home['members']):,}",
            _text(home["address"]),
            _text(home["district"]),
            water,
            say.code(Verdict(home["verdict"])),
        )

    def _on_home(self, index: QModelIndex) -> None:
        self.household_chosen.emit(str(self._homes["household_id"].iloc[index.row()]))

    def _home_titles(self) -> tuple[str, ...]:
        say = self._speaker.say
        return (
            say("順位", "Rank"),
            say("世帯主", "Head"),
            say("符号", "Codes"),
            say("人数", "Members"),
            say("住所", "Address"),
            say("地区", "District"),
            say("浸水", "Water"),
            say("判定", "Verdict"),
        )

    def _lay_out(self) -> None:
        lists = QWidget()
        column = QVBoxLayout(lists)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._told)
        column.addWidget(self.state_view, 3)
        column.addWidget(self._sum)
        column.addWidget(self._homes_told)
        column.addWidget(self.home_view, 4)
        words = self._speaker.say("点検を紙にする（PDF・CSV・印刷）", "Put the check on paper")
        column.addWidget(build_button("draw_check", words, self.paper_wanted.emit))
        self._stack.addWidget(lists)
        self._stack.addWidget(self.place)
        self.place.left.connect(lambda: self._stack.setCurrentIndex(0))
        QVBoxLayout(self).addWidget(self._stack)


def _cells(count: CheckCount) -> tuple[str, str, str]:
    return (f"{count.households:,}", f"{count.residents:,}", f"{count.in_need:,}")


def _text(cell: object) -> str:
    return _DASH if cell is None or pd.isna(cell) else str(cell)
