"""原本の値: each cell as the file had it beside what it became, and never of the protected."""

from dataclasses import replace

import pytest

from app.pipeline.household_detail import read_detail
from app.pipeline.original_values import OriginalCell, OriginalRow, read_originals
from app.pipeline.view import TownView, load_view
from app.pipeline.whole_job import run_in_memory
from app.progress import Progress
from app.settings.job import read_job
from app.store.memory_town import MemoryTown
from importers.layouts.targets import FieldTarget, Group
from sample_data.town import TownOrder, make_town


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> MemoryTown:
    return run_in_memory(
        read_job(make_town(TownOrder(tmp_path_factory.mktemp("town"), 120))), Progress()
    )


@pytest.fixture(scope="module")
def view(town: MemoryTown) -> TownView:
    return load_view(town, Progress())


@pytest.fixture(scope="module")
def with_need(view: TownView) -> str:
    """A household with a certificate."""
    return next(
        household_id
        for household_id in view.households["household_id"]
        if read_detail(view, household_id).members[0].papers.certificates
    )


def cell_of(row: OriginalRow, header: str) -> OriginalCell:
    return next(cell for cell in row.cells if cell.header == header)


def test_the_registry_row_of_each_member_stands_first_with_text_and_value(
    town: MemoryTown, view: TownView, with_need: str
) -> None:
    members = read_detail(view, with_need).members
    rows = read_originals(town, view, with_need)
    assert [row.person for row in rows if row.is_registry] == [one.name for one in members]
    name = cell_of(rows[0], "氏名")
    assert (name.text, name.fields) == (
        members[0].name,
        (FieldTarget(Group.RESIDENT, "name"),),
    )
    assert cell_of(rows[0], "住民状態").converted == ("resident",)


def test_the_row_of_a_certificate_tells_what_its_grade_and_last_day_became(
    town: MemoryTown, view: TownView, with_need: str
) -> None:
    paper = read_detail(view, with_need).members[0].papers.certificates[0]
    rows = read_originals(town, view, with_need)
    row = next(row for row in rows if row.place == paper.place)
    assert cell_of(row, "要件種別").converted == (paper.kind,)
    until = cell_of(row, "有効終了")
    told = () if paper.last_day is None else (paper.last_day.isoformat(),)
    assert until.converted == told
    assert row.place.file == "requirements.csv"


def test_a_protected_household_is_refused_even_where_the_view_is_older(
    town: MemoryTown, view: TownView, with_need: str
) -> None:
    residents = view.tables.residents
    protected = residents.loc[residents["is_protected"], "household_id"].iloc[0]
    with pytest.raises(KeyError):
        read_originals(town, view, protected)
    since = residents.assign(is_protected=residents["household_id"] == with_need)
    older = replace(view, tables=replace(view.tables, residents=since))
    with pytest.raises(KeyError):
        read_originals(town, older, with_need)


def test_a_town_that_kept_no_cells_still_tells_what_was_made_of_the_rows(
    town: MemoryTown, view: TownView, with_need: str
) -> None:
    bare = MemoryTown(replace(town.facts(), sources=()))
    rows = read_originals(bare, view, with_need)
    assert {cell.header for cell in rows[0].cells} == {""}
    values = {cell.fields[0].field: cell.converted for cell in rows[0].cells}
    assert values["name"] == (rows[0].person,)


def test_a_layout_that_is_gone_leaves_the_cells_and_the_values_apart(
    town: MemoryTown, view: TownView, with_need: str
) -> None:
    facts = town.facts()
    gone = tuple(replace(fact, layout="なくなった読み方") for fact in facts.sources)
    other = MemoryTown(replace(facts, sources=gone))
    for name in town.attachments():
        other.attach(name, town.attachment(name))
    row = read_originals(other, view, with_need)[0]
    assert cell_of(row, "氏名").fields == ()
    assert (row.person,) in [cell.converted for cell in row.cells if not cell.header]
