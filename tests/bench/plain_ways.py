"""The plain ways a colleague would have written it, to measure ours against."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import rasterio
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPageLayout, QPdfWriter, QTextDocument

from app.report.content import HouseholdBlock
from scoring.rules import PointTable


def score_by_apply(
    residents: pd.DataFrame, requirements: pd.DataFrame, table: PointTable, as_of: date
) -> pd.Series:
    """Score with ``DataFrame.apply`` per resident and a loop over rules and rows; NaN: none."""
    day = pd.Timestamp(as_of)
    begun = requirements["valid_from"].isna() | (requirements["valid_from"] <= day)
    valid = begun & ~(requirements["valid_until"] <= day)
    rows_of = dict(list(requirements[valid].groupby("person_id")))
    rules = table.in_force(as_of)

    def score_one(resident: pd.Series) -> float:
        rows = rows_of.get(resident["person_id"])
        oldest, youngest = (
            np.array([_age(resident[name], as_of)]) for name in ("birth_date", "birth_latest")
        )
        points = []
        for rule in rules:
            is_met = rule.row is None
            if rule.row is not None and rows is not None:
                for _, row in rows.iterrows():
                    cells = [row[name] for name in ("kind", "part", "grade")]
                    words = ["" if pd.isna(cell) else cell for cell in cells]
                    is_met = is_met or rule.row.is_met_by(*words)
            if is_met and (rule.ages.is_open or rule.ages.holds(oldest, youngest)[0]):
                points.append(rule.points)
        return sum(points) if points else np.nan

    return residents.apply(score_one, axis=1)


def _age(birth: pd.Timestamp, as_of: date) -> float:
    if pd.isna(birth) or birth > pd.Timestamp(as_of):
        return np.nan
    return as_of.year - birth.year - ((as_of.month, as_of.day) < (birth.month, birth.day))


def sample_by_rasterio(path: Path, lonlat: np.ndarray) -> np.ndarray:
    """Read each point with ``rasterio.sample``, which cannot tell outside from zero."""
    with rasterio.open(path) as raster:
        return np.array([value[0] for value in raster.sample(lonlat)])


def print_as_html(blocks: Iterable[HouseholdBlock], layout: QPageLayout) -> int:
    """Print a table in HTML by ``QTextDocument``: no total of pages, no fonts for rare kanji."""
    rows = "".join(
        f"<tr><td>{block.call_rank}</td><td>{block.support_codes}</td><td>{block.head.name}</td>"
        f"<td>{block.place.address}</td><td>{block.hazard.depth} {block.hazard.verdict}</td>"
        f"<td>{' '.join(phone.number for phone in block.phones)}</td>"
        f"<td>{' '.join(' '.join(need.needs) for need in block.in_need)}</td></tr>"
        for block in blocks
    )
    document = QTextDocument()
    document.setHtml(f"<table>{rows}</table>")
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(layout)
    document.print_(writer)
    return buffer.size()


def search_by_contains(members: pd.DataFrame, columns: Iterable[str], query: str) -> np.ndarray:
    """Search column by column with ``Series.str.contains``, as the cells are written."""
    found = np.zeros(len(members), dtype=bool)
    for name in columns:
        found |= members[name].str.contains(query, regex=False).fillna(value=False).to_numpy(bool)
    return members.loc[found, "row"].unique()
