"""Second step: requirements and rules become contributions, scores and levels."""

from app.pipeline.linked_rows import rows_of_people
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
from scoring.record_frames import LINKS
from scoring.rules import Rules


def score(town: Town, rules: Rules, progress: Progress) -> None:
    """Score every resident who takes part and every household, at the town's 基準日.

    Needs of linked records count for their residents; those of other records for nobody.

    Writes ``contributions``, ``individuals``, ``household_scores`` and ``unscored``.
    """
    progress.step(Stage.SCORING)
    residents, as_of = town.read(RESIDENTS), town.facts().as_of
    known = residents["person_id"]
    requirements = rows_of_people(town.read(REQUIREMENTS), town.read(LINKS), known)
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
