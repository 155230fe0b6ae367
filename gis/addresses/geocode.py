"""Addresses → positions, offline, each with how finely it is known and why it may be doubted."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from gis.addresses.found_lines import FoundLines
from gis.addresses.gazetteer import Gazetteer
from gis.addresses.placing import likelihood_cost
from gis.addresses.room_floor import floor_hints
from scoring.codes import LocationLevel
from scoring.columns import NUMBER, TEXT, WHOLE, FrameSchema, always, codes_from_positions, maybe

PLACED = FrameSchema(
    "placed",
    (
        always("location_level", LocationLevel, "how finely the position is known"),
        maybe("lon", NUMBER, "degrees, JGD2011; empty together with lat: no position"),
        maybe("lat", NUMBER, "degrees, JGD2011"),
        maybe("matched", TEXT, "what of the address the tables know; empty: nothing"),
        maybe("rest", TEXT, "what was left of the address; empty: nothing"),
        maybe("doubt", TEXT, "a PlaceDoubt: why it deserves a look; empty: none"),
        maybe("floor_hint", NUMBER, "floor guessed from the room, 0 below ground; empty: no guess"),
        always("others", WHOLE, "other places that fit about as well"),
        maybe("town_key", TEXT, "where only the town is known: its key, several joined by +"),
    ),
)

CANDIDATES = FrameSchema(
    "candidates",
    (
        always("matched", TEXT, "what it is, as plain address text"),
        always("location_level", LocationLevel, "how finely its position is known"),
        maybe("lon", NUMBER, "degrees, JGD2011; empty: no position is known"),
        maybe("lat", NUMBER, "degrees, JGD2011"),
        maybe("doubt", TEXT, "a PlaceDoubt; empty: none"),
    ),
)


def geocode(addresses: pd.Series, buildings: pd.Series, gazetteer: Gazetteer) -> pd.DataFrame:
    """Find the position of each address in the gazetteer.

    Parameters
    ----------
    addresses
        住所 as written, with or without prefecture, city and building; an empty one is found
        nowhere.
    buildings
        方書 beside each address, empty where there is none; only the floor is guessed from it.

    Returns
    -------
    DataFrame
        A frame of :data:`PLACED`, a row for each address in the order given.
    """
    places, distinct = pd.factorize(addresses)
    lines = FoundLines([*map(str, distinct), ""], gazetteer)
    whole = {name: values[places] for name, values in lines.answers().items()}
    told = buildings.fillna("").astype(str).tolist()
    whole["floor_hint"] = floor_hints(told, whole.pop("behind").tolist())
    return _built(PLACED, whole)


def candidates(address: str, gazetteer: Gazetteer) -> pd.DataFrame:
    """Give every place an address may mean, the likeliest first: a frame of CANDIDATES."""
    lines = FoundLines([address], gazetteer)
    cost = likelihood_cost(lines.readings, lines.placed, lines.known)
    order = np.argsort(cost, kind="stable")
    return _built(CANDIDATES, lines.told(order)).drop_duplicates(ignore_index=True)


def _built(schema: FrameSchema, columns: Mapping[str, NDArray[Any]]) -> pd.DataFrame:
    levels = codes_from_positions(LocationLevel, columns["location_level"])
    return schema.build({**columns, "location_level": levels})[schema.names]
