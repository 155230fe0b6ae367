"""On whose rows the errors of the welfare exports stand: drawn once, the same in every month."""

from dataclasses import dataclass

import numpy as np

from sample_data.dice import BoolArray
from sample_data.exports.papers import CARE_FORMS, HANDBOOK_FORMS
from sample_data.exports.planted_rows import QuietPeople
from sample_data.exports.town_month import TownMonth

NO_NEED = (("01", "非該当"), ("06", "事業対象者"), ("11", "経過的要介護"))
"""Codes of the care insurance that certify no need, and their words."""
KAIGO_KINDS, TECHO_KINDS = 6, 8


@dataclass(frozen=True)
class OddPeople:
    """``needless`` hold a code of NO_NEED each; ``sharing`` are pairs with one number.

    ``kaigo`` and ``techo`` are the people of each kind of error of those files.
    """

    needless: list[list[int]]
    sharing: list[int]
    kaigo: list[list[int]]
    techo: list[list[int]]

    def everybody(self) -> list[int]:
        """Give them all."""
        groups = [*self.needless, self.sharing, *self.kaigo, *self.techo]
        return [person for group in groups for person in group]


def draw_odd_people(month: TownMonth, quiet: QuietPeople) -> OddPeople:
    """Draw them: errors fall on people who hold no paper of that kind."""
    has_care, has_book = _holds(month, CARE_FORMS), _holds(month, HANDBOOK_FORMS)
    return OddPeople(
        needless=[quiet.draw(~has_care) for _ in NO_NEED],
        sharing=quiet.draw(has_care, share=2),
        kaigo=[quiet.draw(~has_care) for _ in range(KAIGO_KINDS)],
        techo=[quiet.draw(~has_book) for _ in range(TECHO_KINDS)],
    )


def _holds(month: TownMonth, wanted: list[int]) -> BoolArray:
    holds = np.zeros(len(month.people), dtype=bool)
    holds[month.papers.needs.person[month.papers.of_forms(wanted)]] = True
    return holds
