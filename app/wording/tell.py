"""Errors and import issues as sentences: what happened, and what to do."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from app.errors import AppProblem, StoreProblem
from app.wording.app_words import APP_ADVICE
from app.wording.hazard_words import HAZARD_ADVICE
from app.wording.import_words import IMPORT_ADVICE
from app.wording.issue_words import ISSUE_ADVICE
from app.wording.rules_words import RULES_ADVICE
from app.wording.sentence import Advice, Language
from app.wording.store_words import STORE_ADVICE
from gis.errors import HazardProblem
from importers.errors import ImportProblem
from importers.issues import IssueCode
from scoring.errors import KnownError, RulesProblem

ADVICE: dict[type[StrEnum], Mapping[Any, Advice]] = {
    AppProblem: APP_ADVICE,
    HazardProblem: HAZARD_ADVICE,
    ImportProblem: IMPORT_ADVICE,
    RulesProblem: RULES_ADVICE,
    StoreProblem: STORE_ADVICE,
}
"""By list of problems: two lists may use the same word for problems of their own."""


class _Fields(dict[str, object]):
    """Fields of a sentence; one that does not apply reads as a dash."""

    def __missing__(self, key: str) -> str:
        return "—"


def tell_error(error: KnownError, language: Language) -> str:
    """Say what a known error means and what to do, in two lines."""
    return _told(ADVICE[type(error.code)][error.code], error.fields, language, between="\n")


def tell_issue(code: str, fields: Mapping[str, object], language: Language) -> str:
    """Say what is wrong with a row or cell and what to do, in one line."""
    return _told(ISSUE_ADVICE[IssueCode(code)], fields, language, between=" ")


def _told(advice: Advice, fields: Mapping[str, object], language: Language, between: str) -> str:
    told = _Fields(fields)
    what = advice.what.said_in(language).format_map(told)
    todo = advice.todo.said_in(language).format_map(told)
    return f"{what}{between}{todo}"
