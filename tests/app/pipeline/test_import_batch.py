"""An import is prepared without a change, accepted whole or not at all, and taken back once."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from app.errors import AppError, AppProblem, Cancelled
from app.pipeline.audit import AuditAction
from app.pipeline.import_batch import accept_batch, prepare_batch, undo_last_batch
from app.pipeline.link_decisions import LinkAnswer
from app.pipeline.review_answers import ReviewAnswer, note_answer
from app.progress import Progress, Stage, Step
from app.store import key_file
from app.store.key_file import Argon2Cost
from app.store.memory_town import MemoryTown
from app.store.town import INPUTS, Town
from app.store.town_file import TownFile
from importers.originals import original_cells
from scoring.codes import Severity
from scoring.frames import CALL_ORDER, INDIVIDUALS, ISSUES, REQUIREMENTS, RESIDENTS
from scoring.record_codes import Difference
from scoring.record_frames import BATCHES, DIFFERENCES, LINKS, RECORDS
from tests.builders_batches import (
    AS_OF,
    CLERK,
    a_need_row,
    a_resident,
    bring,
    empty_town,
    orders_of,
)
from tests.builders_store import WORDS

PEOPLE = [a_resident(number) for number in range(40)]
NEEDS = [a_need_row(number, "要介護3") for number in range(20)]


@pytest.fixture(params=["memory", "file"])
def town(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Town]:
    monkeypatch.setattr(key_file, "COST", Argon2Cost(memory_kib=8, passes=1, lanes=1))
    facts = empty_town().facts()
    is_file = request.param == "file"
    made = TownFile.create(tmp_path / "t.yobikake", WORDS, facts) if is_file else MemoryTown(facts)
    yield made
    made.close()


def state_of(town: Town) -> dict[str, pd.DataFrame]:
    """Everything that lists are made of."""
    schemas = (*INPUTS, LINKS, INDIVIDUALS, CALL_ORDER, DIFFERENCES, BATCHES)
    return {schema.name: town.read(schema) for schema in schemas}


def assert_same(before: dict[str, pd.DataFrame], after: dict[str, pd.DataFrame]) -> None:
    for name, frame in before.items():
        pd.testing.assert_frame_equal(frame, after[name], obj=name)


def test_the_first_import_has_no_differences_and_cannot_be_undone(
    town: Town, tmp_path: Path
) -> None:
    prepared = bring(town, orders_of(tmp_path, PEOPLE, NEEDS), is_confirmed=False)
    assert prepared.is_first
    assert prepared.counts == dict.fromkeys(Difference, 0)
    assert len(town.read(INDIVIDUALS)) == 40
    with pytest.raises(AppError) as error:
        undo_last_batch(town, CLERK, Progress())
    assert error.value.code is AppProblem.NOTHING_TO_UNDO


def test_preparing_changes_nothing(town: Town, tmp_path: Path) -> None:
    bring(town, orders_of(tmp_path / "1", PEOPLE, NEEDS))
    before = state_of(town)
    prepare_batch(town, orders_of(tmp_path / "2", PEOPLE[:30], NEEDS[:3]), AS_OF, Progress())
    assert_same(before, state_of(town))


def test_the_same_files_again_change_nothing_and_say_so(town: Town, tmp_path: Path) -> None:
    orders = orders_of(tmp_path, PEOPLE, [*NEEDS, "99999999,要介護認定,,要介護1,,"], [3])
    bring(town, orders)
    before, facts, audit = state_of(town), town.facts(), town.audit()
    prepared = bring(town, orders, is_confirmed=False)
    assert prepared.is_unchanged
    assert all(source.is_same_file for source in prepared.sources)
    assert_same(before, state_of(town))
    assert (town.facts(), town.audit()) == (facts, audit)


def test_the_same_files_on_a_later_day_are_no_unchanged_import(town: Town, tmp_path: Path) -> None:
    orders = orders_of(tmp_path, PEOPLE, NEEDS)
    bring(town, orders)
    prepared = bring(town, orders, date(2026, 12, 20))
    assert not prepared.is_unchanged
    assert town.facts().as_of == date(2026, 12, 20)


def test_a_source_alone_replaces_only_its_own_rows(town: Town, tmp_path: Path) -> None:
    bring(town, orders_of(tmp_path / "1", PEOPLE, NEEDS, [3]))
    prepared = bring(town, orders_of(tmp_path / "2", needs=NEEDS[:19]))
    assert [change.after.key for change in prepared.sources] == ["template"]
    assert [fact.key for fact in prepared.kept] == ["registry", "shien-standard"]
    assert len(town.read(RESIDENTS)) == 40
    assert len(town.read(REQUIREMENTS)) == 19
    protected = town.read(RESIDENTS).set_index("person_id")["is_protected"]
    assert protected[protected].index.tolist() == ["00000003"]


def test_needs_without_any_residents_are_refused(town: Town, tmp_path: Path) -> None:
    with pytest.raises(AppError) as error:
        prepare_batch(town, orders_of(tmp_path, needs=NEEDS), AS_OF, Progress())
    assert error.value.code is AppProblem.NO_RESIDENTS_YET


def test_more_than_five_percent_vanished_needs_a_confirmation(town: Town, tmp_path: Path) -> None:
    bring(town, orders_of(tmp_path / "1", PEOPLE, NEEDS))
    orders = orders_of(tmp_path / "2", PEOPLE[:37], NEEDS)
    prepared = prepare_batch(town, orders, AS_OF, Progress())
    assert prepared.needs_confirmation
    assert (prepared.vanished, prepared.taking_part_before) == (3, 40)
    with pytest.raises(AppError) as error:
        accept_batch(town, prepared, CLERK, Progress(), is_confirmed=False)
    assert error.value.code is AppProblem.CONFIRMATION_NEEDED
    assert len(town.read(RESIDENTS)) == 40
    accept_batch(town, prepared, CLERK, Progress(), is_confirmed=True)
    assert len(town.read(RESIDENTS)) == 37


def test_five_percent_exactly_needs_none(town: Town, tmp_path: Path) -> None:
    bring(town, orders_of(tmp_path / "1", PEOPLE, NEEDS))
    prepared = bring(town, orders_of(tmp_path / "2", PEOPLE[:38], NEEDS), is_confirmed=False)
    assert prepared.vanished_share == 0.05
    assert not prepared.needs_confirmation


def test_too_many_vanished_from_a_welfare_file_need_a_confirmation_too(
    town: Town, tmp_path: Path
) -> None:
    bring(town, orders_of(tmp_path / "1", PEOPLE, NEEDS))
    prepared = prepare_batch(town, orders_of(tmp_path / "2", needs=NEEDS[:18]), AS_OF, Progress())
    (change,) = prepared.sources
    assert (change.people_before, change.people, change.vanished) == (20, 18, 2)
    assert prepared.needs_confirmation


def test_who_died_has_not_vanished_from_a_welfare_file(town: Town, tmp_path: Path) -> None:
    bring(town, orders_of(tmp_path / "1", PEOPLE, NEEDS))
    people = [*PEOPLE[:18], a_resident(18, 住民状態="死亡"), a_resident(19, 住民状態="転出")]
    prepared = bring(town, orders_of(tmp_path / "2", [*people, *PEOPLE[20:]], NEEDS[:18]))
    assert [change.vanished for change in prepared.sources] == [0, 0]


def test_a_town_that_changed_meanwhile_refuses_what_was_prepared(
    town: Town, tmp_path: Path
) -> None:
    unknown = "99999999,要介護認定,,要介護1,,"
    bring(town, orders_of(tmp_path / "1", PEOPLE, [*NEEDS, unknown]))
    orders = orders_of(tmp_path / "2", PEOPLE, [*NEEDS[:19], unknown])
    prepared = prepare_batch(town, orders, AS_OF, Progress())
    record_id = town.read(RECORDS)["record_id"].iloc[0]
    note_answer(town, ReviewAnswer(record_id, LinkAnswer.LATER), CLERK)
    with pytest.raises(AppError) as error:
        accept_batch(town, prepared, CLERK, Progress(), is_confirmed=True)
    assert error.value.code is AppProblem.TOWN_CHANGED


def test_a_stop_while_accepting_leaves_everything_as_it_was(town: Town, tmp_path: Path) -> None:
    bring(town, orders_of(tmp_path / "1", PEOPLE, NEEDS))
    before, facts, files = state_of(town), town.facts(), town.attachments()
    prepared = prepare_batch(town, orders_of(tmp_path / "2", PEOPLE[:30]), AS_OF, Progress())
    steps: list[Step] = []
    stopping = Progress(steps.append, lambda: any(s.stage is Stage.LOCATING for s in steps))
    with pytest.raises(Cancelled):
        accept_batch(town, prepared, CLERK, stopping, is_confirmed=True)
    assert_same(before, state_of(town))
    assert (town.facts(), town.attachments()) == (facts, files)
    with pytest.raises(AppError):
        undo_last_batch(town, CLERK, Progress())


def test_undo_gives_every_result_its_old_bytes(town: Town, tmp_path: Path) -> None:
    bring(town, orders_of(tmp_path / "1", PEOPLE, NEEDS, [3]))
    before, sources = state_of(town), town.facts().sources
    original = town.attachment("originals/template")
    bring(town, orders_of(tmp_path / "2", PEOPLE[:38], NEEDS[:10], [3]), date(2026, 12, 20))
    assert undo_last_batch(town, CLERK, Progress()) == 2
    assert_same(before, state_of(town))
    assert (town.facts().sources, town.facts().as_of) == (sources, AS_OF)
    assert town.attachment("originals/template") == original
    with pytest.raises(AppError):
        undo_last_batch(town, CLERK, Progress())


def test_an_undone_new_source_leaves_no_cells_behind(town: Town, tmp_path: Path) -> None:
    bring(town, orders_of(tmp_path / "1", PEOPLE))
    bring(town, orders_of(tmp_path / "2", needs=NEEDS))
    undo_last_batch(town, CLERK, Progress())
    assert town.attachments() == ["originals/registry"]


def test_undo_keeps_the_history_of_imports_before(town: Town, tmp_path: Path) -> None:
    bring(town, orders_of(tmp_path / "1", PEOPLE, NEEDS))
    bring(town, orders_of(tmp_path / "2", PEOPLE[:39], NEEDS))
    bring(town, orders_of(tmp_path / "3", PEOPLE[:38], NEEDS))
    undo_last_batch(town, CLERK, Progress())
    assert sorted(set(town.read(BATCHES)["batch"])) == [1, 2]
    assert town.read(DIFFERENCES)["difference"].tolist() == [Difference.VANISHED.value]
    assert town.audit()[-1].action == AuditAction.UNDONE


def test_a_batch_tells_file_hash_day_and_who(town: Town, tmp_path: Path) -> None:
    bring(town, orders_of(tmp_path, PEOPLE, NEEDS))
    rows = town.read(BATCHES)
    assert rows["source"].tolist() == ["registry", "template"]
    assert rows["author"].tolist() == [CLERK, CLERK]
    assert rows["rows"].tolist() == [40, 20]
    assert rows["sha256"].str.len().tolist() == [64, 64]
    assert (rows["exported_on"] == pd.Timestamp(AS_OF)).all()


def test_the_cells_as_given_stay_beside_the_tables(town: Town, tmp_path: Path) -> None:
    bring(town, orders_of(tmp_path, PEOPLE, NEEDS))
    cells = original_cells(town.attachment("originals/registry"), 2)
    assert cells["生年月日"] == "1940-01-11"


def test_issues_of_a_kept_source_stay_and_of_a_replaced_one_go(town: Town, tmp_path: Path) -> None:
    odd = [*PEOPLE[:39], a_resident(39, 生年月日="昨日")]
    bring(town, orders_of(tmp_path / "1", odd, [*NEEDS, a_need_row(30, "要介護9")]))
    assert set(town.read(ISSUES)["file"]) == {"residents.csv", "requirements.csv"}
    prepared = bring(town, orders_of(tmp_path / "2", needs=NEEDS))
    assert set(town.read(ISSUES)["file"]) == {"residents.csv"}
    assert sum(prepared.issue_counts[severity] for severity in Severity) == 0


def test_a_need_of_a_person_the_new_registry_lacks_waits_as_a_record(
    town: Town, tmp_path: Path
) -> None:
    bring(town, orders_of(tmp_path / "1", PEOPLE, NEEDS))
    bring(town, orders_of(tmp_path / "2", PEOPLE[1:]))
    (record,) = town.read(RECORDS).to_dict("records")
    assert (record["given_id"], record["name"]) == ("00000000", "架空 000子")
    assert town.read(LINKS)["person_id"].isna().all()
    bring(town, orders_of(tmp_path / "3", PEOPLE))
    assert town.read(LINKS)["person_id"].tolist() == ["00000000"]
    scores = town.read(INDIVIDUALS).set_index("person_id")["score"]
    assert scores["00000000"] == scores["00000001"]
