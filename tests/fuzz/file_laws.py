"""What the readers of files promise of every file they accept; each breach is told in words.

The file is read a second time here, with nothing but Python's own ``csv``, so that a row or a
cell that the readers lose is seen.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from importers.issues import IssueCode
from importers.layouts.spec import ColumnLayout, Layout, Take
from importers.layouts.spellings import header_key
from importers.registry import ResidentsImport
from importers.tabular import preview_table
from importers.welfare import WelfareImport
from scoring.frames import ISSUES, REQUIREMENTS, RESIDENTS
from scoring.record_frames import CONSENTS, CONTACTS, PROTECTIONS, RECORDS

_ROW_IS_GONE = {
    code.value
    for code in (
        IssueCode.WRONG_CELL_COUNT,
        IssueCode.MISSING_PERSON_ID,
        IssueCode.NO_PERSON,
        IssueCode.DUPLICATE_ROW,
    )
}
_NO_NEED = {IssueCode.MISSING_KIND.value, IssueCode.UNKNOWN_KIND.value}
_ONE_DAY = pd.Timedelta(days=1)
_LINE_BREAK = re.compile(r"[\r\n]+")
_FIRST, _LAST = np.datetime64("1800-01-01"), np.datetime64("9999-12-31")


@dataclass(frozen=True)
class PlainTable:
    """A file read plainly: header, and the cells of each row by the line it starts on."""

    header: list[str]
    rows: dict[int, list[str]]

    def cell(self, column: ColumnLayout, line: int) -> str:
        """Give what a field is taken from; blank where the file lacks it."""
        keys = [header_key(name) for name in self.header]
        places = [keys.index(key) for key in map(header_key, column.headers) if key in keys]
        cells = [self.rows[line][place].strip() for place in places]
        if column.take is Take.JOIN:
            return "".join(cells)
        if column.take is Take.FIRST_FILLED:
            return next(filter(None, cells), "")
        return cells[0] if cells else ""


def read_plainly(path: Path, encoding: str) -> PlainTable:
    """Read a file without the importers; a workbook's rows are taken from its preview."""
    if encoding == "xlsx":
        shown = preview_table(path, rows=1_000_000)
        return PlainTable(shown.header, dict(zip(shown.lines, shown.rows, strict=True)))
    text = path.read_bytes().decode(encoding)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: dict[int, list[str]] = {}
    line = 1
    for cells in reader:
        if any(cells) and cells != ["\x1a"]:
            rows[line] = cells
        line = reader.line_num + 1
    first = min(rows)
    return PlainTable([name.strip() for name in rows.pop(first)], rows)


def registry_breaches(
    read: ResidentsImport, layout: Layout, plain: PlainTable, as_of: np.datetime64
) -> Iterator[str]:
    """Check a registry that was accepted."""
    residents, issues = read.residents, read.issues
    RESIDENTS.check(residents)
    ISSUES.check(issues)
    gone = issues.loc[issues["code"].isin(_ROW_IS_GONE), "line"].nunique()
    if read.source.rows != len(plain.rows):
        yield f"rows read {read.source.rows}, in the file {len(plain.rows)}"
    if read.source.rows != len(residents) + gone + read.source.history_rows:
        yield "rows read are rows kept, told or history"
    births = residents["birth_date"].to_numpy(dtype="datetime64[s]")
    latest = residents["birth_latest"].to_numpy(dtype="datetime64[s]")
    if (np.isnat(births) != np.isnat(latest)).any() or (births > latest).any():
        yield "a birth has both ends, in order"
    if (births < _FIRST).any() or (births > _LAST).any():
        yield "a birth is in range"
    late = set(residents.loc[births > as_of, "line"])
    if not late <= _lines(issues, IssueCode.BORN_AFTER_AS_OF, *_DATE_DOUBTS):
        yield "a birth after the day of the data is doubted"
    assert layout.residents is not None
    columns = {column.field: column for column in layout.residents.columns}
    yield from _kept_texts(residents, columns, plain)
    yield from _unread_cells(residents, columns, plain, issues)


