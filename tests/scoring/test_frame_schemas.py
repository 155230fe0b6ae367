import numpy as np
import pandas as pd
import pytest

from scoring.codes import Level
from scoring.columns import code_column, codes_from_positions
from scoring.errors import KnownError, RulesProblem
from scoring.frames import CONTRIBUTIONS, INDIVIDUALS
from tests.builders_scoring import an_individual, individuals_of


def columns_of(frame: pd.DataFrame) -> dict[str, object]:
    return {name: frame[name] for name in frame.columns}


def test_an_empty_frame_is_of_its_schema() -> None:
    CONTRIBUTIONS.check(CONTRIBUTIONS.empty())


def test_a_missing_or_surplus_column_is_refused_by_name() -> None:
    columns = columns_of(individuals_of(an_individual()))
    del columns["age"]

    with pytest.raises(ValueError, match=r"individuals.*\['age', 'ages'\]"):
        INDIVIDUALS.build(columns | {"ages": [1.0]})


def test_columns_in_another_order_are_refused() -> None:
    frame = individuals_of(an_individual())

    with pytest.raises(ValueError, match="columns are"):
        INDIVIDUALS.check(frame[frame.columns[::-1]])


def test_a_wrong_dtype_is_refused() -> None:
    frame = individuals_of(an_individual()).astype({"age": "int64"})

    with pytest.raises(ValueError, match=r"individuals\.age: dtype is int64"):
        INDIVIDUALS.check(frame)


def test_an_empty_cell_is_refused_where_it_may_not_be() -> None:
    columns = columns_of(individuals_of(an_individual("p1"), an_individual("p2")))
    columns["household_id"] = ["h1", None]

    with pytest.raises(ValueError, match=r"individuals\.household_id: empty in row 1"):
        INDIVIDUALS.build(columns)


def test_a_word_that_is_no_code_is_refused_not_emptied() -> None:
    assert list(code_column(Level, ["B", None, np.nan]).isna()) == [False, True, True]
    with pytest.raises(ValueError, match="no Level: Z"):
        code_column(Level, ["A", "Z"])


def test_codes_come_from_positions_and_minus_one_is_empty() -> None:
    made = codes_from_positions(Level, np.array([3, -1, 0]))

    assert made.tolist()[::2] == ["D", "A"]
    assert made.isna().tolist() == [False, True, False]


def test_a_known_error_tells_its_code_and_fields() -> None:
    error = KnownError(RulesProblem.EMPTY, file="points.toml", key="rule")

    assert str(error) == "empty: file=points.toml, key=rule"
