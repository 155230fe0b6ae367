"""What issues may tell of people: of those whose address is protected, nothing but a number."""

import pandas as pd

from importers.issues import hide_values
from importers.layouts.spec import Layout
from importers.welfare.columns import PERSON, REQUIREMENTS, WelfareTable, contact_group
from importers.welfare.people import People


def hide_people(
    issues: pd.DataFrame, table: WelfareTable, layout: Layout, people: People
) -> pd.DataFrame:
    """Hide the values of a file's issues that may tell where or who a protected person is.

    Everybody in a file of 支援措置 is one. Of a record, whom nobody has matched yet, the cells
    that name persons and the free notes are hidden, and all cells where a protected resident
    has that name.
    """
    persons = table.cells(PERSON)
    open_columns = [persons.headers["person_id"]] if "person_id" in persons.headers else []
    if layout.protections is not None:
        return hide_values(issues, issues["line"].tolist(), open_columns)
    lines = persons.lines[people.is_taken]
    told = hide_values(issues, set(lines[people.is_protected].tolist()), open_columns)
    naming = _naming_headers(table, layout) - set(open_columns)
    others = set(issues["column"].dropna()) - naming
    return hide_values(told, set(lines[people.is_record].tolist()), others)


def _naming_headers(table: WelfareTable, layout: Layout) -> set[str]:
    groups = [PERSON, *(contact_group(place) for place in range(len(layout.contacts)))]
    headers = {header for group in groups for header in table.cells(group).headers.values()}
    notes = table.cells(REQUIREMENTS).headers.get("note")
    return headers if notes is None else headers | {notes}
