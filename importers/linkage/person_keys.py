"""Everything about a person that linkage compares, as keys made once per column."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from importers.linkage.name_keys import NameKeys, TextArray, split_readings
from importers.linkage.pairs import RowArray, spread
from importers.linkage.place_keys import PlaceKeys, build_place_keys
from importers.phones import phone_keys

DayArray = npt.NDArray[np.int64]

NO_DAY = np.iinfo(np.int64).min
"""Stands for a day that nobody knows, as NaT does in numpy."""


@dataclass(frozen=True)
class PhoneKeys:
    """The numbers of n persons: ``numbers[i]`` is one of person ``rows[i]``, rows ascending."""

    rows: RowArray
    numbers: TextArray
    count: int


@dataclass(frozen=True)
class PersonKeys:
    """The keys of n persons; ``first`` and ``last`` are days from 1970-01-01 or NO_DAY."""

    ids: TextArray
    name: NameKeys
    kana: NameKeys
    first: DayArray
    last: DayArray
    place: PlaceKeys
    phones: PhoneKeys

    def __len__(self) -> int:
        return len(self.ids)


def build_person_keys(persons: pd.DataFrame, id_column: str, prefixes: Sequence[str]) -> PersonKeys:
    """Make the keys of RECORDS or RESIDENTS.

    ``id_column`` names who they are; ``prefixes`` are the names of the town that an address
    may begin with (:func:`importers.linkage.place_keys.home_prefixes`).
    """
    persons = persons.reset_index(drop=True)
    name, kana = split_readings(persons["name"], persons["kana"])
    buildings = persons.get("building")
    return PersonKeys(
        ids=persons[id_column].to_numpy(object),
        name=name,
        kana=kana,
        first=_days(persons["birth_date"]),
        last=_days(persons["birth_latest"].fillna(persons["birth_date"])),
        place=build_place_keys(persons["address"], buildings, prefixes),
        phones=_phone_keys(persons["phones"]),
    )


def _days(days: pd.Series) -> DayArray:
    return np.asarray(days.to_numpy("datetime64[D]").astype(np.int64))


def _phone_keys(phones: pd.Series) -> PhoneKeys:
    places, distinct = pd.factorize(phones)
    keys = [phone_keys(text) for text in distinct.tolist()]
    flat = np.array([number for made in keys for number in made], dtype=object)
    counts = np.array([*map(len, keys), 0], dtype=np.int64)
    starts = np.cumsum(counts) - counts
    rows, within = spread(counts[places])
    return PhoneKeys(rows, flat[starts[places][rows] + within], len(places))
