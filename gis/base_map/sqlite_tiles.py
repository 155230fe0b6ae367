"""Tiles in somebody else's SQLite file: MBTiles and GeoPackage. The only such file read here.

The file is foreign, so it is opened read-only and unchanging, by the SQLite of Python and never
by that of the store. Views in it may say anything: only plain reading is allowed to a query, no
function but a few, no recursion, no further database, and each query has a budget of steps.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gis.base_map.errors import BaseMapError, BaseMapProblem
from gis.base_map.tile_source import (
    LARGEST_ZOOM,
    MOST_TILE_BYTES,
    TilePicture,
    looks_like_vectors,
    picture_of,
)
from gis.base_map.web_grid import GridLevel, standard_level
from gis.town_map.mercator import Tile

_STEPS_AT_ONCE = 2_000
_MOST_TURNS = 10_000
_LONGEST_CREDIT = 200
_ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ}
_ALLOWED_FUNCTIONS = {"min", "max", "coalesce", "ifnull", "length", "cast"}
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: MOST_TILE_BYTES,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 100,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 20,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
}
_GUARDS = ("query_only = ON", "trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0")


class ForeignDatabase:
    """A SQLite file that may hold anything; every fault of it is DAMAGED."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._turns_left = 0
        try:
            self._connection = _connect(path)
            self._connection.set_progress_handler(self._spend, _STEPS_AT_ONCE)
            self._connection.set_authorizer(_authorise)
        except sqlite3.Error as fault:
            raise BaseMapError(BaseMapProblem.DAMAGED, file=path) from fault

    def rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        """Give all rows of a query that gives few.

        Raises
        ------
        BaseMapError
            DAMAGED: whatever SQLite says, a query without end too.
        """
        self._turns_left = _MOST_TURNS
        try:
            return self._connection.execute(query, values).fetchall()
        except (sqlite3.Error, OverflowError) as fault:
            raise BaseMapError(BaseMapProblem.DAMAGED, file=self._path) from fault

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _spend(self) -> int:
        self._turns_left -= 1
        return int(self._turns_left < 0)


@dataclass(frozen=True)
class _Table:
    """Where the tiles lie: the query of one picture, and the grid of each standard zoom."""

    query: str
    levels: dict[int, GridLevel]
    is_from_south: bool


class SqliteTiles:
    """Tiles of one table. See :class:`BaseMap`."""

    def __init__(self, database: ForeignDatabase, table: _Table, credit: str | None) -> None:
        self._database = database
        self._table = table
        self.credit = credit
        self.zooms = (min(table.levels), max(table.levels))

    def read_tile(self, tile: Tile) -> TilePicture | None:
        """Give the picture of a square; what is no picture is none."""
        level = self._table.levels.get(tile.z)
        if level is None:
            return None
        # MBTiles counts rows from the south, as TMS does
        row = 2**tile.z - 1 - tile.y if self._table.is_from_south else tile.y
        place = (level.zoom_level, tile.x - level.first_column, row - level.first_row)
        found = self._database.rows(self._table.query, place)
        return picture_of(found[0][0]) if found else None

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()


def open_sqlite_tiles(path: Path) -> SqliteTiles:
    """Open an MBTiles file or a GeoPackage with tiles.

    Raises
    ------
    BaseMapError
        NOT_A_MAP, NO_TILES, VECTOR_TILES, ODD_TILING (not the grid of web maps), DAMAGED.
    """
    database = ForeignDatabase(path)
    try:
        return _opened(database, path)
    except BaseMapError:
        database.close()
        raise


def _opened(database: ForeignDatabase, path: Path) -> SqliteTiles:
    names = {row[0] for row in database.rows("SELECT name FROM sqlite_master")}
    if "gpkg_tile_matrix_set" in names:
        table, credit = _geopackage(database, path), None
    elif "tiles" in names:
        table, credit = _mbtiles(database, path), _credit(database, names)
    else:
        raise BaseMapError(BaseMapProblem.NOT_A_MAP, file=path, found="SQLite")
    return SqliteTiles(database, table, credit)


