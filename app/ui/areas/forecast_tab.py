"""被害想定: whom one layer reaches, as it stands on paper, and the same as a table."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.pipeline.flood_forecast import LayerForecast
from app.ui.areas.paper_place import PaperPlace
from app.ui.notice import Notice
from app.ui.plain import build_button, build_label
from app.ui.registers.office import RegisterPaper
from app.ui.speaker import Speaker
from app.ui.text_table import TextTable, build_text_view

_FIRST_WIDTH, _WIDTH = 146, 92
_RIGHT = frozenset(range(2, 12))


class ForecastTab(QWidget):
    """``layer_wanted`` (LayerForecast): another layer was chosen, its paper is wanted."""

    layer_wanted = Signal(object)

    def __init__(self, speaker: Speaker, notice: Notice) -> None:
        super().__init__()
        self.setObjectName("forecast_tab")
        self._speaker = speaker
        self._forecasts: tuple[LayerForecast, ...] = ()
        say = speaker.say
        self._layers = QComboBox()
        self._layers.setObjectName("forecast_layer")
        self._layers.setAccessibleName(say("浸水の図", "Layer"))
        self._layers.currentIndexChanged.connect(self._on_layer)
        self._told = build_label("forecast_told")
        self._model = TextTable((), _RIGHT)
        self.view = build_text_view("forecast_table", say("被害想定の表", "Forecast"), self._model)
        self.place = PaperPlace(speaker, notice, "forecast_")
        line = QHBoxLayout()
        line.addWidget(build_label("forecast_label", say("浸水の図", "Layer")))
        line.addWidget(self._layers, 1)
        words = say("紙で見る（グラフ・PDF・CSV・印刷）", "See it on paper")
        self._see = build_button("see_forecast_paper", words, self._on_see)
        self._below = QStackedWidget()
        self._below.addWidget(self._build_first())
        self._below.addWidget(self.place)
        self.place.left.connect(lambda: self._below.setCurrentIndex(0))
        column = QVBoxLayout(self)
        column.addLayout(line)
        column.addWidget(self._told)
        column.addWidget(self._below, 1)
        self.forget()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is shown of the open town yet."""
        return not self._forecasts

    def forget(self) -> None:
        """Show nothing: the town has changed."""
        self._forecasts = ()
        self._layers.clear()
        self._model.entitle(())
        self.place.forget()
        self._below.hide()
        self._told.setText("")

    def show_forecasts(self, forecasts: tuple[LayerForecast, ...]) -> None:
        """Offer the layers of the town; the first one is shown."""
        self.forget()
        self._forecasts = forecasts
        self._told.setText(
            self._speaker.say(
                "町の全員を数えています（支援措置の世帯は数だけ）。"
                "「不明」は浸水なしではありません。図どうしは足し合わせません。",
                "Everybody is counted; unknown is not dry; layers are never added up.",
            )
            if forecasts
            else self._speaker.say(
                "浸水の図がまだありません。「浸水図」の頁で図を加えてください。",
                "There is no hazard layer yet; add one on the page of layers.",
            )
        )
        for forecast in forecasts:
            self._layers.addItem(forecast.name)

    def show_making(self) -> None:
        """Say that the paper of the chosen layer is being made."""
        self._below.show()
        self._see.setEnabled(False)
        self.place.show_making()

    def show_paper(self, paper: RegisterPaper) -> None:
        """Show the paper of a layer, and its rows as a table."""
        register = paper.register
        rows = register.groups[0].rows
        self._model.entitle([column.title for column in register.columns])
        self._model.show(len(rows), lambda row: rows[row])
        for column in range(len(register.columns)):
            self.view.setColumnWidth(column, _WIDTH if column else _FIRST_WIDTH)
        self._below.show()
        self._see.setEnabled(True)
        self.place.show_paper(paper)

    def _build_first(self) -> QWidget:
        first = QWidget()
        column = QVBoxLayout(first)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view, 1)
        column.addWidget(self._see)
        return first

    def _on_see(self) -> None:
        self._below.setCurrentIndex(1)
        self.place.page.focus_next_step()

    def _on_layer(self, number: int) -> None:
        if 0 <= number < len(self._forecasts):
            self.layer_wanted.emit(self._forecasts[number])
