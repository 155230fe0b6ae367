"""The shape of the store: frames and tables agree, old shapes are brought up, newer ones let be."""

from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from app.errors import StoreError, StoreProblem
from app.store import migrations
from app.store.attachment_table import load_attachment_names
from app.store.engine import open_engine
from app.store.frame_table import table_sql
from app.store.key_file import key_path, new_key
from app.store.migrations import MIGRATIONS, Migration, migrate, newest_version, stored_version
from app.store.opening import open_town
from app.store.town_file import TownFile
from scoring.columns import FrameSchema
from scoring.frames import RESIDENTS
from tests.builders_store import ALL_SCHEMAS, MOMENT, WORDS, a_town, residents

NEXT = MIGRATIONS[-1].version + 1
ADD_TABLE = Migration(NEXT, ("CREATE TABLE added (id TEXT PRIMARY KEY) STRICT",))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with closing(a_town(tmp_path)) as town:
        town.write({RESIDENTS: residents(4)})
        return town.path


@pytest.fixture
def newer_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "MIGRATIONS", (*MIGRATIONS, ADD_TABLE))


def open_with(path: Path) -> TownFile:
    return TownFile.open(path, WORDS, now=lambda: MOMENT)


def make_newer(path: Path) -> None:
    held = open_town(path, WORDS, lambda: MOMENT)
    held.db.execute(f"PRAGMA user_version = {NEXT}")
    held.db.close()
    held.lock.release()


@pytest.mark.parametrize("schema", ALL_SCHEMAS, ids=lambda schema: schema.name)
def test_every_frame_has_a_table_of_its_shape(schema: FrameSchema, tmp_path: Path) -> None:
    with closing(open_engine(tmp_path / "fresh", new_key())) as fresh:
        migrate(fresh)
        stored = _table_shape(fresh, schema.name)
        fresh.execute(f'DROP TABLE IF EXISTS "{schema.name}"')
        fresh.execute(table_sql(schema))
        wanted = _table_shape(fresh, schema.name)
    assert stored == wanted, f"a new step in app/store/migrations.py is due: {table_sql(schema)}"


def test_every_table_is_strict(tmp_path: Path) -> None:
    with closing(open_engine(tmp_path / "fresh", new_key())) as fresh:
        migrate(fresh)
        tables = fresh.execute("PRAGMA table_list").fetchall()
    loose = [row[1] for row in tables if row[2] == "table" and not row[5]]
    assert [name for name in loose if not name.startswith("sqlite_")] == []


@pytest.mark.parametrize("taken", range(len(MIGRATIONS)))
def test_every_old_shape_becomes_the_fresh_one(
    taken: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(open_engine(tmp_path / "fresh", new_key())) as fresh:
        migrate(fresh)
        wanted = _all_shapes(fresh)
    with closing(open_engine(tmp_path / "old", new_key())) as old:
        monkeypatch.setattr(migrations, "MIGRATIONS", MIGRATIONS[:taken])
        migrate(old)
        monkeypatch.setattr(migrations, "MIGRATIONS", MIGRATIONS)
        migrate(old)
        assert _all_shapes(old) == wanted


def test_the_steps_are_numbered_without_a_gap() -> None:
    assert [step.version for step in MIGRATIONS] == list(range(1, newest_version() + 1))


def test_a_newer_store_is_refused_and_not_touched(path: Path) -> None:
    make_newer(path)
    before = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    with pytest.raises(StoreError) as caught:
        open_with(path)
    assert caught.value.code is StoreProblem.NEWER_THAN_PROGRAM
    assert (caught.value.fields["found"], caught.value.fields["known"]) == (NEXT, NEXT - 1)
    assert {file.name: file.read_bytes() for file in path.parent.iterdir()} == before


def test_a_newer_store_with_a_log_left_beside_is_not_touched(path: Path, tmp_path: Path) -> None:
    killed = tmp_path / "killed" / path.name
    killed.parent.mkdir()
    held = open_town(path, WORDS, lambda: MOMENT)
    held.db.execute(f"PRAGMA user_version = {NEXT}")
    for file in (path, key_path(path), path.with_name(path.name + "-wal")):
        killed.with_name(file.name).write_bytes(file.read_bytes())
    held.db.close()
    held.lock.release()
    before = {file.name: file.read_bytes() for file in killed.parent.iterdir()}
    with pytest.raises(StoreError) as caught:
        open_with(killed)
    assert caught.value.code is StoreProblem.NEWER_THAN_PROGRAM
    assert len(before) == 3
    assert {file.name: file.read_bytes() for file in killed.parent.iterdir()} == before


@pytest.mark.usefixtures("newer_program")
def test_an_older_store_is_brought_up_and_keeps_its_rows(path: Path) -> None:
    with closing(open_with(path)) as town:
        assert len(town.read(RESIDENTS)) == 4
    held = open_town(path, WORDS, lambda: MOMENT)
    version, tables = stored_version(held.db), held.db.table_names()
    held.db.close()
    held.lock.release()
    assert version == NEXT
    assert "added" in tables


def test_a_dated_copy_of_the_old_shape_is_laid_beside(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as newer:
        newer.setattr(migrations, "MIGRATIONS", (*MIGRATIONS, ADD_TABLE))
        open_with(path).close()
    copy = path.with_name(f"さくら川市-v{NEXT - 1}-20261120-093000.yobikake")
    assert key_path(copy).exists()
    with closing(open_with(copy)) as town:
        assert len(town.read(RESIDENTS)) == 4


def test_a_step_that_fails_leaves_the_old_shape(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = Migration(NEXT, ("CREATE TABLE half (id TEXT) STRICT", "SELECT nonsense"))
    with monkeypatch.context() as newer:
        newer.setattr(migrations, "MIGRATIONS", (*MIGRATIONS, broken))
        with pytest.raises(Exception, match="nonsense"):
            open_with(path)
    held = open_town(path, WORDS, lambda: MOMENT)
    version, tables = stored_version(held.db), held.db.table_names()
    held.db.close()
    held.lock.release()
    assert version == NEXT - 1
    assert "half" not in tables


def test_no_copy_is_made_where_nothing_changes(path: Path) -> None:
    open_with(path).close()
    assert len(list(path.parent.iterdir())) == 2


def _table_shape(db: Database, name: str) -> list[tuple[object, ...]]:
    return list(db.execute(f'PRAGMA table_xinfo("{name}")').fetchall())


def _all_shapes(db: Database) -> list[tuple[object, ...]]:
    names = sorted(db.table_names())
    triggers = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY 1")
    return [(name, *_table_shape(db, name)) for name in names] + list(triggers.fetchall())


@pytest.mark.parametrize(("people", "marks"), [(0, []), (1, ["older/scores"])])
def test_only_a_town_that_was_computed_before_stairs_were_asked_for_is_marked(
    people: int, marks: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = "INSERT INTO individuals VALUES ('p', 'h', 80, 5, 'C', 0, 0, 0, 80)"
    with closing(open_engine(tmp_path / "old", new_key())) as old:
        monkeypatch.setattr(migrations, "MIGRATIONS", MIGRATIONS[:4])
        migrate(old)
        for _ in range(people):
            old.execute(person)
        old.conn.commit()
        monkeypatch.setattr(migrations, "MIGRATIONS", MIGRATIONS)
        migrate(old)
        assert load_attachment_names(old) == marks
