"""Who rises and who falls by other points, shown before they are applied."""

import pandas as pd

from app.pipeline.points_change import PointsComparison
from app.ui.comparison_card import ButtonWords, ComparisonCard
from app.ui.household_words import DASH
from app.ui.plain import build_label
from app.ui.speaker import Speaker
from app.ui.text_table import TextTable, build_text_view, set_widths

_WIDTHS = (66, 160, 78, 78)


class ComparisonPanel(ComparisonCard):
    """The households that move, in their new order."""

    def __init__(self, speaker: Speaker) -> None:
        say = speaker.say
        super().__init__(
            "comparison_panel",
            ButtonWords("apply_points", say("新しい点を適用する", "Apply the new points")),
            ButtonWords("decline_points", say("適用しない", "Do not apply")),
        )
        self._speaker = speaker
        titles = [
            say("動き", "Move"),
            say("世帯主", "Head"),
            say("今の順", "Now"),
            say("新しい順", "New"),
            say("世帯点", "Score"),
        ]
        self._model = TextTable(titles, right=frozenset({2, 3}))
        self._counts = build_label("comparison_counts", role="strong")
        view = build_text_view("comparison_table", say("順番の変化", "Changes"), self._model)
        set_widths(view, _WIDTHS)
        self.fill([self._counts], view)

    def show_comparison(self, comparison: PointsComparison) -> None:
        """Show the households that move, in their new order."""
        say = self._speaker.say
        self._counts.setText(
            say(
                f"上がる {comparison.rising:,}世帯・下がる {comparison.falling:,}世帯・"
                f"変わらない {comparison.staying:,}世帯",
                f"{comparison.rising:,} rise, {comparison.falling:,} fall, "
                f"{comparison.staying:,} stay",
            )
        )
        frame = comparison.frame
        self._model.show(len(frame), lambda row: self._row(frame.iloc[row]))
        self.reveal()

    def _row(self, row: pd.Series) -> list[str]:
        rises = row["rise"] > 0
        say = self._speaker.say
        return [
            say("▲ 上", "▲ up") if rises else say("▼ 下", "▼ down"),
            str(row["head_name"]),
            _rank(row["old_rank"]),
            _rank(row["new_rank"]),
            f"{_score(row['old_score'])} → {_score(row['new_score'])}",
        ]


def _rank(value: float) -> str:
    return DASH if pd.isna(value) else f"{int(value):,}"


def _score(value: float) -> str:
    return DASH if pd.isna(value) else f"{value:.1f}"
