"""発令: entering orders for the chosen areas, and the orders as they stand."""

from datetime import datetime

from PySide6.QtCore import QDateTime, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateTimeEdit,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
)

from app import clock
from app.pipeline.area_orders import Order, OrderEntry
from app.pipeline.area_view import AreaRow, AreaView
from app.ui.areas.words import AreaWords, targets_of_rows
from app.ui.plain import build_button, build_label, build_rule
from app.ui.speaker import Speaker
from app.ui.text_table import TextTable, build_text_view, set_widths
from scoring.area_codes import OrderLevel

_WIDTHS = (72, 112, 126, 104, 104)


class OrderPanel(QFrame):
    """``issued`` and ``corrected`` (str, entry), ``lifted`` (str, datetime), ``withdrawn`` (str).

    ``list_wanted`` (str name, Targets): the list for the chosen areas, or for those under an
    order. ``whole_list_wanted``: for the whole town again. ``history_wanted``.
    """

    issued = Signal(object)
    corrected = Signal(str, object)
    lifted = Signal(str, object)
    withdrawn = Signal(str)
    list_wanted = Signal(str, object)
    whole_list_wanted = Signal()
    history_wanted = Signal()

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("order_panel")
        self._speaker, self._words = speaker, AreaWords(speaker)
        self._chosen: list[AreaRow] = []
        self._shown: AreaView | None = None
        say = speaker.say
        self._told = build_label("chosen_areas", role="strong")
        self._list_told = build_label("list_area_told")
        self._levels = QComboBox()
        self._levels.setObjectName("order_level")
        self._levels.setAccessibleName(say("避難情報", "Order"))
        for level in OrderLevel:
            self._levels.addItem(speaker.code(level), level)
        self._time = QDateTimeEdit()
        self._time.setObjectName("order_time")
        self._time.setAccessibleName(say("発令・解除の時刻", "Time"))
        self._time.setDisplayFormat("yyyy-MM-dd HH:mm")
        self._model = TextTable(self._words.order_titles())
        self.view = build_text_view("orders_table", say("発令の一覧", "Orders"), self._model)
        set_widths(self.view, _WIDTHS)
        self._none = build_label(
            "no_orders",
            say("まだ発令の記録がありません。", "No order is recorded yet."),
        )
        self._lay_out()
        self.set_now(clock.now())

    def set_now(self, now: datetime) -> None:
        """Offer a time for the next entry."""
        self._time.setDateTime(QDateTime.fromSecsSinceEpoch(int(now.timestamp())))

    def show_chosen(self, rows: list[AreaRow]) -> None:
        """Take which areas are chosen in the table."""
        self._chosen = rows
        self._told.setText(self._words.chosen(rows))
        self._issue.setEnabled(bool(rows))
        self._list_of_chosen.setEnabled(bool(rows))

    def show_orders(self, shown: AreaView) -> None:
        """Show another state."""
        self._shown = shown
        orders, areas = shown.standing.orders, shown.standing.areas
        self._model.show(len(orders), lambda row: self._words.order_row(orders[row], areas))
        self._none.setVisible(not orders)
        if orders:
            self.view.selectRow(0)
        self._list_of_orders.setEnabled(any(order.is_in_force for order in orders))
        chosen, say = shown.standing.chosen, self._speaker.say
        self._whole_list.setEnabled(chosen is not None)
        self._list_told.setText(
            say("いまの名簿　町全体（またはジョブの区域）", "The list is for the whole town")
            if chosen is None
            else say(f"いまの名簿　{chosen.name}", f"The list is for {chosen.name}")
        )
        self._on_order()

    def _order(self) -> Order | None:
        row = self.view.currentIndex().row()
        if self._shown is None or row < 0 or row >= len(self._shown.standing.orders):
            return None
        return self._shown.standing.orders[row]

    def _entry(self) -> OrderEntry:
        return OrderEntry(
            OrderLevel(self._levels.currentData()), targets_of_rows(self._chosen), self._at()
        )

    def _at(self) -> datetime:
        return datetime.fromtimestamp(self._time.dateTime().toSecsSinceEpoch()).astimezone()

    def _on_order(self) -> None:
        order = self._order()
        for button in (self._lift, self._correct, self._withdraw):
            button.setEnabled(order is not None and order.is_in_force)

    def _on_correct(self) -> None:
        order = self._order()
        if order is not None:
            entry = self._entry()
            same = OrderEntry(entry.level, order.entry.targets, entry.issued_at)
            self.corrected.emit(order.order_id, entry if self._chosen else same)

    def _on_lift(self) -> None:
        order = self._order()
        if order is not None:
            self.lifted.emit(order.order_id, self._at())

    def _on_withdraw(self) -> None:
        order = self._order()
        if order is not None:
            self.withdrawn.emit(order.order_id)

    def _on_list_of_chosen(self) -> None:
        targets = targets_of_rows(self._chosen)
        self.list_wanted.emit("・".join(row.name for row in self._chosen), targets)

    def _on_list_of_orders(self) -> None:
        if self._shown is not None:
            self.list_wanted.emit(*self._words.ordered(self._shown.standing))

    def _lay_out(self) -> None:
        say = self._speaker.say
        self._issue = build_button(
            "issue_order",
            say("発令を記録する", "Record the order"),
            lambda: self.issued.emit(self._entry()),
            "main",
        )
        self._list_of_chosen = build_button(
            "list_of_chosen",
            say("選択区域の名簿にする", "List the chosen"),
            self._on_list_of_chosen,
        )
        self._list_of_orders = build_button(
            "list_of_orders",
            say("発令中の区域の名簿にする", "List what is under an order"),
            self._on_list_of_orders,
        )
        self._whole_list = build_button(
            "list_of_town",
            say("町全体に戻す", "List the whole town"),
            self.whole_list_wanted.emit,
        )
        self._lift = build_button("lift_order", say("解除を記録", "Record lifting"), self._on_lift)
        self._correct = build_button("correct_order", say("訂正する", "Correct"), self._on_correct)
        self._withdraw = build_button(
            "withdraw_order", say("誤りを取り消す", "Withdraw"), self._on_withdraw
        )
        history = build_button(
            "area_history", say("経過を見る", "History"), self.history_wanted.emit
        )
        entry, act, lists = QHBoxLayout(), QGridLayout(), QHBoxLayout()
        for widget in (self._time, self._issue):
            entry.addWidget(widget, 1)
        for place, button in enumerate((self._lift, self._correct, self._withdraw, history)):
            act.addWidget(button, place // 2, place % 2)
        for button in (self._list_of_chosen, self._whole_list):
            lists.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._told)
        column.addWidget(self._levels)
        column.addLayout(entry)
        column.addWidget(self._none)
        column.addWidget(self.view, 1)
        column.addLayout(act)
        column.addWidget(build_rule())
        column.addWidget(self._list_told)
        column.addWidget(self._list_of_orders)
        column.addLayout(lists)
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._on_order())
