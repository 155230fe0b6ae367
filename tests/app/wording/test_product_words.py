import pytest

from app.wording.product_words import (
    COVERAGE_ANSWER_WORDS,
    FAMILY_WORDS,
    QUESTION_WORDS,
    REMARK_WORDS,
    tell_remark,
)
from app.wording.sentence import Language
from gis.products.product import (
    CoverageAnswer,
    ProductFamily,
    ProductRemark,
    Question,
    Remark,
)


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        (ProductFamily, FAMILY_WORDS),
        (Question, QUESTION_WORDS),
        (CoverageAnswer, COVERAGE_ANSWER_WORDS),
        (ProductRemark, REMARK_WORDS),
    ],
)
def test_every_code_of_a_product_has_words_of_its_own(codes, words):
    assert list(words) == list(codes)
    assert len({text.ja for text in words.values()}) == len(words)
    assert all(text.en for text in words.values())


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("code", list(ProductRemark))
def test_a_remark_reads_as_a_sentence_whatever_its_fields(code, language):
    assert "{" not in tell_remark(Remark(code), language)


def test_a_product_that_does_not_reach_the_town_is_never_worded_as_dry():
    told = tell_remark(Remark(ProductRemark.NOT_REACHED, {"extent": "A", "town": "B"}), Language.JA)
    assert "届いていません" in told
    assert "浸水しないという意味ではありません" in told
