"""How well one column fits each field it may be: by its header, and by what its cells look like."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from importers.layouts.known_names import (
    ADDRESS_PARTS,
    KNOWN_MARKS,
    KNOWN_NAMES,
    OTHER_PERSONS,
    name_key,
)
from importers.layouts.looks import ColumnLook, Look
from importers.layouts.spec import MarkReads
from importers.layouts.targets import (
    GROUPS,
    FieldTarget,
    Group,
    SourceKind,
    Target,
    field_targets,
    mark_target,
)
from importers.my_number import is_my_number_name
from importers.sensitive_columns import is_sensitive_name
from scoring.codes import RequirementKind


class Reason(StrEnum):
    """Why a field is proposed for a column."""

    NAME_EQUAL = "name_equal"
    NAME_SIMILAR = "name_similar"
    CONTENT = "content"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Fit:
    """A field for a column; ``confidence`` from 0 to 1 orders proposals, it is no probability."""

    position: int
    target: Target
    confidence: float
    reason: Reason


_EQUAL, _EQUAL_AND_SEEN, _SIMILAR, _SEEN = 0.95, 0.98, 0.7, 0.6
_CONTRADICTED = 0.5
_SEEN_DESPITE_NAME = 0.65
_SEEN_AT_ALL = 0.3
_SHORTEST_NAME = 2
_LOOKS: dict[str, frozenset[Look]] = {
    "person_id": frozenset(
        {Look.UNIQUE_NUMBER, Look.SHARED_NUMBER, Look.RUNNING_NUMBER, Look.CODE}
    ),
    "household_id": frozenset({Look.UNIQUE_NUMBER, Look.SHARED_NUMBER, Look.CODE}),
    "name": frozenset({Look.NAME}),
    "kana": frozenset({Look.KANA}),
    "birth_date": frozenset({Look.DATE}),
    "age": frozenset({Look.AGE}),
    "sex": frozenset({Look.SEX, Look.CODE, Look.MARK}),
    "address": frozenset({Look.ADDRESS}),
    "phones": frozenset({Look.PHONE}),
    "valid_from": frozenset({Look.DATE}),
    "valid_until": frozenset({Look.DATE}),
    "returned_on": frozenset({Look.DATE}),
    "answered_on": frozenset({Look.DATE}),
}
"""What the cells of a field must look like; a field not named here may hold anything."""

_SEEN_FIELDS: dict[Look, str] = {
    Look.UNIQUE_NUMBER: "person_id",
    Look.SHARED_NUMBER: "household_id",
    Look.NAME: "name",
    Look.KANA: "kana",
    Look.DATE: "birth_date",
    Look.SEX: "sex",
    Look.RELATION: "relationship",
    Look.ADDRESS: "address",
    Look.BUILDING: "building",
    Look.PHONE: "phones",
    Look.CONSENT: "consent",
    Look.CARE_LEVEL: "grade",
    Look.GRADE: "grade",
    Look.DISTRICT: "district",
    Look.SEX_CODE: "sex",
    Look.RELATION_CODE: "relationship_codes",
    Look.STATUS_CODE: "status",
}
"""Which field a column may be that has only its cells to tell by."""

_NOT_LOOKED_AT = ColumnLook(0, 0, {})
_NUMBER_BESIDE_REGISTRY = {Look.SHARED_NUMBER: "person_id"}
"""A file of needs may name a person several times."""


def fits_of(position: int, header: str, look: ColumnLook, kind: SourceKind) -> list[Fit]:
    """Give every field a column of such a file may be; none where it may never be read."""
    if is_my_number_name(header) or is_sensitive_name(header):
        return []
    fits = [*_named(position, header, look, kind), *_marked(position, header, look, kind)]
    return fits or list(_seen(position, header, look, kind))


def _named(position: int, header: str, look: ColumnLook, kind: SourceKind) -> Iterator[Fit]:
    key = name_key(header)
    for target in field_targets(kind):
        names = KNOWN_NAMES.get(target, ())
        if key in names:
            # of several names that stand in one file, the likelier goes first
            expected = look if key not in ADDRESS_PARTS else _NOT_LOOKED_AT
            confidence = _agreeing(target, expected, _EQUAL) - names.index(key) / 1000
            yield Fit(position, target, confidence, Reason.NAME_EQUAL)
        elif share := _shared_part(key, names):
            confidence = _agreeing(target, look, _SIMILAR * share)
            yield Fit(position, target, confidence, Reason.NAME_SIMILAR)


def _shared_part(key: str, names: tuple[str, ...]) -> float:
    """Give how much of a header is a known name, from 0 to 1; 0: it tells of another person."""
    within = [name for name in names if len(name) >= _SHORTEST_NAME and name in key]
    if not within:
        return 0.0
    longest = max(within, key=len)
    if OTHER_PERSONS.search(key.replace(longest, "")):
        return 0.0
    return 0.6 + 0.4 * len(longest) / len(key)


def _agreeing(target: FieldTarget, look: ColumnLook, confidence: float) -> float:
    expected = _LOOKS.get(target.field)
    if expected is None or not look.filled:
        return confidence
    if look.is_mostly(*expected):
        return max(confidence, _EQUAL_AND_SEEN) if confidence == _EQUAL else confidence
    return confidence * _CONTRADICTED if contradicts(target.field, look) else confidence


def contradicts(field: str, look: ColumnLook) -> bool:
    """Tell whether cells look like something else than the field; empty ones do not."""
    expected = _LOOKS.get(field)
    if expected is None or not look.filled:
        return False
    return not any(look.share(one) >= _SEEN_AT_ALL for one in expected)


def _marked(position: int, header: str, look: ColumnLook, kind: SourceKind) -> Iterator[Fit]:
    need = KNOWN_MARKS.get(name_key(header))
    if kind is SourceKind.WIDE_LIST and need is not None:
        yield Fit(position, mark_target(*need, reads_of(look)), _EQUAL, Reason.NAME_EQUAL)


def reads_of(look: ColumnLook) -> MarkReads:
    """Tell whether a mark column says only yes and no (○×), or the grade itself."""
    return MarkReads.YES if look.is_mostly(Look.MARK) else MarkReads.GRADE


def _seen(position: int, header: str, look: ColumnLook, kind: SourceKind) -> Iterator[Fit]:
    if OTHER_PERSONS.search(name_key(header)):
        return
    is_nameless = header.startswith("列")
    for one, field in _fields_by_look(kind).items():
        target = _target(field, kind)
        if target is not None and look.is_mostly(one):
            confidence = _SEEN * look.share(one) * (1 if is_nameless else _SEEN_DESPITE_NAME)
            yield Fit(position, target, confidence, Reason.CONTENT)
    if kind is SourceKind.WIDE_LIST and look.is_mostly(Look.CARE_LEVEL):
        care = mark_target(RequirementKind.CARE_LEVEL, None, MarkReads.GRADE)
        yield Fit(position, care, _SEEN, Reason.CONTENT)


def _fields_by_look(kind: SourceKind) -> dict[Look, str]:
    if kind is SourceKind.REGISTRY:
        return _SEEN_FIELDS
    return _SEEN_FIELDS | _NUMBER_BESIDE_REGISTRY


def _target(field: str, kind: SourceKind) -> FieldTarget | None:
    """Give the first table of such a file that has the field; None: it has none."""
    for group in GROUPS[kind]:
        target = FieldTarget(group, field)
        if target in KNOWN_NAMES and group not in {Group.EMERGENCY, Group.SUPPORTER}:
            return target
    return None
