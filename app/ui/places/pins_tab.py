"""The places that people set, each with who and when, to be taken back."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.pipeline.pins import Pin
from app.ui.places.words import PlaceWords
from app.ui.plain import build_button, build_label
from app.ui.text_table import TextTable, build_text_view, set_widths

_WIDTHS = (300, 200, 130, 230)


@dataclass(frozen=True)
class ShownPin:
    """A pin of homes that may be shown: their address and heads."""

    key: str
    address: str
    names: str
    pin: Pin


class PinsTab(QWidget):
    """``take_back_wanted`` (str): the key of a pin."""

    take_back_wanted = Signal(str)

    def __init__(self, words: PlaceWords) -> None:
        super().__init__()
        self.setObjectName("pins_tab")
        self._words, say = words, words.speaker.say
        self._pins: tuple[ShownPin, ...] = ()
        self._model = TextTable(words.pin_titles())
        self.table = build_text_view("pins_table", say("置いた位置", "Places set"), self._model)
        set_widths(self.table, _WIDTHS)
        self._told = build_label("pins_told", role="quiet")
        self._button = build_button(
            "take_pin_back",
            say("選んだ位置を取り消す", "Take the chosen place back"),
            self._on_take_back,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self._told)
        column.addWidget(self.table, 1)
        column.addWidget(self._button, alignment=Qt.AlignmentFlag.AlignLeft)

    @property
    def count(self) -> int:
        """The number of pins shown."""
        return len(self._pins)

    def show_pins(self, pins: tuple[ShownPin, ...], others: int) -> None:
        """Show the pins, the newest first; ``others`` belong to nobody who may be shown."""
        self._pins = tuple(sorted(pins, key=lambda each: each.pin.made_at, reverse=True))
        self._model.show(len(pins), self._row)
        self._button.setEnabled(bool(pins))
        if pins:
            self.table.selectRow(0)
        say = self._words.speaker.say
        told = say(
            "置いた位置は住所ごとに残り、同じ住所の世帯と次の取込にも効きます。",
            "A place is kept by its address: it holds for the same address and the next import.",
        )
        more = say(
            f"ほかに {others:,}件は、いまの名簿に出ない住所のものです。",
            f" {others:,} more belong to addresses that are not shown now.",
        )
        self._told.setText(f"{told}{more if others else ''}")

    def _row(self, row: int) -> list[str]:
        shown = self._pins[row]
        return self._words.pin(shown.address, shown.names, shown.pin)

    def _on_take_back(self) -> None:
        row = self.table.currentIndex().row()
        if 0 <= row < len(self._pins):
            self.take_back_wanted.emit(self._pins[row].key)
