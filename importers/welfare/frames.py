"""Builds the frames of a welfare file; a frame its layout does not describe has no rows."""

from collections.abc import Callable

import pandas as pd

from importers.issues import IssueCode, IssueList
from importers.layouts.spec import Layout
from importers.welfare.columns import (
    CONSENTS as CONSENT_COLUMNS,
)
from importers.welfare.columns import (
    PROTECTIONS as PROTECTION_COLUMNS,
)
from importers.welfare.columns import (
    REQUIREMENTS as REQUIREMENT_COLUMNS,
)
from importers.welfare.columns import WelfareTable, contact_group
from importers.welfare.consents import ConsentReader
from importers.welfare.contacts import convert_contacts
from importers.welfare.history import without_superseded
from importers.welfare.needs import NeedReader
from importers.welfare.people import People
from importers.welfare.protections import (
    convert_protections,
    protect_alike,
    standing_protections,
)
from scoring.columns import FrameSchema
from scoring.frames import REQUIREMENTS
from scoring.record_frames import CONSENTS, CONTACTS, PROTECTIONS


class Frames:
    """Builds frames of one file; a row that says the same as an earlier one goes, told once.

    ``history_lines`` are the lines whose needs or measures later rows have taken the place of.
    """

    def __init__(self, file_name: str, source_key: str, issues: IssueList) -> None:
        self._origin = {"file": file_name, "source": source_key}
        self._issues = issues
        self._told: set[int] = set()
        self.history_lines: set[int] = set()

    def requirements(self, table: WelfareTable, layout: Layout, people: People) -> pd.DataFrame:
        """Give REQUIREMENTS."""
        if layout.requirements is None:
            return REQUIREMENTS.empty()
        cells = table.cells(REQUIREMENT_COLUMNS).where(people.is_taken)
        needs = pd.DataFrame(NeedReader(layout.requirements).convert(cells, people.persons))
        return self._once(self.build(REQUIREMENTS, self._kept(without_superseded, needs)), people)

    def protections(self, table: WelfareTable, layout: Layout, people: People) -> pd.DataFrame:
        """Give PROTECTIONS, one row for each measure of a person."""
        if layout.protections is None:
            return PROTECTIONS.empty()
        cells = table.cells(PROTECTION_COLUMNS).where(people.is_taken)
        rows = protect_alike(convert_protections(cells, people.persons), people.alike)
        return self.build(PROTECTIONS, self._kept(standing_protections, rows))

    def consents(self, table: WelfareTable, layout: Layout, people: People) -> pd.DataFrame:
        """Give CONSENTS."""
        if layout.consents is None:
            return CONSENTS.empty()
        cells = table.cells(CONSENT_COLUMNS).where(people.is_taken)
        reader = ConsentReader(layout.consents)
        made = pd.DataFrame(reader.convert(cells, people.persons))
        return self._once(self.build(CONSENTS, made), people)

    def contacts(self, table: WelfareTable, layout: Layout, people: People) -> pd.DataFrame:
        """Give CONTACTS: by row, the groups in the order of the layout."""
        frames = []
        for place, contact in enumerate(layout.contacts):
            cells = table.cells(contact_group(place)).where(people.is_taken)
            made = pd.DataFrame(convert_contacts(cells, people.persons, contact.role))
            frames.append(self.build(CONTACTS, made))
        if not frames:
            return CONTACTS.empty()
        rows = pd.concat(frames, ignore_index=True).sort_values("line", kind="stable")
        return self._once(rows.reset_index(drop=True), people)

    def build(self, schema: FrameSchema, columns: pd.DataFrame) -> pd.DataFrame:
        """Give a frame of the columns, with the file they came from."""
        whole = columns.assign(**self._origin)
        return schema.build({name: whole[name] for name in whole.columns})

    def _kept(
        self, choose: Callable[[pd.DataFrame], pd.DataFrame], rows: pd.DataFrame
    ) -> pd.DataFrame:
        """Keep what stands; a line of which nothing is left is history."""
        kept = choose(rows)
        self.history_lines |= set(rows["line"]) - set(kept["line"])
        return kept

    def _once(self, rows: pd.DataFrame, people: People) -> pd.DataFrame:
        """Keep the first of rows that say the same; a line is told once, by its 宛名番号."""
        shared = rows["person_id"].duplicated(keep=False)
        content = rows[shared].drop(columns="line")
        repeats = rows.loc[content.index[content.duplicated()]]
        if not len(repeats):
            return rows
        told = repeats.drop_duplicates("line")
        told = told[~told["line"].isin(self._told)]
        self._told |= set(told["line"])
        persons = told["person_id"].mask(told["person_id"].isin(people.records["record_id"]))
        ids = [None if pd.isna(person) else person for person in persons]
        self._issues.add(IssueCode.DUPLICATE_ROW, None, told["line"], ids)
        return rows.drop(index=repeats.index).reset_index(drop=True)
