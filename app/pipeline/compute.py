"""Everything that follows from a town's inputs: links, scores, places, hazard, order."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from app.pipeline.address_data import open_address_data, spreads_of
from app.pipeline.audit import AuditAction, record
from app.pipeline.link_people import link_people
from app.pipeline.list_area import mark_list_area
from app.pipeline.locate import PlaceSources, locate
from app.pipeline.overlay import overlay
from app.pipeline.own_rules import own_rules
from app.pipeline.protected_inputs import protect_again
from app.pipeline.rank import rank
from app.pipeline.score import score
from app.pipeline.shelters import find_shelters
from app.pipeline.town_guard import check_homes
from app.pipeline.town_layers import MapFiles, OpenMaps, open_maps, unpacked_maps
from app.progress import Progress
from app.settings.rules import build_rules
from app.store.town import Town
from gis.addresses.gazetteer import Gazetteer
from scoring.frames import LOCATIONS
from scoring.rules import Rules


@dataclass(frozen=True)
class _Ground:
    """What homes are placed and judged by; ``gazetteer`` None: the town has none."""

    rules: Rules
    files: MapFiles
    maps: OpenMaps
    gazetteer: Gazetteer | None


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
    with _open_ground(rules, files) as ground:
        score(town, rules, progress)
        _place(town, ground, progress)


def place_again(town: Town, progress: Progress) -> None:
    """Place every home of a kept town anew and judge it, all or nothing; scores stay."""
    with town.transaction(), _own_ground(town) as ground:
        _place(town, ground, progress)


def judge_again(town: Town, progress: Progress) -> None:
    """Put every home of a kept town on its layers anew, judge and order; places stay."""
    with town.transaction(), _own_ground(town) as ground:
        _judge(town, ground, progress)


def rules_of(town: Town) -> Rules:
    """Give the rules in force in a town: its own files, else the built-in ones."""
    return build_rules(own_rules(town))


@contextmanager
def _own_ground(town: Town) -> Iterator[_Ground]:
    with unpacked_maps(town) as files, _open_ground(rules_of(town), files) as ground:
        yield ground


@contextmanager
def _open_ground(rules: Rules, files: MapFiles) -> Iterator[_Ground]:
    order = files.addresses
    gazetteer = None if order is None else open_address_data(order.place, order.zone).gazetteer
    with open_maps(files, rules) as maps:
        yield _Ground(rules, files, maps, gazetteer)


def _place(town: Town, ground: _Ground, progress: Progress) -> None:
    sources = PlaceSources(ground.gazetteer, ground.maps.area, ground.maps.districts)
    locate(town, sources, ground.rules.places, progress)
    check_homes(town, ground.files.boundary)
    mark_list_area(town)
    _judge(town, ground, progress)


def _judge(town: Town, ground: _Ground, progress: Progress) -> None:
    keys = town.read(LOCATIONS)["town_key"]
    spreads = spreads_of(keys, ground.gazetteer, ground.rules.places)
    overlay(town, ground.maps.layers, progress, spreads)
    find_shelters(town, ground.files, ground.maps.layers, progress)
    rank(town, ground.rules, progress)
