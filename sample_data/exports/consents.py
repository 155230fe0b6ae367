"""Who was asked whether the list may be handed out, and what each answered."""

import numpy as np

from sample_data.calendar_days import NO_DAY, day_number
from sample_data.dice import pick, stream
from sample_data.exports.town_month import Consents
from sample_data.job_file import AS_OF
from sample_data.needs import Needs
from sample_data.people import People

ASKED_SHARE = 0.4
ANSWERS = (0.2, 0.62, 0.18)
DAY_UNKNOWN_SHARE = 0.06


def ask_people(people: People, needs: Needs, seed: int) -> Consents:
    """Let a part of those with a need be asked; the days lie in the two years before."""
    rng = stream(seed, "consents")
    eligible = np.zeros(len(people), dtype=bool)
    eligible[needs.person] = True
    asked = eligible & people.takes_part & (rng.random(len(people)) < ASKED_SHARE)
    state = np.where(asked, pick(rng, ANSWERS, len(people)), 0)
    day = day_number(AS_OF) - 1 - rng.integers(0, 700, len(people))
    is_known = (state > 0) & (rng.random(len(people)) > DAY_UNKNOWN_SHARE)
    return Consents(state, np.where(is_known, day, NO_DAY).astype(np.int32), asked)
