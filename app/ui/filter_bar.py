"""The search box and the filters over the table of households."""

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from app.ui.household_filter import NOT_LISTED, Wanted
from app.ui.plain import build_button, build_label
from app.ui.speaker import Speaker
from app.ui.theme import TIER_COLOURS, TIER_SIGNS
from scoring.codes import Coverage, Level, Verdict

Code = TypeVar("Code", bound=StrEnum)
_CHOICE_LENGTH = 6
_WIDEST_CHOICE = 230


class FilterBar(QWidget):
    """Tells by ``changed`` (:class:`Wanted`) at every key and every press."""

    changed = Signal(object)

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("filter_bar")
        self._speaker = speaker
        say = speaker.say
        self.search_box = self._build_search_box()
        self._tiers = {tier: self._tier_button(tier) for tier in (*TIER_SIGNS, NOT_LISTED)}
        self._level = self._choice("level_filter", say("支援", "Level"), Level)
        self._district = self._choice("district_filter", say("地区", "District"), ())
        self._verdict = self._choice("verdict_filter", say("判定", "Verdict"), Verdict)
        self._coverage = self._choice("coverage_filter", say("想定", "Map"), Coverage)
        self._wishing = self._check("wish_filter", say("● 支援希望のみ", "● wishes only"))
        self._unknown = self._check("unknown_filter", say("浸水が不明のみ", "unknown only"))
        self._lay_out()

    def offer_districts(self, names: Iterable[str]) -> None:
        """Offer the districts of the town that is shown."""
        chosen = self._district.currentData()
        with QSignalBlocker(self._district):
            while self._district.count() > 1:
                self._district.removeItem(1)
            for name in names:
                self._district.addItem(name, name)
            self._district.setCurrentIndex(max(0, self._district.findData(chosen)))
        self._district.setEnabled(self._district.count() > 1)

    def clear(self) -> None:
        """Ask for all households again."""
        with QSignalBlocker(self):
            self.search_box.clear()
            for button in (*self._tiers.values(), self._wishing, self._unknown):
                button.setChecked(False)
            for choice in (self._level, self._district, self._verdict, self._coverage):
                choice.setCurrentIndex(0)
        self._tell()

    def show_only(self, tier: int) -> None:
        """Ask for one tier only."""
        self.clear()
        self._tiers[tier].click()

    def wanted(self) -> Wanted:
        """Give what is asked for now."""
        return Wanted(
            query=self.search_box.text(),
            tiers=frozenset(tier for tier, sign in self._tiers.items() if sign.isChecked()),
            level=_chosen(self._level, Level),
            district=self._district.currentData(),
            verdict=_chosen(self._verdict, Verdict),
            coverage=_chosen(self._coverage, Coverage),
            only_wishing=self._wishing.isChecked(),
            only_unknown=self._unknown.isChecked(),
        )

    def _tell(self) -> None:
        self.changed.emit(self.wanted())

    def _build_search_box(self) -> QLineEdit:
        box = QLineEdit()
        box.setObjectName("search_box")
        words = self._speaker.say(
            "検索: 氏名・かな・住所・電話", "Search: name, kana, address, phone"
        )
        box.setPlaceholderText(words)
        box.setAccessibleName(words)
        box.setClearButtonEnabled(True)
        box.textChanged.connect(self._tell)
        return box

    def _tier_button(self, tier: int) -> QPushButton:
        say = self._speaker.say
        name = say(f"第{tier}層だけを見る", f"show tier {tier}")
        sign = TIER_SIGNS.get(tier, say("掲載外", "not listed"))
        button = build_button(f"tier_filter_{tier}", sign, self._tell, role="sign")
        if tier == NOT_LISTED:
            name = say("リストに載らない世帯だけを見る", "show households not on the list")
        else:
            button.setStyleSheet(f"color: {TIER_COLOURS[tier]};")
        button.setAccessibleName(name)
        button.setCheckable(True)
        return button

    def _choice(self, name: str, words: str, codes: Iterable[StrEnum]) -> QComboBox:
        choice = QComboBox()
        choice.setObjectName(name)
        choice.setAccessibleName(words)
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(_CHOICE_LENGTH)
        choice.addItem(self._speaker.say(f"{words}: 全部", f"{words}: all"), None)
        for code in codes:
            choice.addItem(self._speaker.code(code), code.value)
        choice.currentIndexChanged.connect(self._tell)
        return choice

    def _check(self, name: str, words: str) -> QCheckBox:
        check = QCheckBox(words)
        check.setObjectName(name)
        check.setAccessibleName(words)
        check.toggled.connect(self._tell)
        return check

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.addWidget(self.search_box, 1)
        first.addWidget(build_label("tier_label", self._speaker.say("階層", "Tier"), "quiet"))
        for button in self._tiers.values():
            first.addWidget(button)
        clear = self._speaker.say("絞り込みを解く", "Clear filters")
        first.addWidget(build_button("clear_filters", clear, self.clear))
        second = QHBoxLayout()
        for choice in (self._level, self._district, self._verdict, self._coverage):
            choice.setMaximumWidth(_WIDEST_CHOICE)
            second.addWidget(choice, 1)
        second.addWidget(self._wishing)
        second.addWidget(self._unknown)
        second.addStretch(0)
        rows = QGridLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addLayout(first, 0, 0)
        rows.addLayout(second, 1, 0)


def _chosen(choice: QComboBox, codes: type[Code]) -> Code | None:
    value = choice.currentData()
    return None if value is None else codes(value)
