"""The history of imports: BATCHES, DIFFERENCES, and the cells as given beside the tables."""

from collections.abc import Iterable, Mapping
from datetime import datetime

import pandas as pd

from app.pipeline.prepared_batch import PreparedBatch
from app.store.town import SourceFact, Town
from scoring.record_frames import BATCHES, DIFFERENCES

ORIGINALS = "originals/"
_BEFORE = "originals-before/"


def write_batch_tables(
    town: Town, prepared: PreparedBatch, author: str, accepted_at: datetime
) -> None:
    """Add the rows of one accepted import to those of the imports before it."""
    new = [change.after for change in prepared.sources]
    moment = accepted_at.isoformat()
    batches = pd.concat(
        [town.read(BATCHES), _batch_rows(prepared.number, new, author, moment)], ignore_index=True
    )
    differences = pd.concat([town.read(DIFFERENCES), prepared.differences], ignore_index=True)
    town.write({BATCHES: batches, DIFFERENCES: differences})


def last_batch(batches: pd.DataFrame) -> int:
    """Give the number of the last accepted import; 0: there is none."""
    return int(batches["batch"].max()) if len(batches) else 0


def drop_last_batch(town: Town) -> int:
    """Take the rows of the last import out again; gives its number."""
    batches, differences = town.read(BATCHES), town.read(DIFFERENCES)
    number = last_batch(batches)
    town.write(
        {
            BATCHES: batches[batches["batch"] != number].reset_index(drop=True),
            DIFFERENCES: differences[differences["batch"] != number].reset_index(drop=True),
        }
    )
    return number


def keep_originals(town: Town, originals: Mapping[str, bytes]) -> None:
    """Keep the cells as given of each source, and those before for taking the import back."""
    kept = town.attachments()
    for name in kept:
        if name.startswith(_BEFORE):
            town.detach(name)
    for key, content in originals.items():
        if ORIGINALS + key in kept:
            town.attach(_BEFORE + key, town.attachment(ORIGINALS + key))
        town.attach(ORIGINALS + key, content)


def put_originals_back(town: Town, keys: Iterable[str]) -> None:
    """Put the cells as given of these sources back as they were before the last import."""
    kept = town.attachments()
    for key in keys:
        town.detach(ORIGINALS + key)
        if _BEFORE + key in kept:
            town.attach(ORIGINALS + key, town.attachment(_BEFORE + key))
            town.detach(_BEFORE + key)


def _batch_rows(number: int, new: list[SourceFact], author: str, moment: str) -> pd.DataFrame:
    return BATCHES.build(
        {
            "batch": [number] * len(new),
            "accepted_at": [moment] * len(new),
            "author": [author] * len(new),
            "source": [fact.key for fact in new],
            "layout": [fact.layout for fact in new],
            "file": [fact.name for fact in new],
            "sha256": [fact.sha256 for fact in new],
            "exported_on": [fact.exported_on for fact in new],
            "office": [fact.office for fact in new],
            "rows": [fact.rows for fact in new],
        }
    )
