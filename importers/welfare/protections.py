"""Measures of protection (支援措置) from their own file: whoever stands in it is protected.

A measure does not end by itself when its last day passes, and a row of the past protects as
long as the file holds it: only a person lifts a protection.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from importers.convert import (
    NO_DAY,
    convert_date,
    convert_last_day,
    convert_texts,
    date_converter,
)
from importers.issues import IssueCode
from importers.welfare.cells import Cells
from importers.welfare.history import convert_history, history_columns, latest_first


def convert_protections(cells: Cells, persons: np.ndarray) -> pd.DataFrame:
    """Give the columns of PROTECTIONS but for file and source, with those of history."""
    starts = date_converter(convert_date)
    ends = date_converter(convert_last_day)
    valid_from = starts.convert(cells.texts("valid_from"), cells.noted("valid_from"))
    valid_until = ends.convert(cells.texts("valid_until"), cells.noted("valid_until"))
    reversed_rows = np.flatnonzero(valid_until <= valid_from)
    cells.noted("valid_until").add(
        IssueCode.PERIOD_REVERSED, reversed_rows, cells.texts("valid_until")
    )
    valid_until[reversed_rows] = NO_DAY
    made = {
        "person_id": persons,
        "valid_from": valid_from,
        "valid_until": valid_until,
        "kind": convert_texts(cells.texts("kind"), cells.noted("kind")),
        "line": cells.lines,
    }
    return pd.DataFrame(made | convert_history(cells))


def standing_protections(rows: pd.DataFrame) -> pd.DataFrame:
    """Keep of each measure (person and 開始日) the row that stands; every person keeps one."""
    kept = latest_first(rows).drop_duplicates(["person_id", "valid_from"])
    return kept.drop(columns=history_columns()).sort_index().reset_index(drop=True)


def protect_alike(rows: pd.DataFrame, alike: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    """Protect also whoever a damaged 宛名番号 may mean; ``alike`` gives 宛名番号 by record_id.

    A need waits until a person has looked at such a row; an address may not.
    """
    named = rows.assign(meant=rows["person_id"].map(alike))
    extra = named[named["meant"].notna()].explode("meant")
    extra = extra.assign(person_id=extra["meant"].astype("str")).drop(columns="meant")
    return pd.concat([rows, extra], ignore_index=True)
