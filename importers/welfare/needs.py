"""Needs (要件) of a file's rows: from a kind column, as one fixed kind, and from mark columns."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

import numpy as np
import pandas as pd

from importers.convert import convert_ids, convert_texts
from importers.issues import IssueCode
from importers.layouts.spec import MarkColumn, RequirementLayout
from importers.welfare.cells import Cells
from importers.welfare.history import convert_history
from importers.welfare.marks import MARK, read_mark
from importers.welfare.periods import Columns, PeriodReader
from importers.welfare.words import Need, NeedWords, Reading, read_need
from scoring.codes import RequirementKind
from scoring.columns import codes_from_positions

_KINDS = {kind: place for place, kind in enumerate(RequirementKind)}
_FIELDS_OF_A_NEED = ("kind", "part", "grade", "overall_grade")


class _Found(NamedTuple):
    """Needs of some rows: the place of its row, and the need itself, in two equal columns."""

    rows: np.ndarray
    needs: np.ndarray


class _ReadOnce(dict[tuple[str, ...], int]):
    """Reads each combination of cells once; the value is a place in ``read``."""

    def __init__(self, read: Callable[[tuple[str, ...]], Reading]) -> None:
        super().__init__()
        self._read = read
        self.read: list[Reading] = []

    def __missing__(self, cells: tuple[str, ...]) -> int:
        self.read.append(self._read(cells))
        self[cells] = place = len(self.read) - 1
        return place

    def find(self, cells: Cells, fields: Sequence[str], field_of: dict[str, str]) -> _Found:
        """Give the needs of all rows and note the issues; ``field_of`` renames their fields."""
        rows = zip(*(cells.texts(field) for field in fields), strict=True)
        places = np.fromiter(map(self.__getitem__, rows), dtype=np.int64, count=len(cells))
        for place in np.unique(places):
            for field, code in self.read[place].issues:
                name = field_of.get(field, field)
                cells.noted(name).add(code, np.flatnonzero(places == place), cells.texts(name))
        return self._spread(places)

    def _spread(self, places: np.ndarray) -> _Found:
        """Give a row for each need of a reading; most have exactly one."""
        sizes = np.array([len(reading.needs) for reading in self.read], dtype=np.int64)
        needs = _objects([need for reading in self.read for need in reading.needs])
        first = np.cumsum(sizes) - sizes
        counts = sizes[places]
        rows = np.repeat(np.arange(len(places)), counts)
        ahead = np.arange(len(rows)) - np.repeat(np.cumsum(counts) - counts, counts)
        return _Found(rows, needs[first[places][rows] + ahead])


class NeedReader:
    """Reads the needs of a file's rows; each distinct wording and date once."""

    def __init__(self, layout: RequirementLayout) -> None:
        words = NeedWords(layout)
        self._has_kind = layout.fixed_kind is not None or any(
            column.field == "kind" for column in layout.columns
        )
        self._rows = _ReadOnce(partial(_read_row, words))
        self._marks = [_ReadOnce(partial(_read_mark, words, mark)) for mark in layout.marks]
        self._periods = PeriodReader(layout)

    def convert(self, cells: Cells, persons: np.ndarray) -> Columns:
        """Give the columns of REQUIREMENTS but for file and source, and those of history.

        Needs come in the order of the rows. A row whose marks all say no has none.
        """
        found = self._find(cells)
        rows = np.concatenate([each.rows for each in found])
        order = np.argsort(rows, kind="stable")
        needs = np.concatenate([each.needs for each in found])[order]
        is_own = np.arange(len(rows)) < (len(found[0].rows) if self._has_kind else 0)
        by_row = self._of_rows(cells, persons)
        made = {name: values[rows[order]] for name, values in by_row.items()}
        made["certificate_no"] = np.where(is_own[order], made["certificate_no"], np.nan)
        made |= _of_needs(needs)
        made["is_change_pending"] |= made.pop("is_pending")
        _doubt_missing_reasons(cells, made, rows[order])
        return made

    def _find(self, cells: Cells) -> list[_Found]:
        found = [self._rows.find(cells, _FIELDS_OF_A_NEED, {})] if self._has_kind else []
        for place, reader in enumerate(self._marks):
            field = mark_field(place)
            found.append(reader.find(cells, [field], {MARK: field}))
        return found

    def _of_rows(self, cells: Cells, persons: np.ndarray) -> Columns:
        note = convert_texts(cells.texts("note"), cells.noted("note"))
        numbers = convert_ids(cells.texts("certificate_no"), cells.noted("certificate_no"))
        certificates = np.array([number or np.nan for number in numbers], dtype=object)
        made = {"person_id": persons, "note": note, "certificate_no": certificates}
        made["line"] = cells.lines
        return made | self._periods.convert(cells) | convert_history(cells)


def mark_field(place: int) -> str:
    """Name the cells of a mark column by its place in the layout, from 0."""
    return f"{MARK} {place}"


def _read_row(words: NeedWords, cells: tuple[str, ...]) -> Reading:
    kind, part, grade, overall = cells
    return read_need(words, (kind, part, grade, overall))


def _read_mark(words: NeedWords, mark: MarkColumn, cells: tuple[str, ...]) -> Reading:
    return read_mark(words, mark, cells[0])


def _of_needs(needs: np.ndarray) -> Columns:
    given: list[Need] = needs.tolist()
    texts = {
        "part": [need.part for need in given],
        "grade": [need.grade for need in given],
        "overall_grade": [need.overall_grade for need in given],
    }
    made = {name: _objects([np.nan if text is None else text for text in column])
            for name, column in texts.items()}  # fmt: skip
    places = np.array([_KINDS[need.kind] for need in given], dtype=np.int8)
    made["kind"] = codes_from_positions(RequirementKind, places)
    made["is_pending"] = np.array([need.is_change_pending for need in given], dtype=bool)
    return made


def _doubt_missing_reasons(cells: Cells, made: Columns, rows: np.ndarray) -> None:
    """Doubt a need that staff added by hand (手動追加) without a word why."""
    is_manual = (made["kind"] == RequirementKind.MANUAL.value).to_numpy()
    is_silent = pd.isna(made["note"]) & pd.isna(made["grade"]) & pd.isna(made["part"])
    hurt = rows[is_manual & is_silent]
    cells.noted("note").add(IssueCode.MISSING_REASON, hurt, cells.texts("note"))


def _objects(values: Sequence[object]) -> np.ndarray:
    made = np.empty(len(values), dtype=object)
    made[:] = values
    return made
