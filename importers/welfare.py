"""Requirements (要件) from a welfare section's file: the REQUIREMENTS frame and its issues.

A row of a person who is dead or has moved stays: the person takes no part, so neither does
the row. An expired row stays too; whether it counts is asked with a 基準日 later. A row of a
person the registry does not know is refused, with an issue.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd

from importers.convert import (
    NO_DAY,
    Noted,
    convert_date,
    convert_ids,
    convert_last_day,
    convert_texts,
    date_converter,
)
from importers.errors import ImportProblem, ImportRefused
from importers.headers import FoundColumns, find_columns
from importers.issues import IssueCode, IssueList, hide_values
from importers.layouts import REQUIREMENT_COLUMNS, Layout, RequirementLayout
from importers.requirement_words import WordingTable
from importers.rows import first_of_each, join_chunks, read_chunks
from importers.tabular import Chunk, SourceFile, TableFile, open_table
from scoring.codes import RequirementKind
from scoring.columns import codes_from_positions
from scoring.frames import REQUIREMENTS

_Columns = dict[str, np.ndarray]


@dataclass(frozen=True)
class RequirementsImport:
    """What one welfare file gave: REQUIREMENTS, ISSUES and what the file was."""

    requirements: pd.DataFrame
    issues: pd.DataFrame
    source: SourceFile


def read_requirements(path: Path, layout: Layout, residents: pd.DataFrame) -> RequirementsImport:
    """Read a welfare file against the registry (a RESIDENTS frame).

    Rows come in the order of the file; identical rows are kept once. A file of no rows is a
    town without requirements and gives none.

    Raises
    ------
    ImportRefused
        The file is not as needed.
    """
    if layout.requirements is None:
        raise ImportRefused(
            ImportProblem.LAYOUT_WITHOUT_TABLE, path=path, value=layout.name, key="requirements"
        )
    issues = IssueList(path.name)
    with open_table(path) as table:
        found = find_columns(path, table.header, layout.requirements.columns)
        reader = _Reader(layout.requirements, found, issues, residents)
        requirements = reader.read(table, path.name)
        source = table.source(found.unknown)
    kept = first_of_each(requirements, ["line"], issues)
    told = hide_values(issues.build(), reader.protected_lines, [found.headers["person_id"]])
    return RequirementsImport(kept, told, source)


class _Reader:
    """Converts the chunks of one file; each combination of kind, part and grade once."""

    def __init__(
        self,
        layout: RequirementLayout,
        found: FoundColumns,
        issues: IssueList,
        residents: pd.DataFrame,
    ) -> None:
        self._found = found
        self._issues = issues
        self._known = pd.Index(residents["person_id"])
        self._protected = residents["is_protected"].to_numpy()
        self.protected_lines: set[int] = set()
        self._words = WordingTable(layout)
        self._days = {
            "valid_from": date_converter(convert_date),
            "valid_until": date_converter(convert_last_day),
        }

    def read(self, table: TableFile, file_name: str) -> pd.DataFrame:
        """Give all rows as one REQUIREMENTS frame, repeated rows included."""
        chunks = read_chunks(table, self._found, REQUIREMENT_COLUMNS, self._issues)
        columns = join_chunks([self._convert(chunk) for chunk in chunks])
        if not columns:
            return REQUIREMENTS.empty()
        columns["kind"] = codes_from_positions(RequirementKind, columns["kind"])
        count = len(columns["line"])
        columns["file"] = np.full(count, file_name, dtype=object)
        for name in ("overall_grade", "certificate_no"):
            columns[name] = np.full(count, np.nan, dtype=object)
        for name in ("is_change_pending", "is_returned"):
            columns[name] = np.zeros(count, dtype=bool)
        columns["source"] = np.full(count, "template", dtype=object)
        return REQUIREMENTS.build(columns)

    def _convert(self, chunk: Chunk) -> _Columns:
        ids = convert_ids(chunk.columns["person_id"], self._noted("person_id", chunk))
        place = self._known.get_indexer(pd.Index(ids, dtype="str"))
        is_known = place >= 0
        self.protected_lines.update(chunk.lines[is_known][self._protected[place[is_known]]])
        self._refuse_strangers(chunk, ids, np.flatnonzero(~is_known))
        kept = chunk.where(is_known)
        places = self._words.places(kept.columns)
        has_kind = self._kinds()[places] >= 0
        self._note_words(kept, places)
        taken, places = kept.where(has_kind), places[has_kind]
        made = self._worded(places)
        made["person_id"] = np.array(ids, dtype=object)[is_known][has_kind]
        for name, converter in self._days.items():
            made[name] = converter.convert(taken.columns[name], self._noted(name, taken))
        made["note"] = convert_texts(taken.columns["note"], self._noted("note", taken))
        self._doubt_periods(taken, made)
        made["line"] = taken.lines
        return made

    def _kinds(self) -> np.ndarray:
        return np.array([wording.kind for wording in self._words.read], dtype=np.int64)

    def _worded(self, places: np.ndarray) -> _Columns:
        read = self._words.read
        texts = {
            "part": [np.nan if wording.part is None else wording.part for wording in read],
            "grade": [np.nan if wording.grade is None else wording.grade for wording in read],
        }
        made = {name: np.array(values, dtype=object)[places] for name, values in texts.items()}
        return made | {"kind": self._kinds()[places]}

    def _note_words(self, chunk: Chunk, places: np.ndarray) -> None:
        for place in np.unique(places):
            for field, code in self._words.read[place].issues:
                rows = np.flatnonzero(places == place)
                self._noted(field, chunk).add(code, rows, chunk.columns[field])

    def _refuse_strangers(self, chunk: Chunk, ids: list[str], rows: np.ndarray) -> None:
        if not len(rows):
            return
        noted = self._noted("person_id", chunk)
        hurt = [row for row in rows if ids[row] in self._ids_without_zeros]
        noted.add(IssueCode.PERSON_ID_ZEROS_LOST, np.array(hurt, dtype=np.int64), ids)
        noted.add(IssueCode.UNKNOWN_PERSON, np.setdiff1d(rows, hurt).astype(np.int64), ids)

    @cached_property
    def _ids_without_zeros(self) -> frozenset[str]:
        return frozenset(
            known.lstrip("0") for known in self._known.tolist() if known.startswith("0")
        )

    def _doubt_periods(self, chunk: Chunk, made: _Columns) -> None:
        reversed_rows = np.flatnonzero(made["valid_until"] <= made["valid_from"])
        noted = self._noted("valid_until", chunk)
        noted.add(IssueCode.PERIOD_REVERSED, reversed_rows, chunk.columns["valid_until"])
        made["valid_until"][reversed_rows] = NO_DAY

    def _noted(self, name: str, chunk: Chunk) -> Noted:
        return Noted(self._issues, self._found.headers.get(name, ""), chunk.lines)
