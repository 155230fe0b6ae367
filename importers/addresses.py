"""Addresses to be located: ``id, address``."""

from pathlib import Path

import pandas as pd

from importers.plain_columns import read_plain_columns
from scoring.columns import TEXT

ADDRESS_COLUMNS = ("id", "address")


def read_addresses(path: Path) -> pd.DataFrame:
    """Read a file of addresses; rows in the order given.

    Returns
    -------
    DataFrame
        ``id`` and ``address``, text as it stands in the file, ``""`` where a cell is empty.

    Raises
    ------
    ImportRefused
        The file cannot be read, lacks one of the two columns, or has a row of another length.
    """
    chunks = read_plain_columns(path, ADDRESS_COLUMNS)
    cells = {
        name: [cell for one in chunks for cell in one.columns[name]] for name in ADDRESS_COLUMNS
    }
    return pd.DataFrame(cells, dtype=TEXT)
