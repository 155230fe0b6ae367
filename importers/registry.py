"""The resident registry (住民記録): a file to the RESIDENTS frame and its issues.

The rule for gaps: a row that can be identified by its 宛名番号 is never dropped. A needed text
that is missing becomes a placeholder everyone can see; any other gap is empty, which is
unknown. Who takes no part (dead, moved, deleted) stays in the frame with that status. Of a
person's history only the latest row is read (:mod:`importers.history`).
"""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from importers.errors import ImportProblem, ImportRefused
from importers.headers import FoundColumns, find_columns, refuse_changed_header
from importers.history import NO_MARK, LatestRows, order_of_history, take_latest
from importers.issues import IssueList, hide_values
from importers.layouts.spec import RESIDENT_FIELDS, Layout, ResidentLayout
from importers.originals import OriginalCells
from importers.resident_cells import ResidentCells
from importers.rows import first_of_each, join_chunks, read_chunks
from importers.sensitive_columns import note_dropped_columns
from importers.tabular import SourceFile, TableFile, open_table
from scoring.codes import ResidentStatus, Sex, Structure
from scoring.columns import codes_from_positions
from scoring.frames import RESIDENTS

_FIELD_OF = {"is_protected": "protection", "birth_latest": "birth_date"}
_HISTORY = ("is_latest", "history_no", "history_branch")


@dataclass(frozen=True)
class ResidentsImport:
    """What one registry file gave: RESIDENTS, ISSUES and what the file was.

    ``originals`` are the cells the residents were made from, by line: see
    :func:`importers.originals.original_cells`.
    """

    residents: pd.DataFrame
    issues: pd.DataFrame
    source: SourceFile
    originals: bytes


def read_residents(path: Path, layout: Layout, as_of: date | None = None) -> ResidentsImport:
    """Read a registry file; with an ``as_of`` (基準日) births are doubted against it.

    Rows come in the order of the file. An identical row of one 宛名番号 is kept once.

    Raises
    ------
    ImportRefused
        The file is not as needed; nothing tells which of two different rows of one 宛名番号
        is the latest; nobody is in it.
    """
    if layout.residents is None:
        raise ImportRefused(
            ImportProblem.LAYOUT_WITHOUT_TABLE, path=path, value=layout.name, key="residents"
        )
    issues, originals = IssueList(path.name), OriginalCells()
    with open_table(path, layout.shape) as table:
        refuse_changed_header(path, layout.header, table.header, table.header_line)
        found = find_columns(path, table.header, layout.residents.columns, table.header_line)
        _refuse_half_position(path, found, table.header_line)
        note_dropped_columns(table.header, issues)
        reader = _Reader(layout.residents, found, issues, as_of)
        latest = reader.read(table, originals)
        source = table.source(found.unknown)
    if not len(latest.rows):
        raise ImportRefused(ImportProblem.NO_ROWS, path=path)
    _refuse_conflicts(path, latest.rows, found)
    told = issues.build()
    told = told[~told["line"].isin(latest.history_lines)].reset_index(drop=True)
    return ResidentsImport(
        latest.rows,
        hide_values(told, reader.protected_lines, _id_headers(found)),
        replace(source, history_rows=len(latest.history_lines)),
        originals.pack(latest.rows["line"].tolist()),
    )


class _Reader:
    """Reads all rows of one file, then keeps the latest of each person."""

    def __init__(
        self,
        layout: ResidentLayout,
        found: FoundColumns,
        issues: IssueList,
        as_of: date | None,
    ) -> None:
        self._found = found
        self._issues = issues
        self._cells = ResidentCells(layout, found, issues, as_of)
        self.protected_lines: list[int] = []

    def read(self, table: TableFile, originals: OriginalCells) -> LatestRows:
        """Give the rows of RESIDENTS to keep; conflicting ones of one person are left in."""
        chunks = read_chunks(table, self._found, RESIDENT_FIELDS, self._issues, originals)
        columns = join_chunks([self._cells.convert(chunk) for chunk in chunks])
        if not columns:
            return LatestRows(RESIDENTS.empty(), np.array([], dtype=np.int64))
        columns["status"] = codes_from_positions(ResidentStatus, columns["status"])
        columns["sex"] = codes_from_positions(Sex, columns["sex"])
        columns["structure"] = codes_from_positions(Structure, columns["structure"])
        marks, number, branch = (columns.pop(name) for name in _HISTORY)
        rows = RESIDENTS.build(columns)
        self.protected_lines = rows.loc[rows["is_protected"], "line"].tolist()
        if not any(name in self._found for name in _HISTORY):
            kept = first_of_each(rows, ["line"], self._issues)
            return LatestRows(kept, np.array([], dtype=np.int64))
        # a column of the mark that is empty throughout says nothing about anybody
        is_marked = None if (marks == NO_MARK).all() else marks == 1
        order = order_of_history(number, branch)
        return take_latest(rows, is_marked, order, self._issues)


def _id_headers(found: FoundColumns) -> list[str]:
    return [found.headers[name] for name in ("person_id", "household_id") if name in found.headers]


def _refuse_half_position(path: Path, found: FoundColumns, line: int) -> None:
    for name, other in (("lon", "lat"), ("lat", "lon")):
        if name in found and other not in found:
            raise ImportRefused(
                ImportProblem.MISSING_COLUMN,
                path=path,
                line=line,
                column=found.headers.get(other, other),
                value=found.headers[name],
            )


def _refuse_conflicts(path: Path, residents: pd.DataFrame, found: FoundColumns) -> None:
    again = residents["person_id"].duplicated()
    if not again.any():
        return
    second = residents.loc[again.idxmax()]
    same = residents["person_id"] == second["person_id"]
    first = residents.loc[same.idxmax()]
    differing = next(
        name
        for name in residents.columns
        if name != "line" and not _is_same(first[name], second[name])
    )
    raise ImportRefused(
        ImportProblem.CONFLICTING_ROWS,
        path=path,
        line=int(second["line"]),
        other_line=int(first["line"]),
        column=found.headers.get(_FIELD_OF.get(differing, differing), differing),
        value=second["person_id"],
    )


def _is_same(one: object, other: object) -> bool:
    return bool(one == other) or bool(pd.isna(one) and pd.isna(other))
