"""What a person may answer to each open question, and what that brings about, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.ui.layers.answer_draft import BY_EACH_CODE, NO_FIELD, Answer, AnswerDraft
from app.ui.speaker import Speaker
from app.wording.layer_page_words import (
    COVERAGE_EFFECTS,
    EMPTY_EFFECTS,
    KIND_EFFECTS,
    NO_FIELD_EFFECT,
    crs_words,
    use_of,
)
from app.wording.product_words import COVERAGE_ANSWER_WORDS
from gis.products.product import CoverageAnswer, ProductFamily, Question
from scoring.codes import HazardKind, NodataMeans, Peril, RankEdition

_CELLS = (ProductFamily.GENERIC_RASTER,)


@dataclass(frozen=True)
class Choice:
    """One answer; ``effect`` empty: there is nothing to say of it."""

    answer: Answer
    words: str
    effect: str = ""


def choices_of(question: Question, draft: AnswerDraft, speaker: Speaker) -> tuple[Choice, ...]:
    """Give the answers to a question, in the order in which they are offered."""
    return tuple(_CHOICES[question](draft, speaker))


def _kinds(_draft: AnswerDraft, speaker: Speaker) -> Iterable[Choice]:
    for kind in HazardKind:
        yield Choice(kind, speaker.code(kind), speaker.text(KIND_EFFECTS[kind]))


def _perils(draft: AnswerDraft, speaker: Speaker) -> Iterable[Choice]:
    kind = draft.kind or HazardKind.DEPTH_RANK
    for peril in Peril:
        yield Choice(peril, speaker.code(peril), speaker.text(use_of(peril, kind)))


def _editions(draft: AnswerDraft, speaker: Speaker) -> Iterable[Choice]:
    for edition in RankEdition:
        yield Choice(edition, speaker.code(edition))
    if draft.may_mix_editions:
        words = speaker.say(
            "コードごとに読む（表が混ざっている）", "by each code: tables are mixed"
        )
        yield Choice(BY_EACH_CODE, words)


def _fields(draft: AnswerDraft, speaker: Speaker) -> Iterable[Choice]:
    for name in draft.layer.fields:
        yield Choice(name, name)
    if draft.may_lack_field:
        words = speaker.say("値の列はない（区域だけ）", "none: zones alone")
        yield Choice(NO_FIELD, words, speaker.text(NO_FIELD_EFFECT))


def _systems(_draft: AnswerDraft, speaker: Speaker) -> Iterable[Choice]:
    for code, words in crs_words().items():
        yield Choice(code, speaker.text(words))


def _empties(draft: AnswerDraft, speaker: Speaker) -> Iterable[Choice]:
    means = list(NodataMeans) if draft.layer.family in _CELLS else list(NodataMeans)[:2]
    for one in means:
        yield Choice(one, _empty_words(one, speaker), speaker.text(EMPTY_EFFECTS[one]))


def _empty_words(means: NodataMeans, speaker: Speaker) -> str:
    words = {
        NodataMeans.DRY: speaker.say("浸水しない", "dry"),
        NodataMeans.UNKNOWN: speaker.say("分からない", "not known"),
        NodataMeans.NONE: speaker.say("値のない升はない", "there is none"),
    }
    return words[means]


def _coverages(_draft: AnswerDraft, speaker: Speaker) -> Iterable[Choice]:
    for answer in CoverageAnswer:
        words, effect = COVERAGE_ANSWER_WORDS[answer], COVERAGE_EFFECTS[answer]
        yield Choice(answer, speaker.text(words), speaker.text(effect))


_CHOICES = {
    Question.KIND: _kinds,
    Question.PERIL: _perils,
    Question.EDITION: _editions,
    Question.FIELD: _fields,
    Question.CRS: _systems,
    Question.EMPTY_MEANS: _empties,
    Question.COVERAGE: _coverages,
}
