"""What a cell of the point table reads as."""

from datetime import date
from enum import IntEnum

from app.ui.speaker import Speaker
from scoring.codes import RequirementKind
from scoring.rules import PointRule


class PointColumn(IntEnum):
    """The columns of the table of points, from left to right."""

    LABEL = 0
    POINTS = 1
    CONDITION = 2
    APPLIES_FROM = 3
    SOURCE = 4


class PointsWords:
    """Words the rules of a point table."""

    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker

    def title(self, column: PointColumn) -> str:
        """Give the heading of a column."""
        say = self._speaker.say
        return {
            PointColumn.LABEL: say("要件", "Requirement"),
            PointColumn.CONDITION: say("条件", "Condition"),
            PointColumn.POINTS: say("点（書きかえ可）", "Points (editable)"),
            PointColumn.APPLIES_FROM: say("いつから", "From"),
            PointColumn.SOURCE: say("出典", "Source"),
        }[column]

    def cell(self, rule: PointRule, column: PointColumn, as_of: date) -> str:
        """Give the words of one cell at 基準日; a rule not in force has no points, not zero."""
        value = rule.value_at(as_of)
        if column is PointColumn.LABEL:
            return rule.label
        if column is PointColumn.CONDITION:
            return self._condition(rule)
        if value is None or value.points is None:
            return (
                self._speaker.say("—（終了）", "— (not in force)")
                if column is PointColumn.POINTS
                else "—"
            )
        words = {
            PointColumn.POINTS: f"{value.points:g}",
            PointColumn.APPLIES_FROM: self._speaker.day(value.applies_from),
            PointColumn.SOURCE: value.source,
        }
        return words[column]

    def _condition(self, rule: PointRule) -> str:
        parts = []
        if rule.row is not None:
            parts.append(self._speaker.code(RequirementKind(rule.row.kind)))
            parts += ["・".join(sorted(rule.row.parts or ()))]
            parts += ["・".join(grade or "（なし）" for grade in sorted(rule.row.grades or ()))]
        return "　".join(part for part in (*parts, self._ages(rule)) if part)

    def _ages(self, rule: PointRule) -> str:
        youngest, oldest = rule.ages.age_from, rule.ages.age_to
        if youngest is None and oldest is None:
            return ""
        first = "" if youngest is None else str(youngest)
        last = "" if oldest is None else str(oldest)
        return self._speaker.say(f"{first}〜{last}歳", f"age {first}–{last}")
