"""How an import is prepared: read, put together, linked, protected, compared."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from app.pipeline.batch_tables import last_batch
from app.pipeline.compute import rules_of
from app.pipeline.differences import find_differences
from app.pipeline.gaiji import GAIJI, gaiji_of
from app.pipeline.import_files import ReadOrder, ReadSource, read_sources
from app.pipeline.layouts_of_town import own_layouts
from app.pipeline.link_decisions import LINK, read_link_decisions
from app.pipeline.link_people import LinkedPeople, find_links
from app.pipeline.people_told import people_told
from app.pipeline.prepared_batch import PreparedBatch
from app.pipeline.protected_inputs import protect_inputs
from app.pipeline.protection_latch import told_people
from app.pipeline.source_changes import source_changes, taking_part, without
from app.pipeline.source_rows import (
    Frames,
    StoredRows,
    combine_sources,
    replaced_keys,
    sources_after,
    with_known_days,
    with_own_names,
)
from app.pipeline.town_state import build_state
from app.progress import Progress, Stage
from app.settings.rules import POINTS
from app.settings.source_orders import BatchOrders
from app.store.facts_text import facts_text
from app.store.town import SourceFact, Town
from scoring.frames import REQUIREMENTS, RESIDENTS
from scoring.record_frames import BATCHES, DIFFERENCES, LINKS, PROTECTIONS, RECORDS


class BatchPreparing:
    """Prepares one import of a town; reads the town and never writes it.

    Parameters
    ----------
    town
        The town.
    stored
        What it holds of its sources.
    as_of
        The 基準日 after the import.
    progress
        Told where the work is.
    """

    def __init__(self, town: Town, stored: StoredRows, as_of: date, progress: Progress) -> None:
        self._town = town
        self._stored = stored
        self._as_of = as_of
        self._progress = progress
        self._links_before = town.read(LINKS)
        self._facts = town.facts()
        self._is_first = not len(stored.frames[RESIDENTS])

    def prepare(self, orders: BatchOrders) -> PreparedBatch:
        """Do every step, one after the other."""
        read = self._read(orders)
        self._progress.step(Stage.LINKING)
        combined = combine_sources(self._stored, read)
        linked = find_links(
            combined[RESIDENTS],
            combined[REQUIREMENTS],
            combined[RECORDS],
            read_link_decisions(self._town),
            gaiji_of(self._town),
        )
        sources = sources_after(self._stored.facts, read)
        before = (self._stored.frames[PROTECTIONS], self._links_before)
        inputs = protect_inputs(combined, linked, before, sources)
        self._progress.step(Stage.COMPARING)
        number = last_batch(self._town.read(BATCHES)) + 1
        differences = self._differences(inputs, linked, number)
        return self._told(read, inputs, linked, differences)

    def _read(self, orders: BatchOrders) -> list[ReadSource]:
        frames = self._stored.frames
        order = ReadOrder(
            orders,
            self._as_of,
            frames[RESIDENTS],
            told_people(frames[PROTECTIONS], self._links_before),
            own_layouts(self._town),
        )
        read = with_known_days(read_sources(order, self._progress), self._stored.facts)
        gone = replaced_keys(self._stored.facts, read)
        kept = [fact for fact in self._stored.facts if fact.key not in gone]
        return with_own_names(read, kept)

    def _differences(self, inputs: Frames, linked: LinkedPeople, number: int) -> pd.DataFrame:
        if self._is_first:
            return DIFFERENCES.empty()
        rules = rules_of(self._town)
        before = build_state(self._stored.frames, self._links_before, rules, self._facts.as_of)
        after = build_state(inputs, linked.links, rules, self._as_of)
        return find_differences(before, after, number)

    def _told(
        self,
        read: Sequence[ReadSource],
        inputs: Frames,
        linked: LinkedPeople,
        differences: pd.DataFrame,
    ) -> PreparedBatch:
        residents, residents_before = inputs[RESIDENTS], self._stored.frames[RESIDENTS]
        took_part = taking_part(residents_before)
        changes = source_changes(self._stored, read, residents)
        new_keys = {source.fact.key for source in read}
        sources = sources_after(self._stored.facts, read)
        is_unchanged = self._is_unchanged(sources, inputs) and not len(differences)
        return PreparedBatch(
            number=last_batch(self._town.read(BATCHES)) + 1,
            as_of=self._as_of,
            as_of_before=None if self._is_first else self._facts.as_of,
            sources=changes,
            kept=tuple(fact for fact in sources if fact.key not in new_keys),
            facts=sources,
            inputs=inputs,
            linked=linked,
            originals={source.fact.key: source.originals for source in read},
            differences=differences,
            people=people_told(list(differences["person_id"]), residents, residents_before),
            taking_part_before=len(took_part),
            vanished=len(without(took_part, pd.Index(residents["person_id"]))),
            new_files=frozenset(source.fact.name for source in read),
            is_unchanged=is_unchanged,
            stamp=stamp_of(self._town),
        )

    def _is_unchanged(self, sources: Sequence[SourceFact], inputs: Frames) -> bool:
        if self._is_first or self._as_of != self._facts.as_of:
            return False
        stored = [replace(fact, accepted_at=None) for fact in self._facts.sources]
        if stored != [replace(fact, accepted_at=None) for fact in sources]:
            return False
        return all(frame.equals(self._stored.frames[schema]) for schema, frame in inputs.items())


def stamp_of(town: Town) -> str:
    """Give a text that is another one once anything an import rests on has changed."""
    points = town.rules_history(POINTS)
    told = (
        facts_text(town.facts()),
        len(town.decisions(LINK)),
        last_batch(town.read(BATCHES)),
        points[-1].since.isoformat() if points else "",
        len(town.read(PROTECTIONS)),
        town.rules_text(GAIJI),
    )
    return hashlib.sha256(repr(told).encode()).hexdigest()
