"""A welfare file of any section: who it is about, and the needs, consents … its rows tell.

A row of a person who is dead or has moved stays: the person takes no part, so neither does
the row. An expired row stays too; whether it counts is asked with a 基準日 later. A row whose
person the registry does not know stays under a record, until somebody is found for it (照合).
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pandas as pd

from importers.errors import ImportProblem, ImportRefused
from importers.headers import refuse_changed_header
from importers.issues import IssueList
from importers.layouts.spec import Layout
from importers.sensitive_columns import note_dropped_columns
from importers.tabular import SourceFile, open_table
from importers.welfare.columns import PERSON, find_welfare_columns, read_table
from importers.welfare.frames import Frames
from importers.welfare.people import Residents, find_people
from importers.welfare.secrecy import hide_people
from scoring.record_frames import RECORDS


@dataclass(frozen=True)
class WelfareImport:
    """What one welfare file gave, and what the file was.

    ``person_id`` of requirements, protections, consents and contacts is a 宛名番号 of the
    registry, or the record_id of one of ``records``. ``originals`` holds the cells of the rows
    taken as they stood (:mod:`importers.originals`).
    """

    requirements: pd.DataFrame
    protections: pd.DataFrame
    consents: pd.DataFrame
    contacts: pd.DataFrame
    records: pd.DataFrame
    issues: pd.DataFrame
    source: SourceFile
    originals: bytes


def read_welfare(
    path: Path, layout: Layout, residents: pd.DataFrame, source_key: str, as_of: date | None = None
) -> WelfareImport:
    """Read a welfare file against the registry (a RESIDENTS frame).

    Rows come in the order of the file; identical ones are kept once. A file of no rows is a
    section without needs and gives none. ``as_of`` is the day of the data, for files that
    tell an age.

    Raises
    ------
    ImportRefused
        The file is not as needed.
    """
    if not layout.person:
        raise ImportRefused(
            ImportProblem.LAYOUT_WITHOUT_TABLE, path=path, value=layout.name, key="requirements"
        )
    issues = IssueList(path.name)
    with open_table(path, layout.shape) as table:
        refuse_changed_header(path, layout.header, table.header, table.header_line)
        note_dropped_columns(table.header, issues)
        found = find_welfare_columns(path, table, layout)
        read = read_table(table, found, issues)
        source = table.source(found.unknown)
    persons = read.cells(PERSON)
    people = find_people(persons, Residents(residents), source_key, as_of)
    frames = Frames(path.name, source_key, issues)
    return WelfareImport(
        requirements=frames.requirements(read, layout, people),
        protections=frames.protections(read, layout, people),
        consents=frames.consents(read, layout, people),
        contacts=frames.contacts(read, layout, people),
        records=frames.build(RECORDS, people.records),
        issues=hide_people(_apart_from(issues, frames.history_lines), read, layout, people),
        source=replace(source, history_rows=len(frames.history_lines)),
        originals=read.originals.pack(persons.lines[people.is_taken].tolist()),
    )


def _apart_from(issues: IssueList, history_lines: Collection[int]) -> pd.DataFrame:
    """Build the issues of the rows that stand; what was wrong once is no question any more."""
    told = issues.build()
    return told[~told["line"].isin(list(history_lines))].reset_index(drop=True)
