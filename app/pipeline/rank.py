"""Fifth step: the verdict for each home, and the order in which households are called."""

from app.progress import Progress, Stage
from app.store.town import Town
from scoring.frames import CALL_ORDER, EXPOSURE, HOUSEHOLD_SCORES, LOCATIONS, VERDICTS
from scoring.priority import CallFacts, rank_households
from scoring.rules import Rules
from scoring.verdict import judge_households
from scoring.verdict_facts import HomeFrames


def rank(town: Town, rules: Rules, progress: Progress) -> None:
    """Judge and order all households. Writes ``verdicts`` and ``call_order``."""
    progress.step(Stage.RANKING)
    homes = HomeFrames(town.read(HOUSEHOLD_SCORES), town.read(LOCATIONS), town.read(EXPOSURE))
    verdicts = judge_households(homes, rules.verdict)
    facts = CallFacts(homes.household_scores, homes.locations, homes.exposure, verdicts)
    town.write({VERDICTS: verdicts, CALL_ORDER: rank_households(facts, rules.tiers)})
