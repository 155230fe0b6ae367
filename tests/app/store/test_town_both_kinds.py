"""What holds for a town in a file and for a town in memory alike."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from app.store.memory_town import MemoryTown
from app.store.town import AuditEntry, Decision, Town
from app.store.town_file import TownFile
from scoring.columns import NUMBER, TEXT, Column, FrameSchema
from scoring.frames import CALL_ORDER, HOUSEHOLD_SCORES, ISSUES, RESIDENTS
from tests.builders_store import (
    ALL_SCHEMAS,
    MOMENT,
    a_town,
    residents,
    sample_frame,
    town_facts,
)


class Stop(Exception):
    """Raised by a test in the middle of its writes."""


@pytest.fixture(params=["file", "memory"])
def town(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Town]:
    made: Town = (
        a_town(tmp_path)
        if request.param == "file"
        else MemoryTown(town_facts(), now=lambda: MOMENT)
    )
    yield made
    made.close()


@pytest.mark.parametrize("schema", ALL_SCHEMAS, ids=lambda schema: schema.name)
def test_a_frame_comes_back_as_it_was_written(town: Town, schema: FrameSchema) -> None:
    frame = sample_frame(schema)
    town.write({schema: frame})
    pd.testing.assert_frame_equal(town.read(schema), frame)


@pytest.mark.parametrize("schema", ALL_SCHEMAS, ids=lambda schema: schema.name)
def test_a_table_never_written_reads_as_an_empty_frame(town: Town, schema: FrameSchema) -> None:
    pd.testing.assert_frame_equal(town.read(schema), schema.empty())


def test_a_second_write_replaces_the_first(town: Town) -> None:
    town.write({RESIDENTS: residents(5)})
    town.write({RESIDENTS: residents(2)})
    assert len(town.read(RESIDENTS)) == 2


def test_rows_keep_their_order_whatever_their_ids(town: Town) -> None:
    frame = residents(6).iloc[::-1].reset_index(drop=True)
    town.write({RESIDENTS: frame})
    pd.testing.assert_frame_equal(town.read(RESIDENTS), frame)


def test_a_frame_of_another_shape_is_refused_and_nothing_written(town: Town) -> None:
    town.write({RESIDENTS: residents(2)})
    with pytest.raises(ValueError, match="issues"):
        town.write({RESIDENTS: residents(4), ISSUES: residents(4)})
    assert len(town.read(RESIDENTS)) == 2


def test_a_key_that_stands_twice_is_refused(town: Town) -> None:
    doubled = pd.concat([residents(2), residents(1)], ignore_index=True)
    with pytest.raises(ValueError, match="person_id stands twice"):
        town.write({RESIDENTS: doubled})


def test_changing_a_frame_that_was_read_changes_nothing_in_the_town(town: Town) -> None:
    town.write({RESIDENTS: residents(2)})
    got = town.read(RESIDENTS)
    got.loc[0, "name"] = "別人"
    assert "別人" not in set(town.read(RESIDENTS)["name"])


def test_changing_a_frame_after_writing_changes_nothing_in_the_town(town: Town) -> None:
    given_frame = residents(2)
    town.write({RESIDENTS: given_frame})
    given_frame.loc[0, "name"] = "別人"
    assert "別人" not in set(town.read(RESIDENTS)["name"])


def test_the_facts_come_back_as_given(town: Town) -> None:
    assert town.facts() == town_facts()


def test_facts_are_replaced_whole(town: Town) -> None:
    changed = replace(town_facts(), name="みどり町", sources=(), area=None)
    town.write_facts(changed)
    assert town.facts() == changed


@pytest.mark.parametrize("size", [0, 1, (4 << 20) - 1, 4 << 20, (4 << 20) + 1])
def test_an_attachment_comes_back_byte_for_byte(town: Town, size: int) -> None:
    content = (bytes(range(251)) * (size // 251 + 1))[:size]
    town.attach("flood.tif", b"older")
    town.attach("flood.tif", content)
    assert town.attachment("flood.tif") == content


def test_attachments_are_named_in_text_order(town: Town) -> None:
    for name in ("b.tif", "a.tif", "洪水.tif"):
        town.attach(name, b"")
    assert town.attachments() == ["a.tif", "b.tif", "洪水.tif"]


def test_an_attachment_nobody_kept_is_a_key_error(town: Town) -> None:
    with pytest.raises(KeyError):
        town.attachment("none.tif")


def test_a_town_without_rules_of_its_own_says_none(town: Town) -> None:
    assert town.rules_text("points") is None


def test_a_changed_rule_keeps_the_old_text_with_its_time(town: Town) -> None:
    town.write_rules({"points": "古い", "tiers": "段"})
    town.write_rules({"points": "新しい"})
    town.write_rules({"points": "新しい"})
    assert town.rules_text("points") == "新しい"
    assert [(rule.text, rule.since) for rule in town.rules_history("points")] == [
        ("古い", MOMENT),
        ("新しい", MOMENT),
    ]


def test_the_audit_keeps_every_line_in_order(town: Town) -> None:
    entries = [
        AuditEntry(MOMENT + timedelta(minutes=minute), "print", f"list-{minute}", {"頁": minute})
        for minute in (5, 0)
    ]
    for entry in entries:
        town.record(entry)
    assert town.audit() == entries


def test_a_later_decision_stands_beside_the_earlier_one(town: Town) -> None:
    first = Decision("pin", "000000001", {"lon": 139.4}, "担当 架空", MOMENT)
    second = replace(first, value={"lon": 139.5}, made_at=MOMENT + timedelta(days=1))
    town.decide(first)
    town.decide(second)
    town.decide(replace(first, kind="match"))
    assert town.decisions("pin") == [first, second]


def test_a_run_does_not_touch_decisions(town: Town) -> None:
    decision = Decision("pin", "000000001", {}, "担当 架空", MOMENT)
    town.decide(decision)
    town.write({schema: sample_frame(schema) for schema in ALL_SCHEMAS})
    assert town.decisions("pin") == [decision]


def test_a_stop_inside_a_transaction_undoes_all_of_it(town: Town) -> None:
    town.write({RESIDENTS: residents(2)})
    with pytest.raises(Stop):
        _write_and_stop(town)
    assert len(town.read(RESIDENTS)) == 2
    assert town.facts() == town_facts()
    assert (town.attachments(), town.audit(), town.rules_text("points")) == ([], [], None)


def test_an_inner_transaction_can_fail_alone(town: Town) -> None:
    with town.transaction():
        town.write({RESIDENTS: residents(2)})
        with pytest.raises(Stop):
            _write_and_stop(town)
    assert len(town.read(RESIDENTS)) == 2


def test_what_a_step_wrote_is_read_by_the_next_one_before_both_are_kept(town: Town) -> None:
    town.write({RESIDENTS: residents(4)})
    with town.transaction():
        assert len(town.read(RESIDENTS)) == 4
        town.write({RESIDENTS: residents(3)})
        assert_frame_equal(town.read(RESIDENTS), residents(3))
        with pytest.raises(Stop):
            _write_and_stop(town)
        assert_frame_equal(town.read(RESIDENTS), residents(3))
    assert_frame_equal(town.read(RESIDENTS), residents(3))


def test_a_finished_inner_transaction_falls_with_the_outer_one(town: Town) -> None:
    with pytest.raises(Stop):
        _finish_inside_and_stop(town)
    assert town.read(RESIDENTS).empty


def test_closing_twice_is_calm(town: Town) -> None:
    town.close()
    town.close()


def _write_and_stop(town: Town) -> None:
    with town.transaction():
        _write_everything(town)
        raise Stop


def _finish_inside_and_stop(town: Town) -> None:
    with town.transaction():
        with town.transaction():
            _write_everything(town)
        raise Stop


def _write_everything(town: Town) -> None:
    town.write({RESIDENTS: residents(4)})
    town.write_facts(replace(town_facts(), name="別の町"))
    town.attach("a.tif", b"x")
    town.write_rules({"points": "x"})
    town.record(AuditEntry(MOMENT, "import", "residents.csv"))


@pytest.fixture(scope="module")
def long_town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TownFile]:
    """One town for all examples of a property."""
    with closing(a_town(tmp_path_factory.mktemp("town"))) as made:
        yield made


def test_a_moment_without_its_time_zone_is_refused_by_the_file(long_town: TownFile) -> None:
    with pytest.raises(ValueError, match="time zone"):
        long_town.record(AuditEntry(MOMENT.replace(tzinfo=None), "print", "list"))


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
NUMBERS = st.none() | st.floats(allow_nan=False)
DAYS = st.none() | st.dates().map(lambda day: datetime(day.year, day.month, day.day))  # noqa: DTZ001


@given(st.lists(st.tuples(TEXTS, NUMBERS, st.none() | TEXTS), max_size=8))
def test_any_text_and_number_survives_the_file(
    long_town: TownFile, rows: list[tuple[str, float, str | None]]
) -> None:
    columns = list(zip(*rows, strict=True)) if rows else [(), (), ()]
    frame = sample_frame(ISSUES, len(rows)).assign(
        file=pd.Series(columns[0], dtype=TEXT),
        value=pd.Series(columns[2], dtype=TEXT),
    )
    numbers = pd.Series(columns[1], dtype=NUMBER)
    scores = sample_frame(HOUSEHOLD_SCORES, len(rows)).assign(score=numbers)
    long_town.write({ISSUES: frame, HOUSEHOLD_SCORES: scores})
    pd.testing.assert_frame_equal(long_town.read(ISSUES), frame)
    pd.testing.assert_frame_equal(long_town.read(HOUSEHOLD_SCORES), scores, check_exact=True)


@given(st.lists(DAYS, max_size=8))
def test_any_day_survives_the_file(long_town: TownFile, days: list[datetime | None]) -> None:
    frame = residents(len(days)).assign(birth_date=pd.Series(days, dtype="datetime64[s]"))
    long_town.write({RESIDENTS: frame})
    pd.testing.assert_frame_equal(long_town.read(RESIDENTS), frame)


def test_a_day_with_a_time_in_it_is_refused_by_the_file(tmp_path: Path) -> None:
    frame = residents(2)
    frame["birth_date"] = frame["birth_date"] + pd.Timedelta(hours=3)
    with closing(a_town(tmp_path)) as town, pytest.raises(ValueError, match="birth_date"):
        town.write({RESIDENTS: frame})


def test_a_code_column_that_is_empty_everywhere_stays_empty(town: Town) -> None:
    schema = FrameSchema(RESIDENTS.name, RESIDENTS.columns, RESIDENTS.key)
    frame = residents(3).assign(sex=pd.Series([None] * 3, dtype=_sex(schema).dtype))
    town.write({schema: frame})
    assert town.read(schema)["sex"].isna().all()


def test_every_exclusion_of_a_call_order_comes_back(town: Town) -> None:
    frame = sample_frame(CALL_ORDER, 40)
    town.write({CALL_ORDER: frame})
    assert town.read(CALL_ORDER)["exclusion"].tolist()[1::2] == frame["exclusion"].tolist()[1::2]


def _sex(schema: FrameSchema) -> Column:
    return next(column for column in schema.columns if column.name == "sex")
