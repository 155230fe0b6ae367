"""Shelters in words: a straight line is always said to be one, and a short one is never 0."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.wording.shelter_words import (
    SHELTER_FITNESS_WORDS,
    capacity_text,
    distance_text,
    straight_text,
)
from scoring.codes import ShelterFitness


@pytest.mark.parametrize(
    ("metres", "told"),
    [
        (0.0, "10m"),
        (4.0, "10m"),
        (804.0, "800m"),
        (994.9, "990m"),
        (996.0, "1.0km"),
        (1250, "1.2km"),
    ],
)
def test_a_distance_is_told_as_coarsely_as_it_is_known(metres: float, told: str) -> None:
    assert distance_text(metres) == told


@given(st.floats(0, 100_000))
def test_a_distance_never_reads_as_nothing(metres: float) -> None:
    assert distance_text(metres) not in {"0m", "0.0km"}


def test_a_distance_is_told_as_a_straight_line() -> None:
    assert straight_text("本町小学校", 804).ja == "本町小学校（直線800m）"
    assert "straight" in straight_text("本町小学校", 804).en


def test_an_unknown_capacity_is_said_to_be_unknown() -> None:
    assert capacity_text(None).ja == "収容人数 不明"
    assert capacity_text(1200).ja == "収容 1,200人"


def test_only_fit_reads_as_fit() -> None:
    assert list(SHELTER_FITNESS_WORDS) == list(ShelterFitness)
    told = [words.ja for words in SHELTER_FITNESS_WORDS.values()]
    assert len(set(told)) == len(told)
