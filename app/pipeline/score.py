"""Second step: requirements and rules become contributions, scores and levels."""

from app.progress import Progress, Stage
from app.store.town import Town
from scoring.frames import (
    CONTRIBUTIONS,
    HOUSEHOLD_SCORES,
    INDIVIDUALS,
    REQUIREMENTS,
    RESIDENTS,
    UNSCORED,
)
from scoring.household import score_households
from scoring.individual import count_unscored, score_individuals
from scoring.rules import Rules


def score(town: Town, rules: Rules, progress: Progress) -> None:
    """Score every resident who takes part and every household, at the town's 基準日.

    Writes ``contributions``, ``individuals``, ``household_scores`` and ``unscored``.
    """
    progress.step(Stage.SCORING)
    residents = town.read(RESIDENTS)
    requirements, as_of = town.read(REQUIREMENTS), town.facts().as_of
    scored = score_individuals(residents, requirements, rules, as_of)
    households = score_households(residents, scored.individuals, rules.points)
    town.write(
        {
            CONTRIBUTIONS: scored.contributions,
            INDIVIDUALS: scored.individuals,
            HOUSEHOLD_SCORES: households,
            UNSCORED: count_unscored(requirements, rules, as_of),
        }
    )
