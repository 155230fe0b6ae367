"""What is one word to every comparison; record ids hang on it, so the values stand here."""

import pytest

from scoring.spelling import comparison_key, kanji_to_digits


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("髙﨑　１－２", "高崎1-2"),
        ("祢宜", "禰宜"),
        ("葛\U000e0100城ヶ丘", "葛城ケ丘"),
        ("1ー2〜3", "1-2-3"),
        ("ﾋﾞｰﾙ　ＡＢＣ", "ビールabc"),
        ("三〇一\n四", "三○一\n四"),
        ("か\u309b", "が"),
    ],
)
def test_a_text_keeps_its_key_for_ever(text: str, key: str) -> None:
    assert comparison_key(text) == key
    assert comparison_key(key) == key


@pytest.mark.parametrize(
    ("word", "digits"),
    [("二三", "23"), ("二十三", "23"), ("十", "10"), ("千二百五", "1205"), ("三○一", "301")],
)
def test_numbers_in_kanji_are_written_with_digits(word: str, digits: str) -> None:
    assert kanji_to_digits(word) == digits
