"""Builds month two: once as the template tells it, once as the welfare systems do."""

from dataclasses import dataclass, replace

import numpy as np

from sample_data.exports.paper_plants import move_last_days
from sample_data.exports.papers import Papers, plain_papers
from sample_data.exports.town_month import TownMonth
from sample_data.month2.moving import Moving, Papers2
from sample_data.month2.need_events import let_papers_age
from sample_data.month2.people_events import let_a_month_pass
from sample_data.month2.start import AS_OF_2, FirstMonth


@dataclass(frozen=True)
class TwoMonths:
    """Both months in one way of telling."""

    before: TownMonth
    after: TownMonth


@dataclass(frozen=True)
class BothTellings:
    """The months as the template's two files tell them, and as the exports do.

    They differ in papers only: the template knows neither 変更申請中 nor 総合等級.
    """

    template: TwoMonths
    standard: TwoMonths


def pass_a_month(start: FirstMonth, order: tuple[int, int]) -> BothTellings:
    """Let the month go by; ``order``: events of a kind, and the seed."""
    moving = Moving(start, *order)
    let_a_month_pass(moving)
    owners = {person for person, _ in start.register.need_plants.extra if person >= 0}
    special = np.concatenate([start.papers.pending, start.papers.returned])
    owners |= set(start.register.needs.person[special].tolist())
    let_papers_age(moving, sorted(owners | set(start.odd_people.everybody())))
    after = replace(moving.town(start.month), as_of=AS_OF_2)
    plain = replace(start.month, papers=plain_papers(start.register.needs))
    return BothTellings(
        TwoMonths(plain, replace(after, papers=_template_papers(moving.papers))),
        TwoMonths(start.month, replace(after, papers=_standard_papers(moving.papers, start))),
    )


def _template_papers(moving: Papers2) -> Papers:
    return plain_papers(moving.needs().take(np.flatnonzero(moving.is_kept)))


def _standard_papers(moving: Papers2, start: FirstMonth) -> Papers:
    pending, returned = moving.is_pending.copy(), moving.is_returned.copy()
    pending[start.papers.pending], returned[start.papers.returned] = True, True
    kept = np.flatnonzero(moving.is_kept)
    needs = move_last_days(moving.needs(), start.papers).take(kept)
    return Papers(needs, pending[kept], returned[kept])
