"""Shares of a town in words: they add up, and a little water never vanishes."""

from hypothesis import given
from hypothesis import strategies as some

from app.pipeline.place_shares import CLASSES
from app.wording.place_page_words import share_percents, shares_text

COUNTS = some.lists(some.integers(0, 5000), min_size=CLASSES, max_size=CLASSES).filter(any)


@given(COUNTS)
def test_percents_add_up_to_a_hundred_and_dry_is_never_rounded_up(counts: list[int]) -> None:
    total = sum(counts)
    percents = share_percents([count / total for count in counts])
    assert sum(percents) == 100
    assert percents[0] <= counts[0] / total * 100 + 1e-6


@given(COUNTS)
def test_every_class_that_is_there_is_told_and_no_other(counts: list[int]) -> None:
    total = sum(counts)
    told = shares_text([count / total for count in counts]).ja
    assert told.count("が") == sum(count > 0 for count in counts)


def test_a_town_with_a_little_water_does_not_read_as_dry() -> None:
    told = shares_text((0.999, 0.0005, 0.0005, 0, 0, 0, 0, 0)).ja
    assert told == "この町の 99% が浸水なし・1% が0.5m未満・1%未満 が0.5〜3.0m"


def test_what_nobody_knows_is_said_last() -> None:
    told = shares_text((0.5, 0, 0, 0.25, 0, 0, 0, 0.25))
    assert told.ja == "この町の 50% が浸水なし・25% が3.0〜5.0m・25% が不明"
    assert told.en == "of this town 50% dry, 25% 3–5 m, 25% unknown"


def test_without_shares_nothing_is_said() -> None:
    assert shares_text([0.0] * CLASSES).ja == ""
