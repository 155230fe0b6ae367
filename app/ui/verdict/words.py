"""What the table of verdict rules reads as: one row per limit, reach and rule."""

from dataclasses import dataclass

from app.pipeline.verdict_text import (
    HIGHEST_FLOOR,
    REACH,
    RULE,
    STAY_LIMIT,
    STOREYS,
    VERDICT_KEY,
    VerdictPlace,
)
from app.ui.speaker import Speaker
from app.wording.code_words import DEPTH_RANK_WORDS
from app.wording.verdict_fact_words import fact_word
from scoring.codes import Verdict
from scoring.rules import VerdictRule, VerdictRules
from scoring.verdict_codes import FACTS

_EVERY_FLOOR = 999


@dataclass(frozen=True)
class VerdictRow:
    """One row: what it is about, when it applies, where its value stands, and its source."""

    what: str
    condition: str
    place: VerdictPlace
    source: str


class VerdictRuleWords:
    """Words the verdict rules."""

    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker

    @property
    def titles(self) -> tuple[str, ...]:
        """The headings from left to right."""
        say = self._speaker.say
        return (
            say("項目", "Item"),
            say("決まり（書きかえ可）", "Rule (editable)"),
            say("当てはまる場合", "When"),
            say("出典", "Source"),
        )

    def rows(self, rules: VerdictRules) -> list[VerdictRow]:
        """Give every row: the limits, the reach by rank, then the rules in their order."""
        reaches = [self._reach(rank) for rank in range(1, len(rules.highest_floor) + 1)]
        ordered = [self._rule(number, rule) for number, rule in enumerate(rules.rules, start=1)]
        return [*self._limits(), *reaches, *ordered]

    def value(self, value: float | Verdict | None) -> str:
        """Give the words of a value."""
        if value is None:
            return self._speaker.say("使わない", "not used")
        if isinstance(value, Verdict):
            return self._speaker.code(value)
        if value == _EVERY_FLOOR:
            return self._speaker.say("すべての階", "every floor")
        return f"{value:g}"

    def choices(self) -> list[tuple[str, Verdict | None]]:
        """Give what a rule may say, in words and as a value."""
        values = (*Verdict, None)
        return [(self.value(value), value) for value in values]

    def _limits(self) -> list[VerdictRow]:
        say = self._speaker.say
        always = say("水の中のすべての家", "every home in the water")
        return [
            VerdictRow(
                say("屋内にとどまれる時間（時間）", "Longest stay (hours)"),
                always,
                VerdictPlace(STAY_LIMIT),
                say("水・食料などの備えの日数", "days that supplies last"),
            ),
            VerdictRow(
                say("上の階へ逃げるのに要る階の数", "Storeys needed above the water"),
                always,
                VerdictPlace(STOREYS),
                say("水の来ない階の数", "storeys the water does not reach"),
            ),
        ]

    def _reach(self, rank: int) -> VerdictRow:
        say, depth = self._speaker.say, self._speaker.text(DEPTH_RANK_WORDS[rank])
        return VerdictRow(
            say(f"ランク{rank}の水が届く最も高い階", f"Highest floor reached by rank {rank}"),
            say(f"浸水 {depth}", f"water {depth}"),
            VerdictPlace(HIGHEST_FLOOR, REACH, rank),
            say("ランクは上限で比べる", "the upper bound of the rank counts"),
        )

    def _rule(self, number: int, rule: VerdictRule) -> VerdictRow:
        parts = []
        for name, codes in FACTS.items():
            words = [
                self._speaker.text(fact_word(code))
                for code in codes
                if code.value in rule.conditions.get(name, ())
            ]
            if words:
                parts.append(self._speaker.say("または", " or ").join(words))
        what = self._speaker.code(rule.reason).removesuffix("ため")
        return VerdictRow(
            f"{number}. {what}",
            self._speaker.say(" かつ ", " and ").join(parts),
            VerdictPlace(VERDICT_KEY, RULE, rule.reason.value),
            rule.source,
        )
