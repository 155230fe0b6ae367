"""A GeoTIFF picture (air photo, scanned or drawn map) as a base map: cut into tiles when asked."""

import math
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from gis.base_map.errors import BaseMapError, BaseMapProblem
from gis.base_map.tile_source import LARGEST_ZOOM, TilePicture
from gis.base_map.web_grid import WEB_MERCATOR
from gis.bounds import Bounds
from gis.crs import LayerCrs, check_in_japan, read_crs
from gis.errors import HazardError
from gis.grid import CellGrid, Cells
from gis.picture import places_of
from gis.raster import open_dataset
from gis.town_map.mercator import METRES_AROUND, TILE_SIZE, Tile, rows_of_map
from gis.town_map.png import encode_rgba

Pixels = npt.NDArray[np.uint8]

_MOST_READ = 1024
_OVERVIEW_SIDE = 2048
_COARSEST_ZOOM = 6
_LARGEST_BLOCK = 256 * 1024**2
_OPAQUE = 255
_BANDS = {1: (0, 0, 0), 3: (0, 1, 2), 4: (0, 1, 2)}


class PictureTiff:
    """Whole-byte bands: grey or palette (1), colours (3), colours and opacity (4).

    ``dataset`` comes from :func:`gis.raster.open_dataset`; ``crs`` None: Web Mercator itself.
    See :class:`BaseMap`.
    """

    credit: str | None = None

    def __init__(self, dataset: Any, grid: CellGrid, crs: LayerCrs | None, path: Path) -> None:
        self._dataset, self._grid, self._crs, self._path = dataset, grid, crs, path
        self._palette = _palette_of(dataset)
        self._overview: Pixels | None = None
        box = _degrees_of(grid.bounds) if crs is None else crs.degrees_of(grid.bounds)
        check_in_japan(box, str(path))
        finest = 360 * max(grid.width, 1) / (box.east - box.west) / TILE_SIZE
        self.zooms = (_COARSEST_ZOOM, min(LARGEST_ZOOM, max(7, math.ceil(math.log2(finest)))))

    def read_tile(self, tile: Tile) -> TilePicture | None:
        """Draw the picture of a square; where the file has no cell it is clear."""
        cells = self._cells(tile)
        if not cells.is_inside.any():
            return None
        pixels = self._coloured(self._bands_at(cells))
        pixels[~np.broadcast_to(cells.is_inside, pixels.shape[:2]), 3] = 0
        if self._crs is not None:
            pixels = rows_of_map(pixels, tile.bounds)
        return TilePicture("image/png", encode_rgba(pixels))

    def close(self) -> None:
        """Let go of the file."""
        self._dataset.close()

    def _cells(self, tile: Tile) -> Cells:
        if self._crs is not None:
            picture = CellGrid.over(tile.bounds, TILE_SIZE, TILE_SIZE)
            return self._grid.locate(*places_of(picture, self._crs))
        side = METRES_AROUND / 2**tile.z
        west, north = tile.x * side - METRES_AROUND / 2, METRES_AROUND / 2 - tile.y * side
        box = Bounds(west, north - side, west + side, north)
        return self._grid.locate(*CellGrid.over(box, TILE_SIZE, TILE_SIZE).middles)

    def _bands_at(self, cells: Cells) -> Pixels:
        """Give (bands, rows, columns) under the cells, thinned where they are much coarser."""
        row = np.broadcast_to(cells.row, (TILE_SIZE, TILE_SIZE))
        column = np.broadcast_to(cells.column, (TILE_SIZE, TILE_SIZE))
        top, left = int(row.min()), int(column.min())
        high, wide = int(row.max()) - top + 1, int(column.max()) - left + 1
        if max(high, wide) > _MOST_READ:
            overview = self._thinned()
            _, rows, columns = overview.shape
            return overview[
                :, row * rows // self._grid.height, column * columns // self._grid.width
            ]
        read = self._read((top, top + high), (left, left + wide), (high, wide))
        return read[:, row - top, column - left]

    def _thinned(self) -> Pixels:
        if self._overview is None:
            high, wide = self._grid.height, self._grid.width
            shape = (min(high, _OVERVIEW_SIDE), min(wide, _OVERVIEW_SIDE))
            self._overview = self._read((0, high), (0, wide), shape)
        return self._overview

    def _read(
        self, rows: tuple[int, int], columns: tuple[int, int], shape: tuple[int, int]
    ) -> Pixels:
        try:
            read: Pixels = self._dataset.read(
                window=(rows, columns), out_shape=(self._dataset.count, *shape)
            )
        except (OSError, ValueError) as fault:  # rasterio's own faults of reading are OSErrors
            raise BaseMapError(BaseMapProblem.DAMAGED, file=self._path) from fault
        return read

    def _coloured(self, bands: Pixels) -> Pixels:
        if self._palette is not None:
            return np.asarray(self._palette[bands[0]])
        pixels = np.full((*bands.shape[1:], 4), _OPAQUE, np.uint8)
        for place, band in enumerate(_BANDS[len(bands)]):
            pixels[..., place] = bands[band]
        if len(bands) > len("RGB"):
            pixels[..., 3] = bands[3]
        return pixels


def open_picture_tiff(path: Path) -> PictureTiff:
    """Open a GeoTIFF picture.

    Raises
    ------
    BaseMapError
        NO_PICTURE: its bands are no picture, or it is turned; DAMAGED.
    gis.errors.HazardError
        It is damaged, or its reference system is missing or not known.
    """
    dataset = open_dataset(path)
    try:
        return _checked(dataset, path)
    except (BaseMapError, HazardError):
        dataset.close()
        raise


def _checked(dataset: Any, path: Path) -> PictureTiff:
    transform = dataset.transform
    is_plain = transform.a > 0 and transform.e < 0 and not (transform.b or transform.d)
    is_picture = dataset.count in _BANDS and set(dataset.dtypes) == {"uint8"}
    rows, columns = dataset.block_shapes[0]
    is_small = rows * columns * dataset.count <= _LARGEST_BLOCK
    if not (is_plain and is_picture and is_small):
        raise BaseMapError(BaseMapProblem.NO_PICTURE, file=path)
    is_web = dataset.crs is not None and dataset.crs.to_epsg() == WEB_MERCATOR
    written = None if dataset.crs is None else str(dataset.crs.to_wkt())
    crs = None if is_web else read_crs(written, str(path))
    grid = CellGrid(
        transform.c, transform.f, transform.a, -transform.e, dataset.width, dataset.height
    )
    return PictureTiff(dataset, grid, crs, path)


def _palette_of(dataset: Any) -> Pixels | None:
    """Give the colours of a picture with a palette (256, 4); None: it has none."""
    if dataset.count != 1:
        return None
    try:
        colours = dataset.colormap(1)
    except ValueError:
        return None
    palette = np.zeros((256, 4), np.uint8)
    for value, colour in colours.items():
        palette[value] = colour
    return palette


def _degrees_of(box: Bounds) -> Bounds:
    """Give a box of Web Mercator in degrees."""
    lat = [math.degrees(math.atan(math.sinh(2 * math.pi * y / METRES_AROUND))) for y in
           (box.south, box.north)]  # fmt: skip
    return Bounds(box.west / METRES_AROUND * 360, lat[0], box.east / METRES_AROUND * 360, lat[1])
