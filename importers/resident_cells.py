"""Cells of a registry to values: chunks of text columns to the columns of RESIDENTS."""

import unicodedata
from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

from importers.births import birth_converter
from importers.convert import (
    CellConverter,
    Noted,
    code_converter,
    convert_floor,
    convert_ids,
    convert_texts,
    share_texts,
)
from importers.headers import FoundColumns
from importers.history import NO_MARK, NO_NUMBER, convert_history_number, convert_latest_flag
from importers.issues import IssueCode, IssueList
from importers.layouts.spec import NOT_PROTECTED, PROTECTED, UNKNOWN_SEX, ResidentLayout
from importers.phones import convert_phones
from importers.positions import convert_positions
from importers.relationships import RelationshipWords
from importers.tabular import Chunk
from scoring.codes import ResidentStatus, Sex, Structure

NO_NAME = "（氏名なし）"
NO_ADDRESS = "（住所なし）"
NO_HOUSEHOLD = "（世帯番号なし）"
"""Stand where the file says nothing. Without a 世帯番号 a person is a household of their own."""

_STATUS = {status.value: place for place, status in enumerate(ResidentStatus)}
_SEX = {sex.value: place for place, sex in enumerate(Sex)} | {UNKNOWN_SEX: -1}
_PROTECTION = {NOT_PROTECTED: 0, PROTECTED: 1}
_STRUCTURE = {structure.value: place for place, structure in enumerate(Structure)}
_RESIDENT = _STATUS[ResidentStatus.RESIDENT]
_PLACEHOLDERS = {
    "household_id": (IssueCode.MISSING_HOUSEHOLD_ID, NO_HOUSEHOLD),
    "name": (IssueCode.MISSING_NAME, NO_NAME),
    "address": (IssueCode.MISSING_ADDRESS, NO_ADDRESS),
}
_KEPT_TEXTS = ("kana", "relationship", "building", "district")
_BIRTH = ("birth_date", "birth_is_unknown", "birth_unknown_text")
_IS_UNKNOWN, _NOT_KNOWN = "1", "不詳"
Columns = dict[str, np.ndarray]


class ResidentCells:
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
        self._relationships = RelationshipWords(layout.relationship)
        self._births = birth_converter(as_of)
        self._phones = CellConverter(convert_phones, "object", np.nan)
        self._converters = {
            "floor": CellConverter(convert_floor, "float64", np.nan),
            "storeys": CellConverter(convert_floor, "float64", np.nan),
            "is_latest": CellConverter(convert_latest_flag, "int64", NO_MARK),
            "history_no": CellConverter(convert_history_number, "int64", NO_NUMBER),
            "history_branch": CellConverter(convert_history_number, "int64", NO_NUMBER),
        } | _code_converters(layout)

    def convert(self, chunk: Chunk) -> Columns:
        """Give the columns of RESIDENTS and those of the history, codes as their positions.

        Every field of a registry has cells in ``chunk``, blank where the file lacks it.
        """
        chunk = self._combined(chunk)
        cells = chunk.columns
        made = {name: self._texts(name, share_texts(cells[name]), chunk) for name in _KEPT_TEXTS}
        births = self._births.convert(cells["birth_date"], self._noted("birth_date", chunk))
        made["birth_date"], made["birth_latest"] = births.T
        made |= {name: self._converted(name, chunk) for name in self._converters}
        made |= self._identity(chunk)
        made["is_protected"] = made.pop("protection").astype(bool)
        made["phones"] = self._phones.convert(cells["phones"], self._noted("phones", chunk))
        made["lon"], made["lat"] = convert_positions(
            chunk, self._noted("lon", chunk), self._noted("lat", chunk)
        )
        self._doubt_floors(chunk, made)
        made["line"] = chunk.lines
        return made

    def _converted(self, name: str, chunk: Chunk) -> np.ndarray:
        converter, noted = self._converters[name], self._noted(name, chunk)
        if name in self._found:
            return converter.convert(chunk.columns[name], noted)
        return np.repeat(converter.convert([""], noted), len(chunk.lines))

    def _combined(self, chunk: Chunk) -> Chunk:
        """Make one cell of 続柄 and its codes, and one of 生年月日 and what is said of it."""
        cells = dict(chunk.columns)
        if "relationship_codes" in self._found:
            pairs = zip(cells["relationship"], cells["relationship_codes"], strict=True)
            cells["relationship"] = [word or codes for word, codes in pairs]
        cells["relationship"] = [self._relationships[cell] for cell in cells["relationship"]]
        if "birth_is_unknown" in self._found or "birth_unknown_text" in self._found:
            said = (cells[name] for name in _BIRTH)
            cells["birth_date"] = list(map(_birth_text, *said))
        return Chunk(chunk.lines, cells, chunk.misfits)

    def _identity(self, chunk: Chunk) -> Columns:
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

    def _doubt_floors(self, chunk: Chunk, made: Columns) -> None:
        above = np.flatnonzero(made["floor"] > made["storeys"])
        code = IssueCode.FLOOR_ABOVE_STOREYS
        self._noted("floor", chunk).add(code, above, chunk.columns["floor"])
        made["floor"][above] = np.nan

    def _texts(self, name: str, cells: Sequence[str], chunk: Chunk) -> np.ndarray:
        return convert_texts(cells, self._noted(name, chunk))

    def _noted(self, name: str, chunk: Chunk) -> Noted:
        return Noted(self._issues, self._found.headers.get(name, ""), chunk.lines)


def _code_converters(layout: ResidentLayout) -> dict[str, CellConverter]:
    resident = (_RESIDENT, IssueCode.UNKNOWN_STATUS)
    unknown_sex = (-1, IssueCode.UNKNOWN_SEX)
    # a mark nobody can read protects: the other way round an address would be printed
    protected = (1, IssueCode.UNKNOWN_PROTECTION)
    unknown_structure = (-1, IssueCode.UNKNOWN_STRUCTURE)
    return {
        "status": code_converter(layout.status, _STATUS, otherwise=resident, empty=_RESIDENT),
        "sex": code_converter(layout.sex, _SEX, otherwise=unknown_sex, empty=-1),
        "protection": code_converter(layout.protection, _PROTECTION, otherwise=protected, empty=0),
        "structure": code_converter(
            layout.structure, _STRUCTURE, otherwise=unknown_structure, empty=-1
        ),
    }


def _birth_text(birth: str, is_unknown: str, unknown_text: str) -> str:
    """Choose what to read a birth from: what is said of it where the day is 不詳."""
    if unicodedata.normalize("NFKC", is_unknown).lstrip("0") == _IS_UNKNOWN:
        return unknown_text or _NOT_KNOWN
    return birth or unknown_text
