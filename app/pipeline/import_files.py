"""First step: the exports of other systems, each read by its layout, become frames of a source.

Nothing is compared or kept here: :mod:`app.pipeline.import_batch` puts the sources together.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from app.paths import LAYOUTS_DIR
from app.pipeline.source_roles import role_of
from app.progress import Progress, Stage
from app.settings.source_orders import BatchOrders, SourceOrder, layout_name
from app.store.town import SourceFact
from importers.layouts.parse import load_layout
from importers.registry import read_residents
from importers.tabular import SourceFile
from importers.welfare import read_welfare
from scoring.columns import FrameSchema
from scoring.frames import REQUIREMENTS, RESIDENTS
from scoring.record_codes import SourceRole
from scoring.record_frames import CONSENTS, CONTACTS, PROTECTIONS, RECORDS

WELFARE_FRAMES = (REQUIREMENTS, PROTECTIONS, CONSENTS, CONTACTS, RECORDS)
"""What a welfare source may bring; the registry brings RESIDENTS and PROTECTIONS."""


@dataclass(frozen=True)
class ReadSource:
    """What one file gave: its frames, ISSUES, its cells as given (packed), and what it was."""

    fact: SourceFact
    frames: Mapping[FrameSchema, pd.DataFrame]
    issues: pd.DataFrame
    originals: bytes


@dataclass(frozen=True)
class ReadOrder:
    """What is read against what: ``residents`` and ``protected`` are those kept so far.

    ``own_layouts`` are the town's layouts by name, as TOML. ``protected`` are 宛名番号 whose
    cells are told in no issue, whatever the new files say.
    """

    orders: BatchOrders
    as_of: date
    residents: pd.DataFrame
    protected: frozenset[str]
    own_layouts: Mapping[str, str]


def read_sources(order: ReadOrder, progress: Progress) -> list[ReadSource]:
    """Read every file of an import, the registry first; writes nothing.

    Files of 支援措置 are read before the others, so that no other tells of their people.

    Raises
    ------
    importers.errors.ImportRefused
        A file is refused whole; names file, line, column, what was expected.
    """
    return _Reading(order, progress).read()


class _Reading:
    """Reads file after file, each against the residents and the protected known so far."""

    def __init__(self, order: ReadOrder, progress: Progress) -> None:
        self._order = order
        self._progress = progress
        self._residents = order.residents
        self._protected = set(order.protected)
        self._layouts = {
            source.source: load_layout(source.layout, LAYOUTS_DIR, order.own_layouts)
            for source in order.orders.sources
        }
        self._shown: pd.DataFrame | None = None
        self._shown_protected = 0
        self._done = 0

    def read(self) -> list[ReadSource]:
        read = {}
        if self._order.orders.registry is not None:
            self._tell()
            read[self._order.orders.registry.source] = self._read_registry()
        for order in sorted(self._order.orders.welfare, key=self._is_about_others):
            self._tell()
            read[order.source] = self._read_welfare(order)
        self._tell()
        return [read[order.source] for order in self._order.orders.sources]

    def _read_registry(self) -> ReadSource:
        order = self._order.orders.registry
        if order is None:
            raise ValueError("no registry is asked for")
        layout = self._layouts[order.source]
        made = read_residents(order.path, layout, self._order.as_of)
        protections = told_protections(made.residents, made.source.name, order.source)
        self._residents = made.residents
        self._protected.update(protections["person_id"])
        fact = self._fact(order, made.source, SourceRole.REGISTRY)
        frames = {RESIDENTS: made.residents, PROTECTIONS: protections}
        return ReadSource(fact, frames, made.issues, made.originals)

    def _read_welfare(self, order: SourceOrder) -> ReadSource:
        layout = self._layouts[order.source]
        day = order.exported_on or self._order.as_of
        made = read_welfare(order.path, layout, self._shown_residents(), order.source, day)
        frames = {
            REQUIREMENTS: made.requirements,
            PROTECTIONS: made.protections,
            CONSENTS: made.consents,
            CONTACTS: made.contacts,
            RECORDS: made.records,
        }
        self._protected.update(made.protections["person_id"])
        return ReadSource(
            self._fact(order, made.source, role_of(layout)), frames, made.issues, made.originals
        )

    def _shown_residents(self) -> pd.DataFrame:
        if self._shown is None or len(self._protected) != self._shown_protected:
            is_protected = self._residents["person_id"].isin(self._protected)
            self._shown = self._residents.assign(is_protected=is_protected)
            self._shown_protected = len(self._protected)
        return self._shown

    def _is_about_others(self, order: SourceOrder) -> bool:
        return self._layouts[order.source].protections is None

    def _tell(self) -> None:
        total = len(self._order.orders.sources)
        self._progress.step(Stage.READING, self._done, total)
        self._done += 1

    def _fact(self, order: SourceOrder, source: SourceFile, role: SourceRole) -> SourceFact:
        return SourceFact(
            role=role.value,
            name=source.name,
            sha256=source.sha256,
            rows=source.rows,
            encoding=source.encoding,
            exported_on=order.exported_on,
            unknown_columns=tuple(source.unknown_columns),
            key=order.source,
            layout=layout_name(order.layout),
            office=order.office,
        )


def told_protections(residents: pd.DataFrame, file: str, source: str) -> pd.DataFrame:
    """Give a row of PROTECTIONS for each resident whom the registry itself flags."""
    told = residents[residents["is_protected"]]
    count = len(told)
    return PROTECTIONS.build(
        {
            "person_id": told["person_id"],
            "valid_from": np.full(count, np.datetime64("NaT", "s")),
            "valid_until": np.full(count, np.datetime64("NaT", "s")),
            "kind": np.full(count, np.nan, dtype=object),
            "file": np.full(count, file, dtype=object),
            "line": told["line"],
            "source": np.full(count, source, dtype=object),
        }
    )
