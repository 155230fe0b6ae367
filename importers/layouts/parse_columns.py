"""Reads ``columns`` of a layout: which headers make which field."""

from collections.abc import Iterable

from importers.errors import ImportProblem
from importers.layouts.layout_table import LayoutTable
from importers.layouts.spec import ColumnLayout, Take
from importers.layouts.spellings import header_key
from importers.my_number import is_my_number_name
from importers.sensitive_columns import is_sensitive_name

_ONE_HEADER = "header"
_FORMS = (_ONE_HEADER, *(take.value for take in Take))


def parse_columns(
    table: LayoutTable, known: Iterable[str], needed: Iterable[str] = ()
) -> tuple[ColumnLayout, ...]:
    """Read the table ``columns``; ``needed`` are fields that a layout must describe.

    Raises
    ------
    ImportRefused
        A key is unknown, missing or of the wrong type; one header makes two fields; a
        header is one that is never read.
    """
    columns = table.table("columns")
    columns.allow(*known)
    for field in sorted(set(needed) - columns.values.keys()):
        raise columns.refuse(ImportProblem.LAYOUT_MISSING_KEY, field)
    made = tuple(_parse_column(columns, field) for field in columns.values)
    _refuse_doubled(columns, made)
    return made


def refuse_forbidden(table: LayoutTable, key: str, header: str) -> None:
    """Refuse a header whose column is never read.

    Raises
    ------
    ImportRefused
        It names 個人番号, 住民票コード, 本籍 or their like.
    """
    if is_sensitive_name(header) or is_my_number_name(header):
        raise table.refuse(ImportProblem.LAYOUT_FORBIDDEN_COLUMN, key, value=header)


def _parse_column(columns: LayoutTable, field: str) -> ColumnLayout:
    column = columns.table(field)
    column.allow(*_FORMS, "needed")
    forms = [form for form in _FORMS if form in column]
    if len(forms) != 1:
        problem = ImportProblem.LAYOUT_DOUBLED_VALUE if forms else ImportProblem.LAYOUT_MISSING_KEY
        raise column.refuse(problem, forms[-1] if forms else _ONE_HEADER, value=", ".join(forms))
    form = forms[0]
    headers = [column.text(form)] if form == _ONE_HEADER else column.texts(form)
    if not headers:
        raise column.refuse_value(form, '["…"]')
    for header in headers:
        refuse_forbidden(column, form, header)
    take = Take.ANY_OF if form == _ONE_HEADER else Take(form)
    return ColumnLayout(field, tuple(headers), column.truth("needed"), take)


def _refuse_doubled(columns: LayoutTable, made: Iterable[ColumnLayout]) -> None:
    """Refuse a header that makes two fields; the parts of a joined one may make another too."""
    plain = [
        (column, header)
        for column in made
        if column.take is not Take.JOIN
        for header in column.headers
    ]
    keys = [header_key(header) for _, header in plain]
    for (column, header), key in zip(plain, keys, strict=True):
        if keys.count(key) > 1:
            raise columns.refuse(ImportProblem.LAYOUT_DOUBLED_VALUE, column.field, value=header)
