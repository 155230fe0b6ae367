"""The sentence of a home of a golden case, as the product says it."""

from app.pipeline.verdict_sentences import verdict_facts
from app.wording.sentence import Text
from app.wording.verdict_words import LayersInUse, verdict_sentence
from tests.builders_scoring import a_household, judged_rows, rules_with
from tests.scoring.verdict_cases import Case, home_of

ALL_LAYERS = LayersInUse(has_duration=True, has_collapse=True, has_sediment=True)
RULES = rules_with()


def sentence_of(case: Case) -> Text:
    """The sentence of the home of a case, in a town with every kind of layer."""
    rows = judged_rows(RULES, a_household(**home_of(case)))
    return verdict_sentence(verdict_facts(rows, ALL_LAYERS)[0])
