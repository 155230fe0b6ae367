"""A disk that is full, fails or may not be written."""

import os
from contextlib import closing
from pathlib import Path

import pytest

from app.errors import StoreError, StoreProblem
from app.store.engine import pragma
from app.store.key_file import key_path
from app.store.opening import Held, open_town
from app.store.town_file import TownFile
from scoring.frames import RESIDENTS
from tests.builders_store import MOMENT, WORDS, a_town, residents, town_facts
from tests.store_faults import as_nobody, no_file_grows_over, open_with, refused


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with closing(a_town(tmp_path)) as town:
        town.write({RESIDENTS: residents(40)})
        return town.path


def test_a_full_disk_is_told_and_the_last_step_stays(path: Path) -> None:
    held = open_town(path, WORDS, lambda: MOMENT)
    pages = pragma(held.db, "page_count")
    held.db.execute(f"PRAGMA max_page_count = {pages}")
    with closing(TownFile(path, held, lambda: MOMENT)) as town:
        with refused(StoreProblem.DISK_FULL):
            town.write({RESIDENTS: residents(5000)})
        with refused(StoreProblem.DISK_FULL):
            town.attach("flood.tif", b"x" * 1_000_000)
        assert len(town.read(RESIDENTS)) == 40
        assert town.attachments() == []
    with closing(open_with(path)) as town:
        assert len(town.read(RESIDENTS)) == 40


def test_going_on_after_a_full_disk_does_not_write_outside_the_transaction(path: Path) -> None:
    held = open_town(path, WORDS, lambda: MOMENT)
    town = TownFile(path, held, lambda: MOMENT)
    with closing(town), pytest.raises(StoreError):
        _go_on_after_the_engine_gave_up(town, held)
    with closing(open_with(path)) as town:
        assert town.attachments() == []


def test_a_full_disk_leaves_no_half_town(tmp_path: Path) -> None:
    with no_file_grows_over(20_000), refused(StoreProblem.DISK_FAILED):
        a_town(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_takes_no_more_is_told_and_the_last_step_stays(path: Path) -> None:
    with closing(open_with(path)) as town:
        with no_file_grows_over(300_000), refused(StoreProblem.DISK_FAILED):
            town.write({RESIDENTS: residents(5000)})
        assert len(town.read(RESIDENTS)) == 40


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="needs to become somebody else")
def test_a_folder_without_permission_is_told(path: Path) -> None:
    path.parent.chmod(0o555)
    path.chmod(0o444)
    key_path(path).chmod(0o444)
    with as_nobody(path.parent):
        with refused(StoreProblem.READ_ONLY):
            open_with(path)
        with refused(StoreProblem.READ_ONLY):
            TownFile.create(path.with_name("b.yobikake"), WORDS, town_facts())


def _go_on_after_the_engine_gave_up(town: TownFile, held: Held) -> None:
    with town.transaction():
        town.attach("first", b"1")
        held.db.conn.rollback()
        town.attach("second", b"2")
