"""What a source is about, told by what its layout reads: for its name and its age limit."""

from importers.layouts.spec import Layout
from scoring.codes import RequirementKind
from scoring.record_codes import SourceRole

_CARE = frozenset({RequirementKind.CARE_LEVEL, RequirementKind.DEMENTIA, RequirementKind.BEDRIDDEN})
_DISABILITY = frozenset(
    {
        RequirementKind.PHYSICAL_HANDBOOK,
        RequirementKind.INTELLECTUAL_HANDBOOK,
        RequirementKind.MENTAL_HANDBOOK,
    }
)


def role_of(layout: Layout) -> SourceRole:
    """Tell what a welfare layout is about; one of several things is WELFARE."""
    if layout.requirements is not None:
        return _role_of_kinds(_kinds(layout))
    if layout.protections is not None:
        return SourceRole.PROTECTION
    return SourceRole.CONSENT if layout.consents is not None else SourceRole.WELFARE


def _role_of_kinds(kinds: frozenset[RequirementKind]) -> SourceRole:
    if kinds and kinds <= _CARE:
        return SourceRole.CARE
    return SourceRole.DISABILITY if kinds and kinds <= _DISABILITY else SourceRole.WELFARE


def _kinds(layout: Layout) -> frozenset[RequirementKind]:
    requirements = layout.requirements
    if requirements is None:
        return frozenset()
    if requirements.fixed_kind is not None:
        return frozenset({requirements.fixed_kind})
    if requirements.marks:
        return frozenset(mark.kind for mark in requirements.marks)
    return frozenset(RequirementKind(word) for word in requirements.kinds.words)
