"""GeoTIFF files: checked by their header, read by blocks.

With ``gis/products/raster_file``, which writes, the only file that imports rasterio.

A raster here is one band of numbers on a north-up grid in a known reference system. What the
numbers mean is not said here.
"""

import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio.enums import MaskFlags
from rasterio.errors import NotGeoreferencedWarning, RasterioError
from rasterio.features import rasterize
from rasterio.transform import Affine
from rasterio.windows import Window

from gis.crs import LayerCrs, check_in_japan, read_crs
from gis.drivers import CACHE_MB, stray_drivers
from gis.errors import HazardError, HazardProblem
from gis.grid import CellGrid
from gis.picture import places_of
from gis.source_file import FileKind, recognise_file
from scoring.columns import FloatArray

MAX_RASTER_BYTES = 2 * 1024**3
MAX_BLOCK_BYTES = 256 * 1024**2
OVERVIEW_SIDE = 2048
_READ_SIDE = 256
_METRE_UNITS = {"", "m", "metre", "meter", "metres", "meters"}
_GDAL_OPTIONS = {"GDAL_DISABLE_READDIR_ON_OPEN": "EMPTY_DIR", "GDAL_CACHEMAX": CACHE_MB}

Numbers = NDArray[np.generic]
Shape = tuple[int, int]
Picked = tuple[NDArray[np.int64], NDArray[np.int64]] | tuple[slice, slice]


@dataclass(frozen=True)
class PointValues:
    """What stands under each point: NaN where nothing does; whether the point is in the extent."""

    value: FloatArray
    is_inside: NDArray[np.bool_]


