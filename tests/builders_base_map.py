"""Small base maps of every form: a folder, MBTiles, GeoPackage tiles, GeoTIFF."""

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

import numpy as np
import rasterio
from rasterio.transform import Affine

from gis.town_map.mercator import METRES_AROUND, Tile
from gis.town_map.png import encode_rgba

TILE = Tile(14, 14538, 6446)
SOUTH_OF_IT = Tile(14, 14538, 6447)
JPEG = b"\xff\xd8\xff\xe0" + b"j" * 40
WEBP = b"RIFF\x20\x00\x00\x00WEBPVP8 " + b"w" * 40


def a_png(red: int) -> bytes:
    """A tile of one colour."""
    return encode_rgba(np.full((256, 256, 4), (red, 90, 30, 255), np.uint8))


def write_folder(folder: Path, tiles: Mapping[Tile, bytes], ending: str = ".png") -> Path:
    for tile, body in tiles.items():
        path = folder / str(tile.z) / str(tile.x) / f"{tile.y}{ending}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
    return folder


def write_database(path: Path, script: str, rows: Iterable[tuple[str, tuple]] = ()) -> Path:
    with closing(sqlite3.connect(path)) as database:
        database.executescript(script)
        for statement, values in rows:
            database.execute(statement, values)
        database.commit()
    return path


def write_mbtiles(path: Path, tiles: Mapping[Tile, object], credit: str | None = None) -> Path:
    script = (
        "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER,"
        " tile_data BLOB); CREATE UNIQUE INDEX at ON tiles (zoom_level, tile_column, tile_row);"
        "CREATE TABLE metadata (name TEXT, value TEXT);"
    )
    told = [("INSERT INTO metadata VALUES ('attribution', ?)", (credit,))] if credit else []
    rows = [
        ("INSERT INTO tiles VALUES (?, ?, ?, ?)", (t.z, t.x, 2**t.z - 1 - t.y, body))
        for t, body in tiles.items()
    ]
    return write_database(path, script, told + rows)


def write_geopackage(
    path: Path,
    tiles: Mapping[Tile, object],
    *,
    system: int = 3857,
    first: tuple[int, int] = (0, 0),
    scale: float = 1.0,
) -> Path:
    """Tiles of one zoom, counted from the column and row ``first``; own level number 7."""
    zoom = next(iter(tiles)).z
    pixel = METRES_AROUND / 2**zoom / 256 * scale
    west = first[0] * pixel * 256 - METRES_AROUND / 2
    north = METRES_AROUND / 2 - first[1] * pixel * 256
    script = (
        "CREATE TABLE gpkg_spatial_ref_sys (srs_id INTEGER, organization_coordsys_id INTEGER);"
        "CREATE TABLE gpkg_tile_matrix_set (table_name TEXT, srs_id INTEGER, min_x REAL,"
        " min_y REAL, max_x REAL, max_y REAL);"
        "CREATE TABLE gpkg_tile_matrix (table_name TEXT, zoom_level INTEGER, pixel_x_size REAL,"
        " tile_width INTEGER, tile_height INTEGER);"
        'CREATE TABLE "my ""map" (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER,'
        " tile_data BLOB);"
    )
    rows: list[tuple[str, tuple]] = [
        ("INSERT INTO gpkg_spatial_ref_sys VALUES (1, ?)", (system,)),
        (
            "INSERT INTO gpkg_tile_matrix_set VALUES (?, 1, ?, 0, 0, ?)",
            ('my "map', west, north),
        ),
        ("INSERT INTO gpkg_tile_matrix VALUES (?, 7, ?, 256, 256)", ('my "map', pixel)),
    ]
    rows += [
        (
            'INSERT INTO "my ""map" VALUES (7, ?, ?, ?)',
            (tile.x - first[0], tile.y - first[1], body),
        )
        for tile, body in tiles.items()
    ]
    return write_database(path, script, rows)


def write_tiff(path: Path, bands: np.ndarray, bounds: tuple[float, ...], crs: str) -> Path:
    """Bands (count, rows, columns) of any type over (west, south, east, north)."""
    count, rows, columns = bands.shape
    west, south, east, north = bounds
    cell = ((east - west) / columns, (north - south) / rows)
    with rasterio.open(
        path,
        "w",
        driver="GTiff",
        width=columns,
        height=rows,
        count=count,
        dtype=bands.dtype,
        crs=crs,
        transform=Affine(cell[0], 0, west, 0, -cell[1], north),
    ) as made:
        made.write(bands)
    return path
