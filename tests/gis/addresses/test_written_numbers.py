"""Numbers as they are written: one number, whatever the words between."""

import pytest

from gis.addresses.written_numbers import number_words, read_numbers


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("12-3-4", ("12", "3", "4")),
        ("12番3号", ("12", "3")),
        ("12番地の3", ("12", "3")),
        ("12の3", ("12", "3")),
        ("12番3号の4", ("12", "3", "4")),
        ("二十三番地の五", ("23", "5")),
        ("12番地3こーぽ", ("12", "3")),
        ("い12-3", ("い", "12", "3")),
        ("い部12番地", ("い", "12")),
        ("甲1234-1", ("甲", "1234", "1")),
        ("685番乙", ("685", "乙")),
        ("12a-3", ("12", "a", "3")),
        ("12-3号棟", ("12",)),
        ("12-305号室", ("12",)),
        ("3階", ()),
        ("こーぽ", ()),
        ("1-2-3-4-5", ("1", "2", "3", "4")),
    ],
)
def test_the_words_of_a_number_are_read(text: str, words: tuple[str, ...]) -> None:
    assert read_numbers(text, 0).words == words


def test_the_end_of_each_word_takes_its_own_counter_with_it() -> None:
    assert read_numbers("12番地の3号室", 0).ends == (4,)
    assert read_numbers("2番17号の4", 0).ends == (2, 5, 7)


@pytest.mark.parametrize(
    ("cell", "words"),
    [("12", ("12",)), ("い12", ("い", "12")), ("乙", ("乙",)), ("12-3", ("12", "3"))],
)
def test_a_number_of_a_table_has_the_same_words(cell: str, words: tuple[str, ...]) -> None:
    assert number_words(cell) == words
