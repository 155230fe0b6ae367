"""A town's own rule files, each in the place of the built-in one."""

from app.settings.rules import POINTS, VERDICT
from app.store.town import Town
from scoring.rules import RulesText

OWN_VERDICT_FILE = "verdict.toml"


def own_rules(town: Town) -> dict[str, RulesText]:
    """Give the rule files that the town has of its own, by name."""
    files = {POINTS: town.facts().points_name, VERDICT: OWN_VERDICT_FILE}
    texts = {name: town.rules_text(name) for name in files}
    return {name: RulesText(text, files[name]) for name, text in texts.items() if text is not None}
