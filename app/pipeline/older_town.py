"""A kept town from before this version: what nobody had worked out then is worked out once."""

from app.pipeline.compute import rules_of
from app.pipeline.score import score
from app.progress import Progress
from app.store.town import Town

OLDER_SCORES = "older/scores"
"""The mark that the step of the store to shape 5 leaves in a town that was computed before."""


def score_older_town(town: Town, progress: Progress) -> None:
    """Score a town again that was computed before it was asked who cannot climb stairs.

    Its people would all be able to, and be told to stay, as soon as a layer or the area of the
    list is changed. Such a town carries :data:`OLDER_SCORES`. Places, verdicts and the order of
    calls stay as they were.
    """
    if OLDER_SCORES in town.attachments():
        with town.transaction():
            score(town, rules_of(town), progress)
            town.detach(OLDER_SCORES)
