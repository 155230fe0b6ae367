"""What a file is, told by the names of its columns, and where it has none by its cells."""

from collections.abc import Sequence

from importers.layouts.known_names import KNOWN_MARKS, KNOWN_NAMES, name_key
from importers.layouts.looks import ColumnLook, Look
from importers.layouts.targets import FieldTarget, Group, SourceKind
from scoring.codes import RequirementKind

_REGISTRY_LOOKS = (Look.UNIQUE_NUMBER, Look.NAME, Look.DATE, Look.ADDRESS)
_PROTECTION = "支援措置"
_PERIOD = frozenset({"valid_from", "valid_until", "certificate_no"})
_KINDS_BY_WORD = (
    ("介護", RequirementKind.CARE_LEVEL),
    ("支援1", RequirementKind.CARE_LEVEL),
    ("身体", RequirementKind.PHYSICAL_HANDBOOK),
    ("身障", RequirementKind.PHYSICAL_HANDBOOK),
    ("療育", RequirementKind.INTELLECTUAL_HANDBOOK),
    ("精神", RequirementKind.MENTAL_HANDBOOK),
    ("難病", RequirementKind.DESIGNATED_DISEASE),
    ("疾病", RequirementKind.DESIGNATED_DISEASE),
)


def kind_of_file(header: Sequence[str], looks: Sequence[ColumnLook]) -> SourceKind:
    """Propose what a file is; a list of persons of unknown purpose is a WIDE_LIST."""
    keys = [name_key(name) for name in header]
    named = {
        group: {
            target.field
            for target, names in KNOWN_NAMES.items()
            if target.group is group and not set(names).isdisjoint(keys)
        }
        for group in Group
    }
    if {"household_id", "birth_date"} <= named[Group.RESIDENT] or _looks_like_registry(looks):
        return SourceKind.REGISTRY
    if sum(key.startswith(_PROTECTION) for key in keys) > 1:
        return SourceKind.PROTECTIONS
    if _has_rows_of_needs(named[Group.NEED]):
        return SourceKind.NEEDS
    return _kind_of_list(keys, named, looks)


def _looks_like_registry(looks: Sequence[ColumnLook]) -> bool:
    has_household = any(look.is_mostly(Look.SHARED_NUMBER) for look in looks)
    return has_household and all(
        any(look.is_mostly(one) for look in looks) for one in _REGISTRY_LOOKS
    )


def _has_rows_of_needs(named: set[str]) -> bool:
    return "kind" in named or ("grade" in named and bool(named & _PERIOD))


def _kind_of_list(
    keys: Sequence[str], named: dict[Group, set[str]], looks: Sequence[ColumnLook]
) -> SourceKind:
    has_marks = any(key in KNOWN_MARKS for key in keys)
    has_consent = bool(named[Group.CONSENT])
    has_contacts = bool(named[Group.EMERGENCY] | named[Group.SUPPORTER])
    if has_marks or (has_consent and has_contacts):
        return SourceKind.WIDE_LIST
    if has_consent:
        return SourceKind.CONSENTS
    if has_contacts:
        return SourceKind.CONTACTS
    is_one_need = any(look.is_mostly(Look.CARE_LEVEL) for look in looks)
    has_name = any(look.is_mostly(Look.NAME) for look in looks)
    return SourceKind.NEEDS if is_one_need and not has_name else SourceKind.WIDE_LIST


def fixed_kind_of(
    header: Sequence[str], looks: Sequence[ColumnLook], taken: frozenset[object]
) -> RequirementKind | None:
    """Propose the one need all rows of a file of needs are about; None: a column tells it."""
    if FieldTarget(Group.NEED, "kind") in taken:
        return None
    if any(look.is_mostly(Look.CARE_LEVEL) for look in looks):
        return RequirementKind.CARE_LEVEL
    together = " ".join(map(name_key, header))
    return next((kind for word, kind in _KINDS_BY_WORD if word in together), None)
