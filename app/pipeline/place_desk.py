"""位置: a home is placed at once, what hangs on it is computed later.

Placing a city anew takes seconds, too long after each of a thousand homes. So a place is kept
by itself, with a mark in the town that it is still to be counted; who opens the town sees to it
first, even after the computer was switched off in between (as in 照合).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from app.pipeline.address_data import AddressOrder, attach_gazetteer, open_address_data
from app.pipeline.audit import AuditAction, record
from app.pipeline.compute import place_again, rules_of
from app.pipeline.gaiji import gaiji_of
from app.pipeline.pins import AT_HOME, Pin, PinnedAs, pin_key, place_pin, read_pins, take_pin_back
from app.pipeline.view import TownView
from app.progress import Progress, Stage
from app.store.town import Town
from gis.addresses.gazetteer import Gazetteer
from gis.addresses.geocode import geocode
from scoring.codes import ResidentStatus
from scoring.frames import RESIDENTS
from scoring.rules import PlaceRules

UNSETTLED = "places/unsettled"
LonLat = tuple[float, float]


@dataclass(frozen=True)
class PlaceBook:
    """What placing rests on, beside the households themselves.

    ``gazetteer`` None: the town has no address tables. ``addresses`` and ``keys`` are those a
    place is kept by, ``others`` the number of other places that fit, each by household_id, of
    the households that were asked for. ``pins`` are all that hold, by their key. ``rules`` tell
    in which circle a home lies that is known to a level.
    """

    gazetteer: Gazetteer | None
    addresses: Mapping[str, str]
    keys: Mapping[str, str]
    others: Mapping[str, int]
    pins: Mapping[str, Pin]
    rules: PlaceRules


def read_place_book(
    town: Town, view: TownView, household_ids: Iterable[str], addresses: AddressOrder | None
) -> PlaceBook:
    """Read what placing rests on; ``addresses`` None: the town has no address tables.

    ``view`` is the town as it stands. ``household_ids`` are of homes that may be shown.
    """
    homes = _first_members(_residents_as_stored(town, view), frozenset(household_ids))
    gazetteer = (
        None if addresses is None else open_address_data(addresses.place, addresses.zone).gazetteer
    )
    others: dict[str, int] = {}
    if gazetteer is not None:
        placed = geocode(homes["address"], homes["building"], gazetteer)
        others = dict(zip(homes["household_id"], placed["others"].tolist(), strict=True))
    keys = map(pin_key, homes["address"], homes["household_id"])
    return PlaceBook(
        gazetteer,
        dict(zip(homes["household_id"], homes["address"], strict=True)),
        dict(zip(homes["household_id"], keys, strict=True)),
        others,
        read_pins(town),
        rules_of(town).places,
    )


@dataclass(frozen=True)
class Spot:
    """A place somebody sets a home to, and how finely it is known."""

    lonlat: LonLat
    known_as: PinnedAs = AT_HOME


def note_place(town: Town, key: str, spot: Spot, author: str) -> Pin:
    """Keep where a home lies by its :func:`pin_key`; what hangs on it is that from before.

    Raises
    ------
    app.errors.AppError
        PIN_OUTSIDE_JAPAN.
    """
    with town.transaction():
        place_pin(town, key, spot.lonlat, author, spot.known_as)
        _mark(town, author)
        return read_pins(town)[key]


def note_taken_back(town: Town, key: str, author: str) -> None:
    """Let a home be looked up again; what hangs on it is that from before."""
    with town.transaction():
        take_pin_back(town, key, author)
        _mark(town, author)


def has_unsettled_places(town: Town) -> bool:
    """Tell whether places were kept that nothing was computed from yet."""
    return UNSETTLED in town.attachments()


def settle_places(town: Town, progress: Progress) -> None:
    """Compute what hangs on the places that were noted; without any nothing is done.

    Raises
    ------
    app.errors.Cancelled
        A person stopped; the places stay noted.
    gis.errors.HazardError
        The homes do not fit the town or its layers; the places stay noted.
    """
    if not has_unsettled_places(town):
        return
    with town.transaction():
        place_again(town, progress)
        town.detach(UNSETTLED)


def keep_addresses(town: Town, order: AddressOrder, progress: Progress) -> None:
    """Keep other address tables in the town and place every home anew, all or nothing.

    Raises
    ------
    gis.errors.AddressError, gis.errors.HazardError
        The file or the folder cannot be used; the town stays as it was.
    """
    progress.step(Stage.READING)
    with town.transaction():
        name = attach_gazetteer(town, order)
        town.write_facts(replace(town.facts(), gazetteer=name))
        record(town, AuditAction.ADDRESSES_KEPT, order.place.name)
        place_again(town, progress)
        if has_unsettled_places(town):
            town.detach(UNSETTLED)


def _mark(town: Town, author: str) -> None:
    town.attach(UNSETTLED, b"")
    record(town, AuditAction.HOME_PLACED, f"{len(read_pins(town))}", {"author": author})


def _residents_as_stored(town: Town, view: TownView) -> pd.DataFrame:
    """Give the addresses homes are looked up by: as the files gave them, 外字 and all."""
    return town.read(RESIDENTS) if gaiji_of(town).targets else view.tables.residents


def _first_members(residents: pd.DataFrame, household_ids: frozenset[str]) -> pd.DataFrame:
    """Give the member whose address a home is looked up by, a row per household."""
    is_asked = residents["household_id"].isin(household_ids)
    members = residents[is_asked & (residents["status"] == ResidentStatus.RESIDENT.value)]
    return members.drop_duplicates("household_id")[["household_id", "address", "building"]]
