"""Every problem and every issue has a sentence and a remedy, in both languages."""

from enum import StrEnum

import pytest

from app.wording.sentence import Language
from app.wording.tell import ADVICE, tell_error, tell_issue
from importers.issues import IssueCode
from scoring.errors import KnownError

PROBLEMS = [problem for problems in ADVICE for problem in problems]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("problem", PROBLEMS, ids=lambda code: f"{type(code).__name__}.{code}")
def test_every_problem_says_what_happened_and_what_to_do(
    problem: StrEnum, language: Language
) -> None:
    what, _, todo = tell_error(KnownError(problem, path="residents.csv"), language).partition("\n")
    assert len(what) > 5
    assert len(todo) > 3
    assert "{" not in what + todo


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("code", list(IssueCode))
def test_every_issue_has_a_sentence(code: IssueCode, language: Language) -> None:
    fields = {"file": "residents.csv", "line": 3, "column": "生年月日", "value": "?"}
    told = tell_issue(code.value, fields, language)
    assert len(told) > 8
    assert "{" not in told


def test_a_field_that_does_not_apply_reads_as_a_dash() -> None:
    problem = next(iter(next(iter(ADVICE))))
    assert "—" in tell_error(KnownError(problem), Language.JA)