def _mbtiles(database: ForeignDatabase, path: Path) -> _Table:
    first = database.rows("SELECT tile_data FROM tiles LIMIT 1")
    if not first:
        raise BaseMapError(BaseMapProblem.NO_TILES, file=path)
    _check_first_picture(first[0][0], path)
    low = database.rows("SELECT min(zoom_level) FROM tiles")[0][0]
    high = database.rows("SELECT max(zoom_level) FROM tiles")[0][0]
    if not (isinstance(low, int) and isinstance(high, int) and 0 <= low <= high <= LARGEST_ZOOM):
        raise BaseMapError(BaseMapProblem.DAMAGED, file=path)
    query = (
        "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?"
        " LIMIT 1"
    )
    levels = {zoom: GridLevel(zoom, 0, 0) for zoom in range(low, high + 1)}
    return _Table(query, levels, is_from_south=True)


def _geopackage(database: ForeignDatabase, path: Path) -> _Table:
    sets = database.rows(
        "SELECT s.table_name, r.organization_coordsys_id, s.min_x, s.max_y"
        " FROM gpkg_tile_matrix_set s JOIN gpkg_spatial_ref_sys r ON r.srs_id = s.srs_id LIMIT 2"
    )
    if len(sets) != 1:
        problem = BaseMapProblem.ODD_TILING if sets else BaseMapProblem.NO_TILES
        raise BaseMapError(problem, file=path, found=f"tables: {len(sets)}")
    name, system, west, north = sets[0]
    matrices = database.rows(
        "SELECT zoom_level, pixel_x_size, tile_width, tile_height FROM gpkg_tile_matrix"
        " WHERE table_name = ? LIMIT 100",
        (name,),
    )
    levels = {}
    for matrix in matrices:
        level = standard_level(system, (west, north), matrix)
        if level is None:
            raise BaseMapError(BaseMapProblem.ODD_TILING, file=path, found=f"EPSG:{system}")
        levels[level[0]] = level[1]
    quoted = '"' + str(name).replace('"', '""') + '"'
    first = database.rows(f"SELECT tile_data FROM {quoted} LIMIT 1")  # noqa: S608 (quoted name)
    if not first or not levels:
        raise BaseMapError(BaseMapProblem.NO_TILES, file=path)
    _check_first_picture(first[0][0], path)
    query = (
        f"SELECT tile_data FROM {quoted}"  # noqa: S608 (a quoted name; values are bound)
        " WHERE zoom_level = ? AND tile_column = ? AND tile_row = ? LIMIT 1"
    )
    return _Table(query, levels, is_from_south=False)


def _check_first_picture(body: object, path: Path) -> None:
    if looks_like_vectors(body):
        raise BaseMapError(BaseMapProblem.VECTOR_TILES, file=path)
    if picture_of(body) is None:
        raise BaseMapError(BaseMapProblem.NO_PICTURE, file=path)


def _credit(database: ForeignDatabase, names: set[object]) -> str | None:
    if "metadata" not in names:
        return None
    told = database.rows("SELECT value FROM metadata WHERE name = 'attribution' LIMIT 1")
    return str(told[0][0])[:_LONGEST_CREDIT] if told and told[0][0] else None


def _connect(path: Path) -> sqlite3.Connection:
    place = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    connection = sqlite3.connect(place, uri=True, check_same_thread=False)
    for limit, value in _LIMITS.items():
        connection.setlimit(limit, value)
    for guard in _GUARDS:
        connection.execute(f"PRAGMA {guard}")
    return connection


def _authorise(action: int, _first: object, second: object, *_where: object) -> int:
    if action in _ALLOWED:
        return sqlite3.SQLITE_OK
    is_plain = action == sqlite3.SQLITE_FUNCTION and str(second).lower() in _ALLOWED_FUNCTIONS
    return sqlite3.SQLITE_OK if is_plain else sqlite3.SQLITE_DENY
