"""Which characters are marked where two records stand side by side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.linkage.difference_marks import difference_marks

CASES = [
    ("equal", "佐藤", "佐藤", "..", ".."),
    ("another character", "佐藤花了", "佐藤花子", "...x", "...x"),
    ("one missing", "佐藤花", "佐藤花子", "...", "...x"),
    ("blanks do not differ", "佐藤　花子", "佐藤花子", ".....", "...."),
    ("width does not differ", "ｻﾄｳ1", "サトウ１", "....", "...."),
    ("a voiced kana in half width", "ｶﾞｸ", "ガク", "...", ".."),
    ("an old form differs", "髙橋", "高橋", "x.", "x."),
    ("a variation selector differs", "葛\U000e0100城", "葛城", "xx.", "x."),
    ("nothing beside something", "", "佐藤", "", "xx"),
    ("a line break and a surrogate", "佐\n\ud840", "佐", "..x", "."),
]


@pytest.mark.parametrize(("description", "one", "other", "marks", "other_marks"), CASES)
def test_marks(description: str, one: str, other: str, marks: str, other_marks: str) -> None:
    drawn = [
        "".join("x" if mark else "." for mark in side) for side in difference_marks(one, other)
    ]

    assert drawn == [marks, other_marks], description


@given(st.text(), st.text())
def test_there_is_a_mark_per_character_and_none_between_equals(one: str, other: str) -> None:
    marks, other_marks = difference_marks(one, other)

    assert (len(marks), len(other_marks)) == (len(one), len(other))
    assert not any(difference_marks(one, one)[0])
