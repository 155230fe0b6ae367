"""The id of a record that has no usable 宛名番号: made from what it says of the person.

The same person's row has the same id at each import, so that what a person decided about it
(照合) is found again.
"""

import hashlib
from collections.abc import Sequence

import numpy as np
import pandas as pd

from importers.comparison_keys import address_key, kana_key, keys_of, name_key
from importers.linkage.name_keys import filled
from importers.phones import phone_keys
from scoring.spelling import comparison_key

RECORD_MARK = "記録-"
_DIGITS = 16
_BETWEEN = "\x1f"


def record_ids(persons: pd.DataFrame, source_key: str) -> list[str]:
    """Give the record_id of each row: ``記録-`` and 16 hexadecimal digits.

    Rows of one source that say the same of a person, spelling apart, get the same id; so do
    all rows that say nothing at all. Give all rows of a file in one call: a birth known only
    as a range (an age moves on with the calendar) enters the id only where rows that are else
    alike differ in it, as father and son of one name do.

    Parameters
    ----------
    persons
        Columns name, kana, birth_date, birth_latest, address, phones and given_id, as in
        RECORDS.
    source_key
        Key of the source; the same person in two sources is two records.
    """
    lasting = _joined([*_text_keys(persons), _exact_births(persons)])
    ranges = _range_births(persons)
    differ = pd.Series(ranges).groupby(lasting).transform("nunique").to_numpy() > 1
    parts = zip(lasting, np.where(differ, ranges, "").tolist(), strict=True)
    return [_digest((source_key, *part)) for part in parts]


def is_record_id(person_id: str) -> bool:
    """Tell whether an id was made here, and is no 宛名番号."""
    return person_id.startswith(RECORD_MARK)


def _text_keys(persons: pd.DataFrame) -> list[list[str]]:
    keys = {
        "name": name_key,
        "kana": kana_key,
        "address": address_key,
        "given_id": comparison_key,
    }
    made = {
        name: filled(keys_of(persons[name].astype("str"), key)).tolist()
        for name, key in keys.items()
    }
    phones = [_phones_key(text) for text in persons["phones"].astype("str").fillna("").tolist()]
    # this order is part of every id that a town has stored
    return [made["name"], made["kana"], made["address"], phones, made["given_id"]]


def _phones_key(text: str) -> str:
    return ";".join(sorted(phone_keys(text)))


def _exact_births(persons: pd.DataFrame) -> list[str]:
    first, last = _first_and_last(persons)
    return list(np.where(first == last, first, ""))


def _range_births(persons: pd.DataFrame) -> np.ndarray:
    first, last = _first_and_last(persons)
    both = first.astype(object) + "/" + last.astype(object)
    return np.asarray(np.where(first == last, "", both))


def _first_and_last(persons: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    latest = persons["birth_latest"].fillna(persons["birth_date"])
    return _days(persons["birth_date"]), _days(latest)


def _days(days: pd.Series) -> np.ndarray:
    return np.asarray(np.datetime_as_string(days.to_numpy("datetime64[D]"), unit="D"))


def _joined(columns: Sequence[Sequence[str]]) -> list[str]:
    return [_BETWEEN.join(row) for row in zip(*columns, strict=True)]


def _digest(parts: Sequence[str]) -> str:
    told = hashlib.sha256(_BETWEEN.join(parts).encode("utf-8", "surrogatepass"))
    return RECORD_MARK + told.hexdigest()[:_DIGITS]
