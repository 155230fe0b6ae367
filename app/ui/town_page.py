"""An open town: what it rests on, the rail, the pages, one household, the sum."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.ui.detail_pane import DetailPane
from app.ui.job_line import JobLine
from app.ui.notice import Notice
from app.ui.rail import PageKey, PageRail
from app.ui.speaker import Speaker
from app.ui.sum_line import SumLine
from app.ui.top_line import TopLine

_WITH_DETAIL = frozenset({PageKey.LIST, PageKey.MAP})

NARROW = 1150
LEAST_WIDTH = 820
LEAST_HEIGHT = 480


class TownPage(QWidget):
    """Holds the pages and shows one; ``page_shown`` (:class:`PageKey`) tells which."""

    page_shown = Signal(object)

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("town_page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.top_line = TopLine(speaker)
        self.rail = PageRail(speaker)
        self.detail_pane = DetailPane(speaker)
        self.sum_line = SumLine(speaker)
        self.job_line = JobLine(speaker)
        self.notice = Notice("town_notice", speaker)
        self._stack = QStackedWidget()
        self._pages: dict[PageKey, QWidget] = {}
        self._is_reading = False
        self._guards: list[Callable[[PageKey], bool]] = []
        self._left = QWidget()
        self._middle = QVBoxLayout(self._left)
        self._banners: list[tuple[QWidget, frozenset[PageKey]]] = []
        self.rail.page_chosen.connect(self.show_page)
        self.detail_pane.left.connect(self.leave_detail)
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self._lay_out()

    def add_page(self, key: PageKey, page: QWidget) -> None:
        """Put a page into its place in the rail."""
        self._pages[key] = page
        self._stack.addWidget(page)

    def add_banner(self, banner: QWidget, keys: frozenset[PageKey]) -> None:
        """Put a line above these pages, under what is said."""
        self._banners.append((banner, keys))
        self._middle.insertWidget(self._middle.count() - 1, banner)
        banner.hide()

    def guard_leaving(self, may_leave: Callable[[PageKey], bool]) -> None:
        """Ask ``may_leave`` before each page: where it says no, it shows the page itself later."""
        self._guards.append(may_leave)

    def show_page(self, key: PageKey) -> None:
        """Show a page, with the household beside it where that helps."""
        if not all(may_leave(key) for may_leave in self._guards):
            self.rail.check(self.shown_page())
            return
        self.notice.hide()
        self._stack.setCurrentWidget(self._pages[key])
        self.rail.check(key)
        self._is_reading = False
        self._arrange()
        self.page_shown.emit(key)

    def shown_page(self) -> PageKey:
        """Give the page that is shown."""
        shown = self._stack.currentWidget()
        return next(key for key, page in self._pages.items() if page is shown)

    @property
    def is_narrow(self) -> bool:
        """Whether there is room for the page or the household, but not for both."""
        return self.width() < NARROW

    def read_detail(self) -> None:
        """Go to the household; where the window is narrow it takes the place of the page."""
        self._is_reading = True
        self._arrange()
        self.detail_pane.focus()

    def leave_detail(self) -> None:
        """Go back to the page."""
        self._is_reading = False
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the household beside the page where there is room for both."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        shown = self._stack.currentWidget()
        has_detail = shown in [self._pages.get(key) for key in _WITH_DETAIL]
        is_alone = has_detail and self.is_narrow and self._is_reading
        self._left.setVisible(not is_alone)
        for banner, keys in self._banners:
            banner.setVisible(any(self._pages.get(key) is shown for key in keys))
        is_printing = shown is self._pages.get(PageKey.PRINT)
        self.sum_line.print_button.setVisible(not is_printing)
        self.detail_pane.setVisible(has_detail and (is_alone or not self.is_narrow))
        self.detail_pane.stand_alone(is_alone)

    def _build_middle(self) -> QWidget:
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(0)
        self._middle.addWidget(self.notice)
        self._middle.addWidget(self._stack, 1)
        return self._left

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self._build_middle(), 1)
        middle.addWidget(self.detail_pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_line)
        column.addLayout(middle, 1)
        column.addWidget(self.job_line)
        column.addWidget(self.sum_line)
