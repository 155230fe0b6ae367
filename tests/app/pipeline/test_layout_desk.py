"""A layout is proposed, tried out, kept with a version, written to a file and used again."""

from dataclasses import replace
from datetime import date

import pytest

from app.errors import AppError, AppProblem
from app.pipeline.file_look import LookOrder, look_at_file
from app.pipeline.layout_desk import (
    LayoutDesk,
    dry_run,
    export_layout,
    import_layout,
)
from app.pipeline.layouts_of_town import LAYOUT
from app.pipeline.recognised_files import FileRole, layouts_to_recognise, preview_file
from app.store.memory_town import MemoryTown
from app.store.town import TownFacts
from importers.errors import ImportProblem, ImportRefused
from importers.issues import IssueCode
from importers.layouts.code_places import CodePlace
from importers.layouts.draft import LayoutDraft
from importers.layouts.targets import Group, SourceKind
from importers.registry import read_residents
from scoring.codes import RequirementKind
from scoring.frames import RESIDENTS
from tests.builders_layouts import write_vendor_file, write_wide_list

AS_OF = date(2026, 11, 20)
CARE = CodePlace(Group.NEED, "grade", RequirementKind.CARE_LEVEL)


@pytest.fixture
def town():
    return MemoryTown(TownFacts("町", is_training=False, as_of=AS_OF, points_name=""))


@pytest.fixture
def desk(town):
    return LayoutDesk(town)


def draft_of(path, name="読み方"):
    look = look_at_file(LookOrder(path))
    targets = tuple(column.target for column in look.proposal.columns)
    return LayoutDraft(
        name, name, look.proposal.kind, look.shape, tuple(look.begun.header), targets,
        look.proposal.fixed_kind,
    )  # fmt: skip


def test_an_old_systems_file_without_header_is_looked_at_in_its_encoding(tmp_path):
    look = look_at_file(LookOrder(write_vendor_file(tmp_path)))

    assert (look.encodings, look.sheets) == (("cp932",), ())
    assert look.shape.header_line == 0
    assert look.proposal.kind is SourceKind.REGISTRY


def test_the_header_of_an_excel_list_is_found_below_its_titles(tmp_path):
    look = look_at_file(LookOrder(write_wide_list(tmp_path)))

    assert look.sheets == ("名簿",)
    assert look.shape.header_line == 3
    assert look.begun.header[1] == "氏名"
    assert look.raw.rows[0][0] == "避難行動要支援者名簿（令和8年11月）"


def test_a_kept_layout_recognises_the_next_file_of_its_kind(desk, town, tmp_path):
    path = write_vendor_file(tmp_path)
    assert preview_file(path, layouts_to_recognise(town)).role is FileRole.UNKNOWN

    desk.keep(draft_of(path))

    found = preview_file(path, layouts_to_recognise(town))
    assert (found.role, found.layout) == (FileRole.REGISTRY, "読み方")


def test_keeping_a_layout_again_counts_its_version_and_keeps_the_old_one(desk, town, tmp_path):
    draft = draft_of(write_wide_list(tmp_path))

    versions = [
        desk.keep(draft).version,
        desk.keep(replace(draft, words={CARE: {"かなり重い": "要介護5"}})).version,
    ]

    assert versions == [1, 2]
    assert len(town.rules_history(f"{LAYOUT}読み方")) == 2
    assert [entry.action for entry in town.audit()] == ["layout_kept", "layout_kept"]


def test_a_layout_cannot_take_the_name_of_a_shipped_one(desk, tmp_path):
    with pytest.raises(AppError) as refused:
        desk.keep(draft_of(write_vendor_file(tmp_path), "template"))

    assert refused.value.code is AppProblem.LAYOUT_NAME_TAKEN


def test_a_trial_counts_rows_and_issues_and_changes_nothing(desk, town, tmp_path):
    trial = desk.try_out(write_wide_list(tmp_path), draft_of(write_wide_list(tmp_path)), AS_OF)

    assert (trial.rows, trial.taken, trial.refused) == (12, 12, 0)
    assert trial.without_registry
    (issue,) = trial.issues
    assert (issue.code, issue.rows) == (IssueCode.UNKNOWN_GRADE, 3)
    assert issue.examples[0] == (7, "要介護度", "かなり重い")
    assert [(value.value, value.rows) for value in trial.unmapped[0].unmapped] == [
        ("かなり重い", 3)
    ]
    assert not len(town.read(RESIDENTS))


def test_a_mapped_value_is_no_issue_any_more(desk, tmp_path):
    path = write_wide_list(tmp_path)
    draft = replace(draft_of(path), words={CARE: {"かなり重い": "要介護5"}})

    trial = desk.try_out(path, draft, AS_OF)

    assert (trial.issues, trial.unmapped) == ((), ())


def test_rows_that_cannot_be_taken_are_counted_apart(desk, tmp_path):
    path = tmp_path / "bad.csv"
    path.write_text("宛名番号,要件種別,等級\n1,要介護認定,要介護3\n2,ふしぎ,1\n,難病,\n", "utf-8")
    draft = draft_of(path)

    trial = desk.try_out(path, draft, AS_OF)

    assert trial.rows == trial.taken + trial.refused + trial.history == 3
    assert trial.refused == 2


def test_a_layout_written_to_a_file_reads_the_file_alike_in_another_town(desk, tmp_path):
    path = write_vendor_file(tmp_path)
    place = tmp_path / "住基.toml"
    layout = desk.build(draft_of(path))

    export_layout(layout, place)

    brought = import_layout(place)
    assert brought.name == "住基"
    assert len(read_residents(path, brought, AS_OF).residents) == 40
    assert dry_run(path, brought, None, AS_OF).taken == 40


def test_a_layout_is_not_written_where_nothing_can_be_written(desk, tmp_path):
    layout = desk.build(draft_of(write_vendor_file(tmp_path)))

    with pytest.raises(ImportRefused) as refused:
        export_layout(layout, tmp_path / "no" / "x.toml")

    assert refused.value.code is ImportProblem.NOT_WRITABLE


def test_a_layout_to_be_changed_says_whether_it_is_the_towns_own(desk, tmp_path):
    desk.keep(draft_of(write_vendor_file(tmp_path)))

    assert desk.base("読み方").is_own
    assert not desk.base("template").is_own


def test_a_header_that_moved_down_is_found_where_it_stands_now(desk, tmp_path):
    layout = desk.build(draft_of(write_wide_list(tmp_path)))
    moved = tmp_path / "moved.csv"
    titles = "名簿\n\n福祉課,,\n令和8年,12月\n"
    moved.write_text(titles + ",".join(layout.header) + "\n1,架空 太郎\n", "utf-8")

    look = look_at_file(LookOrder(moved, base=layout))

    assert look.shape.header_line == 5


@pytest.mark.parametrize("delimiter", ["\t", ";", ","])
def test_cells_may_be_parted_by_tabs_or_semicolons(tmp_path, delimiter):
    path = tmp_path / "list.txt"
    path.write_text(f"氏名{delimiter}住所\n架空 太郎{delimiter}本町1丁目1番\n", "utf-8")

    look = look_at_file(LookOrder(path))

    assert look.shape.delimiter == delimiter
    assert look.begun.header == ["氏名", "住所"]
