"""A town in a file: making, opening, refusing, closing."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlite_utils.utils

from app.errors import StoreError, StoreProblem
from app.store import engine, place
from app.store.engine import SETTINGS, pragma
from app.store.key_file import key_path
from app.store.opening import open_town
from app.store.town_file import TownFile
from scoring.frames import RESIDENTS
from tests.builders_store import MOMENT, WORDS, a_town, residents, town_facts
from tests.store_faults import open_with, readable_names, refused


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with closing(a_town(tmp_path)) as town:
        town.write({RESIDENTS: residents(40)})
        return town.path


def test_a_closed_town_is_one_file_and_its_key(path: Path) -> None:
    assert sorted(file.name for file in path.parent.iterdir()) == [path.name, path.name + ".key"]


def test_what_was_written_is_there_after_opening_again(path: Path) -> None:
    with closing(open_with(path)) as town:
        assert town.facts() == town_facts()
        assert len(town.read(RESIDENTS)) == 40


def test_no_name_can_be_read_in_any_file_open_or_closed(path: Path) -> None:
    with closing(open_with(path)) as town:
        town.write({RESIDENTS: residents(41)})
        assert readable_names(path.parent) == []
    assert readable_names(path.parent) == []


def test_plain_sqlite_cannot_read_a_town(path: Path) -> None:
    with closing(sqlite3.connect(path)) as plain, pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT count(*) FROM sqlite_master")


def test_a_wrong_passphrase_is_told_and_changes_nothing(path: Path) -> None:
    before = path.read_bytes()
    with refused(StoreProblem.WRONG_PASSPHRASE):
        open_with(path, "まちがった合言葉を入れた")
    assert path.read_bytes() == before
    open_with(path).close()


def test_full_and_half_width_forms_of_a_passphrase_are_the_same(tmp_path: Path) -> None:
    made = TownFile.create(tmp_path / "a.yobikake", "ＳＡＫＵＲＡ　ｶﾜ　２０２６年度", town_facts())
    made.close()
    open_with(tmp_path / "a.yobikake", "SAKURA カワ 2026年度").close()


def test_a_passphrase_of_eleven_characters_is_too_short(tmp_path: Path) -> None:
    with refused(StoreProblem.PASSPHRASE_TOO_SHORT):
        TownFile.create(tmp_path / "a.yobikake", "12345678901", town_facts())
    assert list(tmp_path.iterdir()) == []


def test_a_passphrase_of_twelve_characters_will_do(tmp_path: Path) -> None:
    TownFile.create(tmp_path / "a.yobikake", "123456789012", town_facts()).close()


def test_an_existing_town_is_never_overwritten(path: Path) -> None:
    before = path.read_bytes()
    with refused(StoreProblem.ALREADY_EXISTS):
        TownFile.create(path, WORDS, town_facts())
    assert path.read_bytes() == before


def test_a_key_file_that_waits_for_its_town_is_never_overwritten(path: Path) -> None:
    path.rename(path.with_name("away.yobikake"))
    with refused(StoreProblem.ALREADY_EXISTS):
        TownFile.create(path, WORDS, town_facts())
    path.with_name("away.yobikake").rename(path)
    open_with(path).close()


def test_a_town_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    with refused(StoreProblem.NOT_FOUND):
        open_with(tmp_path / "none.yobikake")


def test_a_folder_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    with refused(StoreProblem.FOLDER_NOT_FOUND):
        TownFile.create(tmp_path / "none" / "a.yobikake", WORDS, town_facts())


def test_a_missing_key_file_is_told_by_its_name(path: Path) -> None:
    key_path(path).unlink()
    with pytest.raises(StoreError) as caught:
        open_with(path)
    assert caught.value.code is StoreProblem.KEY_FILE_MISSING
    assert caught.value.fields["key_file"] == str(path) + ".key"


def test_the_key_file_of_another_town_does_not_open_this_one(path: Path, tmp_path: Path) -> None:
    with closing(a_town(tmp_path, "別の町.yobikake")) as other:
        foreign = key_path(other.path).read_bytes()
    key_path(path).write_bytes(foreign)
    with refused(StoreProblem.DAMAGED):
        open_with(path)


def test_an_unencrypted_store_is_no_town(tmp_path: Path) -> None:
    path = tmp_path / "plain.yobikake"
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("CREATE TABLE t (a)")
    with refused(StoreProblem.NOT_A_TOWN):
        open_with(path)


def test_an_unencrypted_store_under_a_towns_name_is_no_town(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("CREATE TABLE t (a)")
    before = path.read_bytes()
    with refused(StoreProblem.NOT_A_TOWN):
        open_with(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"x" * 100], ids=["empty", "scrap"])
def test_a_scrap_is_no_town_and_is_not_filled(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with refused(StoreProblem.NOT_A_TOWN):
        open_with(path)
    assert path.read_bytes() == content


def test_a_folder_is_no_town(tmp_path: Path) -> None:
    with refused(StoreProblem.NOT_A_TOWN):
        open_with(tmp_path)


def test_an_encrypted_file_without_tables_is_no_town(path: Path) -> None:
    held = open_town(path, WORDS, lambda: MOMENT)
    held.db.execute("PRAGMA user_version = 0")
    held.db.close()
    held.lock.release()
    with refused(StoreProblem.NOT_A_TOWN):
        open_with(path)


def test_a_town_that_is_open_is_locked_for_a_second_opener(path: Path) -> None:
    with closing(open_with(path)) as town:
        with refused(StoreProblem.LOCKED):
            open_with(path)
        town.write({RESIDENTS: residents(3)})
    open_with(path).close()


def test_a_share_on_another_machine_is_refused(
    path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"//server/share {path.parent} cifs rw 0 0\n", encoding="utf-8")
    monkeypatch.setattr(place, "_MOUNTS", mounts)
    with refused(StoreProblem.NETWORK_SHARE):
        open_with(path)
    with refused(StoreProblem.NETWORK_SHARE):
        TownFile.create(path.with_name("b.yobikake"), WORDS, town_facts())


def test_an_engine_with_known_faults_is_refused(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "OLDEST_SQLITE", (99, 0, 0))
    with refused(StoreProblem.SQLITE_TOO_OLD):
        open_with(path)


def test_every_setting_is_kept(path: Path) -> None:
    held = open_town(path, WORDS, lambda: MOMENT)
    kept = {name: pragma(held.db, name) for name in SETTINGS}
    held.db.close()
    held.lock.release()
    assert kept == {name: answer for name, (_, answer) in SETTINGS.items()}


def test_a_setting_that_is_not_kept_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(engine.SETTINGS, "synchronous", ("NORMAL", 2))
    with refused(StoreProblem.PRAGMA_NOT_KEPT):
        open_with(path)
    monkeypatch.undo()


@pytest.mark.parametrize("table", ["audit", "decisions", "rule_texts"])
@pytest.mark.parametrize("change", ["DELETE FROM {}", "UPDATE {} SET rowid = 9"])
def test_tables_that_only_grow_refuse_a_change(path: Path, table: str, change: str) -> None:
    held = open_town(path, WORDS, lambda: MOMENT)
    try:
        _fill_growing_tables(held.db.conn)
        with pytest.raises(engine.sqlcipher3.IntegrityError, match="only grows"):
            held.db.conn.execute(change.format(table))
    finally:
        held.db.close()
        held.lock.release()


def _fill_growing_tables(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO audit (at, action, about, detail) VALUES ('', '', '', '{}')")
    connection.execute(
        "INSERT INTO decisions (kind, subject_id, value, author, made_at)"
        " VALUES ('', '', '{}', '', '')"
    )
    connection.execute("INSERT INTO rule_texts (name, text, since) VALUES ('', '', '')")


def test_sqlite_utils_speaks_to_sqlcipher() -> None:
    assert sqlite_utils.utils.sqlite3 is engine.sqlcipher3
