"""Whom else to call: emergency contacts and supporters, several to a row of the file."""

import numpy as np
import pandas as pd

from importers.convert import CellConverter, convert_texts
from importers.phones import convert_phones
from importers.welfare.cells import Cells
from scoring.columns import codes_from_positions
from scoring.record_codes import ContactRole

_TEXTS = ("name", "relationship", "address")


def convert_contacts(cells: Cells, persons: np.ndarray, role: ContactRole) -> dict[str, object]:
    """Give the columns of CONTACTS but for file and source, for one group of columns.

    A row that names neither a person nor a number nor an address there has no such contact.
    """
    made = {name: convert_texts(cells.texts(name), cells.noted(name)) for name in _TEXTS}
    phones = CellConverter(convert_phones, "object", np.nan)
    made["phones"] = phones.convert(cells.texts("phones"), cells.noted("phones"))
    is_there = ~(pd.isna(made["name"]) & pd.isna(made["phones"]) & pd.isna(made["address"]))
    count = int(is_there.sum())
    place = list(ContactRole).index(role)
    return {name: values[is_there] for name, values in made.items()} | {
        "person_id": persons[is_there],
        "role": codes_from_positions(ContactRole, np.full(count, place)),
        "line": cells.lines[is_there],
    }
