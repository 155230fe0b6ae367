"""What the cells of a need mean: kind, part and grade by the layout's tables, and the law.

One cell may name several parts. What a table does not know stays as written, with an issue, so
that a person can see and settle it.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from importers.issues import IssueCode
from importers.layouts.spec import RequirementLayout
from scoring.codes import RequirementKind

HANDBOOKS = frozenset(
    {
        RequirementKind.PHYSICAL_HANDBOOK,
        RequirementKind.INTELLECTUAL_HANDBOOK,
        RequirementKind.MENTAL_HANDBOOK,
    }
)
NEEDS_PART = frozenset({RequirementKind.PHYSICAL_HANDBOOK, RequirementKind.MEDICAL_DEVICE})
NEEDS_GRADE = HANDBOOKS | {
    RequirementKind.CARE_LEVEL,
    RequirementKind.DEMENTIA,
    RequirementKind.BEDRIDDEN,
}
_UNGRADED = {RequirementKind.DESIGNATED_DISEASE: "その他"}
"""What a certificate without a grade of its own is; files often write the disease there, and
a person with one may not lose its points for that."""
_BETWEEN = re.compile(r"[、,，;；/／\n＋+]")
_BETWEEN_PARTS = re.compile(r"[・･\s]+")


@dataclass(frozen=True)
class Need:
    """One need that a row certifies, in the words of the rules; None: the file says nothing."""

    kind: RequirementKind
    part: str | None = None
    grade: str | None = None
    overall_grade: str | None = None
    is_change_pending: bool = False


@dataclass(frozen=True)
class Reading:
    """What some cells say; ``issues`` name the field each belongs to."""

    needs: tuple[Need, ...]
    issues: tuple[tuple[str, IssueCode], ...] = ()


class Word(NamedTuple):
    """A word of a table; None: an empty cell. With an ``issue`` it may be as written."""

    text: str | None
    issue: IssueCode | None = None


class NeedWords:
    """The tables of one layout."""

    def __init__(self, layout: RequirementLayout) -> None:
        self.layout = layout

    def part(self, kind: RequirementKind, cell: str) -> Word:
        """Read one part or device; a kind without a table of parts takes any."""
        if not cell:
            return Word(None, IssueCode.MISSING_PART if kind in NEEDS_PART else None)
        table = self.layout.parts.get(kind.value)
        word = cell if table is None else table.find(cell)
        return Word(cell, IssueCode.UNKNOWN_PART) if word is None else Word(word)

    def parts(self, kind: RequirementKind, cell: str) -> list[Word]:
        """Read a cell of one or several parts (``視覚、聴覚``), each once.

        A ``・`` parts two only where both are known: ``音声・言語`` is one.
        """
        whole = self.part(kind, cell)
        if whole.issue is not IssueCode.UNKNOWN_PART:
            return [whole]
        pieces = [piece.strip() for piece in _BETWEEN.split(cell)]
        words = [word for piece in pieces if piece for word in self._loose_parts(kind, piece)]
        return list(dict.fromkeys(words)) or [whole]

    def _loose_parts(self, kind: RequirementKind, piece: str) -> list[Word]:
        whole = self.part(kind, piece)
        words = [self.part(kind, each) for each in _BETWEEN_PARTS.split(piece) if each]
        if whole.issue is None or any(word.issue is not None for word in words):
            return [whole]
        return words

    def grade(self, kind: RequirementKind, cell: str) -> Word:
        """Read a grade; a kind without a table of grades takes any."""
        if not cell:
            return Word(None, IssueCode.MISSING_GRADE if kind in NEEDS_GRADE else None)
        table = self.layout.grades.get(kind.value)
        word = cell if table is None else table.find(cell)
        if word is None:
            return Word(_UNGRADED.get(kind, cell), IssueCode.UNKNOWN_GRADE)
        return Word(word)

    def is_in_law(self, need: Need) -> bool:
        """Tell whether a part of a 身体障害者手帳 can have that grade (別表第5号)."""
        if need.kind is not RequirementKind.PHYSICAL_HANDBOOK:
            return True
        grades = self.layout.grades_in_law.get(need.part or "")
        return grades is None or need.grade is None or need.grade in grades


def read_need(words: NeedWords, cells: tuple[str, str, str, str]) -> Reading:
    """Read the cells of kind, part, grade (部位別等級) and overall grade (総合等級) of a row.

    Each part is a need of its own. As many grades as parts are taken in pairs; one grade is
    each part's. A handbook that has only an overall grade counts with that: ``grade`` and
    ``overall_grade`` are then equal.
    """
    kind_cell, part_cell, grade_cell, overall_cell = cells
    kind = _kind(words, kind_cell)
    if kind is None:
        return Reading((), (("kind", _kind_issue(kind_cell)),))
    parts = words.parts(kind, part_cell)
    overall = words.grade(kind, overall_cell) if overall_cell else Word(None)
    is_total_only = not grade_cell and overall_cell and kind in HANDBOOKS
    grades = [overall] if is_total_only else _grades(words, kind, grade_cell, len(parts))
    needs, issues = [], dict.fromkeys(("part", part.issue) for part in parts)
    for place, part in enumerate(parts):
        grade = grades[place % len(grades)]
        need = Need(kind, part.text, grade.text, overall.text)
        is_doubted = grade.issue is None and not words.is_in_law(need)
        issues["grade", IssueCode.GRADE_NOT_IN_LAW if is_doubted else grade.issue] = None
        needs.append(need)
    issues["overall_grade", None if is_total_only else overall.issue] = None
    told = tuple((field, issue) for field, issue in issues if issue is not None)
    return Reading(tuple(needs), told)


def _kind(words: NeedWords, cell: str) -> RequirementKind | None:
    if words.layout.fixed_kind is not None:
        return words.layout.fixed_kind
    word = words.layout.kinds.find(cell)
    return None if word is None else RequirementKind(word)


def _kind_issue(cell: str) -> IssueCode:
    return IssueCode.UNKNOWN_KIND if cell else IssueCode.MISSING_KIND


def _grades(words: NeedWords, kind: RequirementKind, cell: str, count: int) -> list[Word]:
    pieces = [piece.strip() for piece in _BETWEEN.split(cell)]
    if count > 1 and len(pieces) == count and all(pieces):
        return [words.grade(kind, piece) for piece in pieces]
    return [words.grade(kind, cell)]
