"""A kept town from before this version: what nobody had worked out then is worked out once."""

from app.pipeline.compute import rules_of
from app.pipeline.score import score
from app.progress import Progress
from app.store.town import Town
from scoring.codes import LocationLevel
from scoring.frames import LOCATIONS


def score_older_town(town: Town, progress: Progress) -> None:
    """Score a town again that was computed before it was asked who cannot climb stairs.

    Its people would all be able to, and be told to stay, as soon as a layer or the area of the
    list is changed. Such a town is known by its given positions, which have no radius yet.
    Places, verdicts and the order of calls stay as they were.
    """
    places = town.read(LOCATIONS)
    is_given = places["location_level"] == LocationLevel.GIVEN.value
    if (is_given & places["radius_m"].isna()).any():
        with town.transaction():
            score(town, rules_of(town), progress)
