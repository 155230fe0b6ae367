"""Whose verdict other rules would change, shown before they are applied."""

from app.pipeline.verdict_change import ChangedVerdict, VerdictComparison
from app.ui.comparison_card import ButtonWords, ComparisonCard
from app.ui.gaiji_marks import with_gaiji_marks
from app.ui.plain import build_label
from app.ui.speaker import Speaker
from app.ui.text_table import TextTable, build_text_view, set_widths
from scoring.codes import Verdict

_WIDTHS = (170, 150, 120)


class VerdictComparisonPanel(ComparisonCard):
    """The households whose verdict changes; all others are counted."""

    def __init__(self, speaker: Speaker) -> None:
        say = speaker.say
        super().__init__(
            "verdict_comparison_panel",
            ButtonWords("apply_verdicts", say("新しい判定を適用する", "Apply the new rules")),
            ButtonWords("decline_verdicts", say("適用しない", "Do not apply")),
        )
        self._speaker = speaker
        titles = [
            say("判定の変化", "Change"),
            say("世帯主", "Head"),
            say("世帯番号", "Household"),
            say("新しい判定の理由", "Why"),
        ]
        self._model = TextTable(titles)
        self._counts = build_label("verdict_comparison_counts", role="strong")
        self._rest = build_label("verdict_comparison_rest", role="quiet")
        view = build_text_view(
            "verdict_comparison_table", say("判定が変わる世帯", "Changed households"), self._model
        )
        set_widths(view, _WIDTHS)
        self.fill([self._counts, self._rest], view)

    def show_comparison(self, comparison: VerdictComparison) -> None:
        """Show the households whose verdict changes; all others are counted."""
        say = self._speaker.say
        told = [
            say(f"{self._change(old, new)} {count:,}世帯", f"{self._change(old, new)}: {count:,}")
            for old, new, count in comparison.counts
        ]
        nobody = say("判定の変わる世帯はありません", "No verdict changes")
        self._counts.setText(say("・", ", ").join(told) or nobody)
        self._rest.setText(
            say(
                f"変わらない {comparison.staying:,}世帯・"
                f"このほか支援措置の世帯で変わる {comparison.protected:,}世帯（一覧に出しません）",
                f"{comparison.staying:,} stay; {comparison.protected:,} protected ones change "
                "and are not listed",
            )
        )
        changed = comparison.changed
        self._model.show(len(changed), lambda row: self._row(changed[row]))
        self.reveal()

    def _row(self, one: ChangedVerdict) -> list[str]:
        head = with_gaiji_marks(one.head_name)
        sentence = self._speaker.text(one.sentence)
        return [self._change(one.old, one.new), head, one.household_id, sentence]

    def _change(self, old: Verdict, new: Verdict) -> str:
        return f"{self._speaker.code(old)} → {self._speaker.code(new)}"
