"""The resident registry (住民記録): a file to the RESIDENTS frame and its issues.

The rule for gaps: a row that can be identified by its 宛名番号 is never dropped. A needed text
that is missing becomes a placeholder everyone can see; any other gap is empty, which is
unknown. Who takes no part (dead, moved, deleted) stays in the frame with that status.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from importers.convert import (
    CellConverter,
    Noted,
    birth_date_converter,
    code_converter,
    convert_floor,
    convert_ids,
    convert_texts,
    share_texts,
)
from importers.errors import ImportProblem, ImportRefused
from importers.headers import FoundColumns, find_columns
from importers.issues import IssueCode, IssueList, hide_values
from importers.layouts import (
    NOT_PROTECTED,
    PROTECTED,
    RESIDENT_COLUMNS,
    UNKNOWN_SEX,
    Layout,
    ResidentLayout,
)
from importers.phones import convert_phones
from importers.positions import convert_positions
from importers.rows import first_of_each, join_chunks, read_chunks
from importers.tabular import Chunk, SourceFile, TableFile, open_table
from scoring.codes import ResidentStatus, Sex
from scoring.columns import codes_from_positions
from scoring.frames import RESIDENTS

NO_NAME = "（氏名なし）"
NO_ADDRESS = "（住所なし）"
NO_HOUSEHOLD = "（世帯番号なし）"
"""Stand where the file says nothing. Without a 世帯番号 a person is a household of their own."""

_STATUS = {status.value: place for place, status in enumerate(ResidentStatus)}
_SEX = {sex.value: place for place, sex in enumerate(Sex)} | {UNKNOWN_SEX: -1}
_PROTECTION = {NOT_PROTECTED: 0, PROTECTED: 1}
_PLACEHOLDERS = {
    "household_id": (IssueCode.MISSING_HOUSEHOLD_ID, NO_HOUSEHOLD),
    "name": (IssueCode.MISSING_NAME, NO_NAME),
    "address": (IssueCode.MISSING_ADDRESS, NO_ADDRESS),
}
_FIELD_OF = {"is_protected": "protection"}
_KEPT_TEXTS = ("kana", "relationship", "building")
_Columns = dict[str, np.ndarray]


@dataclass(frozen=True)
class ResidentsImport:
    """What one registry file gave: RESIDENTS, ISSUES and what the file was."""

    residents: pd.DataFrame
    issues: pd.DataFrame
    source: SourceFile


def read_residents(path: Path, layout: Layout, as_of: date | None = None) -> ResidentsImport:
    """Read a registry file; with an ``as_of`` (基準日) births are doubted against it.

    Rows come in the order of the file. An identical row of one 宛名番号 is kept once.

    Raises
    ------
    ImportRefused
        The file is not as needed; one 宛名番号 has two different rows; nobody is in it.
    """
    if layout.residents is None:
        raise ImportRefused(
            ImportProblem.LAYOUT_WITHOUT_TABLE, path=path, value=layout.name, key="residents"
        )
    issues = IssueList(path.name)
    with open_table(path) as table:
        found = find_columns(path, table.header, layout.residents.columns)
        _refuse_half_position(path, found)
        residents = _Reader(layout.residents, found, issues, as_of).read(table)
        source = table.source(found.unknown)
    if not len(residents):
        raise ImportRefused(ImportProblem.NO_ROWS, path=path)
    kept = first_of_each(residents, ["line"], issues)
    _refuse_conflicts(path, kept, found)
    protected_lines = residents.loc[residents["is_protected"], "line"]
    told = hide_values(issues.build(), protected_lines, _id_headers(found))
    return ResidentsImport(kept, told, source)


class _Reader:
    """Converts the chunks of one file; each distinct code, date and storey is read once."""

    def __init__(
        self,
        layout: ResidentLayout,
        found: FoundColumns,
        issues: IssueList,
        as_of: date | None,
    ) -> None:
        self._found = found
        self._issues = issues
        resident = (_STATUS[ResidentStatus.RESIDENT], IssueCode.UNKNOWN_STATUS)
        self._converters: dict[str, CellConverter] = {
            "birth_date": birth_date_converter(as_of),
            "floor": CellConverter(convert_floor, "float64", np.nan),
            "storeys": CellConverter(convert_floor, "float64", np.nan),
            "status": code_converter(layout.status, _STATUS, otherwise=resident, empty=resident[0]),
            "sex": code_converter(
                layout.sex, _SEX, otherwise=(-1, IssueCode.UNKNOWN_SEX), empty=-1
            ),
            "protection": code_converter(
                layout.protection,
                _PROTECTION,
                otherwise=(1, IssueCode.UNKNOWN_PROTECTION),
                empty=0,
            ),
        }

    def read(self, table: TableFile) -> pd.DataFrame:
        """Give all rows as one RESIDENTS frame, repeated rows included."""
        chunks = read_chunks(table, self._found, RESIDENT_COLUMNS, self._issues)
        columns = join_chunks([self._convert(chunk) for chunk in chunks])
        if not columns:
            return RESIDENTS.empty()
        columns["status"] = codes_from_positions(ResidentStatus, columns["status"])
        columns["sex"] = codes_from_positions(Sex, columns["sex"])
        return RESIDENTS.build(columns)

    def _convert(self, chunk: Chunk) -> _Columns:
        cells = chunk.columns
        made = {name: self._texts(name, share_texts(cells[name]), chunk) for name in _KEPT_TEXTS}
        for name, converter in self._converters.items():
            made[name] = converter.convert(cells[name], self._noted(name, chunk))
        made |= self._identity(chunk)
        made["is_protected"] = made.pop("protection").astype(bool)
        made["phones"] = CellConverter(convert_phones, "object", np.nan).convert(
            cells["phones"], self._noted("phones", chunk)
        )
        made["lon"], made["lat"] = convert_positions(
            chunk, self._noted("lon", chunk), self._noted("lat", chunk)
        )
        self._doubt_floors(chunk, made)
        made["line"] = chunk.lines
        made["birth_latest"] = made["birth_date"]
        made["district"] = np.full(len(chunk.lines), np.nan, dtype=object)
        return made

    def _identity(self, chunk: Chunk) -> _Columns:
        ids, households = (
            convert_ids(chunk.columns[name], self._noted(name, chunk))
            for name in ("person_id", "household_id")
        )
        needed = {
            "household_id": share_texts(households),
            "name": chunk.columns["name"],
            "address": share_texts(chunk.columns["address"]),
        }
        made = {name: self._texts(name, cells, chunk) for name, cells in needed.items()}
        made["person_id"] = np.array(ids, dtype=object)
        for name, (code, placeholder) in _PLACEHOLDERS.items():
            rows = np.flatnonzero(pd.isna(made[name]))
            self._noted(name, chunk).add(code, rows, needed[name])
            made[name][rows] = placeholder
        alone = np.flatnonzero(made["household_id"] == NO_HOUSEHOLD)
        made["household_id"][alone] = [NO_HOUSEHOLD + ids[row] for row in alone]
        return made

    def _doubt_floors(self, chunk: Chunk, made: _Columns) -> None:
        above = np.flatnonzero(made["floor"] > made["storeys"])
        code = IssueCode.FLOOR_ABOVE_STOREYS
        self._noted("floor", chunk).add(code, above, chunk.columns["floor"])
        made["floor"][above] = np.nan

    def _texts(self, name: str, cells: Sequence[str], chunk: Chunk) -> np.ndarray:
        return convert_texts(cells, self._noted(name, chunk))

    def _noted(self, name: str, chunk: Chunk) -> Noted:
        return Noted(self._issues, self._found.headers.get(name, ""), chunk.lines)


def _id_headers(found: FoundColumns) -> list[str]:
    return [found.headers[name] for name in ("person_id", "household_id") if name in found.headers]


def _refuse_half_position(path: Path, found: FoundColumns) -> None:
    for name, other in (("lon", "lat"), ("lat", "lon")):
        if name in found.headers and name in found.positions and other not in found.positions:
            raise ImportRefused(
                ImportProblem.MISSING_COLUMN,
                path=path,
                line=1,
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
