"""The page 区域: areas and orders, the coverage check, the forecast of affected people."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from app import clock
from app.pipeline.area_view import AreaView
from app.ui.areas.area_form import AreaForm
from app.ui.areas.area_table import AreaTable
from app.ui.areas.check_tab import CheckTab
from app.ui.areas.forecast_tab import ForecastTab
from app.ui.areas.order_panel import OrderPanel
from app.ui.notice import Notice
from app.ui.speaker import Speaker

_FORECAST = 2
_LEFT_WIDE, _RIGHT_WIDE = 690, 420


class AreasPage(QWidget):
    """Three tabs; ``forecast_wanted`` when the third is looked at first."""

    forecast_wanted = Signal()

    def __init__(self, speaker: Speaker, notice: Notice) -> None:
        super().__init__()
        self.setObjectName("areas_page")
        say = speaker.say
        self.table = AreaTable(speaker)
        self.form = AreaForm(speaker)
        self.orders = OrderPanel(speaker)
        self.check = CheckTab(speaker, notice)
        self.forecast = ForecastTab(speaker, notice)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("areas_tabs")
        self.tabs.setAccessibleName(say("区域の頁", "Areas"))
        self.tabs.addTab(self._build_first(), say("区域・発令", "Areas and orders"))
        self.tabs.addTab(self.check, say("点検", "Check"))
        self.tabs.addTab(self.forecast, say("被害想定", "Forecast"))
        self.tabs.currentChanged.connect(self._on_tab)
        QVBoxLayout(self).addWidget(self.tabs)
        self.table.choice_changed.connect(lambda: self.orders.show_chosen(self.table.chosen()))
        self.orders.show_chosen([])

    def show_areas(self, shown: AreaView) -> None:
        """Show another state of areas and orders."""
        self.table.show_rows(shown)
        self.orders.show_orders(shown)
        self.orders.set_now(clock.now())
        self.check.show_check(shown)

    def forget_forecast(self) -> None:
        """Let the forecast of another state of the town go."""
        self.forecast.forget()
        self._on_tab(self.tabs.currentIndex())

    def show_check(self) -> None:
        """Go to the check."""
        self.tabs.setCurrentWidget(self.check)
        self.check.state_view.setFocus()

    def _build_first(self) -> QWidget:
        first = QWidget()
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        column.addWidget(self.table, 1)
        both = QSplitter()
        both.setObjectName("areas_splitter")
        both.setChildrenCollapsible(False)
        both.addWidget(left)
        both.addWidget(self.orders)
        both.setSizes([_LEFT_WIDE, _RIGHT_WIDE])
        QVBoxLayout(first).addWidget(both)
        return first

    def _on_tab(self, number: int) -> None:
        if number == _FORECAST and self.forecast.is_empty:
            self.forecast_wanted.emit()
