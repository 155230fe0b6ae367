"""配点: the point table, points written over in place, and who would rise or fall by it."""

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.pipeline.points_change import PointsComparison, PointsText
from app.ui.notice import Notice, Tone
from app.ui.plain import build_button, build_label
from app.ui.points_comparison import ComparisonPanel
from app.ui.points_model import PointsModel
from app.ui.points_words import PointColumn, PointsWords
from app.ui.speaker import Speaker
from app.ui.text_table import build_text_view, set_widths

_WIDTHS = (200, 130, 300, 180)


class PointsPage(QWidget):
    """``comparison_wanted`` and ``applying_wanted`` give the list of changes.

    The latter can only follow a comparison of the same changes.
    """

    comparison_wanted = Signal(object)
    applying_wanted = Signal(object)

    def __init__(self, speaker: Speaker, notice: Notice) -> None:
        super().__init__()
        self.setObjectName("points_page")
        self._speaker = speaker
        self._points: PointsText | None = None
        say = speaker.say
        self._notice = notice
        self._title = build_label("points_title", role="strong")
        self._model = PointsModel(PointsWords(speaker))
        self._model.edited.connect(self._on_edited)
        self._day = _day_field("points_from", say("新しい点がいつから有効か", "In force from"))
        self._day.dateChanged.connect(self._on_edited)
        self._source = QLineEdit()
        self._source.setObjectName("points_source")
        words = say("新しい点の出典・理由（要綱の条など）", "Source of the new points (clause)")
        self._source.setPlaceholderText(words)
        self._missing = say(
            "ここに出典・理由を書くと、確かめられます", "Write the source here, then compare"
        )
        self._hint = words
        self._source.setAccessibleName(words)
        self._source.textChanged.connect(self._on_edited)
        self._compare = build_button(
            "compare_points",
            say("適用前に確かめる", "Compare first"),
            self._on_compare,
            role="main",
        )
        self._forget = build_button(
            "forget_points", say("書きかえをやめる", "Undo changes"), self._on_forget
        )
        self.comparison = ComparisonPanel(speaker)
        self.comparison.accepted.connect(self._on_apply)
        self.comparison.declined.connect(self.comparison.hide)
        self._lay_out()

    def show_points(self, points: PointsText) -> None:
        """Show the table in force."""
        self._points = points
        as_of = points.as_of
        say = self._speaker.say
        self._title.setText(
            say(
                f"{points.table.name}　基準日 {self._speaker.day(as_of)} の点",
                f"{points.table.name}, points as of {self._speaker.day(as_of)}",
            )
        )
        self._day.setDate(QDate(as_of.year, as_of.month, as_of.day))
        self._source.clear()
        self._model.show(points)
        self._table.setCurrentIndex(self._model.index(0, PointColumn.POINTS))

    def show_comparison(self, comparison: PointsComparison) -> None:
        """Show who would rise and fall."""
        self.comparison.show_comparison(comparison)

    def tell_applied(self) -> None:
        """Say that the new points hold."""
        say = self._speaker.say
        self._notice.say(
            Tone.DONE,
            say("新しい点を適用しました。名簿の順番も変わりました。", "The new points hold."),
            say("前の点も、日付つきで残っています。", "The old points are kept with their dates."),
        )

    def _changes(self) -> list[object]:
        day = self._day.date()
        applies_from = date(day.year(), day.month(), day.day())
        return list(self._model.changes(applies_from, self._source.text().strip()))

    def _on_edited(self) -> None:
        self.comparison.hide()
        is_changed = bool(self._changes())
        self._source.setPlaceholderText(self._missing if is_changed else self._hint)
        self._forget.setEnabled(is_changed)
        self._compare.setEnabled(is_changed and bool(self._source.text().strip()))

    def _on_compare(self) -> None:
        self._notice.hide()
        self.comparison_wanted.emit(self._changes())

    def _on_apply(self) -> None:
        self.applying_wanted.emit(self._changes())

    def _on_forget(self) -> None:
        if self._points is not None:
            self.show_points(self._points)

    def _lay_out(self) -> None:
        splitter = QSplitter()
        splitter.setObjectName("points_splitter")
        self._table = self._build_table()
        splitter.addWidget(self._table)
        splitter.addWidget(self.comparison)
        splitter.setChildrenCollapsible(False)
        say = self._speaker.say
        line = QHBoxLayout()
        line.addWidget(build_label("points_from_label", say("いつから", "From"), "quiet"))
        line.addWidget(self._day)
        line.addWidget(self._source, 1)
        line.addWidget(self._forget)
        line.addWidget(self._compare)
        column = QVBoxLayout(self)
        column.addWidget(self._title)
        column.addWidget(splitter, 1)
        column.addLayout(line)

    def _build_table(self) -> QTableView:
        view = build_text_view(
            "points_table", self._speaker.say("配点表", "Point table"), self._model
        )
        set_widths(view, _WIDTHS)
        begin = QTableView.EditTrigger
        view.setEditTriggers(
            begin.DoubleClicked | begin.SelectedClicked | begin.EditKeyPressed | begin.AnyKeyPressed
        )
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), view)
        undo.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        undo.activated.connect(self._model.undo)
        view.setSelectionBehavior(QTableView.SelectionBehavior.SelectItems)
        return view


def _day_field(name: str, words: str) -> QDateEdit:
    field = QDateEdit()
    field.setObjectName(name)
    field.setAccessibleName(words)
    field.setDisplayFormat("yyyy-MM-dd")
    field.setCalendarPopup(True)
    return field