class Raster:
    """An open GeoTIFF; close it after use.

    Parameters
    ----------
    dataset
        As opened and checked by :func:`open_raster`.
    has_empty_cells
        False: the cells marked as nodata hold true values too.
    """

    def __init__(self, dataset: rasterio.DatasetReader, path: Path, *, has_empty_cells: bool):
        self._dataset = dataset
        self._path = path
        self._has_empty_cells = has_empty_cells
        self._is_south_up = dataset.transform.e > 0
        self._overview: FloatArray | None = None
        self._whole = Window(0, 0, dataset.width, dataset.height)
        self.grid = _grid_of(dataset)
        self.crs: LayerCrs = read_crs(_wkt_of(dataset), str(path))
        self.bounds = self.crs.degrees_of(self.grid.bounds)

    @property
    def has_nodata_mark(self) -> bool:
        """Whether the file says which cells are empty."""
        return _usable_mark(self._dataset) is not None or _has_mask(self._dataset)

    def read_points(self, lonlat: FloatArray) -> PointValues:
        """Read the cell under each point (n, 2), JGD2011 degrees; no interpolation."""
        xy = self.crs.to_xy(lonlat)
        cells = self.grid.locate(xy[:, 0], xy[:, 1])
        inside = np.flatnonzero(cells.is_inside)
        value = np.full(len(lonlat), np.nan)
        value[inside] = self._read_cells(cells.row[inside], cells.column[inside])
        return PointValues(value, cells.is_inside)

    def read_window(self, corner: Shape, shape: Shape) -> FloatArray:
        """Read rows and columns from a north-west cell on, the northernmost row first."""
        (top, left), (height, width) = corner, shape
        file_top = self.grid.height - top - height if self._is_south_up else top
        value = self._read(Window(left, file_top, width, height), (slice(None), slice(None)))
        return value[::-1] if self._is_south_up else value

    def read_picture(self, picture: CellGrid) -> PointValues:
        """Read the cell under the middle of each cell of a picture, in one piece."""
        cells = self.grid.locate(*places_of(picture, self.crs))
        row = self.grid.height - 1 - cells.row if self._is_south_up else cells.row
        top, left = int(row.min()), int(cells.column.min())
        height, width = int(row.max()) - top + 1, int(cells.column.max()) - left + 1
        value = self._read(Window(left, top, width, height), (row - top, cells.column - left))
        return PointValues(np.where(cells.is_inside, value, np.nan), cells.is_inside)

    def read_coarsely(self, picture: CellGrid) -> PointValues:
        """Read a picture from a thinned copy held in memory."""
        if self._overview is None:
            self._overview = self._read_overview()
        height, width = self._overview.shape
        thinned = CellGrid.over(self.grid.bounds, width, height)
        cells = thinned.locate(*places_of(picture, self.crs))
        value = np.where(cells.is_inside, self._overview[cells.row, cells.column], np.nan)
        return PointValues(value, cells.is_inside)

    def close(self) -> None:
        """Let go of the file."""
        self._dataset.close()

    def _read_cells(self, row: NDArray[np.int64], column: NDArray[np.int64]) -> FloatArray:
        """Read each block once, with all its points; unsorted, blocks are decoded over and over."""
        file_row = self.grid.height - 1 - row if self._is_south_up else row
        block_height, block_width = _read_shape(self._dataset)
        across = -(-self.grid.width // block_width)
        block = (file_row // block_height) * across + column // block_width
        order = np.argsort(block, kind="stable")
        value = np.full(len(row), np.nan)
        for start, stop in _runs(block[order]):
            points = order[start:stop]
            top, left = divmod(int(block[points[0]]), across)
            window = Window(left * block_width, top * block_height, block_width, block_height)
            local = (file_row[points] - top * block_height, column[points] - left * block_width)
            value[points] = self._read(window.intersection(self._whole), local)
        return value

    def _read_overview(self) -> FloatArray:
        shape = (min(self.grid.height, OVERVIEW_SIDE), min(self.grid.width, OVERVIEW_SIDE))
        thinned = self._read(self._whole, (slice(None), slice(None)), shape)
        return thinned[::-1] if self._is_south_up else thinned

    def _read(self, window: Window, picked: Picked, shape: Shape | None = None) -> FloatArray:
        """Read a window and give the picked cells as numbers, NaN where a cell is empty."""
        try:
            raw = self._dataset.read(1, window=window, out_shape=shape)[picked]
            is_empty = self._empty_cells(raw)
            if self._has_empty_cells and _has_mask(self._dataset):
                masks = self._dataset.read_masks(1, window=window, out_shape=shape)
                is_empty |= masks[picked] == 0
        except (RasterioError, ValueError) as fault:
            raise HazardError(HazardProblem.DAMAGED, file=self._path) from fault
        value: FloatArray = (
            raw.astype(np.float64) * self._dataset.scales[0] + self._dataset.offsets[0]
        )
        value[is_empty] = np.nan
        return value

    def _empty_cells(self, raw: Numbers) -> NDArray[np.bool_]:
        mark = _usable_mark(self._dataset)
        if mark is None or not self._has_empty_cells:
            return np.zeros(raw.shape, dtype=bool)
        is_empty: NDArray[np.bool_] = raw == mark
        return is_empty


def open_raster(path: Path, *, has_empty_cells: bool) -> Raster:
    """Open a GeoTIFF after checking what its header asks for.

    Raises
    ------
    HazardError
        The file is no GeoTIFF, is damaged, would need too much memory, has more than one
        band, is rotated, is in centimetres, or names no system for Japan.
    """
    if recognise_file(path) is not FileKind.GEOTIFF:
        raise HazardError(HazardProblem.FORMAT_REFUSED, file=path, found=path.suffix)
    dataset = open_dataset(path)
    try:
        _check_header(dataset, path)
        raster = Raster(dataset, path, has_empty_cells=has_empty_cells)
        check_in_japan(raster.bounds, str(path))
    except HazardError:
        dataset.close()
        raise
    return raster


def burn_polygons(
    shapes: Sequence[tuple[object, int]], grid: CellGrid
) -> NDArray[np.uint8] | NDArray[np.int32]:
    """Draw shapes into a grid, later ones over earlier ones; 0 where none is.

    A cell takes a shape that holds its middle.
    """
    transform = Affine(grid.cell_width, 0, grid.west, 0, -grid.cell_height, grid.north)
    fits_byte = max(code for _, code in shapes) <= np.iinfo(np.uint8).max
    burnt: NDArray[np.uint8] | NDArray[np.int32] = rasterize(
        shapes,
        out_shape=(grid.height, grid.width),
        transform=transform,
        fill=0,
        dtype="uint8" if fits_byte else "int32",
    )
    return burnt


def raster_drivers() -> list[str]:
    """List the drivers rasterio's GDAL has registered."""
    with rasterio.Env() as environment:
        return sorted(environment.drivers())


def open_dataset(path: Path) -> rasterio.DatasetReader:
    """Open a file as a GeoTIFF and as nothing else; what stands in it is not looked at.

    Raises
    ------
    HazardError
        It is no sound GeoTIFF, or more drivers are registered than may be.
    """
    strays = stray_drivers(raster_drivers())
    if strays:
        raise HazardError(HazardProblem.DRIVERS_OPEN, file=path, found=", ".join(strays))
    try:
        with rasterio.Env(**_GDAL_OPTIONS), warnings.catch_warnings():
            warnings.simplefilter("ignore", NotGeoreferencedWarning)
            return rasterio.open(path, driver=FileKind.GEOTIFF.value)
    except RasterioError as fault:
        raise HazardError(HazardProblem.DAMAGED, file=path) from fault


def _check_header(dataset: rasterio.DatasetReader, path: Path) -> None:
    if dataset.count != 1:
        raise HazardError(HazardProblem.MANY_BANDS, file=path, found=dataset.count)
    _check_size(dataset, path)
    unit = (dataset.units[0] or "").strip().lower()
    if unit not in _METRE_UNITS:
        raise HazardError(HazardProblem.UNIT_REFUSED, file=path, found=unit)
    if dataset.crs is None or dataset.transform.is_identity:
        raise HazardError(HazardProblem.NO_CRS, file=path)
    transform = dataset.transform
    if transform.b or transform.d or transform.a <= 0:
        raise HazardError(HazardProblem.ROTATED, file=path)


def _check_size(dataset: rasterio.DatasetReader, path: Path) -> None:
    cell_bytes = np.dtype(dataset.dtypes[0]).itemsize
    block_height, block_width = dataset.block_shapes[0]
    asked = dataset.width * dataset.height * cell_bytes
    if asked > MAX_RASTER_BYTES or block_height * block_width * cell_bytes > MAX_BLOCK_BYTES:
        size = f"{dataset.width} × {dataset.height}"
        gigabytes = round(asked / 1024**3, 1)
        raise HazardError(HazardProblem.TOO_LARGE, file=path, found=size, gigabytes=gigabytes)


def _grid_of(dataset: rasterio.DatasetReader) -> CellGrid:
    transform = dataset.transform
    north = transform.f + max(transform.e, 0) * dataset.height
    return CellGrid(
        transform.c, north, transform.a, abs(transform.e), dataset.width, dataset.height
    )


def _wkt_of(dataset: rasterio.DatasetReader) -> str:
    return str(dataset.crs.to_wkt())


def _has_mask(dataset: rasterio.DatasetReader) -> bool:
    return MaskFlags.per_dataset in dataset.mask_flag_enums[0]


def _usable_mark(dataset: rasterio.DatasetReader) -> np.generic | None:
    """Give the nodata mark in the raster's own type; None: no mark, or one no cell can hold."""
    mark = dataset.nodata
    if mark is None:
        return None
    dtype = np.dtype(dataset.dtypes[0])
    if dtype.kind in "iu":
        limits = np.iinfo(dtype)
        if not (limits.min <= mark <= limits.max and float(mark).is_integer()):
            return None
    in_own_type: np.generic = np.array([mark]).astype(dtype)[0]
    return in_own_type


def _read_shape(dataset: rasterio.DatasetReader) -> tuple[int, int]:
    """Whole blocks, several of them together where they are small (strips)."""
    block_height, block_width = dataset.block_shapes[0]
    return (
        block_height * -(-_READ_SIDE // block_height),
        block_width * -(-_READ_SIDE // block_width),
    )


def _runs(sorted_keys: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Give start and end of each run of equal keys."""
    if len(sorted_keys):
        edges = (np.flatnonzero(np.diff(sorted_keys)) + 1).tolist()
        yield from zip([0, *edges], [*edges, len(sorted_keys)], strict=True)
