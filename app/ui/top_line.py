"""The top line: what this list rests on, and how old each part of it is."""

from datetime import date

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from app.pipeline.view import TownView
from app.report.content import SourceAge
from app.report.from_town import source_ages
from app.ui.elided_label import ElidedLabel
from app.ui.plain import build_label
from app.ui.speaker import Speaker


class TopLine(QFrame):
    """Town, mode, age of each source, hazard layer. Amber and a word where a source is old."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("top_line")
        self._speaker = speaker
        self._town = build_label("town_name", role="title")
        self._town.setWordWrap(False)
        self._training = build_label("training_sign", speaker.say("訓練", "TRAINING"), "training")
        self._as_of = build_label("as_of", role="source")
        self._sources = QHBoxLayout()
        self._layer = ElidedLabel("layer_in_use", "source")
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 6, 14, 6)
        line.setSpacing(8)
        line.addWidget(self._town)
        line.addWidget(self._training)
        line.addSpacing(8)
        line.addWidget(self._as_of)
        line.addLayout(self._sources)
        line.addWidget(self._layer)
        line.addStretch(1)

    def show_view(self, view: TownView, today: date) -> None:
        """Show what the list of a town rests on; ages are counted to ``today``."""
        facts, say = view.facts, self._speaker.say
        self._town.setText(facts.name)
        self._training.setVisible(facts.is_training)
        as_of = self._speaker.day(facts.as_of)
        self._as_of.setText(say(f"基準日 {as_of}", f"as of {as_of}"))
        self._forget_sources()
        counted_to = facts.as_of if facts.is_training else max(today, facts.as_of)
        for number, age in enumerate(source_ages(view.tables, self._speaker.language)):
            self._sources.addWidget(self._source_label(number, age, counted_to))
        names = "、".join(layer.name for layer in facts.layers[:1])
        more = len(facts.layers) - 1
        if more > 0:
            names += say(f" ほか{more}", f" and {more} more")
        self._layer.tell(names or say("浸水想定なし", "no hazard layer"))

    def _source_label(self, number: int, age: SourceAge, counted_to: date) -> QLabel:
        say, words, exported_on = self._speaker.say, age.name, age.exported_on
        if exported_on is None:
            text = say(f"{words} 日付不明 ▲", f"{words} no date ▲")
            return build_label(f"source_{number}", text, "old")
        day = self._speaker.short_day(exported_on)
        if age.is_old(counted_to):
            return build_label(
                f"source_{number}", say(f"{words} {day} ▲古い", f"{words} {day} ▲old"), "old"
            )
        return build_label(f"source_{number}", f"{words} {day}", "source")

    def _forget_sources(self) -> None:
        while (item := self._sources.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
