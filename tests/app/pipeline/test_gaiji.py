"""外字 of a town: known ones are compared and shown as what they are, stored as they came."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.pipeline.audit import AuditAction
from app.pipeline.gaiji import GAIJI, gaiji_of, own_gaiji_text, with_known_gaiji
from app.pipeline.keep_gaiji import keep_gaiji
from app.pipeline.link_people import find_links
from app.pipeline.make_list import make_list
from app.pipeline.town_characters import town_characters
from app.pipeline.whole_job import run_on_town
from app.progress import Progress
from app.settings.job import read_job
from app.store.memory_town import MemoryTown
from app.store.town import TownFacts
from importers.errors import ImportRefused
from importers.private_use import CharacterKind, PrivateUseTable
from sample_data.town import TownOrder, make_town
from scoring.columns import FrameSchema
from scoring.frames import REQUIREMENTS, RESIDENTS
from scoring.record_codes import LinkState
from scoring.record_frames import RECORDS
from tests.builders_registers import frame_of

TABLE = PrivateUseTable({"\ue000": "髙"})
BORN = pd.Timestamp("1944-02-11")
WHO = {"name": "\ue000田　花子", "kana": "タカダ　ハナコ", "birth_date": BORN, "birth_latest": BORN}


@pytest.fixture
def town(tmp_path: Path) -> MemoryTown:
    job = read_job(make_town(TownOrder(tmp_path / "town", 60)))
    made = MemoryTown(TownFacts("", is_training=True, as_of=job.as_of, points_name=""))
    run_on_town(made, job, Progress())
    return made


def one(schema: FrameSchema, **cells: object) -> pd.DataFrame:
    return frame_of(schema, [cells])


def test_only_known_characters_of_the_named_columns_are_replaced() -> None:
    frame = pd.DataFrame(
        {"name": ["\ue000田", "山\ue001"], "building": ["\ue000荘", None], "note": ["\ue000", "x"]},
        dtype="str",
    )
    shown = with_known_gaiji(frame, TABLE)
    assert shown["name"].tolist() == ["髙田", "山\ue001"]
    assert shown["building"].tolist() == ["髙荘", np.nan]
    assert shown["note"].tolist() == ["\ue000", "x"]
    assert with_known_gaiji(frame, PrivateUseTable()) is frame


@given(st.lists(st.one_of(st.none(), st.text("\ue000\ue001髙\n a", max_size=5)), max_size=6))
def test_a_column_is_replaced_cell_by_cell_whatever_stands_in_it(cells: list) -> None:
    frame = pd.DataFrame({"name": pd.Series(cells, dtype="str")})
    shown = with_known_gaiji(frame, TABLE)["name"]
    assert shown.dtype == frame["name"].dtype
    assert [None if pd.isna(cell) else cell for cell in shown] == [
        None if cell is None else TABLE.known(cell) for cell in cells
    ]


def test_a_record_is_linked_to_the_resident_whose_name_has_a_known_character() -> None:
    residents = one(
        RESIDENTS,
        person_id="1",
        address="さくら川市本町1番1号",
        status="resident",
        **WHO | {"kana": None},
    )
    record = WHO | {"name": "髙田　花子"}
    records = one(
        RECORDS, record_id="記録-1", given_id=None, address="さくら川市本町1番1号", **record
    )
    needs = REQUIREMENTS.empty()
    without = find_links(residents, needs, records, {}).links
    linked = find_links(residents, needs, records, {}, TABLE).links
    assert without["state"].iloc[0] != LinkState.LINKED
    assert (linked["state"].iloc[0], linked["person_id"].iloc[0]) == (LinkState.LINKED, "1")


def test_a_table_is_shown_on_the_list_and_the_stored_name_stays(
    town: MemoryTown, tmp_path: Path
) -> None:
    path = tmp_path / "外字.csv"
    path.write_text("外字,文字  # 見出し\nU+E000,髙\n", encoding="utf-8")
    stored = town.read(RESIDENTS)["name"].tolist()
    assert any("\ue000" in name for name in stored)

    table = keep_gaiji(town, path, Progress())

    assert gaiji_of(town) == table
    assert own_gaiji_text(town) == path.read_text(encoding="utf-8")
    assert town.audit()[-2].action == AuditAction.GAIJI_KEPT
    assert town.read(RESIDENTS)["name"].tolist() == stored
    shown = make_list(town, Progress()).residents["name"].tolist()
    assert shown == [name.replace("\ue000", "髙") for name in stored]


def test_a_file_that_is_no_table_changes_nothing(town: MemoryTown, tmp_path: Path) -> None:
    path = tmp_path / "外字.csv"
    path.write_text("髙,U+E000\n", encoding="utf-8")
    with pytest.raises(ImportRefused):
        keep_gaiji(town, path, Progress())
    assert town.rules_text(GAIJI) is None


def test_the_characters_to_look_at_are_counted_without_telling_whose_they_are(
    town: MemoryTown,
) -> None:
    notes = town_characters(town, lambda character: character != "田")
    kinds = {note.character: note.kind for note in notes}
    assert kinds["\ue000"] is CharacterKind.PRIVATE_USE
    assert kinds["田"] is CharacterKind.NOT_IN_FONT
    names = "".join(town.read(RESIDENTS)["name"])
    assert next(note.count for note in notes if note.character == "\ue000") == names.count("\ue000")