def welfare_breaches(
    read: WelfareImport, layout: Layout, residents: pd.DataFrame, plain: PlainTable
) -> Iterator[str]:
    """Check a welfare file that was accepted."""
    frames = {
        REQUIREMENTS: read.requirements,
        PROTECTIONS: read.protections,
        CONSENTS: read.consents,
        CONTACTS: read.contacts,
        RECORDS: read.records,
        ISSUES: read.issues,
    }
    for schema, frame in frames.items():
        schema.check(frame)
    if read.source.rows != len(plain.rows):
        yield f"rows read {read.source.rows}, in the file {len(plain.rows)}"
    told = set(read.issues.loc[read.issues["code"].isin(_ROW_IS_GONE | _NO_NEED), "line"])
    kept = set(read.requirements["line"]) | set(read.protections["line"])
    lost = set(plain.rows) - told - kept
    if len(lost) > read.source.history_rows:
        yield f"lines {sorted(lost)[:5]} are neither kept nor told nor history"
    known = set(residents["person_id"]) | set(read.records["record_id"])
    for frame in (read.requirements, read.protections):
        if not set(frame["person_id"]) <= known:
            yield "whoever has a need is a resident or a record"
    needs = read.requirements
    # a paper given back on the day it was issued counted on no day, and says so
    first_days = needs["valid_from"].where(~needs["is_returned"], needs["valid_from"] - _ONE_DAY)
    if (needs["valid_until"] <= first_days).any():
        yield "a term goes forward"
    if layout.requirements is not None:
        columns = {column.field: column for column in layout.requirements.columns}
        yield from _unread_cells(needs, columns, plain, read.issues)


def _kept_texts(
    frame: pd.DataFrame, columns: dict[str, ColumnLayout], plain: PlainTable
) -> Iterator[str]:
    for row in frame.to_dict("records"):
        given = unicodedata.normalize("NFKC", plain.cell(columns["person_id"], row["line"]))
        if row["person_id"] != given:
            yield f"line {row['line']}: 宛名番号 {given!r} is kept"
        for field in ("name", "address", "kana", "building"):
            cell = _LINE_BREAK.sub(" ", plain.cell(columns[field], row["line"]))
            if cell and row[field] != cell:
                yield f"line {row['line']}: {field} {cell!r} is kept, not {row[field]!r}"


def _unread_cells(
    frame: pd.DataFrame, columns: dict[str, ColumnLayout], plain: PlainTable, issues: pd.DataFrame
) -> Iterator[str]:
    """Tell cells that are filled in the file, empty in the frame and in no issue of the line."""
    told = set(issues["line"])
    for field in _MAY_BE_UNREAD & set(columns) & set(frame.columns):
        for line in frame.loc[frame[field].isna(), "line"]:
            cell = plain.cell(columns[field], line)
            if cell and line not in told and not _says_nothing(field, cell):
                yield f"line {line}: {field} {cell!r} is not read and not told"


def _says_nothing(field: str, cell: str) -> bool:
    plain = unicodedata.normalize("NFKC", cell)
    is_unknown_sex = field == "sex" and header_key(plain) in ("0", "9", "不明", "不詳")
    return is_unknown_sex or (field == "valid_until" and "9999" in plain)


def _lines(issues: pd.DataFrame, *codes: IssueCode) -> set[int]:
    return set(issues.loc[issues["code"].isin([code.value for code in codes]), "line"])


_DATE_DOUBTS: Sequence[IssueCode] = tuple(
    code for code in IssueCode if "date" in code.value and code is not IssueCode.MISSING_BIRTH_DATE
)
_MAY_BE_UNREAD = {
    "birth_date", "sex", "lon", "lat", "floor", "storeys", "phones", "kana", "district",
    "building", "relationship", "part", "grade", "overall_grade", "valid_from", "valid_until",
    "certificate_no", "note", "structure",
}  # fmt: skip
