"""What happens to papers in a month: terms run out, grades change, handbooks go back."""

from collections.abc import Callable

import numpy as np

from sample_data import need_forms as forms
from sample_data.calendar_days import NO_DAY, day_number
from sample_data.dice import BoolArray
from sample_data.exports.papers import CARE_FORMS, PHYSICAL_FORMS
from sample_data.job_file import AS_OF
from sample_data.month2.moving import Moving
from sample_data.month2.start import AS_OF_2

TODAY, NEXT = day_number(AS_OF), day_number(AS_OF_2)
YEAR = 365
ELDER = TODAY - 70 * YEAR
CHANGED_ON = TODAY + 6
EXPIRES, RENEWED, REGRADED, APPLIED = range(4)


def let_papers_age(moving: Moving, frozen: list[int]) -> None:
    """Let the papers of the town grow older by a month.

    Nothing runs out or begins for the ``frozen``, whose rows have an error beside them.
    """
    _freeze(moving, frozen)
    _settle_lapses(moving, frozen)
    _change_care(moving)
    _return_handbooks(moving)
    _add_needs(moving)


def _freeze(moving: Moving, frozen: list[int]) -> None:
    papers = moving.papers
    theirs = np.isin(papers.person, frozen)
    papers.last_day[theirs & _lapses(moving)] += 2 * YEAR
    begins = theirs & (papers.valid_from > TODAY) & (papers.valid_from <= NEXT)
    papers.valid_from[begins] += 2 * (NEXT - TODAY)


def _lapses(moving: Moving) -> BoolArray:
    """Tell which rows count on the first day but not on the second."""
    papers = moving.papers
    ends = (papers.last_day >= TODAY) & (papers.last_day < NEXT) & (papers.last_day != NO_DAY)
    lapses: BoolArray = ends & (papers.valid_from <= TODAY)
    return lapses


def _settle_lapses(moving: Moving, frozen: list[int]) -> None:
    """Renew some of the terms that run out; care levels may change, or be applied for anew."""
    papers = moving.papers
    running_out = _lapses(moving) & ~np.isin(papers.person, frozen)
    for turn, row in enumerate(np.flatnonzero(running_out).tolist()):
        form, last = int(papers.form[row]), int(papers.last_day[row])
        is_care = form in CARE_FORMS
        fate = turn % 4 if is_care else turn % 2
        if fate == APPLIED:
            papers.is_pending[row] = True
        elif fate != EXPIRES:
            new_form = _graver(form) if fate == REGRADED else form
            papers.add(int(papers.person[row]), new_form, last + 1, last + 2 * YEAR)


def _graver(form: int) -> int:
    return form + 1 if form + 1 in CARE_FORMS else form - 1


def _milder(form: int) -> int:
    return form - 1 if form - 1 in CARE_FORMS else form + 1


def _change_care(moving: Moving) -> None:
    """Change levels before their term ends, withdraw some, certify people anew."""
    papers = moving.papers
    single, rows = _single_care_rows(moving)
    changes: tuple[tuple[float, Callable[[int], int] | None], ...] = (
        (2, _graver), (1, _milder), (1, None),
    )  # fmt: skip
    for share, change in changes:
        for person in moving.draw(single, share):
            row = int(rows[person])
            if change is None:
                papers.is_kept[row] = False
                continue
            papers.add(person, change(int(papers.form[row])), CHANGED_ON, CHANGED_ON + YEAR)
            papers.last_day[row] = CHANGED_ON - 1
    no_care = np.ones(len(single), dtype=bool)
    no_care[papers.person[np.isin(papers.form, CARE_FORMS)] % len(single)] = False
    elders = no_care & (moving.people.birth[: len(single)] < ELDER)
    for turn, person in enumerate(moving.draw(elders, share=3)):
        form = CARE_FORMS[turn % len(CARE_FORMS)]
        papers.add(person, form, CHANGED_ON - turn % 5, CHANGED_ON + YEAR)


def _single_care_rows(moving: Moving) -> tuple[BoolArray, np.ndarray]:
    """Tell who has exactly one care row, in force for long, and which row it is."""
    papers, count = moving.papers, moving.count_before
    care = np.flatnonzero(np.isin(papers.form, CARE_FORMS) & (papers.person < count))
    owners = papers.person[care]
    rows = np.full(count, -1, dtype=np.int64)
    rows[owners] = care
    single = np.bincount(owners, minlength=count) == 1
    lasting = (papers.valid_from <= TODAY) & (papers.last_day > NEXT + 1)
    single[single] = lasting[rows[single]]
    return single, rows


def _return_handbooks(moving: Moving) -> None:
    papers, count = moving.papers, moving.count_before
    books = np.flatnonzero(np.isin(papers.form, PHYSICAL_FORMS) & (papers.last_day == NO_DAY))
    holders = np.zeros(count, dtype=bool)
    holders[papers.person[books]] = True
    for person in moving.draw(holders):
        row = int(books[papers.person[books] == person][0])
        papers.last_day[row], papers.is_returned[row] = CHANGED_ON, True


def _add_needs(moving: Moving) -> None:
    """Bring needs without a certificate: a device, a wish, and one that is withdrawn."""
    papers, count = moving.papers, moving.count_before
    new = (
        forms.form_number(forms.DEVICE, "在宅酸素"),
        forms.form_number(forms.WISH, "", forms.WISHES),
        forms.form_number(forms.PHYSICAL, "下肢", "2級"),
    )
    for form in new:
        without = np.ones(count, dtype=bool)
        kind = forms.FORMS[form].kind
        alike = [n for n, other in enumerate(forms.FORMS) if other.kind == kind]
        owners = papers.person[np.isin(papers.form, alike)]
        without[owners[owners < count]] = False
        for person in moving.draw(without):
            papers.add(person, form, CHANGED_ON if form != new[1] else NO_DAY)
    wishes = np.flatnonzero(papers.form == new[1])
    wishing = np.zeros(count, dtype=bool)
    wishing[papers.person[wishes] % count] = True
    for person in moving.draw(wishing):
        papers.is_kept[wishes[papers.person[wishes] == person]] = False
