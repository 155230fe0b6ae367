"""Opens a base map of whatever kind, told by what it is and never by its name."""

from pathlib import Path

from gis.base_map.errors import BaseMapError, BaseMapProblem
from gis.base_map.folder_tiles import open_folder_tiles
from gis.base_map.picture_tiff import open_picture_tiff
from gis.base_map.sqlite_tiles import open_sqlite_tiles
from gis.base_map.tile_source import BaseMap

_SQLITE = b"SQLite format 3\x00"
_TIFF = (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")
_HEAD_BYTES = 16


def open_base_map(path: Path) -> BaseMap:
    """Open a folder of tiles, an MBTiles file, a GeoPackage with tiles or a GeoTIFF picture.

    Raises
    ------
    BaseMapError
        MISSING: nothing stands at the path; or why it cannot be shown.
    gis.errors.HazardError
        A GeoTIFF without a known reference system, or damaged.
    """
    if path.is_dir():
        return open_folder_tiles(path)
    head = _head(path)
    if head.startswith(_SQLITE):
        return open_sqlite_tiles(path)
    if head.startswith(_TIFF):
        return open_picture_tiff(path)
    raise BaseMapError(BaseMapProblem.NOT_A_MAP, file=path, found=path.suffix or "?")


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD_BYTES)
    except FileNotFoundError as fault:
        raise BaseMapError(BaseMapProblem.MISSING, file=path) from fault
    except OSError as fault:
        raise BaseMapError(BaseMapProblem.NOT_READABLE, file=path) from fault
