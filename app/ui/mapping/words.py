"""How the pages of a layout word fields, needs and code words."""

from app.ui.speaker import Speaker
from app.wording.code_words import code_word
from app.wording.layout_words import SOURCE_KIND_WORDS, STANDING_WORDS, field_word, target_word
from importers.layout_values import NO, YES
from importers.layouts.code_places import (
    CONSENT,
    PROTECTION,
    SEX,
    STATUS,
    STRUCTURE,
    CodePlace,
)
from importers.layouts.propose import Standing
from importers.layouts.spec import UNKNOWN_SEX, MarkReads
from importers.layouts.targets import MarkTarget, SourceKind, Target
from scoring.codes import ResidentStatus, Sex, Structure
from scoring.record_codes import ConsentState


class MappingWords:
    """Words in the language of the window."""

    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker

    def target(self, target: Target | None) -> str:
        """Word where a column goes; None: it is not used."""
        say = self._speaker.say
        if target is None:
            return say("使わない", "not used")
        if not isinstance(target, MarkTarget):
            return self._speaker.text(target_word(target))
        kind = self._speaker.code(target.kind)
        need = kind if target.part is None else f"{kind} {target.part}"
        reads = say("○×", "yes/no") if target.reads is MarkReads.YES else say("等級", "grade")
        return say(f"{need}（{reads}）", f"{need} ({reads})")

    def source_kind(self, kind: SourceKind) -> str:
        """Word what a file is."""
        return self._speaker.text(SOURCE_KIND_WORDS[kind])

    def standing(self, standing: Standing, *, is_confirmed: bool) -> str:
        """Word whether a person has looked at a proposal."""
        if is_confirmed and standing is not Standing.UNUSED:
            return self._speaker.say("✓ 確かめた", "✓ confirmed")
        return self._speaker.text(STANDING_WORDS[standing])

    def place(self, place: CodePlace) -> str:
        """Word which code table a value belongs to."""
        if place.kind is not None:
            return self._speaker.code(place.kind)
        if place.field == "mark":
            return "○×"
        return self._speaker.text(field_word(place.field))

    def word(self, place: CodePlace, word: str) -> str:
        """Word what a value means; words of needs are said as they are."""
        say = self._speaker.say
        if place == STATUS:
            return self._speaker.text(code_word(ResidentStatus(word)))
        if place == SEX:
            unknown = word == UNKNOWN_SEX
            return say("不明", "unknown") if unknown else self._speaker.code(Sex(word))
        if place == STRUCTURE:
            return self._speaker.code(Structure(word))
        if place == CONSENT:
            return self._speaker.code(ConsentState(word))
        return self._yes_or_no(place, word)

    def not_known(self) -> str:
        """Word a value nobody knows."""
        return self._speaker.say("？ 読めない", "? not known")

    def guessed(self, word: str) -> str:
        """Word what another layout takes a value for."""
        return self._speaker.say(f"{word}（推定）", f"{word} (guessed)")

    def _yes_or_no(self, place: CodePlace, word: str) -> str:
        say = self._speaker.say
        if word == YES:
            is_protection = place == PROTECTION
            return say("対象", "protected") if is_protection else say("はい", "yes")
        if word == NO:
            return say("対象外", "not protected") if place == PROTECTION else say("いいえ", "no")
        return word
