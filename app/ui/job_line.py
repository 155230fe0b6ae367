"""The line of long work: what, how far, how long, and the button that stops it."""

from PySide6.QtCore import QElapsedTimer, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar

from app.progress import Step
from app.ui.plain import build_button, build_label
from app.ui.speaker import Speaker

_SECOND_MS = 1000
_SHOWN_AFTER_MS = 250


class JobLine(QFrame):
    """Appears when work takes longer than a moment; ``stop_wanted`` when a person stops it."""

    stop_wanted = Signal()

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("job_line")
        self._speaker = speaker
        self._what = build_label("job_what", role="strong")
        self._bar = QProgressBar()
        self._bar.setObjectName("job_bar")
        self._bar.setAccessibleName(speaker.say("進み具合", "Progress"))
        self._time = build_label("job_time", role="quiet")
        words = speaker.say("中止する", "Stop")
        self._stop = build_button("stop_job", words, self._on_stop)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 6, 14, 6)
        line.addWidget(self._what, 2)
        line.addWidget(self._bar, 3)
        line.addWidget(self._time, 1)
        line.addWidget(self._stop)
        self._clock = QElapsedTimer()
        self._tick = QTimer(self)
        self._tick.setInterval(_SECOND_MS)
        self._tick.timeout.connect(self._tell_time)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(_SHOWN_AFTER_MS)
        self._delay.timeout.connect(self.show)
        self.hide()

    def begin(self) -> None:
        """Begin to count; the line itself appears a moment later."""
        self._what.setText(self._speaker.say("作業しています", "Working"))
        self._bar.setRange(0, 0)
        self._stop.setEnabled(True)
        self._clock.start()
        self._tell_time()
        self._tick.start()
        self._delay.start()

    def show_step(self, step: Step) -> None:
        """Show what is being done and how far it is."""
        self._what.setText(self._speaker.code(step.stage))
        self._bar.setRange(0, step.total)
        self._bar.setValue(step.done)

    def end(self) -> None:
        """Disappear."""
        self._tick.stop()
        self._delay.stop()
        self.hide()

    def _on_stop(self) -> None:
        self._stop.setEnabled(False)
        self._what.setText(self._speaker.say("中止しています…", "Stopping…"))
        self.stop_wanted.emit()

    def _tell_time(self) -> None:
        seconds = self._clock.elapsed() // _SECOND_MS
        self._time.setText(self._speaker.say(f"{seconds}秒", f"{seconds} s"))
