"""Reads the tables of a layout, each for one kind of content of a file."""

from importers.errors import ImportProblem
from importers.layouts.layout_table import LayoutTable
from importers.layouts.parse_columns import parse_columns, refuse_forbidden
from importers.layouts.spec import (
    CONSENT_FIELDS,
    CONTACT_FIELDS,
    NEEDED_OF_RESIDENTS,
    NOT_PROTECTED,
    PERSON_FIELDS,
    PROTECTED,
    PROTECTION_FIELDS,
    REQUIREMENT_FIELDS,
    RESIDENT_FIELDS,
    RETURNED,
    UNKNOWN_SEX,
    ColumnLayout,
    ConsentLayout,
    ContactLayout,
    MarkColumn,
    MarkReads,
    ProtectionLayout,
    RequirementLayout,
    ResidentLayout,
)
from importers.layouts.spellings import Spellings, build_spellings
from scoring.codes import (
    ImpairmentPart,
    MedicalDevice,
    RequirementKind,
    ResidentStatus,
    Sex,
    Structure,
)
from scoring.record_codes import ConsentState, ContactRole

_KINDS = [kind.value for kind in RequirementKind]
_WORDS_OF_PARTS: dict[str, list[str]] = {
    RequirementKind.PHYSICAL_HANDBOOK.value: [part.value for part in ImpairmentPart],
    RequirementKind.MEDICAL_DEVICE.value: [device.value for device in MedicalDevice],
}
_STATES = ("yes", "no", RETURNED)


def parse_person(whole: LayoutTable) -> tuple[ColumnLayout, ...]:
    """Read who a row of a welfare file is about: a 宛名番号, or at least a name.

    Raises
    ------
    ImportRefused
        Neither is described.
    """
    table = whole.table("person")
    table.allow("columns")
    columns = parse_columns(table, PERSON_FIELDS)
    if not {"person_id", "name"} & {column.field for column in columns}:
        raise table.table("columns").refuse(ImportProblem.LAYOUT_MISSING_KEY, "person_id")
    return columns


def parse_residents(table: LayoutTable) -> ResidentLayout:
    """Read how the registry's file is read."""
    table.allow("columns", "codes")
    codes = table.table_or_empty("codes")
    codes.allow("status", "sex", "protection", "relationship", "structure")
    sexes = (*(sex.value for sex in Sex), UNKNOWN_SEX)
    return ResidentLayout(
        parse_columns(table, RESIDENT_FIELDS, NEEDED_OF_RESIDENTS),
        codes.table_or_empty("status").codes([status.value for status in ResidentStatus]),
        codes.table_or_empty("sex").codes(sexes),
        codes.table_or_empty("protection").codes((PROTECTED, NOT_PROTECTED)),
        codes.table_or_empty("relationship").codes(None),
        codes.table_or_empty("structure").codes([structure.value for structure in Structure]),
    )


def parse_requirements(table: LayoutTable) -> RequirementLayout:
    """Read how needs are read: by a kind column, as one kind, or from mark columns."""
    table.allow(
        "kind", "columns", "kinds", "parts", "grades", "grades_in_law", "pending", "marks"
    )  # fmt: skip
    parts = table.table_or_empty("parts")
    parts.allow(*_WORDS_OF_PARTS)
    grades = table.table_or_empty("grades")
    grades.allow(*_KINDS)
    law = table.table_or_empty("grades_in_law")
    law.allow(*(part.value for part in ImpairmentPart))
    grade_words = {kind: grades.table(kind).words(None) for kind in grades.values}
    return RequirementLayout(
        _requirement_columns(table),
        table.table("kinds").words(_KINDS) if "kinds" in table else _kinds_by_name(),
        {kind: parts.table(kind).words(_WORDS_OF_PARTS[kind]) for kind in parts.values},
        grade_words,
        {part: frozenset(law.texts(part)) for part in law.values},
        RequirementKind(table.choice("kind", _KINDS)) if "kind" in table else None,
        tuple(_parse_mark(mark, grade_words) for mark in table.tables("marks")),
        table.table_or_empty("pending").codes(_STATES),
    )


def parse_protections(table: LayoutTable) -> ProtectionLayout:
    """Read how a file of 支援措置 is read."""
    table.allow("columns")
    return ProtectionLayout(_columns_or_none(table, PROTECTION_FIELDS))


def parse_consents(table: LayoutTable) -> ConsentLayout:
    """Read how consent is read."""
    table.allow("columns", "codes")
    codes = table.table_or_empty("codes").codes([state.value for state in ConsentState])
    return ConsentLayout(parse_columns(table, CONSENT_FIELDS, ["consent"]), codes)


def parse_contact(table: LayoutTable) -> ContactLayout:
    """Read one contact that a row may name."""
    table.allow("role", "columns")
    role = table.choice("role", [role.value for role in ContactRole])
    return ContactLayout(ContactRole(role), parse_columns(table, CONTACT_FIELDS))


def _columns_or_none(table: LayoutTable, known: tuple[str, ...]) -> tuple[ColumnLayout, ...]:
    return parse_columns(table, known) if "columns" in table else ()


def _requirement_columns(table: LayoutTable) -> tuple[ColumnLayout, ...]:
    """Read the columns; the kind must come from somewhere."""
    if not {"kind", "marks"} & table.values.keys():
        return parse_columns(table, REQUIREMENT_FIELDS, ["kind"])
    return _columns_or_none(table, REQUIREMENT_FIELDS)


def _kinds_by_name() -> Spellings:
    return build_spellings(dict.fromkeys(_KINDS, ()), words_count=True)


def _parse_mark(table: LayoutTable, grades: dict[str, Spellings]) -> MarkColumn:
    table.allow("header", "kind", "part", "grade", "reads")
    refuse_forbidden(table, "header", table.text("header"))
    kind = table.choice("kind", _KINDS)
    reads = table.choice("reads", list(MarkReads)) if "reads" in table else MarkReads.GRADE
    grade = table.text_or_none("grade")
    if grade is not None and kind in grades and grade not in grades[kind].words:
        raise table.refuse_value("grade", ", ".join(grades[kind].words))
    return MarkColumn(
        table.text("header"), RequirementKind(kind), _part_of_mark(table, kind), grade,
        MarkReads(reads),
    )  # fmt: skip


def _part_of_mark(table: LayoutTable, kind: str) -> str | None:
    if "part" in table and kind in _WORDS_OF_PARTS:
        return table.choice("part", _WORDS_OF_PARTS[kind])
    return table.text_or_none("part")
