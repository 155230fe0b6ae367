"""Clears away Python's reference cycles on the window's thread, and on no other.

Widgets belong to the window's thread. Left to itself the collector runs in whichever thread
happens to allocate, and a widget in a cycle that is cleared away in the lane ends the program.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_INTERVAL_MS = 1000


class CycleCollector(QObject):
    """Lives as long as the application; made on the window's thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(_INTERVAL_MS)

    def collect(self) -> None:
        """Clear away what has grown over the usual thresholds, as the collector itself would."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > self._thresholds[generation]:
                gc.collect(generation)
                return

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()
