"""Joins the pane of a household with the office that reads its cells as given."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut

from app.pipeline.original_values import OriginalRow
from app.ui.detail_pane import DetailPane
from app.ui.open_town import OpenTown
from app.ui.originals.dialog import OriginalsDialog
from app.ui.window_parts import WindowParts

KEY = "O"


class OriginalsJoin(QObject):
    """Carries the asking of the pane to the office and shows what comes back."""

    def __init__(self, parts: WindowParts, pane: DetailPane) -> None:
        super().__init__()
        self._parts, self._pane = parts, pane
        self._town: OpenTown | None = None
        pane.originals_wanted.connect(self._on_wanted)
        parts.office.originals.found.connect(self._on_found)
        shortcut = QShortcut(QKeySequence(KEY), pane)
        shortcut.activated.connect(pane.ask_for_originals)

    def show_town(self, town: OpenTown) -> None:
        """Take another state of the town."""
        self._town = town

    def _on_wanted(self, household_id: str) -> None:
        if self._town is not None:
            self._parts.office.originals.read(self._town.view, household_id)

    def _on_found(self, originals: Sequence[OriginalRow]) -> None:
        OriginalsDialog(self._parts.speaker, self._pane.window(), originals).open()
