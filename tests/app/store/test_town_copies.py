"""Copies of a town, and a change of its passphrase."""

from contextlib import closing
from pathlib import Path

import pytest

from app.errors import StoreProblem
from scoring.frames import RESIDENTS
from tests.builders_store import WORDS, a_town, residents
from tests.store_faults import no_file_grows_over, open_with, readable_names, refused


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with closing(a_town(tmp_path)) as town:
        town.write({RESIDENTS: residents(40)})
        return town.path


def test_a_copy_is_whole_and_opens_with_the_same_passphrase(path: Path) -> None:
    copy = path.with_name("複製.yobikake")
    with closing(open_with(path)) as town:
        town.attach("flood.tif", b"x" * 10_000)
        town.copy_to(copy)
    with closing(open_with(copy)) as town:
        assert len(town.read(RESIDENTS)) == 40
        assert town.attachment("flood.tif") == b"x" * 10_000
        town.check()
    assert readable_names(path.parent) == []


def test_a_copy_overwrites_nothing(path: Path) -> None:
    copy = path.with_name("複製.yobikake")
    copy.write_bytes(b"mine")
    with closing(open_with(path)) as town, refused(StoreProblem.ALREADY_EXISTS):
        town.copy_to(copy)
    assert copy.read_bytes() == b"mine"


def test_a_copy_that_fails_leaves_nothing_behind(path: Path) -> None:
    names = sorted(file.name for file in path.parent.iterdir())
    with closing(open_with(path)) as town:
        with no_file_grows_over(20_000), refused(StoreProblem.DISK_FAILED):
            town.copy_to(path.with_name("複製.yobikake"))
        with refused(StoreProblem.FOLDER_NOT_FOUND):
            town.copy_to(path.parent / "none" / "複製.yobikake")
    assert sorted(file.name for file in path.parent.iterdir()) == names


def test_a_new_passphrase_opens_and_the_old_one_does_not(path: Path) -> None:
    with closing(open_with(path)) as town:
        town.change_passphrase(WORDS, "新しい合言葉は令和八年から")
        town.write({RESIDENTS: residents(3)})
    with refused(StoreProblem.WRONG_PASSPHRASE):
        open_with(path)
    open_with(path, "新しい合言葉は令和八年から").close()


def test_changing_the_passphrase_asks_for_the_current_one(path: Path) -> None:
    with closing(open_with(path)) as town:
        with refused(StoreProblem.WRONG_PASSPHRASE):
            town.change_passphrase("まちがった合言葉を入れた", "新しい合言葉は令和八年から")
        with refused(StoreProblem.PASSPHRASE_TOO_SHORT):
            town.change_passphrase(WORDS, "短い")
    open_with(path).close()


def test_a_town_stays_locked_after_its_passphrase_changed(path: Path) -> None:
    with closing(open_with(path)) as town:
        town.change_passphrase(WORDS, "新しい合言葉は令和八年から")
        with refused(StoreProblem.LOCKED):
            open_with(path, "新しい合言葉は令和八年から")
