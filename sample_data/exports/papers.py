"""Certificates as the welfare systems hold them: the needs of the town and what goes with them."""

from dataclasses import dataclass

import numpy as np

from sample_data import need_forms as forms
from sample_data.calendar_days import NO_DAY
from sample_data.dice import BoolArray, IntArray
from sample_data.needs import Needs

CARE_FORMS = [n for n, form in enumerate(forms.FORMS) if form.kind == forms.CARE]
PHYSICAL_FORMS = [n for n, form in enumerate(forms.FORMS) if form.kind == forms.PHYSICAL]
HANDBOOK_KINDS = (forms.PHYSICAL, forms.INTELLECTUAL, forms.MENTAL)
HANDBOOK_FORMS = [n for n, form in enumerate(forms.FORMS) if form.kind in HANDBOOK_KINDS]
OTHER_FORMS = [n for n in range(len(forms.FORMS)) if n not in {*CARE_FORMS, *HANDBOOK_FORMS}]
NO_OVERALL = 0
_GRADE_OF_FORM = np.array(
    [int(form.grade[0]) if form.kind == forms.PHYSICAL else 9 for form in forms.FORMS]
)


@dataclass(frozen=True)
class Papers:
    """Requirement rows, and what only the welfare systems know of them.

    ``is_pending``: 変更申請中; ``is_returned``: given back on the day after the last day.
    ``overall`` is the 総合等級 of a physical handbook, NO_OVERALL for the rest.
    """

    needs: Needs
    is_pending: BoolArray
    is_returned: BoolArray

    @property
    def overall(self) -> IntArray:
        """Work out the 総合等級 of each holder: the gravest part; two alike are one graver."""
        physical = np.flatnonzero(np.isin(self.needs.form, PHYSICAL_FORMS) & ~self.is_returned)
        person, grade = self.needs.person[physical], _GRADE_OF_FORM[self.needs.form[physical]]
        size = int(self.needs.person.max(initial=0)) + 1
        gravest = np.full(size, 9)
        np.minimum.at(gravest, person, grade)
        alike = np.bincount(person[grade == gravest[person]], minlength=size) > 1
        whole = np.where(alike, np.maximum(gravest - 1, 1), gravest)
        overall = np.full(len(self.needs), NO_OVERALL)
        all_physical = np.flatnonzero(np.isin(self.needs.form, PHYSICAL_FORMS))
        own = _GRADE_OF_FORM[self.needs.form[all_physical]]
        overall[all_physical] = np.minimum(whole[self.needs.person[all_physical]], own)
        return overall

    def counting(self) -> Needs:
        """Give the rows as they count: one whose change is applied for has no end yet."""
        goes_on = self.is_pending & ~self.is_returned
        last = np.where(goes_on, NO_DAY, self.needs.last_day).astype(np.int32)
        return Needs(self.needs.person, self.needs.form, self.needs.valid_from, last)

    def of_forms(self, wanted: list[int]) -> IntArray:
        """Give the positions of the rows of some forms."""
        return np.flatnonzero(np.isin(self.needs.form, wanted))


def plain_papers(needs: Needs) -> Papers:
    """Take needs as papers of which none is pending and none was given back."""
    nothing = np.zeros(len(needs), dtype=bool)
    return Papers(needs, nothing, nothing.copy())


def insured_number(person: int) -> str:
    """Give the 被保険者番号 of a resident: ten digits, another for each."""
    return f"{3_000_000 + person * 7:010d}"


def handbook_number(kind: str, person: int) -> str:
    """Give the 手帳番号 of a resident; the prefecture is invented."""
    letter = {forms.PHYSICAL: "身", forms.INTELLECTUAL: "療", forms.MENTAL: "精"}[kind]
    return f"架空県{letter}第{10_000 + person * 3}号"
