"""The two forms of an address: as long as each other, one form for all spellings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gis.addresses.address_text import folded, folded_lines, plain_lines

ANY_TEXT = st.text(
    st.one_of(
        st.characters(min_codepoint=0x20, max_codepoint=0x7E),
        st.characters(min_codepoint=0x3000, max_codepoint=0x30FF),
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
        st.characters(min_codepoint=0xF900, max_codepoint=0xFFEF, exclude_categories=["Cs"]),
        st.sampled_from("0123456789-ーの番地号丁目|｜大字〒々\n\r\u2028\x85\U000e0100𡈽㈱①"),
    ),
    max_size=20,
)


@given(st.lists(ANY_TEXT, max_size=5))
def test_every_line_has_both_forms_and_they_are_as_long_as_each_other(texts: list[str]) -> None:
    plain = plain_lines(texts)
    assert [len(line) for line in folded_lines(plain)] == [len(line) for line in plain]
    assert len(plain) == max(len(texts), 1)


@given(ANY_TEXT)
def test_a_line_is_the_same_alone_and_among_others(text: str) -> None:
    assert plain_lines(["本町1", text, "2"])[1] == plain_lines([text])[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("松ヶ枝", "松が枝"),
        ("中之島", "中ノ島"),
        ("三ッ木", "三つ木"),
        ("西鍜冶屋", "西鍛冶屋"),
        ("屛風", "屏風"),
        ("代々木", "代代木"),
        ("１－２", "1−2"),
        ("1ー2", "1‐2"),
        ("大字湊字西ノ坪", "湊西の坪"),
        ("〒100-0001 湊1", "湊1"),
    ],
)
def test_spellings_of_one_place_are_folded_to_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_a_blank_behind_the_number_parts_the_building() -> None:
    assert plain_lines(["湊 1 丁目 2 番 3 号 青空 101"]) == ["湊1丁目2番3号|青空101"]
    assert plain_lines(["湊12-3 305"]) == ["湊12-3|305"]
    assert plain_lines(["湊 12番地 青空荘"]) == ["湊12番地|青空荘"]
