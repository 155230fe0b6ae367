"""The key file gives up the key for its passphrase only, and tells what is wrong with it."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import StoreError, StoreProblem
from app.store import key_file
from app.store.key_file import Argon2Cost, new_key, unwrap_key, wrap_key
from tests.builders_store import WORDS

PLACE = Path("town.key")
REAL_COST = key_file.COST


def problem_of(text: str, words: str = WORDS) -> StoreProblem:
    with pytest.raises(StoreError) as caught:
        unwrap_key(text, words, PLACE)
    assert isinstance(caught.value.code, StoreProblem)
    return caught.value.code


def test_a_guess_costs_64_mib_and_three_passes() -> None:
    assert Argon2Cost(memory_kib=65536, passes=3, lanes=1) == REAL_COST


def test_a_key_comes_back_out_of_its_wrap() -> None:
    key = new_key()
    assert unwrap_key(wrap_key(key, WORDS), WORDS, PLACE) == key


def test_keys_are_256_bits_and_never_the_same() -> None:
    assert len(new_key()) == 32
    assert new_key() != new_key()


def test_the_key_does_not_stand_in_the_file() -> None:
    key = new_key()
    assert key.hex() not in wrap_key(key, WORDS)


def test_the_same_key_is_never_wrapped_the_same_way_twice() -> None:
    key = new_key()
    first, second = (json.loads(wrap_key(key, WORDS)) for _ in range(2))
    assert first["salt"] != second["salt"]
    assert first["wrapped"] != second["wrapped"]


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30))
def test_no_other_passphrase_gives_up_the_key(words: str) -> None:
    assert problem_of(wrap_key(new_key(), WORDS), words) is StoreProblem.WRONG_PASSPHRASE


@given(st.data())
def test_any_changed_character_is_damage(data: st.DataObject) -> None:
    text = wrap_key(new_key(), WORDS)
    position = data.draw(st.integers(0, len(text) - 2))
    changed = text[:position] + chr(ord(text[position]) ^ 1) + text[position + 1 :]
    if _fields(changed) != _fields(text):
        assert problem_of(changed) is StoreProblem.KEY_FILE_DAMAGED


@pytest.mark.parametrize("text", ["", "{}", "[]", "[1]", "3", "null", "\ufffd\x00", "{"])
def test_what_is_no_key_file_is_damage(text: str) -> None:
    assert problem_of(text) is StoreProblem.KEY_FILE_DAMAGED


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("memory_kib", 1 << 30),
        ("memory_kib", 0),
        ("passes", 0),
        ("lanes", 99),
        ("passes", "x"),
        ("format", "yobikake-key-2"),
    ],
)
def test_a_cost_nobody_writes_is_damage_and_not_tried(field: str, value: object) -> None:
    fields = json.loads(wrap_key(new_key(), WORDS))
    del fields["checksum"]
    fields[field] = value
    fields["checksum"] = key_file._checksum(fields)
    assert problem_of(json.dumps(fields)) is StoreProblem.KEY_FILE_DAMAGED


def test_an_exchanged_wrap_is_refused_by_the_tag() -> None:
    fields = json.loads(wrap_key(new_key(), WORDS))
    del fields["checksum"]
    fields["wrapped"] = "00" * 32
    fields["checksum"] = key_file._checksum(fields)
    assert problem_of(json.dumps(fields)) is StoreProblem.WRONG_PASSPHRASE


def _fields(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return None
