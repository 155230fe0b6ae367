"""Phone numbers: what is kept, in which order, and in which form two of them are equal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.convert import Cell
from importers.issues import IssueCode
from importers.phones import convert_phones, phone_keys

NUMBERS = st.from_regex(r"0[1-9]-[0-9]{4}-[0-9]{4}", fullmatch=True)


@pytest.mark.parametrize("text", ["042-000-0001", "0420000001", "042-000-0001;090-0000-0001"])
def test_a_cell_that_is_right_stays_as_it_is(text: str) -> None:
    assert convert_phones(text) == Cell(text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("０４２－０００－０００１", "042-000-0001"),
        ("〇四二－〇〇〇－〇〇〇一", "042-000-0001"),
        ("042(000)0001", "042-000-0001"),
        ("042-000-0001、09000000001", "042-000-0001;09000000001"),
        ("042-000-0001 090-0000-0001", "042-000-0001;090-0000-0001"),
        ("042-000-0001(自宅)090-0000-0001(携帯)", "042-000-0001(自宅);090-0000-0001(携帯)"),
        ("自宅042-000-0001 携帯090-0000-0001", "自宅042-000-0001;携帯090-0000-0001"),
        ("042-000-0001（長女）", "042-000-0001(長女)"),
        ("042-000-0001 内線123", "042-000-0001 内線123"),
        ("FAX 042-000-0002", "FAX 042-000-0002"),
        ("042-000-0001/042-000-0001", "042-000-0001"),
        ("042-000-0001;0420000001", "042-000-0001"),
        ("042-000-0001/042-000-0001(自宅)", "042-000-0001(自宅)"),
        ("042-000-0001(父)/042-000-0001(母)", "042-000-0001(父);042-000-0001(母)"),
        ("+81-42-000-0001", "+81-42-000-0001"),
    ],
)
def test_numbers_are_kept_in_order_with_the_words_beside_them(text: str, kept: str) -> None:
    assert convert_phones(text) == Cell(kept)


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("420000001", IssueCode.PHONE_ZERO_LOST),
        ("なし", IssueCode.PHONE_UNREADABLE),
        ("同上", IssueCode.PHONE_UNREADABLE),
        ("1930/1/28", IssueCode.PHONE_UNREADABLE),
        ("00", IssueCode.PHONE_UNREADABLE),
    ],
)
def test_a_damaged_cell_is_kept_as_given_and_doubted(text: str, issue: IssueCode) -> None:
    assert convert_phones(text) == Cell(text, issue)


def test_an_empty_cell_has_no_number() -> None:
    assert convert_phones("") == Cell(None)
    assert phone_keys("") == phone_keys("なし") == ()


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("042-000-0001", ("0420000001",)),
        ("０４２（０００）０００１", ("0420000001",)),
        ("+81-42-000-0001", ("0420000001",)),
        ("+81(0)42-000-0001", ("0420000001",)),
        ("420000001", ("0420000001",)),
        ("9000000001", ("09000000001",)),
        ("42-000-0001", ("0420000001",)),
        ("042-000-0001 内線123", ("0420000001",)),
        ("042-000-0001(内)123", ("0420000001",)),
        ("042-000-0001(長女);090-0000-0001", ("0420000001", "09000000001")),
        ("042-000-0001;0420000001", ("0420000001",)),
        ("22-0001", ("220001",)),
        ("110", ()),
    ],
)
def test_numbers_are_compared_by_their_digits(text: str, keys: tuple[str, ...]) -> None:
    assert phone_keys(text) == keys


@given(
    st.lists(NUMBERS, min_size=1, max_size=4, unique=True), st.sampled_from([";", "、", " ", "\n"])
)
def test_no_number_is_lost_and_their_order_is_kept(numbers: list[str], between: str) -> None:
    cell = convert_phones(between.join(numbers))
    assert cell == Cell(";".join(numbers))
    assert phone_keys(str(cell.value)) == tuple(number.replace("-", "") for number in numbers)


@given(st.text(max_size=20))
def test_reading_what_was_kept_gives_the_same_keys(text: str) -> None:
    kept = convert_phones(text).value
    assert phone_keys(str(kept or "")) == phone_keys(text)


@given(st.text(max_size=20))
def test_the_key_of_a_key_is_the_key(text: str) -> None:
    keys = phone_keys(text)
    assert phone_keys(";".join(keys)) == keys
