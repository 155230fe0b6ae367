"""A source's layout (TOML): which header is which column, and how its cells are spelled.

A layout is data and is checked whole on load, so that a typing slip in it is an error with a
name and not a column that quietly stays empty.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from importers.byte_check import Encoding
from importers.errors import ImportProblem, ImportRefused
from importers.layouts.layout_table import LayoutTable
from importers.layouts.parse_tables import (
    parse_consents,
    parse_contact,
    parse_person,
    parse_protections,
    parse_requirements,
    parse_residents,
)
from importers.layouts.spec import ColumnLayout, FileShape, Layout

_WELFARE = ("requirements", "protections", "consents", "contacts")
_KEYS = ("title", "version", "header", "file", "person", "residents", *_WELFARE)
_NO_DELIMITER = '"\r\n'
_NO_OWN: Mapping[str, str] = {}


def load_layout(name_or_path: str, shipped_dir: Path, own: Mapping[str, str] = _NO_OWN) -> Layout:
    """Load a layout by its name, or by the path of a ``.toml`` file.

    ``own`` are the town's own layouts by name, as TOML: they go before those shipped.

    Raises
    ------
    ImportRefused
        There is none, or it is not as it must be; names file and key.
    """
    if name_or_path in own:
        return parse_layout(own[name_or_path], Path(f"{name_or_path}.toml"))
    is_path = name_or_path.lower().endswith(".toml")
    path = Path(name_or_path) if is_path else shipped_dir / f"{name_or_path}.toml"
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as fault:
        shipped = {file.stem for file in shipped_dir.glob("*.toml")}
        known = ", ".join(sorted(shipped | own.keys()))
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
    whole.allow(*_KEYS)
    if not {"residents", *_WELFARE} & values.keys():
        raise whole.refuse(ImportProblem.LAYOUT_MISSING_KEY, "residents")
    return Layout(
        name=path.stem,
        title=whole.text("title"),
        version=whole.whole("version", least=1, otherwise=1),
        shape=_parse_shape(whole.table_or_empty("file")),
        header=tuple(whole.texts("header")) if "header" in whole else (),
        person=_person_of(whole),
        residents=parse_residents(whole.table("residents")) if "residents" in whole else None,
        requirements=(
            parse_requirements(whole.table("requirements")) if "requirements" in whole else None
        ),
        protections=(
            parse_protections(whole.table("protections")) if "protections" in whole else None
        ),
        consents=parse_consents(whole.table("consents")) if "consents" in whole else None,
        contacts=tuple(map(parse_contact, whole.tables("contacts"))),
    )


def _person_of(whole: LayoutTable) -> tuple[ColumnLayout, ...]:
    is_used = "person" in whole or any(table in whole for table in _WELFARE)
    return parse_person(whole) if is_used else ()


def _parse_shape(table: LayoutTable) -> FileShape:
    table.allow("encoding", "header_line", "delimiter", "sheet")
    delimiter = table.text("delimiter") if "delimiter" in table else FileShape.delimiter
    if len(delimiter) != 1 or delimiter in _NO_DELIMITER:
        raise table.refuse_value("delimiter", '","')
    return FileShape(
        table.choice("encoding", list(Encoding)) if "encoding" in table else None,
        table.whole("header_line", least=0, otherwise=FileShape.header_line),
        delimiter,
        table.text_or_none("sheet"),
    )
