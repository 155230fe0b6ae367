"""Which layout a file is read by: one of the town's own by its header, else a shipped one.

A header that changed since a layout was made is no longer that layout's: the file waits, and
the difference is shown.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from importers.headers import HeaderDifference, header_difference
from importers.layouts.column_fit import contradicts
from importers.layouts.known_names import KNOWN_NAMES, name_key
from importers.layouts.looks import look_at
from importers.layouts.spec import ColumnLayout, FileShape, Layout, Take
from importers.layouts.spellings import header_key

SAME_SHARE = 0.6
_FEWEST_COLUMNS = 2


@dataclass(frozen=True)
class Beginning:
    """How a file begins when it is read in some shape: its header and first rows."""

    header: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Recognition:
    """The layout of a file; None: it has none yet.

    ``difference``, if there is one, tells how the header changed since ``layout`` was made;
    the file may not be read by it. ``is_registry``: it is read as the registry.
    """

    layout: Layout | None
    difference: HeaderDifference | None = None
    is_registry: bool = False

    @property
    def is_ready(self) -> bool:
        """Whether the file can be read without asking a person."""
        return self.layout is not None and self.difference is None


def recognise(
    begin: Callable[[FileShape], Beginning | None],
    own: Iterable[Layout],
    shipped: Iterable[Layout],
) -> Recognition:
    """Find the layout of a file; ``begin`` reads it in a shape, None: it cannot be read so.

    An own layout needs the very header it was made with. One whose header is mostly the same
    is given with the difference, even where a shipped layout would do: what a person once
    settled for this file may not silently be left aside.
    """
    changed: list[tuple[float, Recognition]] = []
    for layout in own:
        beginning = begin(layout.shape)
        if beginning is None:
            continue
        if _is_its_file(layout, beginning):
            return Recognition(layout, None, layout.residents is not None)
        share = same_share(layout.header, beginning.header)
        if layout.header and layout.shape.header_line and share >= SAME_SHARE:
            difference = header_difference(layout.header, beginning.header)
            changed.append((share, Recognition(layout, difference, layout.residents is not None)))
    if changed:
        return max(changed, key=lambda one: one[0])[1]
    return _shipped(begin, shipped)


def _is_its_file(layout: Layout, beginning: Beginning) -> bool:
    if not layout.shape.header_line:
        return _fits_without_header(layout, beginning)
    if not layout.header:
        return False
    difference = header_difference(layout.header, beginning.header)
    return not (difference.missing or difference.new)


def _fits_without_header(layout: Layout, beginning: Beginning) -> bool:
    """Tell whether a file without header holds what the layout reads at each place."""
    if not beginning.rows or _is_header(beginning.rows[0]):
        return False
    position = {header_key(name): at for at, name in enumerate(beginning.header)}
    for column in _columns_of(layout):
        places = [position.get(header_key(header)) for header in column.headers]
        if None in places:
            return False
        for at in places:
            cells = [row[at] for row in beginning.rows if at is not None and at < len(row)]
            if len(places) == 1 and contradicts(column.field, look_at(cells)):
                return False
    return _is_of_width(layout, beginning)


def _is_of_width(layout: Layout, beginning: Beginning) -> bool:
    """Tell whether a file has as many columns as the one the layout was made with, if known."""
    return not layout.header or len(layout.header) == len(beginning.header)


def _is_header(cells: Sequence[str]) -> bool:
    names = {name for names in KNOWN_NAMES.values() for name in names}
    return sum(name_key(cell) in names for cell in cells) >= _FEWEST_COLUMNS


def same_share(known: Sequence[str], header: Sequence[str]) -> float:
    """Give how much two headers have in common, of all that stands in either, from 0 to 1."""
    before = {header_key(name) for name in known if name}
    after = {header_key(name) for name in header if name}
    together = before | after
    return len(before & after) / len(together) if together else 0.0


def _shipped(
    begin: Callable[[FileShape], Beginning | None], shipped: Iterable[Layout]
) -> Recognition:
    best, found = 0, Recognition(None)
    for layout in shipped:
        beginning = begin(layout.shape)
        keys = {header_key(name) for name in beginning.header} if beginning else set()
        for is_registry in (True, False):
            matched = _matched(layout, keys, is_registry=is_registry)
            if matched > best:
                best, found = matched, Recognition(layout, None, is_registry)
    return found


def _matched(layout: Layout, keys: set[str], *, is_registry: bool) -> int:
    """Give how many columns of a layout stand in a header; 0: it cannot be read by it.

    Names and 宛名番号 alone make no list of 支援措置: a column of its own has to be there.
    """
    columns = _registry_columns(layout) if is_registry else _welfare_columns(layout)
    if not all(_is_there(column, keys) for column in columns if column.is_needed):
        return 0
    there = [
        column for column in columns if any(header_key(header) in keys for header in column.headers)
    ]
    if not is_registry and all(column in layout.person for column in there):
        return 0
    found = len(there)
    return found if found >= _FEWEST_COLUMNS and columns else 0


def _registry_columns(layout: Layout) -> list[ColumnLayout]:
    return [] if layout.residents is None else list(layout.residents.columns)


def _welfare_columns(layout: Layout) -> list[ColumnLayout]:
    tables = (layout.requirements, layout.protections, layout.consents)
    found = [column for table in tables if table is not None for column in table.columns]
    contacts = [column for contact in layout.contacts for column in contact.columns]
    return [*layout.person, *found, *contacts] if found or contacts else []


def _columns_of(layout: Layout) -> list[ColumnLayout]:
    return [*_registry_columns(layout), *_welfare_columns(layout)]


def _is_there(column: ColumnLayout, keys: set[str]) -> bool:
    there = [header_key(header) in keys for header in column.headers]
    return all(there) if column.take is Take.JOIN else any(there)
