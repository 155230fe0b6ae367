"""Tables and facts of small invented towns for tests of the registers."""

from dataclasses import fields

import pandas as pd

from app.pipeline.make_list import ListFrames, ListTables
from app.pipeline.register_facts import RegisterFacts
from app.store.town import TownFacts
from scoring.columns import FrameSchema
from scoring.frames import ISSUES, UNSCORED
from scoring.record_frames import (
    BATCHES,
    CANDIDATES,
    CONSENTS,
    CONTACTS,
    DIFFERENCES,
    LINKS,
    RECORDS,
)
from tests.builders_report import AS_OF, AHousehold, frames_of


def tables_of(*households: AHousehold, **frames: pd.DataFrame) -> ListTables:
    """Give the tables of a list of these households; ``frames`` replaces some."""
    made = frames_of(*households)
    kept = {item.name: getattr(made, item.name) for item in fields(ListFrames)}
    facts = TownFacts("さくら川市", is_training=True, as_of=AS_OF, points_name="配点表")
    empty = {"issues": ISSUES.empty(), "unscored": UNSCORED.empty()}
    return ListTables(**{**kept, **empty, **frames}, facts=facts)


def register_facts(maybe_protected: frozenset[str] = frozenset(), **rows: list) -> RegisterFacts:
    """Give facts with these rows (dicts, empty where a key is missing) in the frames."""
    schemas = (RECORDS, LINKS, CANDIDATES, DIFFERENCES, BATCHES)
    frames = {schema.name: frame_of(schema, rows.get(schema.name, [])) for schema in schemas}
    return RegisterFacts(**frames, maybe_protected=maybe_protected)


def papers_of(**rows: list) -> dict[str, pd.DataFrame]:
    """Give the frames ``consents`` and ``contacts`` of these rows, for :func:`tables_of`."""
    schemas = {"consents": CONSENTS, "contacts": CONTACTS}
    return {name: frame_of(schemas[name], made) for name, made in rows.items()}


def frame_of(schema: FrameSchema, rows: list[dict[str, object]]) -> pd.DataFrame:
    """Build a frame of rows that name only what matters; texts and numbers are made up."""
    plain = {column.name: _plain(column.kind, column.may_be_empty) for column in schema.columns}
    full = [plain | row for row in rows]
    return schema.build({name: [row[name] for row in full] for name in schema.names})


def _plain(kind: object, may_be_empty: bool) -> object:
    if may_be_empty:
        return None
    return {"str": "x", "float64": 0.0, "int64": 1, "bool": False}.get(str(kind))
