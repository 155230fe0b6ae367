"""The catalogue of issues: each code has one severity, and the list keeps the file's order."""

import pytest

from importers.issues import (
    CELL_REFUSALS,
    REPAIRS,
    ROW_REFUSALS,
    IssueCode,
    IssueList,
    severity_of,
)
from scoring.codes import Severity
from scoring.frames import ISSUES


@pytest.mark.parametrize("code", list(IssueCode))
def test_a_code_is_refused_repaired_or_doubted(code: IssueCode) -> None:
    assert (code in ROW_REFUSALS) + (code in CELL_REFUSALS) + (code in REPAIRS) <= 1
    is_refused = code in ROW_REFUSALS | CELL_REFUSALS
    assert (severity_of(code) is Severity.REFUSED) == is_refused


def test_no_issues_are_an_empty_frame() -> None:
    issues = IssueList("a.csv")
    ISSUES.check(issues.build())
    assert len(issues) == 0


def test_issues_come_by_line_and_empty_values_are_empty() -> None:
    issues = IssueList("a.csv")
    issues.add(IssueCode.UNKNOWN_SEX, "性別", [5, 3], ["x", ""])
    issues.add(IssueCode.DUPLICATE_ROW, None, [4], [None])
    built = issues.build()
    assert len(issues) == 3
    assert built["line"].tolist() == [3, 4, 5]
    assert built["value"].isna().tolist() == [True, True, False]
    assert built["column"].isna().tolist() == [False, True, False]
    assert built["severity"].tolist() == ["doubted", "repaired", "doubted"]
