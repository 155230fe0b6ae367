"""What becomes of each source in an import: the file before, the new one, who vanished from it."""

from collections.abc import Sequence

import pandas as pd

from app.pipeline.import_files import WELFARE_FRAMES, ReadSource
from app.pipeline.prepared_batch import SourceChange
from app.pipeline.source_rows import Frames, StoredRows
from app.store.town import SourceFact
from scoring.codes import ResidentStatus
from scoring.frames import RESIDENTS
from scoring.record_codes import SourceRole


def source_changes(
    stored: StoredRows, read: Sequence[ReadSource], residents: pd.DataFrame
) -> tuple[SourceChange, ...]:
    """Compare each new file with the one of its source before; ``residents`` are the new ones."""
    return tuple(_change(stored, source, residents) for source in read)


def taking_part(residents: pd.DataFrame) -> pd.Index:
    """Give the 宛名番号 of those who take part."""
    status = (residents["status"] == ResidentStatus.RESIDENT.value).to_numpy()
    return pd.Index(residents.loc[status, "person_id"])


def without(ids: pd.Index, others: pd.Index) -> pd.Index:
    """Give the ids that are not among the others, in their order."""
    return ids[others.get_indexer(ids) < 0]


def _change(stored: StoredRows, source: ReadSource, residents: pd.DataFrame) -> SourceChange:
    before = _before(stored, source.fact)
    if source.fact.role == SourceRole.REGISTRY:
        old, new = taking_part(stored.frames[RESIDENTS]), taking_part(residents)
        gone = without(old, pd.Index(residents["person_id"]))
        return SourceChange(before, source.fact, len(old), len(new), len(gone))
    old, new = _people(stored.frames, source.fact.key), _people(source.frames, source.fact.key)
    # who died or moved may leave any file; a record can only vanish
    is_gone = (residents["status"] != ResidentStatus.RESIDENT.value).to_numpy()
    excused = pd.Index(residents.loc[is_gone, "person_id"])
    gone = without(without(old, new), excused)
    return SourceChange(before, source.fact, len(old), len(new), len(gone))


def _before(stored: StoredRows, fact: SourceFact) -> SourceFact | None:
    is_registry = fact.role == SourceRole.REGISTRY
    for old in stored.facts:
        if old.key == fact.key or (is_registry and old.role == SourceRole.REGISTRY):
            return old
    return None


def _people(frames: Frames, key: str) -> pd.Index:
    """Give the persons and records that the rows of a source are about."""
    ids = [
        frame.loc[frame["source"] == key, "record_id" if "record_id" in frame else "person_id"]
        for schema, frame in frames.items()
        if schema in WELFARE_FRAMES
    ]
    return pd.Index(pd.unique(pd.concat(ids))) if ids else pd.Index([], dtype="str")
