"""What two months are compared by: each person's texts, needs, score, protection and answer."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sample_data.answer_scores import score_people
from sample_data.exports.addresses import standard_address
from sample_data.exports.town_month import TownMonth
from sample_data.need_forms import FORMS, INTELLECTUAL, MENTAL, PHYSICAL
from sample_data.people import RESIDENT

NeedSet = frozenset[tuple[str, str]]
"""Pairs of grade and 総合等級."""


@dataclass(frozen=True)
class Need:
    """Whose need of which kind and part."""

    person: int
    kind: str
    part: str

    def words(self) -> str:
        """Give kind and part as one text."""
        return f"{self.kind}・{self.part}" if self.part else self.kind


@dataclass(frozen=True)
class MonthFacts:
    """One entry per person of the later month; whom the earlier does not know is not in it."""

    count: int
    texts: dict[str, list[str]]
    status: list[int]
    is_in_registry: list[bool]
    is_protected: list[bool]
    consent: list[str]
    score: list[float | None]
    in_force: dict[Need, NeedSet]
    standing: frozenset[Need]

    def takes_part(self, person: int) -> bool:
        """Tell whether the registry has the person as 住民."""
        return self.is_in_registry[person] and self.status[person] == RESIDENT


def facts_of(month: TownMonth, count: int, *, in_standard: bool) -> MonthFacts:
    """Gather the facts of a month; ``count``: people of the later month.

    In the standard an address has its number in full width, and nobody has a phone.
    """
    texts = month.resident_texts()
    if in_standard:
        texts["住所"] = _each(texts["住所"], standard_address)
        texts["電話番号"] = [""] * len(texts["電話番号"])
    pairs = zip(texts["住所"], texts["方書"], strict=True)
    texts["住所と方書"] = [f"{home}　{room}" if room else home for home, room in pairs]
    missing = count - len(month.people)
    scores = score_people(month.people, month.papers.counting(), month.as_of).score.tolist()
    in_force, standing = _needs(month, in_standard=in_standard)
    _, words = month.consent_texts()
    return MonthFacts(
        count=count,
        texts=texts,
        status=month.people.status.tolist() + [RESIDENT] * missing,
        is_in_registry=month.is_in_registry.tolist() + [False] * missing,
        is_protected=month.is_protected.tolist() + [False] * missing,
        consent=words + ["未回答"] * missing,
        score=[None if np.isnan(score) else float(score) for score in scores] + [None] * missing,
        in_force=in_force,
        standing=standing,
    )


def _each(texts: list[str], change: Callable[[str], str]) -> list[str]:
    changed = {text: change(text) for text in set(texts)}
    return [changed[text] for text in texts]


def _needs(month: TownMonth, *, in_standard: bool) -> tuple[dict[Need, NeedSet], frozenset[Need]]:
    papers = month.papers
    counts = papers.counting().in_force(month.as_of).tolist()
    rows = zip(
        papers.needs.person.tolist(), papers.needs.form.tolist(), papers.overall.tolist(), counts,
        strict=True,
    )  # fmt: skip
    grades: dict[Need, set[tuple[str, str]]] = {}
    standing = set()
    for person, number, overall, counting in rows:
        form = FORMS[number]
        need = Need(person, form.kind, form.part)
        standing.add(need)
        if counting:
            pair = (form.grade, _overall(number, overall) if in_standard else "")
            grades.setdefault(need, set()).add(pair)
    return {need: frozenset(found) for need, found in grades.items()}, frozenset(standing)


def _overall(form: int, overall: int) -> str:
    kind = FORMS[form].kind
    if kind in (INTELLECTUAL, MENTAL):
        return FORMS[form].grade
    return f"{overall}級" if kind == PHYSICAL else ""
