"""A folder of tiles as many tools write it: ``{z}/{x}/{y}.png``, ``.jpg`` or ``.webp``."""

from collections.abc import Iterator
from pathlib import Path

from gis.base_map.errors import BaseMapError, BaseMapProblem
from gis.base_map.tile_source import LARGEST_ZOOM, MOST_TILE_BYTES, TilePicture, picture_of
from gis.town_map.mercator import Tile

_ENDINGS = (".png", ".jpg", ".jpeg", ".webp")


class FolderTiles:
    """Reads single files; rows are counted from the north. See :class:`BaseMap`."""

    credit: str | None = None

    def __init__(self, folder: Path, zooms: tuple[int, int], ending: str) -> None:
        self._folder = folder
        self._ending = ending
        self.zooms = zooms

    def read_tile(self, tile: Tile) -> TilePicture | None:
        """Give the picture of a square; a file that is no picture is none."""
        path = self._folder / str(tile.z) / str(tile.x) / f"{tile.y}{self._ending}"
        try:
            if not path.is_file() or path.stat().st_size > MOST_TILE_BYTES:
                return None
            return picture_of(path.read_bytes())
        except OSError as fault:
            raise BaseMapError(BaseMapProblem.DAMAGED, file=path) from fault

    def close(self) -> None:
        """Nothing is held open."""


def open_folder_tiles(folder: Path) -> FolderTiles:
    """Open a folder of tiles.

    Raises
    ------
    BaseMapError
        NO_TILES: there is no ``z/x/y`` picture in it. NOT_READABLE: it may not be read.
    """
    try:
        levels = sorted(int(child.name) for child in _numbered(folder))
        found = next(_pictures(folder), None)
    except OSError as fault:
        raise BaseMapError(BaseMapProblem.NOT_READABLE, file=folder) from fault
    levels = [level for level in levels if level <= LARGEST_ZOOM]
    if found is None or not levels:
        raise BaseMapError(BaseMapProblem.NO_TILES, file=folder)
    return FolderTiles(folder, (levels[0], levels[-1]), found.suffix)


def _pictures(folder: Path) -> Iterator[Path]:
    for level in _numbered(folder):
        for column in _numbered(level):
            for path in column.iterdir():
                is_tile = path.stem.isdecimal() and path.suffix.lower() in _ENDINGS
                if is_tile and picture_of(path.read_bytes()) is not None:
                    yield path


def _numbered(folder: Path) -> Iterator[Path]:
    return (child for child in folder.iterdir() if child.name.isdecimal() and child.is_dir())
