"""Homes that a person placed on the map (位置の手動指定), kept by the key of the address.

A pin is a decision: it holds for every household of that address, now and after each import,
until it is taken back. An address without a number of its own, or with that of a 丁目 alone, is
that of many homes: there the pin is kept for the household alone.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from app import clock
from app.errors import AppError, AppProblem
from app.store.town import Decision, Town
from gis.addresses.address_key import address_key
from gis.addresses.address_text import folded
from gis.crs import JAPAN
from scoring.codes import LocationLevel, PlaceDoubt

PIN = "place"
_NUMBER = re.compile(r"\d$")
_ONE_NUMBER = re.compile(r"(?<![\d-])\d+$")
_PART_OF_TOWN = re.compile("丁目|地割")
_LON, _LAT, _LEVEL, _DOUBT = "lon", "lat", "level", "doubt"


@dataclass(frozen=True)
class PinnedAs:
    """How finely a pin is known: the home itself, or a place of the address tables.

    Who says that an address means a certain block has not seen the home: its circle stays.
    """

    level: LocationLevel = LocationLevel.GIVEN
    doubt: PlaceDoubt | None = None


AT_HOME = PinnedAs()


@dataclass(frozen=True)
class Pin:
    """Where somebody placed an address: degrees, JGD2011; who and when."""

    lon: float
    lat: float
    author: str
    made_at: datetime
    known_as: PinnedAs = AT_HOME


def pin_key(address: str, household_id: str) -> str:
    """Give the key a pin is kept by: of the address, or of the household where it has no number."""
    key = address_key(address)
    is_town = _ONE_NUMBER.search(key) and _PART_OF_TOWN.search(folded(address))
    return key if _NUMBER.search(key) and not is_town else f"{key}#{household_id}"


def place_pin(
    town: Town,
    key: str,
    lonlat: tuple[float, float],
    author: str,
    known_as: PinnedAs = AT_HOME,
) -> None:
    """Keep where a home lies, by its :func:`pin_key`; an earlier pin stays in the history.

    Raises
    ------
    AppError
        PIN_OUTSIDE_JAPAN.
    """
    lon, lat = lonlat
    if not (JAPAN.west <= lon <= JAPAN.east and JAPAN.south <= lat <= JAPAN.north):
        raise AppError(AppProblem.PIN_OUTSIDE_JAPAN, value=f"{lon}, {lat}")
    value: dict[str, object] = {_LON: lon, _LAT: lat, _LEVEL: known_as.level.value}
    if known_as.doubt is not None:
        value[_DOUBT] = known_as.doubt.value
    town.decide(Decision(PIN, key, value, author, clock.now()))


def take_pin_back(town: Town, key: str, author: str) -> None:
    """Let a home be looked up again; that there was a pin stays in the history."""
    town.decide(Decision(PIN, key, {}, author, clock.now()))


def read_pins(town: Town) -> dict[str, Pin]:
    """Give the pin that holds of each :func:`pin_key`."""
    return held_pins(town.decisions(PIN))


def held_pins(decisions: Iterable[Decision]) -> dict[str, Pin]:
    """Fold decisions of kind :data:`PIN`, the oldest first: the last word on an address wins."""
    held: dict[str, Pin] = {}
    for decision in decisions:
        held.pop(decision.subject_id, None)
        if _LON in decision.value:
            held[decision.subject_id] = _pin(decision)
    return held


def _pin(decision: Decision) -> Pin:
    lon, lat = (float(str(decision.value[name])) for name in (_LON, _LAT))
    level = LocationLevel(str(decision.value.get(_LEVEL, LocationLevel.GIVEN.value)))
    doubt = decision.value.get(_DOUBT)
    known_as = PinnedAs(level, None if doubt is None else PlaceDoubt(str(doubt)))
    return Pin(lon, lat, decision.author, decision.made_at, known_as)
