"""Every problem of a town file has a sentence and a remedy that can be said."""

import pytest

from app.errors import StoreProblem
from app.wording.sentence import Language
from app.wording.store_words import STORE_ADVICE

FIELDS: dict[str, object] = {
    "path": "さくら川市.yobikake",
    "key_file": "さくら川市.yobikake.key",
    "found": 9,
    "known": 1,
    "needed": "3.53.2",
    "setting": "synchronous",
    "value": 1,
    "least": 12,
    "given": 5,
}


@pytest.mark.parametrize("problem", StoreProblem)
@pytest.mark.parametrize("language", Language)
def test_every_problem_is_said_with_its_remedy(problem: StoreProblem, language: Language) -> None:
    advice = STORE_ADVICE[problem]
    for text in (advice.what, advice.todo):
        said = text.said_in(language).format(**FIELDS)
        assert said.endswith("。" if language is Language.JA else ".")
