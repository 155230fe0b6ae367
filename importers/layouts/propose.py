"""What a file is and which column is which field: proposed by name and content, never decided.

A person confirms each proposal in the window; nothing here changes how a file is read.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from importers.layouts.column_fit import Fit, Reason, fits_of
from importers.layouts.file_kind import fixed_kind_of, kind_of_file
from importers.layouts.known_names import ADDRESS_PARTS, name_key
from importers.layouts.looks import look_at, year_spread
from importers.layouts.targets import FieldTarget, Group, SourceKind, Target, takes_several
from scoring.codes import RequirementKind

LEAST_CONFIDENCE = 0.35
_SURE = 0.9
_FEW_SAMPLES = 3


class Standing(StrEnum):
    """Whether a proposal needs a person's eye: SURE ones are confirmed together."""

    SURE = "sure"
    GUESSED = "guessed"
    UNUSED = "unused"


@dataclass(frozen=True)
class ColumnProposal:
    """One column; ``target`` None: nothing fits, it is proposed not to be used."""

    position: int
    header: str
    samples: tuple[str, ...]
    target: Target | None
    confidence: float
    reason: Reason

    @property
    def standing(self) -> Standing:
        """Tell how far the proposal can be trusted."""
        if self.target is None:
            return Standing.UNUSED
        return Standing.SURE if self.confidence >= _SURE else Standing.GUESSED


@dataclass(frozen=True)
class Proposal:
    """What a file may be; ``fixed_kind`` is the one need all its rows are about, if it has one."""

    kind: SourceKind
    columns: tuple[ColumnProposal, ...]
    fixed_kind: RequirementKind | None

    def targets(self) -> frozenset[Target]:
        """Give what the columns are proposed for."""
        return frozenset(column.target for column in self.columns if column.target is not None)


def propose(
    header: Sequence[str], sample_rows: Sequence[Sequence[str]], what: SourceKind | None = None
) -> Proposal:
    """Propose a field for each column of a file, from its header and some of its rows.

    ``what`` None: what the file is is proposed as well. A column name without meaning (列1)
    is told by its content alone.
    """
    columns = [[row[at] for row in sample_rows if at < len(row)] for at in range(len(header))]
    looks = [look_at(cells) for cells in columns]
    kind = kind_of_file(header, looks) if what is None else what
    fits = [
        fit
        for at, (name, look) in enumerate(zip(header, looks, strict=True))
        for fit in fits_of(at, name, look, kind)
    ]
    chosen = _choose(_with_births_first(fits, columns), header)
    made = tuple(_proposal(at, header[at], columns[at], chosen) for at in range(len(header)))
    taken = frozenset[object](fit.target for fit in chosen.values())
    fixed = fixed_kind_of(header, looks, taken) if kind is SourceKind.NEEDS else None
    return Proposal(kind, made, fixed)


def _proposal(at: int, name: str, cells: Sequence[str], chosen: dict[int, Fit]) -> ColumnProposal:
    samples = tuple(dict.fromkeys(cell for cell in cells if cell))[:_FEW_SAMPLES]
    fit = chosen.get(at)
    if fit is None:
        return ColumnProposal(at, name, samples, None, 0.0, Reason.NOTHING)
    return ColumnProposal(at, name, samples, fit.target, fit.confidence, fit.reason)


def _choose(fits: Iterable[Fit], header: Sequence[str]) -> dict[int, Fit]:
    """Give each column its best field and each field its best column, the surest first."""
    chosen: dict[int, Fit] = {}
    taken: dict[Target, Reason] = {}
    order = sorted(fits, key=lambda fit: (-fit.confidence, fit.position))
    for fit in order:
        is_free = fit.target not in taken or (
            takes_several(fit.target) and _goes_together(fit, taken[fit.target], header)
        )
        if fit.confidence >= LEAST_CONFIDENCE and fit.position not in chosen and is_free:
            chosen[fit.position] = fit
            taken[fit.target] = fit.reason
    return _without_whole_beside_parts(chosen, header)


def _goes_together(fit: Fit, before: Reason, header: Sequence[str]) -> bool:
    """Tell whether a second column belongs to a field: named by its name, or an address part."""
    is_part = name_key(header[fit.position]) in ADDRESS_PARTS
    if isinstance(fit.target, FieldTarget) and fit.target.field == "address":
        return is_part and before is Reason.NAME_EQUAL
    return fit.reason is Reason.NAME_EQUAL


def _without_whole_beside_parts(chosen: dict[int, Fit], header: Sequence[str]) -> dict[int, Fit]:
    """Keep a whole address column alone, where one stands beside the parts of an address."""
    at_address = [
        at
        for at, fit in chosen.items()
        if isinstance(fit.target, FieldTarget)
        and fit.target.field == "address"
        and fit.target.group in {Group.RESIDENT, Group.PERSON}
    ]
    whole = [at for at in at_address if name_key(header[at]) not in ADDRESS_PARTS]
    dropped = set(at_address) - set(whole) if whole else set()
    return {at: fit for at, fit in chosen.items() if at not in dropped}


def _with_births_first(fits: list[Fit], columns: Sequence[Sequence[str]]) -> list[Fit]:
    """Let the days that spread widest be births, where no header tells."""
    births = [fit for fit in fits if fit.reason is Reason.CONTENT and _is_birth(fit.target)]
    if len(births) < 2:  # noqa: PLR2004  nothing to choose between
        return fits
    widest = max(births, key=lambda fit: year_spread(columns[fit.position]))
    return [fit for fit in fits if fit not in births or fit is widest]


def _is_birth(target: Target) -> bool:
    return isinstance(target, FieldTarget) and target.field == "birth_date"
