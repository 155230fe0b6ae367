"""Layouts made in the window: tried out on a file, kept with a version, written to a file.

Nothing here imports: until a layout is kept, the town does not change.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pandas as pd

from app.errors import AppError, AppProblem
from app.paths import LAYOUTS_DIR
from app.pipeline.hidden_issues import ID_HEADERS, lines_naming
from app.pipeline.hidden_people import hidden_people, is_hidden
from app.pipeline.layouts_of_town import keep_layout, known_layouts, own_layouts, shipped_layouts
from app.pipeline.protection_latch import named_people
from app.store.town import Town
from importers.errors import ImportProblem, ImportRefused
from importers.issues import ROW_REFUSALS, IssueCode, hide_values
from importers.layout_values import ValueTable, count_values
from importers.layouts.draft import KnownWords, LayoutDraft, build_layout, known_words
from importers.layouts.known_elsewhere import words_elsewhere
from importers.layouts.parse import load_layout, parse_layout
from importers.layouts.spec import Layout
from importers.layouts.write import layout_text
from importers.registry import read_residents
from importers.welfare import read_welfare
from scoring.frames import RESIDENTS
from scoring.record_frames import LINKS, PROTECTIONS

_EXAMPLES = 3
_TRIED = "（ためし）"
_TEMPLATE = "template"
_STANDARD_REGISTER = "jumin-standard"
_STANDARD_CARE = "kaigo-standard"


@dataclass(frozen=True)
class IssueCount:
    """How often one kind of issue came up, with the first few as they were told."""

    code: IssueCode
    severity: str
    rows: int
    examples: tuple[tuple[int, str | None, str | None], ...]


@dataclass(frozen=True)
class DryRun:
    """What reading a file by a layout would bring; nothing is kept.

    ``taken`` and ``refused`` are rows and add up to ``rows`` with ``history``, older rows that
    later ones stand for. ``without_registry``: there are no residents yet to compare with, so
    who is unknown is not told.
    """

    rows: int
    taken: int
    refused: int
    history: int
    issues: tuple[IssueCount, ...]
    unmapped: tuple[ValueTable, ...]
    without_registry: bool


@dataclass(frozen=True)
class BaseLayout:
    """A layout that is changed; only one of the town's own keeps its name."""

    layout: Layout
    is_own: bool


def dry_run(
    path: Path,
    layout: Layout,
    residents: pd.DataFrame | None,
    as_of: date,
    protected: Collection[str] = (),
) -> DryRun:
    """Read a file by a layout and tell what would come of it; ``residents`` None: none yet.

    No cell of the households of ``protected`` (宛名番号) is among the examples.

    Raises
    ------
    importers.errors.ImportRefused
        The file is refused whole.
    """
    known = _flagged(RESIDENTS.empty() if residents is None else residents, protected)
    if layout.residents is not None:
        registry = read_residents(path, layout, as_of)
        brought = _flagged(registry.residents, protected)
        source, issues = registry.source, _hidden_residents(registry.issues, brought)
    else:
        shown = known.assign(is_protected=is_hidden(known))
        welfare = read_welfare(path, layout, shown, _TRIED, as_of)
        source, issues = welfare.source, welfare.issues
    without = layout.residents is None and not len(known)
    if without:
        issues = issues[issues["code"] != IssueCode.UNKNOWN_PERSON.value]
    refused = issues.loc[issues["code"].isin(_NOT_TAKEN), "line"].nunique()
    return DryRun(
        rows=source.rows,
        taken=source.rows - refused - source.history_rows,
        refused=refused,
        history=source.history_rows,
        issues=_counted(issues),
        unmapped=tuple(table for table in count_values(path, layout) if table.unmapped),
        without_registry=without,
    )


def _flagged(residents: pd.DataFrame, protected: Collection[str]) -> pd.DataFrame:
    is_protected = residents["is_protected"] | residents["person_id"].isin(list(protected))
    return residents.assign(is_protected=is_protected)


def _hidden_residents(issues: pd.DataFrame, residents: pd.DataFrame) -> pd.DataFrame:
    hides = is_hidden(residents)
    named = lines_naming(issues, residents.loc[hides, "person_id"])["line"]
    return hide_values(issues, [*residents.loc[hides, "line"], *named], ID_HEADERS)


