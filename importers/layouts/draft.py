"""What a person has settled about a file, as a layout: which column is which, which words."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from importers.layouts.code_places import CodePlace, with_words
from importers.layouts.spec import (
    NEEDED_OF_RESIDENTS,
    ColumnLayout,
    ConsentLayout,
    ContactLayout,
    FileShape,
    Layout,
    MarkColumn,
    ProtectionLayout,
    RequirementLayout,
    ResidentLayout,
    Take,
)
from importers.layouts.spellings import Spellings, build_spellings, header_key
from importers.layouts.targets import FIELDS, FieldTarget, Group, MarkTarget, SourceKind, Target
from scoring.codes import RequirementKind
from scoring.record_codes import ConsentState, ContactRole

_CONSENTS = {
    ConsentState.GIVEN.value: "同意 同意する 同意あり 同意有 同意済 希望する ○ ◎ 有 あり 可 はい",
    ConsentState.REFUSED.value: "不同意 同意しない 同意なし 同意無 × 拒否 否 不可 いいえ",
    ConsentState.UNANSWERED.value: "未回答 未確認 保留 未 返信なし 未返信",
}
_PENDING = {
    "yes": ["変更申請中", "申請中", "○", "有", "あり", "1"],
    "no": ["×", "無", "なし", "0", "-"],
}
_ROLES = {Group.EMERGENCY: ContactRole.EMERGENCY, Group.SUPPORTER: ContactRole.SUPPORTER}
_OWN_NEEDED = {
    Group.RESIDENT: NEEDED_OF_RESIDENTS,
    Group.NEED: frozenset({"kind"}),
    Group.CONSENT: frozenset({"consent"}),
}


@dataclass(frozen=True)
class KnownWords:
    """The spellings a new layout begins with: those of the shipped template."""

    residents: ResidentLayout
    requirements: RequirementLayout


@dataclass(frozen=True)
class LayoutDraft:
    """A layout in the making; ``targets`` by column of ``header``, None: not used.

    ``fixed_kind`` is the one need all rows are about; None: a column tells it, or the file
    is about something else. ``words`` are the values a person mapped. ``base`` is the layout
    that is being changed, whose words stay; None: a new one.
    """

    name: str
    title: str
    kind: SourceKind
    shape: FileShape
    header: tuple[str, ...]
    targets: tuple[Target | None, ...]
    fixed_kind: RequirementKind | None = None
    words: Mapping[CodePlace, Mapping[str, str]] = field(default_factory=dict)
    version: int = 1
    base: Layout | None = None


def known_words(template: Layout) -> KnownWords:
    """Give the spellings of the template, which describes residents and requirements.

    Raises
    ------
    ValueError
        The layout lacks one of them.
    """
    if template.residents is None or template.requirements is None:
        raise ValueError("not a layout of residents and requirements")
    return KnownWords(template.residents, template.requirements)


def unusable_headers(header: tuple[str, ...]) -> frozenset[int]:
    """Give the columns that cannot be named: without a header, or with that of another."""
    counts = Counter(map(header_key, header))
    return frozenset(
        at for at, name in enumerate(header) if not name or counts[header_key(name)] > 1
    )


def build_layout(draft: LayoutDraft, known: KnownWords) -> Layout:
    """Make the layout of a draft; its file is then read by nothing but that layout."""
    known = _with_own_words(known, draft.base)
    is_registry = draft.kind is SourceKind.REGISTRY
    layout = Layout(
        name=draft.name,
        title=draft.title,
        version=draft.version,
        shape=draft.shape,
        header=draft.header,
        person=() if is_registry else _columns(draft, Group.PERSON),
        residents=_residents(draft, known) if is_registry else None,
        requirements=_requirements(draft, known),
        protections=_protections(draft),
        consents=_consents(draft),
        contacts=_contacts(draft),
    )
    for place, word_of in draft.words.items():
        layout = with_words(layout, place, dict(word_of))
    return layout


def _with_own_words(known: KnownWords, base: Layout | None) -> KnownWords:
    if base is None:
        return known
    residents = base.residents or known.residents
    if not residents.structure.words:  # a layout of before 構造 was read
        residents = replace(residents, structure=known.residents.structure)
    return KnownWords(residents, base.requirements or known.requirements)


def _columns(draft: LayoutDraft, group: Group) -> tuple[ColumnLayout, ...]:
    headers: dict[str, list[str]] = {}
    for header, target in zip(draft.header, draft.targets, strict=True):
        if isinstance(target, FieldTarget) and target.group is group:
            headers.setdefault(target.field, []).append(header)
    needed = _needed(group, frozenset(headers))
    return tuple(
        ColumnLayout(
            name,
            tuple(headers[name]),
            name in needed,
            Take.JOIN if len(headers[name]) > 1 else Take.ANY_OF,
        )
        for name in FIELDS[group]
        if name in headers
    )


def _needed(group: Group, mapped: frozenset[str]) -> frozenset[str]:
    if group is Group.PERSON:
        return frozenset({"person_id" if "person_id" in mapped else "name"})
    return _OWN_NEEDED.get(group, frozenset())


def _residents(draft: LayoutDraft, known: KnownWords) -> ResidentLayout:
    words = known.residents
    return ResidentLayout(
        _columns(draft, Group.RESIDENT),
        words.status,
        words.sex,
        words.protection,
        words.relationship,
        words.structure,
    )


def _requirements(draft: LayoutDraft, known: KnownWords) -> RequirementLayout | None:
    columns = _columns(draft, Group.NEED)
    marks = tuple(
        _mark(header, target)
        for header, target in zip(draft.header, draft.targets, strict=True)
        if isinstance(target, MarkTarget)
    )
    if draft.kind is not SourceKind.NEEDS and not marks:
        return None
    words = known.requirements
    return RequirementLayout(
        columns,
        words.kinds,
        words.parts,
        words.grades,
        words.grades_in_law,
        draft.fixed_kind if draft.kind is SourceKind.NEEDS else None,
        marks,
        _or_else(words.pending, _PENDING),
    )


def _mark(header: str, target: MarkTarget) -> MarkColumn:
    """Make a mark column; under 手動追加 its header is the reason, unless the cell tells one."""
    is_reason = target.kind is RequirementKind.MANUAL and target.grade is None
    grade = header if is_reason else target.grade
    return MarkColumn(header, target.kind, target.part, grade, target.reads)


def _or_else(words: Spellings, table: Mapping[str, list[str]]) -> Spellings:
    return words if words.words else build_spellings(table, words_count=False)


def _protections(draft: LayoutDraft) -> ProtectionLayout | None:
    if draft.kind is not SourceKind.PROTECTIONS:
        return None
    return ProtectionLayout(_columns(draft, Group.PROTECTION))


def _consents(draft: LayoutDraft) -> ConsentLayout | None:
    columns = _columns(draft, Group.CONSENT)
    if "consent" not in {column.field for column in columns}:
        return None
    if draft.base is not None and draft.base.consents is not None:
        return ConsentLayout(columns, draft.base.consents.consents)
    words = {state: spellings.split() for state, spellings in _CONSENTS.items()}
    return ConsentLayout(columns, build_spellings(words, words_count=False))


def _contacts(draft: LayoutDraft) -> tuple[ContactLayout, ...]:
    found = {role: _columns(draft, group) for group, role in _ROLES.items()}
    return tuple(ContactLayout(role, columns) for role, columns in found.items() if columns)


def targets_of(layout: Layout, header: tuple[str, ...]) -> tuple[Target | None, ...]:
    """Give where a layout takes each column of a header; None: it does not use it."""
    target_of: dict[str, Target] = {}
    for group, columns in _columns_by_group(layout):
        for column in columns:
            for name in column.headers:
                target_of.setdefault(header_key(name), FieldTarget(group, column.field))
    marks = () if layout.requirements is None else layout.requirements.marks
    for mark in marks:
        is_reason = mark.kind is RequirementKind.MANUAL and mark.grade == mark.header
        grade = None if is_reason else mark.grade
        target = MarkTarget(mark.kind, mark.part, mark.reads, grade)
        target_of[header_key(mark.header)] = target
    return tuple(target_of.get(header_key(name)) for name in header)


def kind_of_layout(layout: Layout) -> SourceKind:
    """Tell what kind of file a layout reads."""
    if layout.residents is not None:
        return SourceKind.REGISTRY
    if layout.protections is not None:
        return SourceKind.PROTECTIONS
    needs = layout.requirements
    if needs is not None:
        return SourceKind.WIDE_LIST if needs.marks else SourceKind.NEEDS
    if layout.consents is not None and layout.contacts:
        return SourceKind.WIDE_LIST
    return SourceKind.CONSENTS if layout.consents is not None else SourceKind.CONTACTS


def _columns_by_group(layout: Layout) -> list[tuple[Group, tuple[ColumnLayout, ...]]]:
    tables = {
        Group.RESIDENT: layout.residents,
        Group.NEED: layout.requirements,
        Group.PROTECTION: layout.protections,
        Group.CONSENT: layout.consents,
    }
    groups = {role: group for group, role in _ROLES.items()}
    return [
        (Group.PERSON, layout.person),
        *((group, table.columns) for group, table in tables.items() if table is not None),
        *((groups[contact.role], contact.columns) for contact in layout.contacts),
    ]
