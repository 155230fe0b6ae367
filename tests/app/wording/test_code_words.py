import inspect
from enum import StrEnum

import pytest

from app.progress import Stage
from app.wording.code_words import DEPTH_RANK_WORDS, WORDS_OF_CODES, code_word
from scoring import codes
from scoring.codes import Verdict

LISTS = [
    made
    for _, made in inspect.getmembers(codes, inspect.isclass)
    if issubclass(made, StrEnum) and made is not StrEnum
]


@pytest.mark.parametrize("codes_of_field", [*LISTS, Stage], ids=lambda listed: listed.__name__)
def test_every_code_has_words_in_both_languages(codes_of_field):
    words = WORDS_OF_CODES[codes_of_field]

    assert list(words) == list(codes_of_field)
    assert all(text.ja and text.en for text in words.values())


def test_two_codes_of_one_list_never_read_the_same():
    for words in WORDS_OF_CODES.values():
        assert len({text.ja for text in words.values()}) == len(words)


def test_unknown_is_never_worded_like_dry():
    assert code_word(Verdict.UNKNOWN).ja != code_word(Verdict.DRY).ja


def test_there_is_a_word_for_dry_and_for_each_of_the_six_ranks():
    assert len(DEPTH_RANK_WORDS) == 7
