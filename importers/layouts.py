"""A source's layout (TOML): which header is which column, and how its cells are spelled.

A layout is data and is checked whole on load, so that a typing slip in it is an error with a
name and not a column that quietly stays empty.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from importers.errors import ImportProblem, ImportRefused
from importers.layout_table import LayoutTable
from importers.spellings import Spellings
from importers.text import comparison_key
from scoring.codes import ImpairmentPart, MedicalDevice, RequirementKind, ResidentStatus, Sex

RESIDENT_COLUMNS = (
    "person_id", "household_id", "name", "kana", "birth_date", "sex", "relationship", "address",
    "building", "phones", "status", "protection", "lon", "lat", "floor", "storeys",
)  # fmt: skip
REQUIREMENT_COLUMNS = (
    "person_id", "kind", "part", "grade", "valid_from", "valid_until", "note",
)  # fmt: skip
NEEDED_OF_RESIDENTS = frozenset({"person_id", "household_id", "name", "birth_date", "address"})
NEEDED_OF_REQUIREMENTS = frozenset({"person_id", "kind"})
PROTECTED, NOT_PROTECTED = "yes", "no"
UNKNOWN_SEX = "unknown"
_WORDS_OF_PARTS: dict[str, list[str]] = {
    RequirementKind.PHYSICAL_HANDBOOK.value: [part.value for part in ImpairmentPart],
    RequirementKind.MEDICAL_DEVICE.value: [device.value for device in MedicalDevice],
}


@dataclass(frozen=True)
class ColumnLayout:
    """One column: its header in the file, and whether a file without it is refused."""

    field: str
    header: str
    is_needed: bool


@dataclass(frozen=True)
class ResidentLayout:
    """How the registry's file is read; code tables by spelling."""

    columns: tuple[ColumnLayout, ...]
    status: Spellings
    sex: Spellings
    protection: Spellings


@dataclass(frozen=True)
class RequirementLayout:
    """How a welfare file is read.

    ``parts`` and ``grades`` by kind; a kind without a grade table takes any grade as it is
    written. ``grades_in_law`` by part: the grades that exist; a part not named: any.
    """

    columns: tuple[ColumnLayout, ...]
    kinds: Spellings
    parts: dict[str, Spellings]
    grades: dict[str, Spellings]
    grades_in_law: dict[str, frozenset[str]]


@dataclass(frozen=True)
class Layout:
    """A layout file; a table is None where the file does not describe it."""

    name: str
    title: str
    residents: ResidentLayout | None
    requirements: RequirementLayout | None


def header_key(header: str) -> str:
    """Give the form in which headers are compared: width, blanks and case do not count."""
    return comparison_key(header.replace("\n", ""))


def load_layout(name_or_path: str, shipped_dir: Path) -> Layout:
    """Load a layout by its name among those shipped, or by the path of a ``.toml`` file.

    Raises
    ------
    ImportRefused
        There is none, or it is not as it must be; names file and key.
    """
    is_path = name_or_path.lower().endswith(".toml")
    path = Path(name_or_path) if is_path else shipped_dir / f"{name_or_path}.toml"
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as fault:
        known = ", ".join(sorted(shipped.stem for shipped in shipped_dir.glob("*.toml")))
        raise ImportRefused(
            ImportProblem.LAYOUT_NOT_FOUND, path=path, value=name_or_path, expected=known
        ) from fault
    except UnicodeDecodeError as fault:
        raise ImportRefused(ImportProblem.LAYOUT_NOT_TOML, path=path, value="UTF-8") from fault
    return parse_layout(text, path)


def parse_layout(text: str, path: Path) -> Layout:
    """Read the text of a layout file; ``path`` names it in errors and gives its name.

    Raises
    ------
    ImportRefused
        The text is no TOML, or a key is missing, surplus, doubled or of the wrong type.
    """
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise ImportRefused(ImportProblem.LAYOUT_NOT_TOML, path=path, value=str(fault)) from fault
    whole = LayoutTable(path, "", values)
    whole.allow("title", "residents", "requirements")
    if not {"residents", "requirements"} & set(values):
        raise whole.refuse(ImportProblem.LAYOUT_MISSING_KEY, "residents")
    return Layout(
        path.stem,
        whole.text("title"),
        _parse_residents(whole.table("residents")) if "residents" in values else None,
        _parse_requirements(whole.table("requirements")) if "requirements" in values else None,
    )


def _parse_residents(table: LayoutTable) -> ResidentLayout:
    table.allow("columns", "codes")
    codes = table.table("codes")
    codes.allow("status", "sex", "protection")
    sexes = (*(sex.value for sex in Sex), UNKNOWN_SEX)
    return ResidentLayout(
        _parse_columns(table, RESIDENT_COLUMNS, NEEDED_OF_RESIDENTS),
        codes.table("status").codes([status.value for status in ResidentStatus]),
        codes.table("sex").codes(sexes),
        codes.table("protection").codes((PROTECTED, NOT_PROTECTED)),
    )


def _parse_requirements(table: LayoutTable) -> RequirementLayout:
    table.allow("columns", "kinds", "parts", "grades", "grades_in_law")
    kinds = [kind.value for kind in RequirementKind]
    parts = table.table("parts")
    parts.allow(*_WORDS_OF_PARTS)
    grades = table.table("grades")
    grades.allow(*kinds)
    law = table.table("grades_in_law")
    law.allow(*(part.value for part in ImpairmentPart))
    return RequirementLayout(
        _parse_columns(table, REQUIREMENT_COLUMNS, NEEDED_OF_REQUIREMENTS),
        table.table("kinds").words(kinds),
        {kind: parts.table(kind).words(_WORDS_OF_PARTS[kind]) for kind in parts.values},
        {kind: grades.table(kind).words(None) for kind in grades.values},
        {part: frozenset(law.texts(part)) for part in law.values},
    )


def _parse_columns(
    table: LayoutTable, known: tuple[str, ...], needed: frozenset[str]
) -> tuple[ColumnLayout, ...]:
    columns = table.table("columns")
    columns.allow(*known)
    for field in sorted(needed - columns.values.keys()):
        raise columns.refuse(ImportProblem.LAYOUT_MISSING_KEY, field)
    made = []
    for field in columns.values:
        column = columns.table(field)
        column.allow("header", "needed")
        made.append(ColumnLayout(field, column.text("header"), column.truth("needed")))
    headers = [header_key(column.header) for column in made]
    for one in made:
        if headers.count(header_key(one.header)) > 1:
            raise columns.refuse(ImportProblem.LAYOUT_DOUBLED_VALUE, one.field, value=one.header)
    return tuple(made)
