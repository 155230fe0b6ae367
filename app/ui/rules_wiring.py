"""The page 配点: points in one tab, the verdict rules in the other, joined with their offices."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QTabWidget

from app.pipeline.points_change import PointChange
from app.pipeline.verdict_text import VerdictChange
from app.ui.open_town import OpenTown
from app.ui.points_page import PointsPage
from app.ui.town_page import TownPage
from app.ui.verdict.tab import VerdictTab
from app.ui.window_parts import WindowParts


class RulesWiring(QObject):
    """Holds the town that changes are compared with."""

    def __init__(self, parts: WindowParts, frame: TownPage) -> None:
        super().__init__(frame)
        self._office = parts.office
        self._town: OpenTown | None = None
        say = parts.speaker.say
        self.points = PointsPage(parts.speaker, frame.notice)
        self.verdicts = VerdictTab(parts.speaker, frame.notice)
        self.page = QTabWidget()
        self.page.setObjectName("rules_tabs")
        self.page.setDocumentMode(True)
        self.page.addTab(self.points, say("配点(&1)", "Points (&1)"))
        self.page.addTab(self.verdicts, say("判定(&2)", "Verdicts (&2)"))
        self._wire()

    def show_town(self, town: OpenTown) -> None:
        """Show the rules of another state of the town."""
        self._town = town
        self.points.show_points(town.points)
        self.verdicts.show_verdicts(town.verdicts)

    def _wire(self) -> None:
        office = self._office
        self.points.comparison_wanted.connect(self._on_points_comparison)
        self.points.applying_wanted.connect(office.apply)
        office.compared.connect(self.points.show_comparison)
        self.verdicts.comparison_wanted.connect(self._on_verdict_comparison)
        self.verdicts.applying_wanted.connect(office.verdicts.apply)
        office.verdicts.compared.connect(self.verdicts.show_comparison)

    def _on_points_comparison(self, changes: list[PointChange]) -> None:
        if self._town is not None:
            self._office.compare(self._town.view, changes)

    def _on_verdict_comparison(self, changes: list[VerdictChange]) -> None:
        if self._town is not None:
            self._office.verdicts.compare(self._town.view, changes)
