"""What kind, part and grade of a requirement row mean, and whether the law knows the grade."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from importers.issues import IssueCode
from importers.layouts import RequirementLayout
from scoring.codes import RequirementKind

NEEDS_PART = frozenset({RequirementKind.PHYSICAL_HANDBOOK, RequirementKind.MEDICAL_DEVICE})
NEEDS_GRADE = frozenset(
    {
        RequirementKind.CARE_LEVEL,
        RequirementKind.PHYSICAL_HANDBOOK,
        RequirementKind.INTELLECTUAL_HANDBOOK,
        RequirementKind.MENTAL_HANDBOOK,
        RequirementKind.DEMENTIA,
        RequirementKind.BEDRIDDEN,
    }
)
_UNGRADED = {RequirementKind.DESIGNATED_DISEASE: "その他"}
"""What a certificate without a grade of its own is; files often write the disease there, and
a person with one may not lose its points for that."""
_KINDS = {kind.value: place for place, kind in enumerate(RequirementKind)}
NO_KIND = -1


@dataclass(frozen=True)
class Wording:
    """One combination of words, read; ``issues`` name the field each belongs to.

    ``kind`` is a position in RequirementKind, NO_KIND if it could not be read. A part or
    grade the layout does not know stays as given, so that a person can see and settle it.
    """

    kind: int
    part: str | None
    grade: str | None
    issues: tuple[tuple[str, IssueCode], ...]


class WordingTable(dict[tuple[str, str, str], int]):
    """Reads each combination of kind, part and grade once; the value is a place in ``read``."""

    def __init__(self, layout: RequirementLayout) -> None:
        super().__init__()
        self._layout = layout
        self.read: list[Wording] = []

    def __missing__(self, cells: tuple[str, str, str]) -> int:
        self.read.append(self._read(*cells))
        self[cells] = place = len(self.read) - 1
        return place

    def places(self, columns: Mapping[str, Sequence[str]]) -> np.ndarray:
        """Give for each row the place of its wording in ``read``."""
        rows = zip(columns["kind"], columns["part"], columns["grade"], strict=True)
        return np.fromiter(map(self.__getitem__, rows), dtype=np.int64)

    def _read(self, kind_cell: str, part_cell: str, grade_cell: str) -> Wording:
        word = self._layout.kinds.find(kind_cell)
        if word is None:
            code = IssueCode.UNKNOWN_KIND if kind_cell else IssueCode.MISSING_KIND
            return Wording(NO_KIND, None, None, (("kind", code),))
        kind = RequirementKind(word)
        part, part_issue = self._part(kind, part_cell)
        grade, grade_issue = self._grade(kind, grade_cell)
        issues = [("part", part_issue), ("grade", grade_issue)]
        if grade_issue is None and not self._is_in_law(kind, part, grade):
            issues.append(("grade", IssueCode.GRADE_NOT_IN_LAW))
        told = tuple((field, code) for field, code in issues if code is not None)
        return Wording(_KINDS[kind.value], part, grade, told)

    def _part(self, kind: RequirementKind, cell: str) -> tuple[str | None, IssueCode | None]:
        if not cell:
            return None, IssueCode.MISSING_PART if kind in NEEDS_PART else None
        table = self._layout.parts.get(kind.value)
        word = cell if table is None else table.find(cell)
        return (cell, IssueCode.UNKNOWN_PART) if word is None else (word, None)

    def _grade(self, kind: RequirementKind, cell: str) -> tuple[str | None, IssueCode | None]:
        if not cell:
            return None, IssueCode.MISSING_GRADE if kind in NEEDS_GRADE else None
        table = self._layout.grades.get(kind.value)
        word = cell if table is None else table.find(cell)
        if word is None:
            return _UNGRADED.get(kind, cell), IssueCode.UNKNOWN_GRADE
        return word, None

    def _is_in_law(self, kind: RequirementKind, part: str | None, grade: str | None) -> bool:
        if kind is not RequirementKind.PHYSICAL_HANDBOOK or part is None or grade is None:
            return True
        grades = self._layout.grades_in_law.get(part)
        return grades is None or grade in grades
