"""A damaged town never answers with something else than what was written."""

import random
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.errors import StoreError, StoreProblem
from app.store.town_file import TownFile
from scoring.frames import RESIDENTS
from tests.builders_store import MOMENT, WORDS, a_town, residents

PAGE = 4096
LAYER = bytes(range(256)) * 100
RULES = "配点 = 1\n" * 900


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with closing(a_town(tmp_path)) as town:
        town.write({RESIDENTS: residents(400)})
        town.attach("flood.tif", LAYER)
        town.write_rules({"points": RULES})
        return town.path


def check_answers(path: Path) -> None:
    """Read everything; fail if any answer differs from what was written."""
    with closing(TownFile.open(path, WORDS, now=lambda: MOMENT)) as town:
        assert town.read(RESIDENTS).equals(residents(400))
        assert town.attachment("flood.tif") == LAYER
        assert town.rules_text("points") == RULES


def flipped(whole: bytes, bit: int) -> bytes:
    changed = bytearray(whole)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def bits_in_every_page(whole: bytes) -> Iterator[int]:
    moments = random.Random(7)  # noqa: S311 a place in a file, no secret
    for page in range(len(whole) // PAGE):
        yield (page * PAGE + moments.randrange(PAGE)) * 8 + moments.randrange(8)


def is_noticed(path: Path) -> bool:
    """Read everything: True when damage is told, False when every answer is as written."""
    try:
        check_answers(path)
    except StoreError as error:
        return error.code is StoreProblem.DAMAGED
    return False


def test_one_bit_in_any_page_is_noticed_or_changes_no_answer(path: Path) -> None:
    whole = path.read_bytes()
    noticed = 0
    for bit in bits_in_every_page(whole):
        path.write_bytes(flipped(whole, bit))
        noticed += is_noticed(path)
    assert noticed > len(whole) // PAGE // 3  # the rest: tables without rows


@pytest.mark.slow
def test_many_bits_are_each_noticed_or_change_no_answer(path: Path) -> None:
    whole = path.read_bytes()
    noticed = 0
    for bit in random.Random(11).sample(range(len(whole) * 8), 1500):  # noqa: S311
        path.write_bytes(flipped(whole, bit))
        noticed += is_noticed(path)
    assert noticed > 600


def test_one_bit_in_any_page_is_found_by_the_full_check(path: Path) -> None:
    whole = path.read_bytes()
    for bit in bits_in_every_page(whole):
        path.write_bytes(flipped(whole, bit))
        with pytest.raises(StoreError) as caught:
            check_whole_town(path)
        assert caught.value.code is StoreProblem.DAMAGED


def test_a_damaged_town_is_never_copied_as_if_it_were_whole(path: Path) -> None:
    whole = path.read_bytes()
    copy = path.with_name("copy.yobikake")
    for bit in bits_in_every_page(whole):
        path.write_bytes(flipped(whole, bit))
        with pytest.raises(StoreError) as caught:
            copy_town_file(path, copy)
        assert caught.value.code is StoreProblem.DAMAGED
        assert len(list(path.parent.iterdir())) == 2


@pytest.mark.parametrize("share", [0.3, 0.9])
def test_a_town_that_was_cut_off_is_damaged(path: Path, share: float) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share) // PAGE * PAGE])
    with pytest.raises(StoreError) as caught:
        check_whole_town(path)
    assert caught.value.code is StoreProblem.DAMAGED


def check_whole_town(path: Path) -> None:
    with closing(TownFile.open(path, WORDS)) as town:
        town.check()


def copy_town_file(path: Path, copy: Path) -> None:
    with closing(TownFile.open(path, WORDS)) as town:
        town.copy_to(copy)
