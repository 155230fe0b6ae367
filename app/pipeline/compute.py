"""Everything that follows from a town's inputs: links, scores, places, hazard, order."""

from app.pipeline.audit import AuditAction, record
from app.pipeline.link_people import link_people
from app.pipeline.locate import locate
from app.pipeline.overlay import overlay
from app.pipeline.protected_inputs import protect_again
from app.pipeline.rank import rank
from app.pipeline.score import score
from app.pipeline.town_layers import MapFiles, open_maps, unpacked_maps
from app.progress import Progress
from app.settings.rules import POINTS, build_rules
from app.store.town import Town
from scoring.rules import Rules, RulesText


def compute_again(town: Town, progress: Progress) -> None:
    """Link, score, locate, overlay and rank a kept town from what it holds, all or nothing."""
    rules = rules_of(town)
    with town.transaction(), unpacked_maps(town) as files:
        link_people(town, progress)
        protect_again(town)
        compute(town, rules, files, progress)
        record(town, AuditAction.COMPUTED, rules.points.name)


def compute(town: Town, rules: Rules, files: MapFiles, progress: Progress) -> None:
    """Score, locate, overlay and rank, the records being linked already."""
    with open_maps(files, rules) as maps:
        score(town, rules, progress)
        locate(town, maps.area, maps.districts, progress)
        overlay(town, maps.layers, progress)
        rank(town, rules, progress)


def rules_of(town: Town) -> Rules:
    """Give the rules in force in a town: its own point table, else the built-in one."""
    own = town.rules_text(POINTS)
    return build_rules({} if own is None else {POINTS: RulesText(own, town.facts().points_name)})
