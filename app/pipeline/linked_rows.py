"""Rows of needs, consents and contacts as rows of residents: linked records become their people.

Nobody else may read these tables without it: their ``person_id`` may be a record's.
"""

import numpy as np
import pandas as pd


def rows_of_people(frame: pd.DataFrame, links: pd.DataFrame, known: pd.Series) -> pd.DataFrame:
    """Give the rows that belong to a resident of the registry, in their order.

    A row of a linked record gets its resident's 宛名番号. Rows of records that are not linked
    (未照合), and of persons the registry no longer knows, are left out; they are counted
    elsewhere.
    """
    owner = pd.Index(links["record_id"]).get_indexer(frame["person_id"])
    linked = links["person_id"].to_numpy(dtype=object)
    own = frame["person_id"].to_numpy(dtype=object)
    if len(linked):
        own = np.where(owner >= 0, linked[owner], own)
    is_known = pd.Index(known).get_indexer(pd.Index(own)) >= 0
    rows = frame.assign(person_id=pd.Series(own, index=frame.index).astype("str"))
    return rows[is_known].reset_index(drop=True)
