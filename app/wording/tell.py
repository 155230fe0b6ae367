"""Errors and import issues as sentences: what happened, and what to do."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from app.errors import AppProblem, AreaProblem, StoreProblem
from app.wording.address_words import ADDRESS_ADVICE
from app.wording.app_words import APP_ADVICE
from app.wording.area_words import AREA_ADVICE
from app.wording.guard_words import GUARD_ADVICE
from app.wording.hazard_words import HAZARD_ADVICE
from app.wording.import_words import IMPORT_ADVICE
from app.wording.issue_words import ISSUE_ADVICE
from app.wording.map_words import BASE_MAP_ADVICE
from app.wording.peril_words import STRUCTURE_ADVICE
from app.wording.place_words import GAZETTEER_ADVICE
from app.wording.product_error_words import PRODUCT_ADVICE
from app.wording.rules_words import RULES_ADVICE
from app.wording.sentence import Advice, Language
from app.wording.store_words import STORE_ADVICE
from gis.base_map.errors import BaseMapProblem
from gis.errors import AddressProblem, GazetteerProblem, HazardProblem
from gis.products.errors import ProductProblem
from importers.errors import ImportProblem
from importers.issues import IssueCode
from scoring.errors import KnownError, RulesProblem

ADVICE: dict[type[StrEnum], Mapping[Any, Advice]] = {
    AddressProblem: ADDRESS_ADVICE,
    AppProblem: APP_ADVICE,
    BaseMapProblem: BASE_MAP_ADVICE,
    AreaProblem: AREA_ADVICE,
    GazetteerProblem: GAZETTEER_ADVICE,
    HazardProblem: HAZARD_ADVICE | GUARD_ADVICE,
    ImportProblem: IMPORT_ADVICE,
    ProductProblem: PRODUCT_ADVICE,
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
    advice = (ISSUE_ADVICE | STRUCTURE_ADVICE)[IssueCode(code)]
    return _told(advice, fields, language, between=" ")


def _told(advice: Advice, fields: Mapping[str, object], language: Language, between: str) -> str:
    told = _Fields(fields)
    what = advice.what.said_in(language).format_map(told)
    todo = advice.todo.said_in(language).format_map(told)
    return f"{what}{between}{todo}"
