"""Which layout a file is read by, told by its header; what fits nothing is left to a person."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from app.paths import LAYOUTS_DIR
from app.pipeline.layouts_of_town import known_layouts, own_layouts, shipped_layouts
from app.store.town import Town
from importers.errors import ImportProblem, ImportRefused
from importers.headers import HeaderDifference
from importers.layouts.parse import load_layout
from importers.layouts.spec import FileShape, Layout
from importers.recognise import Beginning, recognise
from importers.tabular import PLAIN_SHAPE, Preview, preview_table

_OTHER_SHAPE = frozenset(
    {
        ImportProblem.EMPTY_FILE,
        ImportProblem.SHEET_NOT_FOUND,
        ImportProblem.UNREADABLE_ENCODING,
        ImportProblem.UNBALANCED_QUOTES,
        ImportProblem.TOO_MANY_COLUMNS,
    }
)
"""A file may be refused in the shape of one layout and be read in that of another."""


class FileRole(StrEnum):
    """What a file is, told by its header alone; UNKNOWN is shown and never imported."""

    REGISTRY = "registry"
    WELFARE = "welfare"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class FilePreview:
    """One file as it begins.

    ``exported_on`` (元データの日付) and ``office`` (提供元) are what a person says of it; None:
    not said.
    ``layout`` is the name of the layout it is read by, None where none is known. With a
    ``changed`` header the layout is the one it had before, and the role is UNKNOWN: a person
    has to look at it first.
    """

    path: Path
    role: FileRole
    preview: Preview
    layout: str | None = None
    changed: HeaderDifference | None = None
    exported_on: date | None = None
    office: str | None = None


@dataclass(frozen=True)
class KnownLayouts:
    """The layouts files are recognised by, by name; a town's own go first."""

    own: Mapping[str, Layout]
    shipped: Mapping[str, Layout]

    def layout(self, name: str) -> Layout:
        """Give a layout by its name, or by the path of its file.

        Raises
        ------
        importers.errors.ImportRefused
            There is none, or it is not as it must be.
        """
        known = self.own.get(name) or self.shipped.get(name)
        return load_layout(name, LAYOUTS_DIR) if known is None else known


def shipped_only() -> KnownLayouts:
    """Give the layouts that ship with the program."""
    return KnownLayouts({}, {name: load_layout(name, LAYOUTS_DIR) for name in shipped_layouts()})


def layouts_to_recognise(town: Town) -> KnownLayouts:
    """Give the layouts that a town's files are recognised by."""
    own = own_layouts(town)
    every = known_layouts(town)
    shipped = {name: layout for name, layout in every.items() if name not in own}
    return KnownLayouts({name: every[name] for name in own}, shipped)


def preview_file(path: Path, known: KnownLayouts) -> FilePreview:
    """Look at the beginning of a file and recognise it.

    Raises
    ------
    importers.errors.ImportRefused
        The file cannot be read as a table.
    """
    begin = _beginnings(path)
    found = recognise(
        lambda shape: _beginning(begin(shape)), known.own.values(), known.shipped.values()
    )
    if found.layout is None:
        return FilePreview(path, FileRole.UNKNOWN, preview_table(path))
    preview = begin(found.layout.shape) or preview_table(path)
    if not found.is_ready:
        name, changed = found.layout.name, found.difference
        return FilePreview(path, FileRole.UNKNOWN, preview, name, changed)
    role = FileRole.REGISTRY if found.is_registry else FileRole.WELFARE
    return FilePreview(path, role, preview, found.layout.name)


def _beginning(preview: Preview | None) -> Beginning | None:
    return None if preview is None else Beginning(preview.header, preview.rows)


def _beginnings(path: Path) -> Callable[[FileShape], Preview | None]:
    """Give what reads the beginning of a file in a shape, each shape once."""
    begun: dict[FileShape, Preview | None] = {}

    def begin(shape: FileShape) -> Preview | None:
        if shape not in begun:
            begun[shape] = _preview(path, shape)
        return begun[shape]

    return begin


def _preview(path: Path, shape: FileShape) -> Preview | None:
    try:
        return preview_table(path, shape)
    except ImportRefused as refused:
        if shape != PLAIN_SHAPE and refused.code in _OTHER_SHAPE:
            return None
        raise
