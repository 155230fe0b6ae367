"""A layout as the text of a layout file, which :mod:`importers.layouts.parse` reads back."""

from collections.abc import Iterable, Mapping

from importers.layouts.spec import (
    ColumnLayout,
    ContactLayout,
    FileShape,
    Layout,
    MarkColumn,
    RequirementLayout,
)
from importers.layouts.spellings import Spellings
from importers.layouts.toml_text import Value, toml_heading, toml_inline, toml_line, toml_lines

_PLAIN = FileShape()


def layout_text(layout: Layout) -> str:
    """Write a layout; reading it back under the same name gives an equal one."""
    top: dict[str, Value] = {"title": layout.title, "version": layout.version}
    if layout.header:
        top["header"] = layout.header
    blocks = [
        toml_lines(top),
        _table(_shape(layout.shape), "file"),
        _columns(layout.person, "person"),
        *_residents(layout),
        *_requirements(layout.requirements),
        *_others(layout),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _shape(shape: FileShape) -> dict[str, Value]:
    given: dict[str, Value | None] = {
        "encoding": shape.encoding,
        "header_line": shape.header_line,
        "delimiter": shape.delimiter,
        "sheet": shape.sheet,
    }
    plain = vars(_PLAIN)
    return {
        name: value for name, value in given.items() if value is not None and value != plain[name]
    }


def _residents(layout: Layout) -> list[list[str]]:
    residents = layout.residents
    if residents is None:
        return []
    place = ("residents", "codes")
    return [
        _columns(residents.columns, "residents"),
        _spelled(residents.status, *place, "status"),
        _spelled(residents.sex, *place, "sex"),
        _spelled(residents.protection, *place, "protection"),
        _spelled(residents.relationship, *place, "relationship"),
        _spelled(residents.structure, *place, "structure"),
    ]


def _requirements(needs: RequirementLayout | None) -> list[list[str]]:
    if needs is None:
        return []
    place = "requirements"
    head = [toml_heading(place)]
    if needs.fixed_kind is not None:
        head.append(toml_line("kind", f'"{needs.fixed_kind.value}"'))
    return [
        head,
        _columns(needs.columns, place),
        _spelled(needs.kinds, place, "kinds"),
        *(_spelled(table, place, "parts", kind) for kind, table in needs.parts.items()),
        *(_spelled(table, place, "grades", kind) for kind, table in needs.grades.items()),
        _table(_sorted(needs.grades_in_law), place, "grades_in_law"),
        _spelled(needs.pending, place, "pending"),
        *map(_mark, needs.marks),
    ]


def _others(layout: Layout) -> list[list[str]]:
    blocks = []
    if layout.protections is not None:
        blocks.append([toml_heading("protections")])
        blocks.append(_columns(layout.protections.columns, "protections"))
    if layout.consents is not None:
        blocks.append(_columns(layout.consents.columns, "consents"))
        blocks.append(_spelled(layout.consents.consents, "consents", "codes"))
    return [*blocks, *map(_contact, layout.contacts)]


def _contact(contact: ContactLayout) -> list[str]:
    return [
        toml_heading("contacts", is_array=True),
        toml_line("role", f'"{contact.role.value}"'),
        toml_heading("contacts", "columns"),
        *_column_lines(contact.columns),
    ]


def _mark(mark: MarkColumn) -> list[str]:
    given: dict[str, Value | None] = {
        "header": mark.header,
        "kind": mark.kind.value,
        "part": mark.part,
        "grade": mark.grade,
        "reads": mark.reads.value,
    }
    values = {name: value for name, value in given.items() if value is not None}
    return [toml_heading("requirements", "marks", is_array=True), *toml_lines(values)]


def _columns(columns: Iterable[ColumnLayout], place: str) -> list[str]:
    lines = _column_lines(columns)
    return [toml_heading(place, "columns"), *lines] if lines else []


def _column_lines(columns: Iterable[ColumnLayout]) -> list[str]:
    return [toml_line(column.field, _column(column)) for column in columns]


def _column(column: ColumnLayout) -> str:
    headers: Value = column.headers
    form = column.take.value
    if form == "any_of" and len(column.headers) == 1:
        form, headers = "header", column.header
    values: dict[str, Value] = {form: headers}
    return toml_inline(values | ({"needed": True} if column.is_needed else {}))


def _spelled(spellings: Spellings, *place: str) -> list[str]:
    # a table without words is told too: left out, it would be read as something else
    return [toml_heading(*place), *toml_lines(spellings.written)]


def _sorted(grades_of_part: Mapping[str, frozenset[str]]) -> dict[str, Value]:
    return {part: sorted(grades) for part, grades in grades_of_part.items()}


def _table(values: Mapping[str, Value], *place: str) -> list[str]:
    return [toml_heading(*place), *toml_lines(values)] if values else []
