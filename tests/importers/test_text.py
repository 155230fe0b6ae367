"""The normal form of text: what is equal, what stays apart, and that it is a fixed point."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from importers.text import search_key
from scoring.spelling import comparison_key

JAPANESE = st.text(
    st.one_of(
        st.characters(min_codepoint=0x20, max_codepoint=0x7E),
        st.characters(min_codepoint=0x3000, max_codepoint=0x30FF),
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
        st.characters(min_codepoint=0xF900, max_codepoint=0xFFEF, exclude_categories=["Cs"]),
        st.sampled_from("髙﨑邉邊齋𠮷葛\U000e0100ゔヴ゛゜‐−ー～〜ｶﾞﾊﾟ①㈱Ⅲ"),
    ),
    max_size=12,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("髙﨑", "高崎"),
        ("渡邉", "渡辺"),
        ("渡邊", "渡辺"),
        ("葛\U000e0100城", "葛城"),
        ("１－２－３", "1-2-3"),
        ("1−2‐3", "1-2-3"),
        ("1ー2", "1-2"),
        ("山田　太郎", "山田太郎"),
        ("ﾔﾏﾀﾞ", "ヤマダ"),
        ("緑ヶ丘", "緑ケ丘"),
        ("㈱見本", "(株)見本"),
        ("ＡＢＣ", "abc"),
    ],
)
def test_spellings_of_one_word_have_one_key(one: str, other: str) -> None:
    assert comparison_key(one) == comparison_key(other)


@pytest.mark.parametrize(("one", "other"), [("かな", "カナ"), ("太田", "大田"), ("ビール", "ビル")])
def test_different_words_keep_different_keys(one: str, other: str) -> None:
    assert comparison_key(one) != comparison_key(other)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("やまだ", "ヤマダ"),
        ("やまた", "ヤマダ"),
        ("きよう", "キョウ"),
        ("おーの", "オ-ノ"),
        ("ﾊﾟﾋﾟ", "はひ"),
        ("まつたけ", "マッダゲ"),
        ("ゔあ", "ウア"),
        ("高崎", "髙﨑"),
    ],
)
def test_a_name_is_found_however_its_kana_are_written(query: str, name: str) -> None:
    assert search_key(query) == search_key(name)


@given(JAPANESE)
@example("゛")
@example("か゛")
@example("ĳİß")
def test_the_key_of_a_key_is_the_key(text: str) -> None:
    assert comparison_key(comparison_key(text)) == comparison_key(text)
    assert search_key(search_key(text)) == search_key(text)


@given(st.text(max_size=12))
def test_the_key_of_a_key_is_the_key_for_any_text(text: str) -> None:
    assert comparison_key(comparison_key(text)) == comparison_key(text)
    assert search_key(search_key(text)) == search_key(text)


@given(st.lists(JAPANESE, min_size=1, max_size=5))
def test_the_key_of_joined_lines_is_the_joined_keys_of_the_lines(lines: list[str]) -> None:
    assert search_key("\n".join(lines)) == "\n".join(map(search_key, lines))


@given(st.text(max_size=12))
def test_a_key_has_as_many_lines_as_its_text(text: str) -> None:
    assert search_key(text).count("\n") == text.count("\n")
