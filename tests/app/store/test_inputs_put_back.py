"""Taking an import back: inputs and facts as they were before it, in both kinds of town."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from app.store.memory_town import MemoryTown
from app.store.town import INPUTS, Town
from scoring.frames import RESIDENTS
from tests.builders_store import MOMENT, a_town, residents, sample_frame, town_facts


@pytest.fixture(params=["file", "memory"])
def town(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Town]:
    is_file = request.param == "file"
    made: Town = a_town(tmp_path) if is_file else MemoryTown(town_facts(), now=lambda: MOMENT)
    yield made
    made.close()


def test_inputs_and_facts_are_put_back_once(town: Town) -> None:
    town.write({schema: sample_frame(schema, 4) for schema in INPUTS})
    town.keep_before()
    town.write({schema: sample_frame(schema, 2) for schema in INPUTS})
    town.write_facts(town_facts("みどり市"))
    assert town.put_back()
    for schema in INPUTS:
        pd.testing.assert_frame_equal(town.read(schema), sample_frame(schema, 4))
    assert town.facts() == town_facts()
    assert not town.put_back()


def test_nothing_kept_is_nothing_put_back(town: Town) -> None:
    town.write({RESIDENTS: residents(2)})
    assert not town.put_back()
    assert len(town.read(RESIDENTS)) == 2


def test_what_was_kept_can_be_read_without_putting_it_back(town: Town) -> None:
    assert not len(town.read_before(RESIDENTS))
    town.write({RESIDENTS: residents(3)})
    town.keep_before()
    town.write({RESIDENTS: residents(1)})
    pd.testing.assert_frame_equal(town.read_before(RESIDENTS), residents(3))
    assert len(town.read(RESIDENTS)) == 1


def test_a_kept_file_can_be_forgotten(town: Town) -> None:
    town.attach("a", b"1")
    town.detach("a")
    town.detach("a")
    assert town.attachments() == []


def test_the_rule_files_of_a_town_are_named(town: Town) -> None:
    town.write_rules({"points": "a", "layout:kaigo": "b"})
    town.write_rules({"points": "c"})
    assert town.rules_names() == ["layout:kaigo", "points"]
