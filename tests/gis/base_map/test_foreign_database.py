"""A file of tiles comes from outside: whatever stands in it, it may at most show nothing."""

import time
from pathlib import Path

import pytest

from gis.base_map.errors import BaseMapError, BaseMapProblem
from gis.base_map.open_map import open_base_map
from gis.base_map.sqlite_tiles import ForeignDatabase
from gis.base_map.tile_source import MOST_TILE_BYTES
from tests.builders_base_map import TILE, a_png, write_database, write_mbtiles

PNG = a_png(40)
ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"


def refusal(path: Path) -> BaseMapProblem:
    with pytest.raises(BaseMapError) as refused:
        open_base_map(path).close()
    assert isinstance(refused.value.code, BaseMapProblem)
    return refused.value.code


def test_tiles_may_be_a_plain_view_as_common_tools_write_them(tmp_path: Path):
    row = 2**TILE.z - 1 - TILE.y
    path = write_database(
        tmp_path / "a.mbtiles",
        "CREATE TABLE map (z INTEGER, x INTEGER, y INTEGER, id TEXT);"
        "CREATE TABLE images (id TEXT, body BLOB);"
        "CREATE VIEW tiles AS SELECT z AS zoom_level, x AS tile_column, y AS tile_row,"
        " body AS tile_data FROM map JOIN images USING (id);",
        [
            ("INSERT INTO map VALUES (?, ?, ?, 'one')", (TILE.z, TILE.x, row)),
            ("INSERT INTO images VALUES ('one', ?)", (PNG,)),
        ],
    )
    base = open_base_map(path)
    picture = base.read_tile(TILE)
    assert picture is not None
    assert picture.body == PNG
    base.close()


@pytest.mark.parametrize(
    "columns",
    [
        "zeroblob(1000000000) AS tile_data, 1 AS zoom_level",
        "load_extension('evil') AS tile_data, 1 AS zoom_level",
        "readfile('/etc/passwd') AS tile_data, 1 AS zoom_level",
        "* FROM nothing_there",
        f"i AS zoom_level, x'89' AS tile_data FROM ({ENDLESS})",
    ],
)
def test_a_view_that_wants_more_than_reading_is_refused_at_once(columns: str, tmp_path: Path):
    path = write_database(tmp_path / "a.mbtiles", f"CREATE VIEW tiles AS SELECT {columns};")
    begun = time.perf_counter()
    assert refusal(path) is BaseMapProblem.DAMAGED
    assert time.perf_counter() - begun < 5


def test_a_query_that_would_run_for_hours_is_ended(tmp_path: Path):
    joins = ", ".join(f"few AS t{number}" for number in range(12))
    columns = "max(t0.a) AS zoom_level, 1 AS tile_column, 1 AS tile_row, x'89' AS tile_data"
    view = f"CREATE VIEW tiles AS SELECT {columns} FROM {joins}"  # noqa: S608 (a hostile file)
    path = write_database(
        tmp_path / "a.mbtiles",
        f"CREATE TABLE few (a); {view};",
        [("INSERT INTO few VALUES (?)", (number,)) for number in range(15)],
    )
    begun = time.perf_counter()
    assert refusal(path) is BaseMapProblem.DAMAGED
    assert time.perf_counter() - begun < 20


def test_a_blob_larger_than_a_tile_may_be_is_not_read(tmp_path: Path):
    path = write_mbtiles(tmp_path / "a.mbtiles", {TILE: PNG + bytes(MOST_TILE_BYTES)})
    assert refusal(path) is BaseMapProblem.DAMAGED


def test_zooms_that_are_no_zooms_are_refused(tmp_path: Path):
    table = "CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data);"
    row = "INSERT INTO tiles VALUES (?, 1, 1, ?)"
    for number, level in enumerate(["x", -4, 99, None, 1e300]):
        path = write_database(tmp_path / f"{number}.mbtiles", table, [(row, (level, PNG))])
        assert refusal(path) is BaseMapProblem.DAMAGED


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM tiles",
        "CREATE TABLE more (x)",
        "ATTACH 'other.db' AS other",
        "PRAGMA query_only = OFF",
        "SELECT load_extension('x')",
    ],
)
def test_nothing_but_reading_is_allowed_to_a_query(query: str, tmp_path: Path):
    path = write_mbtiles(tmp_path / "a.mbtiles", {TILE: PNG})
    before = path.read_bytes()
    database = ForeignDatabase(path)
    with pytest.raises(BaseMapError):
        database.rows(query)
    database.close()
    assert path.read_bytes() == before
    assert [child.name for child in tmp_path.iterdir()] == ["a.mbtiles"]