_NOT_TAKEN = [
    code.value
    for code in ROW_REFUSALS
    if code not in {IssueCode.UNKNOWN_PERSON, IssueCode.PERSON_ID_ZEROS_LOST}
]
"""A row whose 宛名番号 nobody has is kept under a record, for 照合: it is not lost."""


def _counted(issues: pd.DataFrame) -> tuple[IssueCount, ...]:
    counts = issues["code"].value_counts()
    return tuple(
        _issue_count(code, int(rows), issues[issues["code"] == code].head(_EXAMPLES))
        for code, rows in counts.items()
    )


def _issue_count(code: str, rows: int, first: pd.DataFrame) -> IssueCount:
    columns, values = (
        [None if pd.isna(cell) else str(cell) for cell in first[name]]
        for name in ("column", "value")
    )
    lines = [int(line) for line in first["line"]]
    examples = tuple(zip(lines, columns, values, strict=True))
    return IssueCount(IssueCode(code), str(first["severity"].iloc[0]), rows, examples)


class LayoutDesk:
    """The layouts of one open town."""

    def __init__(self, town: Town) -> None:
        self._town = town

    def known(self) -> KnownWords:
        """Give the spellings a new layout begins with: those of the template.

        Codes of 続柄 and the words of 変更申請中 are those of the standard exports.
        """
        known = known_words(load_layout(_TEMPLATE, LAYOUTS_DIR))
        register = load_layout(_STANDARD_REGISTER, LAYOUTS_DIR).residents
        care = load_layout(_STANDARD_CARE, LAYOUTS_DIR).requirements
        residents, needs = known.residents, known.requirements
        if register is not None and not residents.relationship.words:
            residents = replace(residents, relationship=register.relationship)
        if care is not None and not needs.pending.words:
            needs = replace(needs, pending=care.pending)
        return KnownWords(residents, needs)

    def base(self, name: str) -> BaseLayout:
        """Give a layout that a new version, or another layout, shall be made from.

        Raises
        ------
        importers.errors.ImportRefused
            There is none of that name.
        """
        own = own_layouts(self._town)
        return BaseLayout(load_layout(name, LAYOUTS_DIR, own), is_own=name in own)

    def build(self, draft: LayoutDraft) -> Layout:
        """Make the layout of a draft."""
        return build_layout(draft, self.known())

    def count(self, path: Path, draft: LayoutDraft) -> tuple[ValueTable, ...]:
        """Count the values of a file's coded columns, as the draft reads them."""
        return count_values(path, self.build(draft))

    def proposed_words(self, table: ValueTable) -> dict[str, str]:
        """Propose words for the values of a column by another layout that knows them all."""
        layouts = known_layouts(self._town).values()
        return words_elsewhere(table.place, [count.value for count in table.counts], layouts)

    def try_out(self, path: Path, draft: LayoutDraft, as_of: date) -> DryRun:
        """Read a file by a draft against the residents kept; the protected stay untold."""
        residents = self._town.read(RESIDENTS)
        protected = hidden_people(residents) | named_people(
            self._town.read(PROTECTIONS), self._town.read(LINKS)
        )
        return dry_run(path, self.build(draft), residents, as_of, protected)

    def keep(self, draft: LayoutDraft) -> Layout:
        """Keep a draft as a layout of this town; one of that name gets a new version.

        Raises
        ------
        app.errors.AppError
            LAYOUT_NAME_TAKEN: a shipped layout has that name.
        """
        if draft.name in shipped_layouts():
            raise AppError(AppProblem.LAYOUT_NAME_TAKEN, value=draft.name)
        own = own_layouts(self._town)
        version = 1
        if draft.name in own:
            version = parse_layout(own[draft.name], Path(f"{draft.name}.toml")).version + 1
        layout = self.build(replace(draft, version=version))
        return keep_layout(self._town, draft.name, layout_text(layout))


def export_layout(layout: Layout, path: Path) -> None:
    """Write a layout to a file that another town, or a job, can use.

    Raises
    ------
    importers.errors.ImportRefused
        The place cannot be written.
    """
    try:
        path.write_text(layout_text(layout), encoding="utf-8", newline="\n")
    except OSError as fault:
        raise ImportRefused(ImportProblem.NOT_WRITABLE, path=path) from fault


def import_layout(path: Path) -> Layout:
    """Read a layout from a file.

    Raises
    ------
    importers.errors.ImportRefused
        It is not there, or no layout.
    """
    return load_layout(str(path), LAYOUTS_DIR)
