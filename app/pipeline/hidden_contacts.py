"""Contacts that lead to somebody whose place must not be told (支援措置)."""

import numpy as np
import pandas as pd

from app.pipeline.hidden_people import is_hidden
from importers.comparison_keys import address_key, keys_of
from importers.issues import HIDDEN
from importers.phones import phone_keys


def with_hidden_contacts(contacts: pd.DataFrame, residents: pd.DataFrame) -> pd.DataFrame:
    """Hide name, phones and address of each contact who lives with a protected person.

    A sister's list may name her as the one to call: the number or the address alone would
    tell. Who they are is told by a phone or an address that is the same; the row stays, so
    that it is seen that there is somebody. ``residents`` is a RESIDENTS frame.
    """
    hidden = residents[is_hidden(residents)]
    if hidden.empty or contacts.empty:
        return contacts
    phones = {key for text in hidden["phones"].dropna() for key in phone_keys(text)}
    same_phone = [
        not pd.isna(text) and not phones.isdisjoint(phone_keys(text))
        for text in contacts["phones"].tolist()
    ]
    homes = {key for key in keys_of(hidden["address"], address_key) if not pd.isna(key)}
    same_home = [key in homes for key in keys_of(contacts["address"], address_key)]
    is_telling = np.array(same_phone, dtype=bool) | np.array(same_home, dtype=bool)
    return contacts.assign(
        name=contacts["name"].mask(is_telling, HIDDEN),
        phones=contacts["phones"].mask(is_telling),
        address=contacts["address"].mask(is_telling),
    )
