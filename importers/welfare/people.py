"""Who each row of a welfare file is about: a resident by 宛名番号, else a record to be matched.

Nobody is matched here. A number that only looks like a resident's (leading zeros lost) is an
issue and a record, like one that nobody has.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import compress

import numpy as np
import pandas as pd

from importers.comparison_keys import keys_of
from importers.convert import CellConverter, convert_ids, convert_texts
from importers.issues import IssueCode
from importers.linkage.record_ids import record_ids
from importers.phones import convert_phones
from importers.text import search_key
from importers.welfare.births import convert_births
from importers.welfare.cells import Cells
from scoring.spelling import comparison_key

_NAMES = ("name", "kana")
_TELLING = ("birth_date", "age", "address", "phones")
_TOTALS = frozenset({"計", "小計", "合計", "総計", "総合計", "以上"})
"""Stand in the name column of a row that sums up a list, and are nobody's name."""


@dataclass(frozen=True)
class People:
    """The person of each row that was taken.

    ``is_taken`` tells of all rows, the rest of those taken only: ``persons`` the 宛名番号 or
    record_id, ``is_protected`` whether that resident is, or whether one of that name or like
    number is whom the record may be. ``records`` has the columns of RECORDS but for file and
    source.
    ``alike`` gives for a record whose number may have lost its zeros the residents it fits.
    """

    is_taken: np.ndarray
    persons: np.ndarray
    is_record: np.ndarray
    is_protected: np.ndarray
    records: pd.DataFrame
    alike: Mapping[str, Sequence[str]]


class Residents:
    """The registry as far as rows are looked up in it (a RESIDENTS frame)."""

    def __init__(self, residents: pd.DataFrame) -> None:
        self._ids = pd.Index(residents["person_id"])
        self._is_protected = residents["is_protected"].to_numpy()
        protected = residents[self._is_protected]
        self._protected_names = {
            key
            for column in _NAMES
            for key in keys_of(protected[column].dropna(), search_key).tolist()
        }

    def know(self, ids: Sequence[str]) -> np.ndarray:
        """Tell of each 宛名番号 whether it is a resident's."""
        return np.asarray(self._places(ids) >= 0)

    def protect(self, ids: Sequence[str]) -> np.ndarray:
        """Tell of each 宛名番号 whether its resident is under 支援措置."""
        places = self._places(ids)
        protected = np.zeros(len(places), dtype=bool)
        protected[places >= 0] = self._is_protected[places[places >= 0]]
        return protected

    def protect_name(self, *names: str) -> bool:
        """Tell whether somebody under 支援措置 has one of these names."""
        return any(search_key(name) in self._protected_names for name in names if name)

    def alike(self, ids: Sequence[str]) -> dict[str, list[str]]:
        """Give for each number the 宛名番号 it is but for leading zeros; not those of nobody."""
        wanted = {given.lstrip("0") for given in ids} - {""}
        lengths = sorted(set(map(len, self._ids.tolist()))) if wanted else []
        may_be = [
            bare.rjust(length, "0") for bare in wanted for length in lengths if length >= len(bare)
        ]
        found: dict[str, list[str]] = {}
        for known in compress(may_be, self.know(may_be)):
            found.setdefault(known.lstrip("0"), []).append(known)
        return {given: found[given.lstrip("0")] for given in ids if given.lstrip("0") in found}

    def _places(self, ids: Sequence[str]) -> np.ndarray:
        return np.asarray(self._ids.get_indexer(pd.Index(list(ids), dtype="str")))


def find_people(cells: Cells, residents: Residents, source_key: str, as_of: date | None) -> People:
    """Find who each row is about and note those whom nobody can find.

    A row with neither number nor name is refused. ``as_of`` is the day of the data, against
    which an age is read; without it an age says nothing.
    """
    ids = convert_ids(cells.texts("person_id"), cells.noted("person_id"))
    is_known = residents.know(ids)
    has_id = np.array([bool(given) for given in ids], dtype=bool)
    is_taken = is_known | has_id | _has_name(cells)
    _refuse_nameless(cells, ~is_taken)
    given = np.array(ids, dtype=object)
    is_record = is_taken & ~is_known
    alike = residents.alike(given[is_record & has_id].tolist())
    _tell_strangers(cells, given, is_record, alike)
    records = _records(cells.where(is_record), given[is_record], as_of)
    records["record_id"] = record_ids(records, source_key) if len(records) else []
    persons = given.copy()
    persons[is_record] = records["record_id"].to_numpy(dtype=object)
    is_protected = residents.protect(ids)
    is_protected[is_record] = _may_be_protected(cells.where(is_record), residents)
    hidden = [number for number, meant in alike.items() if residents.protect(meant).any()]
    is_protected |= is_record & np.isin(given, hidden)
    of_record = zip(records["record_id"], records["given_id"], strict=True)
    return People(
        is_taken,
        persons[is_taken],
        is_record[is_taken],
        is_protected[is_taken],
        records.drop_duplicates("record_id").reset_index(drop=True),
        {record: alike[number] for record, number in of_record if number in alike},
    )


def _has_name(cells: Cells) -> np.ndarray:
    """Tell where a name stands that is not the word of a sum."""
    named = zip(cells.texts("name"), cells.texts("kana"), strict=True)
    has_name = np.array([bool(name or kana) for name, kana in named], dtype=bool)
    for row in np.flatnonzero(has_name):
        if comparison_key(cells.texts("name")[row]) in _TOTALS:
            has_name[row] = any(cells.texts(field)[row] for field in _TELLING)
    return has_name


def _refuse_nameless(cells: Cells, is_refused: np.ndarray) -> None:
    by_number = cells.has("person_id") and not cells.has("name")
    code = IssueCode.MISSING_PERSON_ID if by_number else IssueCode.NO_PERSON
    field = "person_id" if cells.has("person_id") else "name"
    cells.noted(field).add(code, np.flatnonzero(is_refused), [""] * len(cells))


def _tell_strangers(
    cells: Cells, given: np.ndarray, is_record: np.ndarray, alike: Mapping[str, Sequence[str]]
) -> None:
    rows = np.flatnonzero(is_record)
    hurt = np.array([number in alike for number in given[rows]], dtype=bool)
    is_blank = given[rows] == ""
    noted = cells.noted("person_id")
    ids = given.tolist()
    noted.add(IssueCode.PERSON_ID_ZEROS_LOST, rows[hurt], ids)
    noted.add(IssueCode.UNKNOWN_PERSON, rows[~hurt & ~is_blank], ids)
    if cells.has("person_id"):
        noted.add(IssueCode.MISSING_PERSON_ID, rows[is_blank], ids)


def _records(cells: Cells, given: np.ndarray, as_of: date | None) -> pd.DataFrame:
    texts = {
        name: convert_texts(cells.texts(name), cells.noted(name)) for name in (*_NAMES, "address")
    }
    phones = CellConverter(convert_phones, "object", np.nan)
    earliest, latest = convert_births(cells, as_of)
    made = texts | {
        "given_id": np.array([number or np.nan for number in given], dtype=object),
        "birth_date": earliest,
        "birth_latest": latest,
        "phones": phones.convert(cells.texts("phones"), cells.noted("phones")),
        "line": cells.lines,
    }
    return pd.DataFrame(made)


def _may_be_protected(cells: Cells, residents: Residents) -> np.ndarray:
    rows = zip(cells.texts("name"), cells.texts("kana"), strict=True)
    return np.array([residents.protect_name(*names) for names in rows], dtype=bool)
