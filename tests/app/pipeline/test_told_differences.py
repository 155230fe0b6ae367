"""Differences with names: sorted by kind, found by every word of a search."""

import numpy as np
import pandas as pd

from app.pipeline.told_differences import ToldDifferences
from scoring.record_codes import Difference

COLUMNS = [
    "difference",
    "person_id",
    "household_id",
    "name",
    "kana",
    "address",
    "what",
    "before",
    "after",
    "reason",
]


def a_row(kind: Difference, person: str, name: str, what: str | None = None) -> list[object]:
    return [kind.value, person, "H1", name, "カナ", "本町1-1", what, None, None, None]


def told(*rows: list[object]) -> ToldDifferences:
    return ToldDifferences.build(pd.DataFrame(rows, columns=COLUMNS))


def test_rows_stand_under_their_kind():
    made = told(
        a_row(Difference.DIED, "1", "髙橋　茂"),
        a_row(Difference.ARRIVED, "2", "山田　花"),
        a_row(Difference.DIED, "3", "𠮷田　一"),
    )

    assert list(made.rows) == [Difference.ARRIVED, Difference.DIED]
    assert made.rows_found(Difference.DIED, "").tolist() == [0, 2]
    assert made.rows_found(Difference.VANISHED, "").tolist() == []
    assert made.rows_found(None, "").tolist() == [0, 1, 2]


def test_a_search_folds_characters_and_keeps_to_the_kind():
    made = told(
        a_row(Difference.DIED, "1", "髙橋　茂"),
        a_row(Difference.ARRIVED, "2", "高橋　花", "要介護認定"),
    )

    assert made.rows_found(None, "高橋").tolist() == [0, 1]
    assert made.rows_found(Difference.DIED, "高橋").tolist() == [0]
    assert made.rows_found(None, "高橋 要介護").tolist() == [1]


def test_no_differences_are_no_rows():
    made = told()

    assert made.rows == {}
    assert np.array_equal(made.rows_found(None, ""), [])
