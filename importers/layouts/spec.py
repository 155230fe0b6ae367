"""What a layout says: how the table lies in its file, which column is which field, which words.

Plain values only. They are read from TOML in :mod:`importers.layouts.parse`, written in
:mod:`importers.layouts.write` and proposed for a file in :mod:`importers.layouts.propose`.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from importers.layouts.spellings import Spellings
from scoring.codes import RequirementKind
from scoring.record_codes import ContactRole

PERSON_FIELDS = ("person_id", "name", "kana", "birth_date", "age", "address", "phones")
"""Who a row of a welfare file is about; a layout without ``person_id`` needs ``name``."""

RESIDENT_FIELDS = (
    "person_id", "household_id", "name", "kana", "birth_date", "sex", "relationship", "address",
    "building", "phones", "status", "protection", "lon", "lat", "floor", "storeys", "district",
    "birth_is_unknown", "birth_unknown_text", "is_latest", "history_no", "history_branch",
    "relationship_codes", "structure",
)  # fmt: skip
REQUIREMENT_FIELDS = (
    "kind", "part", "grade", "overall_grade", "valid_from", "valid_until", "returned_on",
    "pending", "certificate_no", "note", "is_latest", "history_no",
)  # fmt: skip
PROTECTION_FIELDS = ("valid_from", "valid_until", "kind", "is_latest", "history_no")
CONSENT_FIELDS = ("consent", "answered_on")
CONTACT_FIELDS = ("name", "relationship", "phones", "address")
NEEDED_OF_RESIDENTS = frozenset({"person_id", "household_id", "name", "birth_date", "address"})
PROTECTED, NOT_PROTECTED = "yes", "no"
UNKNOWN_SEX = "unknown"
RETURNED = "returned"
"""The state of a paper that was given back or lost its ground (返還, 喪失)."""


class Take(StrEnum):
    """How several headers make one field."""

    ANY_OF = "any_of"
    JOIN = "join"
    FIRST_FILLED = "first_filled"


class MarkReads(StrEnum):
    """What a cell of a mark column says: the grade itself, or only yes (○) and no (×)."""

    GRADE = "grade"
    YES = "yes"


@dataclass(frozen=True)
class FileShape:
    """How the table lies in its file.

    ``encoding`` None: strict tries in order. ``header_line`` counts lines (rows of a sheet)
    from 1; 0: there is no header, the columns are called 列1, 列2 … ``sheet`` None: the
    first sheet. Rows above the header are titles and no part of the table.
    """

    encoding: str | None = None
    header_line: int = 1
    delimiter: str = ","
    sheet: str | None = None


@dataclass(frozen=True)
class ColumnLayout:
    """One field: the headers it is taken from, and whether a file without them is refused.

    ANY_OF: the first of the headers that stands in the file. JOIN: the cells of all of them
    put together in this order, blanks left out; a needed one needs all. FIRST_FILLED: the
    first cell that is not empty; a needed one needs at least one of the headers.
    """

    field: str
    headers: tuple[str, ...]
    is_needed: bool = False
    take: Take = Take.ANY_OF

    @property
    def header(self) -> str:
        """The header that errors and issues name."""
        return self.headers[0]


@dataclass(frozen=True)
class MarkColumn:
    """A column of a wide list that stands for one need, such as 要介護度, 視覚 or 人工呼吸器.

    ``part`` and ``grade`` None: the row has none, or the cell is the grade.
    """

    header: str
    kind: RequirementKind
    part: str | None = None
    grade: str | None = None
    reads: MarkReads = MarkReads.GRADE


@dataclass(frozen=True)
class ResidentLayout:
    """How the registry's file is read; code tables by spelling.

    ``relationship``: codes of 続柄 to words; what it does not know stays as written.
    ``structure``: empty in a layout of before 構造 was read; then no cell is known.
    """

    columns: tuple[ColumnLayout, ...]
    status: Spellings
    sex: Spellings
    protection: Spellings
    relationship: Spellings = field(default_factory=Spellings)
    structure: Spellings = field(default_factory=Spellings)


@dataclass(frozen=True)
class RequirementLayout:
    """How needs are read: a row has a kind column, or one kind for the file, or mark columns.

    ``parts`` and ``grades`` by kind; a kind without a grade table takes any grade as it is
    written. ``grades_in_law`` by part: the grades that exist; a part not named: any.
    ``pending``: spellings of the states ``yes`` (変更申請中), ``no`` and RETURNED
    (認定状況, 資格状態). ``fixed_kind`` None: the kind
    column tells.
    """

    columns: tuple[ColumnLayout, ...]
    kinds: Spellings
    parts: dict[str, Spellings]
    grades: dict[str, Spellings]
    grades_in_law: dict[str, frozenset[str]]
    fixed_kind: RequirementKind | None = None
    marks: tuple[MarkColumn, ...] = ()
    pending: Spellings = field(default_factory=Spellings)


@dataclass(frozen=True)
class ProtectionLayout:
    """How a file of 支援措置 is read; every row protects, whatever its dates."""

    columns: tuple[ColumnLayout, ...]


@dataclass(frozen=True)
class ConsentLayout:
    """How consent is read; ``consents``: spellings of given, refused, unanswered."""

    columns: tuple[ColumnLayout, ...]
    consents: Spellings


@dataclass(frozen=True)
class ContactLayout:
    """One contact a row may name: whose kind it is, and its columns."""

    role: ContactRole
    columns: tuple[ColumnLayout, ...]


@dataclass(frozen=True)
class Layout:
    """A layout file; a table is None (``contacts``: empty) where it does not describe one.

    ``header`` is the header row the layout was made with, for recognising the file and for
    showing what changed; empty: any header with the needed columns will do. ``version``
    counts the town's own changes from 1. ``person`` says who a welfare row is about.
    """

    name: str
    title: str
    version: int = 1
    shape: FileShape = FileShape()
    header: tuple[str, ...] = ()
    person: tuple[ColumnLayout, ...] = ()
    residents: ResidentLayout | None = None
    requirements: RequirementLayout | None = None
    protections: ProtectionLayout | None = None
    consents: ConsentLayout | None = None
    contacts: tuple[ContactLayout, ...] = ()
