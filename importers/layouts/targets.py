"""Where a column may go: a field of one of the tables of a layout, or a need it stands for."""

from dataclasses import dataclass
from enum import StrEnum

from importers.layouts.spec import (
    CONSENT_FIELDS,
    CONTACT_FIELDS,
    NEEDED_OF_RESIDENTS,
    PERSON_FIELDS,
    PROTECTION_FIELDS,
    REQUIREMENT_FIELDS,
    RESIDENT_FIELDS,
    MarkReads,
)
from scoring.codes import ImpairmentPart, MedicalDevice, RequirementKind


class SourceKind(StrEnum):
    """What a file tells; a WIDE_LIST has one row per person and its needs in columns."""

    REGISTRY = "registry"
    NEEDS = "needs"
    PROTECTIONS = "protections"
    CONSENTS = "consents"
    CONTACTS = "contacts"
    WIDE_LIST = "wide_list"


class Group(StrEnum):
    """A table of a layout; EMERGENCY and SUPPORTER are its two kinds of contact."""

    RESIDENT = "resident"
    PERSON = "person"
    NEED = "need"
    PROTECTION = "protection"
    CONSENT = "consent"
    EMERGENCY = "emergency"
    SUPPORTER = "supporter"


@dataclass(frozen=True)
class FieldTarget:
    """A field of a table."""

    group: Group
    field: str


@dataclass(frozen=True)
class MarkTarget:
    """A need that a column of a wide list stands for; ``part`` None: it has none.

    ``grade`` is the one a ○ stands for; None: the cell tells it, or there is none.
    """

    kind: RequirementKind
    part: str | None = None
    reads: MarkReads = MarkReads.GRADE
    grade: str | None = None


Target = FieldTarget | MarkTarget

FIELDS: dict[Group, tuple[str, ...]] = {
    Group.RESIDENT: RESIDENT_FIELDS,
    Group.PERSON: PERSON_FIELDS,
    Group.NEED: REQUIREMENT_FIELDS,
    Group.PROTECTION: PROTECTION_FIELDS,
    Group.CONSENT: CONSENT_FIELDS,
    Group.EMERGENCY: CONTACT_FIELDS,
    Group.SUPPORTER: CONTACT_FIELDS,
}
GROUPS: dict[SourceKind, tuple[Group, ...]] = {
    SourceKind.REGISTRY: (Group.RESIDENT,),
    SourceKind.NEEDS: (Group.PERSON, Group.NEED),
    SourceKind.PROTECTIONS: (Group.PERSON, Group.PROTECTION),
    SourceKind.CONSENTS: (Group.PERSON, Group.CONSENT),
    SourceKind.CONTACTS: (Group.PERSON, Group.EMERGENCY, Group.SUPPORTER),
    SourceKind.WIDE_LIST: (Group.PERSON, Group.CONSENT, Group.EMERGENCY, Group.SUPPORTER),
}
"""Which tables a file of a kind may fill."""

_OF_ALL_MARKS = ("note", "valid_from", "valid_until")
"""Fields that hold for every need a row of a wide list has."""

_JOINED = frozenset({"address", "phones", "relationship_codes"})
_GRADE_OF_YES = {
    RequirementKind.SUPPORT_WISH: "希望",
    RequirementKind.DESIGNATED_DISEASE: "その他",
}
_PARTS: dict[RequirementKind, tuple[str | None, ...]] = {
    RequirementKind.PHYSICAL_HANDBOOK: tuple(part.value for part in ImpairmentPart),
    RequirementKind.MEDICAL_DEVICE: tuple(device.value for device in MedicalDevice),
}


def field_targets(kind: SourceKind) -> tuple[FieldTarget, ...]:
    """Give the fields a column of such a file may be, in the order in which staff read them."""
    fields = [FieldTarget(group, name) for group in GROUPS[kind] for name in FIELDS[group]]
    if kind is SourceKind.WIDE_LIST:
        fields += [FieldTarget(Group.NEED, name) for name in _OF_ALL_MARKS]
    return tuple(fields)


def mark_target(kind: RequirementKind, part: str | None, reads: MarkReads) -> MarkTarget:
    """Give a need as a column stands for it; a ○ under 避難支援希望 says 希望."""
    return MarkTarget(kind, part, reads, _GRADE_OF_YES.get(kind))


def mark_targets(reads: MarkReads) -> tuple[MarkTarget, ...]:
    """Give every need a column of a wide list may stand for, read in one way."""
    return tuple(
        MarkTarget(kind, part, reads) for kind in RequirementKind for part in _parts_of(kind)
    )


def _parts_of(kind: RequirementKind) -> tuple[str | None, ...]:
    """Give the parts a column may stand for; a 身体障害者手帳 column may name none."""
    parts = _PARTS.get(kind, (None,))
    return (None, *parts) if kind is RequirementKind.PHYSICAL_HANDBOOK else parts


def takes_several(target: Target) -> bool:
    """Tell whether several columns may go to one target: an address in parts, two phones."""
    return isinstance(target, FieldTarget) and target.field in _JOINED


def missing_targets(kind: SourceKind, taken: frozenset[Target]) -> tuple[FieldTarget, ...]:
    """Give the fields without which such a file cannot be read; empty: it can.

    A file beside the registry needs a 宛名番号 or a name; each kind, what it is about.
    """
    if kind is SourceKind.REGISTRY:
        needed = [FieldTarget(Group.RESIDENT, name) for name in RESIDENT_FIELDS]
        return tuple(
            target
            for target in needed
            if target.field in NEEDED_OF_RESIDENTS and target not in taken
        )
    missing = []
    if not {FieldTarget(Group.PERSON, name) for name in ("person_id", "name")} & taken:
        missing.append(FieldTarget(Group.PERSON, "person_id"))
    own = _OWN_FIELD.get(kind)
    if own is not None and own not in taken:
        missing.append(own)
    return tuple(missing)


_OWN_FIELD = {
    SourceKind.NEEDS: FieldTarget(Group.NEED, "grade"),
    SourceKind.CONSENTS: FieldTarget(Group.CONSENT, "consent"),
}
"""What a file of a kind is there for; a file of 支援措置 protects by each of its rows."""
