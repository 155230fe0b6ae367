"""The input tables of an import with 支援措置 carried through: flags, latch, hidden issues."""

from collections.abc import Iterable, Sequence

import pandas as pd

from app.pipeline.hidden_issues import hide_protected
from app.pipeline.hidden_people import hidden_people, hidden_records
from app.pipeline.link_people import LinkedPeople
from app.pipeline.protection_latch import (
    latched_rows,
    named_people,
    partner_rows,
    protected_people,
    told_people,
    with_protection,
)
from app.pipeline.source_rows import Frames
from app.store.town import INPUTS, SourceFact, Town
from scoring.columns import FrameSchema
from scoring.frames import ISSUES, RESIDENTS
from scoring.record_codes import SourceRole
from scoring.record_frames import CANDIDATES, DOUBLES, LINKS, PROTECTIONS, RECORDS


def protect_inputs(
    combined: Frames,
    linked: LinkedPeople,
    before: tuple[pd.DataFrame, pd.DataFrame],
    facts: Sequence[SourceFact],
) -> dict[FrameSchema, pd.DataFrame]:
    """Give the tables with latched rows added, RESIDENTS flagged and ISSUES hidden.

    Parameters
    ----------
    combined
        The rows of all sources, without latched rows.
    linked
        Linkage of these rows.
    before
        PROTECTIONS and LINKS as the town held them.
    facts
        The sources after the import.
    """
    told = told_people(combined[PROTECTIONS], linked.links)
    latched = latched_rows(*before, told)
    protections = pd.concat([combined[PROTECTIONS], latched], ignore_index=True)
    sure = named_people(protections, linked.links)
    partners = partner_rows(linked.doubles, sure)
    protections = pd.concat([protections, partners], ignore_index=True)
    return _flagged({**combined, PROTECTIONS: protections}, linked, facts)


def add_latched(town: Town, protections: pd.DataFrame, links: pd.DataFrame) -> None:
    """Keep whom other rows of PROTECTIONS, with their LINKS, protect beyond the town's own."""
    own = town.read(PROTECTIONS)
    stay = latched_rows(protections, links, named_people(own, links))
    if len(stay):
        town.write({PROTECTIONS: pd.concat([own, stay], ignore_index=True)})


def protect_again(town: Town) -> None:
    """Flag residents and hide issues anew, after links have changed.

    A town from before PROTECTIONS was kept has none; its flags stay as they are.
    """
    frames = {schema: town.read(schema) for schema in INPUTS}
    if frames[PROTECTIONS].empty:
        return
    linked = LinkedPeople(town.read(LINKS), town.read(CANDIDATES), town.read(DOUBLES))
    made = _flagged(frames, linked, town.facts().sources)
    changed = {
        schema: made[schema]
        for schema in (RESIDENTS, ISSUES)
        if not made[schema].equals(frames[schema])
    }
    if changed:
        town.write(changed)


def _flagged(
    frames: Frames, linked: LinkedPeople, facts: Iterable[SourceFact]
) -> dict[FrameSchema, pd.DataFrame]:
    protections = frames[PROTECTIONS]
    protected = protected_people(protections, linked.links, linked.candidates)
    flagged = {**frames, RESIDENTS: with_protection(frames[RESIDENTS], protected)}
    people = hidden_people(flagged[RESIDENTS])
    hidden = people | hidden_records(
        frames[RECORDS], linked.links, linked.candidates, protections, people
    )
    registry = next(fact.name for fact in facts if fact.role == SourceRole.REGISTRY)
    return {**flagged, ISSUES: hide_protected(flagged, registry, hidden)}
