"""原本の値: the cells of a household's rows as they stood in the files, beside what they became.

Never of a household with a protected person: the cells tell where they live.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.paths import LAYOUTS_DIR
from app.pipeline.batch_tables import ORIGINALS
from app.pipeline.converted_values import (
    CONTACT_GROUPS,
    SECOND_FIELDS,
    Converted,
    Target,
    Values,
    converted_values,
)
from app.pipeline.household_detail import MemberDetail, read_detail
from app.pipeline.layouts_of_town import own_layouts
from app.pipeline.person_papers import RowPlace
from app.pipeline.view import TownView
from app.store.town import Town
from importers.errors import ImportRefused
from importers.layouts.parse import load_layout
from importers.layouts.spec import ColumnLayout, Layout
from importers.layouts.spellings import header_key
from importers.layouts.targets import FieldTarget, Group, MarkTarget
from importers.originals import original_rows


@dataclass(frozen=True)
class OriginalCell:
    """One cell: its header and text in the file, the fields it was read for, what it became.

    ``converted`` is empty where nothing was made of it. Where the layout is gone, cells have no
    ``fields``, and what was made of the row stands behind them without ``header``.
    """

    header: str
    text: str
    fields: tuple[Target, ...]
    converted: tuple[Converted, ...]


@dataclass(frozen=True)
class OriginalRow:
    """One row of a file about a member; no cell has a header: an older town did not keep them."""

    person: str
    place: RowPlace
    is_registry: bool
    cells: tuple[OriginalCell, ...]


def read_originals(town: Town, view: TownView, household_id: str) -> tuple[OriginalRow, ...]:
    """Give every row of a shown household's members, member by member, the registry's first.

    Raises
    ------
    KeyError
        No such household may be shown.
    """
    detail = read_detail(view, household_id)
    residents = view.tables.residents
    own = residents[residents["household_id"] == household_id].set_index("person_id", drop=False)
    if own["is_protected"].any():
        raise KeyError(household_id)
    rows = [
        (member, place, values)
        for member in detail.members
        for place, values in converted_values(member, own.loc[member.person_id]).items()
    ]
    kept = _kept_cells(town, [place for _, place, _ in rows])
    layouts = _layouts(town, {place.source for _, place, _ in rows})
    return tuple(
        _row(member, place, kept.get(place, {}), layouts.get(place.source), values)
        for member, place, values in rows
    )


class _Fields:
    """Finds what a column of a file became, by the layout it was read with (None: it is gone)."""

    def __init__(self, layout: Layout | None, values: Values, *, is_registry: bool) -> None:
        self._values = values
        self._targets: dict[str, list[Target]] = {}
        for target, column in () if layout is None else _columns(layout, is_registry=is_registry):
            for header in column.headers:
                self._targets.setdefault(header_key(header), []).append(target)

    def cell(self, header: str, text: str) -> OriginalCell:
        """Give a cell with what it became."""
        targets = tuple(dict.fromkeys(self._targets.get(header_key(header), ())))
        found = [value for target in targets for value in self._values.get(target, ())]
        return OriginalCell(header, text, targets, tuple(dict.fromkeys(found)))


def _row(
    member: MemberDetail,
    place: RowPlace,
    cells: Mapping[str, str],
    layout: Layout | None,
    values: Values,
) -> OriginalRow:
    is_registry = place == member.place
    fields = _Fields(layout, values, is_registry=is_registry)
    told = [fields.cell(header, text) for header, text in cells.items()]
    if layout is None:
        told += _without_headers(values)
    return OriginalRow(member.name, place, is_registry, tuple(told))


def _without_headers(values: Values) -> Iterator[OriginalCell]:
    """Give what was made of a row whose layout is gone: nobody knows of which column."""
    for target, found in values.items():
        is_field = isinstance(target, FieldTarget) and target.field not in SECOND_FIELDS
        if found and is_field:
            yield OriginalCell("", "", (target,), tuple(found))


def _kept_cells(town: Town, places: list[RowPlace]) -> dict[RowPlace, dict[str, str]]:
    attached = set(town.attachments())
    kept: dict[RowPlace, dict[str, str]] = {}
    for source in dict.fromkeys(place.source for place in places):
        if ORIGINALS + source in attached:
            own = [place for place in places if place.source == source]
            content = town.attachment(ORIGINALS + source)
            rows = original_rows(content, {place.line for place in own})
            kept |= {place: rows.get(place.line, {}) for place in own}
    return kept


def _layouts(town: Town, sources: set[str]) -> dict[str, Layout]:
    own = own_layouts(town)
    found = {}
    for fact in town.facts().sources:
        if fact.key in sources:
            try:
                found[fact.key] = load_layout(fact.layout, LAYOUTS_DIR, own)
            except ImportRefused:  # a layout file that was never kept in the town
                continue
    return found


def _columns(layout: Layout, *, is_registry: bool) -> Iterator[tuple[Target, ColumnLayout]]:
    if is_registry:
        yield from (
            () if layout.residents is None else _targets(Group.RESIDENT, layout.residents.columns)
        )
        return
    yield from _targets(Group.PERSON, layout.person)
    if layout.requirements is not None:
        yield from _targets(Group.NEED, layout.requirements.columns)
        for mark in layout.requirements.marks:
            column = ColumnLayout(mark.header, (mark.header,))
            yield MarkTarget(mark.kind, mark.part), column
    if layout.consents is not None:
        yield from _targets(Group.CONSENT, layout.consents.columns)
    for contact in layout.contacts:
        yield from _targets(CONTACT_GROUPS[contact.role], contact.columns)


def _targets(
    group: Group, columns: tuple[ColumnLayout, ...]
) -> Iterator[tuple[FieldTarget, ColumnLayout]]:
    for column in columns:
        yield FieldTarget(group, column.field), column
