"""When a requirement row or an age meets a rule. Said once, for points and for flags."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scoring.codes import KNOWN_GRADES, ImpairmentPart, MedicalDevice, RequirementKind
from scoring.columns import FloatArray
from scoring.errors import RulesProblem
from scoring.rules.toml_table import TomlTable

_PARTS: dict[RequirementKind, list[str]] = {
    RequirementKind.PHYSICAL_HANDBOOK: [part.value for part in ImpairmentPart],
    RequirementKind.MEDICAL_DEVICE: [device.value for device in MedicalDevice],
}


@dataclass(frozen=True)
class RowCondition:
    """What a requirement row must hold: its kind, and one of the parts and of the grades.

    Parameters
    ----------
    parts, grades
        None: any, also an empty cell. ``""`` among the grades: a row without a grade.
    """

    kind: RequirementKind
    parts: frozenset[str] | None
    grades: frozenset[str] | None

    def is_met_by(self, kind: str, part: str, grade: str) -> bool:
        """Tell whether a row of these cells meets it; ``""`` is an empty cell."""
        return (
            kind == self.kind
            and (self.parts is None or part in self.parts)
            and (self.grades is None or grade in self.grades)
        )


@dataclass(frozen=True)
class AgeRange:
    """Whole years at the reference day (基準日), both ends inclusive; None: no end."""

    age_from: int | None
    age_to: int | None

    @property
    def is_open(self) -> bool:
        """True where age plays no part."""
        return self.age_from is None and self.age_to is None

    def holds(self, oldest: FloatArray, youngest: FloatArray) -> npt.NDArray[np.bool_]:
        """Tell for whom it holds at any age that fits their birth date (頃, 不詳).

        A need is not lost because a birth date is vague. An unknown age (NaN) never meets a
        rule on age.
        """
        low = -np.inf if self.age_from is None else self.age_from
        high = np.inf if self.age_to is None else self.age_to
        return np.asarray((oldest >= low) & (youngest <= high))


def parse_row_condition(table: TomlTable) -> RowCondition | None:
    """Read ``kind``, ``part`` and ``grade``; None where the rule names no kind.

    Raises
    ------
    RulesError
        An unknown word, or a part or grade without a kind it can belong to.
    """
    if "kind" not in table:
        for key in ("part", "grade"):
            if key in table:
                raise table.refuse(RulesProblem.MISSING_KEY, "kind", expected='"…"')
        return None
    kind = table.code("kind", RequirementKind)
    return RowCondition(kind, _parse_parts(table, kind), _parse_grades(table, kind))


def parse_age_range(table: TomlTable) -> AgeRange:
    """Read ``age_from`` and ``age_to``, each of which may be left out."""
    age_from = table.whole("age_from") if "age_from" in table else None
    age_to = table.whole("age_to") if "age_to" in table else None
    if age_from is not None and age_to is not None and age_from > age_to:
        raise table.refuse(
            RulesProblem.AGE_RANGE, "age_from", value=age_from, expected=f"≤ {age_to}"
        )
    return AgeRange(age_from, age_to)


def _parse_parts(table: TomlTable, kind: RequirementKind) -> frozenset[str] | None:
    if "part" not in table:
        return None
    parts = table.texts("part")
    if kind not in _PARTS:
        kinds = " / ".join(kind.value for kind in _PARTS)
        raise table.refuse(
            RulesProblem.UNKNOWN_VALUE, "part", value=kind.value, expected=f"kind = {kinds}"
        )
    table.known("part", parts, _PARTS[kind])
    return frozenset(parts)


def _parse_grades(table: TomlTable, kind: RequirementKind) -> frozenset[str] | None:
    if "grade" not in table:
        return None
    grades = table.texts("grade")
    if kind in KNOWN_GRADES:
        table.known("grade", grades, (*KNOWN_GRADES[kind], ""))
    return frozenset(grades)
