"""What has come in so far, what of it may be taken back, and what waits for a person."""

from dataclasses import dataclass

import pandas as pd

from app.pipeline.dropouts import Dropouts, read_dropouts
from app.pipeline.latched_people import Latched, read_latched
from app.store.town import Town
from scoring.record_frames import BATCHES


@dataclass(frozen=True)
class ImportStanding:
    """How a town stands between two imports.

    ``batches`` is BATCHES, the latest import first; ``may_undo`` tells whether the latest can
    be taken back.
    """

    batches: pd.DataFrame
    may_undo: bool
    latched: tuple[Latched, ...]
    dropouts: Dropouts

    @property
    def last(self) -> pd.DataFrame:
        """The rows of the latest import; none before the first."""
        return self.batches[self.batches["batch"] == self.batches["batch"].max()]


def read_standing(town: Town) -> ImportStanding:
    """Read it; writes nothing."""
    with town.transaction():  # each table is then read once
        batches = town.read(BATCHES).sort_values("batch", ascending=False, kind="stable")
        return ImportStanding(
            batches.reset_index(drop=True),
            town.has_before(),
            read_latched(town),
            read_dropouts(town),
        )
