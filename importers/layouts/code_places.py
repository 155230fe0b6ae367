"""The code tables of a layout by their place, for showing and changing them one by one."""

from dataclasses import dataclass, replace

from importers.layouts.spec import (
    NOT_PROTECTED,
    PROTECTED,
    UNKNOWN_SEX,
    Layout,
    RequirementLayout,
    ResidentLayout,
)
from importers.layouts.spellings import Spellings, spelling_key
from importers.layouts.targets import Group
from scoring.codes import (
    ImpairmentPart,
    MedicalDevice,
    RequirementKind,
    ResidentStatus,
    Sex,
    Structure,
)
from scoring.record_codes import ConsentState


@dataclass(frozen=True)
class CodePlace:
    """One code table; ``kind`` None: its words do not depend on the kind of need.

    ``field`` is a field of the group, or ``mark``: the ○/× of a wide list, which all layouts
    read alike.
    """

    group: Group
    field: str
    kind: RequirementKind | None = None


STATUS = CodePlace(Group.RESIDENT, "status")
SEX = CodePlace(Group.RESIDENT, "sex")
PROTECTION = CodePlace(Group.RESIDENT, "protection")
RELATIONSHIP = CodePlace(Group.RESIDENT, "relationship_codes")
STRUCTURE = CodePlace(Group.RESIDENT, "structure")
KIND = CodePlace(Group.NEED, "kind")
PENDING = CodePlace(Group.NEED, "pending")
MARK = CodePlace(Group.NEED, "mark")
CONSENT = CodePlace(Group.CONSENT, "consent")

_FIXED: dict[CodePlace, tuple[str, ...]] = {
    STATUS: tuple(status.value for status in ResidentStatus),
    SEX: (*(sex.value for sex in Sex), UNKNOWN_SEX),
    PROTECTION: (PROTECTED, NOT_PROTECTED),
    STRUCTURE: tuple(structure.value for structure in Structure),
    KIND: tuple(kind.value for kind in RequirementKind),
    PENDING: ("yes", "no"),
    CONSENT: tuple(state.value for state in ConsentState),
    CodePlace(Group.NEED, "part", RequirementKind.PHYSICAL_HANDBOOK): tuple(
        part.value for part in ImpairmentPart
    ),
    CodePlace(Group.NEED, "part", RequirementKind.MEDICAL_DEVICE): tuple(
        device.value for device in MedicalDevice
    ),
}
_RESIDENT_TABLES = {STATUS: "status", SEX: "sex", PROTECTION: "protection",
                    RELATIONSHIP: "relationship", STRUCTURE: "structure"}  # fmt: skip
_WORDS_COUNT = frozenset({"kind", "part", "grade"})


def table_at(layout: Layout, place: CodePlace) -> Spellings | None:
    """Give a code table; None: the layout has none there, cells are taken as written."""
    if place in _RESIDENT_TABLES:
        residents = layout.residents
        return None if residents is None else getattr(residents, _RESIDENT_TABLES[place])
    if place == CONSENT:
        return None if layout.consents is None else layout.consents.consents
    return None if layout.requirements is None else _need_table(layout.requirements, place)


def words_at(layout: Layout, place: CodePlace) -> tuple[str, ...]:
    """Give the words a value may mean there; empty: none can be chosen."""
    if place in _FIXED:
        return _FIXED[place]
    table = table_at(layout, place)
    return () if table is None else table.words


def with_words(layout: Layout, place: CodePlace, word_of: dict[str, str]) -> Layout:
    """Give the layout with some values meaning these words; the rest of the table stays."""
    table = table_at(layout, place)
    if table is None or not word_of:
        return layout
    words_count = place.field in _WORDS_COUNT
    return _with_table(layout, place, table.respelled(word_of, words_count=words_count))


def is_word_itself(place: CodePlace, value: str, word: str | None) -> bool:
    """Tell whether a value is the word it means, which then cannot mean another."""
    if word is None or place.field not in _WORDS_COUNT:
        return False
    return spelling_key(value) == spelling_key(word)


def _need_table(needs: RequirementLayout, place: CodePlace) -> Spellings | None:
    if place == KIND:
        return needs.kinds
    if place == PENDING:
        return needs.pending
    if place.kind is None:
        return None
    tables = needs.parts if place.field == "part" else needs.grades
    return tables.get(place.kind.value)


def _with_table(layout: Layout, place: CodePlace, table: Spellings) -> Layout:
    if place in _RESIDENT_TABLES and layout.residents is not None:
        return replace(layout, residents=_with_resident_table(layout.residents, place, table))
    if place == CONSENT and layout.consents is not None:
        return replace(layout, consents=replace(layout.consents, consents=table))
    if layout.requirements is None:
        return layout
    return replace(layout, requirements=_with_need_table(layout.requirements, place, table))


def _with_resident_table(
    residents: ResidentLayout, place: CodePlace, table: Spellings
) -> ResidentLayout:
    if place == STATUS:
        return replace(residents, status=table)
    if place == SEX:
        return replace(residents, sex=table)
    if place == PROTECTION:
        return replace(residents, protection=table)
    if place == STRUCTURE:
        return replace(residents, structure=table)
    return replace(residents, relationship=table)


def _with_need_table(
    needs: RequirementLayout, place: CodePlace, table: Spellings
) -> RequirementLayout:
    if place == KIND:
        return replace(needs, kinds=table)
    if place == PENDING:
        return replace(needs, pending=table)
    if place.kind is None:
        return needs
    changed = {place.kind.value: table}
    if place.field == "part":
        return replace(needs, parts=needs.parts | changed)
    return replace(needs, grades=needs.grades | changed)
