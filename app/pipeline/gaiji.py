"""外字 of a town: its own table, kept as a rule text, used for comparing and for showing.

What is stored stays as the files gave it.
"""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from app.store.town import Town
from importers.private_use import PrivateUseTable, parse_private_use

GAIJI = "gaiji"
"""Name of the table among the rule texts of a town."""

NO_GAIJI = PrivateUseTable()
_WHO_TEXTS = ("name", "kana", "address", "building")
_LINE = "\n"


def gaiji_of(town: Town) -> PrivateUseTable:
    """Give the town's table; one that knows no character where it has none."""
    text = own_gaiji_text(town)
    return NO_GAIJI if text is None else parse_private_use(text, Path(GAIJI))


def own_gaiji_text(town: Town) -> str | None:
    """Give the table as its file was written; None: the town has none."""
    return town.rules_text(GAIJI)


def with_known_gaiji(
    frame: pd.DataFrame, gaiji: PrivateUseTable, columns: Sequence[str] = _WHO_TEXTS
) -> pd.DataFrame:
    """Give the frame with known 外字 replaced in these columns, those it has of them."""
    if not gaiji.targets:
        return frame
    texts = {name: _known(frame[name], gaiji) for name in columns if name in frame}
    return frame.assign(**texts)


def _known(column: pd.Series, gaiji: PrivateUseTable) -> pd.Series:
    filled = column.fillna("")
    has_lines = filled.str.contains(_LINE, regex=False).any()
    if has_lines or not len(filled):
        return column.map(gaiji.known, na_action="ignore").astype("str")
    known = pd.Series(gaiji.known(_LINE.join(filled)).split(_LINE), index=column.index, dtype="str")
    return known.where(column.notna())
