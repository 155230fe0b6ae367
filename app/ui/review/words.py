"""What 照合 says: states, fields next to each other, evidence, and what may not be shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.pipeline.review_items import (
    Double,
    PersonTexts,
    ReviewCandidate,
    ReviewCounts,
    ReviewItem,
)
from app.pipeline.review_reading import read_evidence
from app.ui.speaker import Speaker
from importers.linkage.doubles import CERTIFICATE_MARK
from scoring.codes import RequirementKind, ResidentStatus
from scoring.record_codes import LinkField, LinkLevel, LinkState

LEVEL_SIGNS = {
    LinkLevel.EXACT: "＝",
    LinkLevel.CLOSE: "≒",
    LinkLevel.DIFFERENT: "≠",
    LinkLevel.NULL: "－",
}


@dataclass(frozen=True)
class FieldPair:
    """One field of two people; ``level`` None: nobody compared them."""

    title: str
    one: str
    other: str
    level: LinkLevel | None


class ReviewWords:
    """Words of records and residents in the language of the window."""

    def __init__(self, speaker: Speaker) -> None:
        self.speaker = speaker

    def state(self, item: ReviewItem) -> str:
        """Give why a record waits, with a sign before it."""
        say = self.speaker.say
        if item.is_later:
            return say("… あとで", "… later")
        if item.is_protection:
            return say("■ 支援措置", "■ protection")
        sign = "●" if item.state is LinkState.POSSIBLE else "○"
        return f"{sign} {self.speaker.code(item.state)}"

    def who(self, item: ReviewItem) -> str:
        """Give the name of a record, or the number where it has no name."""
        say = self.speaker.say
        number = item.given_id or "?"
        return item.texts.name or item.texts.kana or say(f"宛名番号 {number}", f"no. {number}")

    def place(self, item: ReviewItem) -> str:
        """Give the file and line of a record."""
        return self.speaker.say(f"{item.file} {item.line}行", f"{item.file} line {item.line}")

    def counts(self, counts: ReviewCounts) -> str:
        """Say how the records add up."""
        say = self.speaker.say
        strangers = counts.strangers
        of_none = say(f"（うち該当者なし {strangers:,}）", f" (nobody here {strangers:,})")
        told = say(
            f"照合待ち {counts.possible:,}・未照合 {counts.none:,}{of_none if strangers else ''}"
            f"・照合済み {counts.linked:,}",
            f"to review {counts.possible:,} · not linked {counts.none:,}"
            f"{of_none if strangers else ''} · linked {counts.linked:,}",
        )
        if counts.later:
            told += say(f"　あとで {counts.later:,}", f" · later {counts.later:,}")
        return told

    def needs(self, item: ReviewItem) -> str:
        """Say what hangs on a record."""
        say = self.speaker.say
        if not item.needs:
            return say("この記録に要件はありません。", "No need hangs on this record.")
        told = "・".join(item.needs)
        return say(f"この記録が持つもの: {told}", f"What hangs on it: {told}")

    def hidden(self, item: ReviewItem, candidate: ReviewCandidate | None) -> str:
        """Say why something is not shown; empty: all is."""
        say = self.speaker.say
        if candidate is not None and candidate.is_hidden:
            return say(
                "支援措置の世帯の人なので、宛名番号だけを出します。"
                "同じ人かどうかは、住民記録の窓口で確かめてください。",
                "Of a household under address protection: only the number is shown. Ask the "
                "register office whether it is the same person.",
            )
        if item.is_hidden:
            return say(
                "支援措置の人の記録かもしれないため、住所と電話は出しません。"
                "元のファイルで確かめてください。",
                "It may be of somebody under address protection: address and phone are not "
                "shown. Look in the source file.",
            )
        return ""

    def gone(self, candidate: ReviewCandidate | None) -> str:
        """Say that somebody takes no part any more; empty: he does."""
        if candidate is None or candidate.status is ResidentStatus.RESIDENT:
            return ""
        word = self.speaker.code(candidate.status)
        return self.speaker.say(
            f"この人は住民記録で「{word}」です。この人に決めても、名簿には載りません。",
            f"The register says: {word}. The record would not count on the list.",
        )

    def pairs_of(self, item: ReviewItem, candidate: ReviewCandidate | None) -> list[FieldPair]:
        """Give the fields of a record beside those of a candidate (None: nobody is chosen)."""
        number = self._number(item.given_id or "", "" if candidate is None else candidate.person_id)
        if candidate is None:
            return [*self._pairs(item.texts, PersonTexts(), {}), number]
        levels = {} if candidate.is_hidden else dict(candidate.evidence)
        return [*self._pairs(item.texts, candidate.texts, levels), number]

    def pairs_of_double(self, double: Double) -> list[FieldPair]:
        """Give the fields of two residents that may be one."""
        levels = {
            field: level
            for told in double.evidence
            if not told.startswith(CERTIFICATE_MARK)
            for field, level in read_evidence(told)
        }
        number = self._number(double.person_id, double.other_id)
        return [*self._pairs(double.texts, double.other_texts, levels), number]

    def level(self, level: LinkLevel | None) -> str:
        """Give the sign and word of a level; None: nothing."""
        return "" if level is None else f"{LEVEL_SIGNS[level]} {self.speaker.code(level)}"

    def signs(self, evidence: Sequence[tuple[LinkField, LinkLevel]]) -> str:
        """Give all levels of a candidate in short, by the first letter of each field: 氏＝."""
        parts = [f"{self.speaker.code(field)[:1]}{LEVEL_SIGNS[level]}" for field, level in evidence]
        return " ".join(parts)

    def why_double(self, double: Double) -> str:
        """Say why two numbers seem to be one."""
        return "　".join(self._why(told) for told in double.evidence)

    def decision(self, item: ReviewItem) -> str:
        """Say what a person decided on a record."""
        say = self.speaker.say
        if item.linked_to is not None:
            return say(f"この人です → {item.linked_to}", f"is {item.linked_to}")
        if item.is_stranger:
            return say("該当者なし", "nobody here")
        if item.is_later:
            return say("あとで", "later")
        return say("違う人です（候補から外した）", "candidates rejected")

    def _why(self, told: str) -> str:
        say = self.speaker.say
        if told.startswith(CERTIFICATE_MARK):
            kind = self.speaker.code(RequirementKind(told.removeprefix(CERTIFICATE_MARK)))
            return say(
                f"同じ番号の「{kind}」が2人に付いています。",
                f"Both hold the same certificate: {kind}.",
            )
        same = [self.speaker.code(f) for f, level in read_evidence(told) if level.value == "exact"]
        return say(
            f"{'・'.join(same)}が同じです。1人に2つの番号が付いているかもしれません。",
            f"The same: {', '.join(same)}. One person may hold two numbers.",
        )

    def _pairs(
        self, one: PersonTexts, other: PersonTexts, levels: dict[LinkField, LinkLevel]
    ) -> list[FieldPair]:
        return [
            FieldPair(
                self.speaker.code(field),
                _shown(getattr(one, name)),
                _shown(getattr(other, name)),
                levels.get(field),
            )
            for field, name in _TEXTS.items()
        ]

    def _number(self, one: str, other: str) -> FieldPair:
        return FieldPair(self.speaker.say("宛名番号", "Number"), one, other, None)


_TEXTS = {
    LinkField.NAME: "name",
    LinkField.KANA: "kana",
    LinkField.BIRTH: "birth",
    LinkField.ADDRESS: "address",
    LinkField.PHONE: "phones",
}


def _shown(text: str | None) -> str:
    return (text or "").replace(";", " ・ ")
