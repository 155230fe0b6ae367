"""GeoTIFF files of products: looked at, cut to a frame, and written.

With :mod:`gis.raster` the only file that imports rasterio; there layers are read.
"""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio.crs import CRS
from rasterio.enums import MaskFlags
from rasterio.errors import RasterioError
from rasterio.transform import Affine
from rasterio.windows import Window

from gis.bounds import Bounds
from gis.crs import LayerCrs, check_in_japan, read_crs
from gis.errors import HazardError, HazardProblem
from gis.grid import CellGrid
from gis.products.errors import ProductProblem
from gis.products.frame import frame_in
from gis.raster import MAX_RASTER_BYTES, open_dataset, open_raster

_ROWS_AT_ONCE = 1024
_MOST_DEGREES = 360.0
_MOST_DISTINCT = 256
_WRITTEN = {
    "driver": "GTiff",
    "count": 1,
    "tiled": True,
    "blockxsize": 256,
    "blockysize": 256,
    "compress": "deflate",
    "sparse_ok": True,
}


@dataclass(frozen=True)
class Clipped:
    """What was copied; ``cell_count`` is of the whole file, ``kept_count`` 0: nothing was.

    ``counts`` tells how often each whole number stands in the cells copied, empty cells left
    out; empty: they are no whole numbers, or too many.
    """

    extent: Bounds
    cell_count: int
    kept_count: int
    counts: dict[float, int]


class CellFile:
    """A GeoTIFF being written in pieces; close it, or use it as a context manager.

    Raises
    ------
    HazardError
        TOO_LARGE: it would be more than a layer may be. DISK_FULL.
    """

    def __init__(self, path: Path, grid: CellGrid, crs: str, empty: NDArray[np.generic]) -> None:
        """``empty`` is one cell in the type of the layer: the mark of an empty one."""
        self._path = path
        asked = grid.width * grid.height * empty.dtype.itemsize
        if asked > MAX_RASTER_BYTES:
            size = f"{grid.width} × {grid.height}"
            gigabytes = round(asked / 1024**3, 1)
            raise HazardError(HazardProblem.TOO_LARGE, file=path, found=size, gigabytes=gigabytes)
        try:
            self._dataset = rasterio.open(
                path,
                "w",
                width=grid.width,
                height=grid.height,
                dtype=empty.dtype.name,
                nodata=empty.item(),
                crs=CRS.from_user_input(crs),
                transform=Affine(grid.cell_width, 0, grid.west, 0, -grid.cell_height, grid.north),
                **_WRITTEN,
            )
        except RasterioError as fault:
            raise HazardError(ProductProblem.DISK_FULL, file=path) from fault

    def write(self, cells: NDArray[np.generic], row: int, column: int) -> None:
        """Write cells with their north-west corner at a row and column."""
        height, width = cells.shape
        try:
            self._dataset.write(cells, 1, window=Window(column, row, width, height))
        except RasterioError as fault:
            raise HazardError(ProductProblem.DISK_FULL, file=self._path) from fault

    def close(self) -> None:
        """Finish the file."""
        self._dataset.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def look_at_tif(path: Path) -> str | None:
    """Check a GeoTIFF by its header and give its reference system; None: it names none.

    Raises
    ------
    HazardError
        As :func:`gis.raster.open_raster`, but for the missing system.
    """
    try:
        raster = open_raster(path, has_empty_cells=True)
    except HazardError as error:
        if error.code is not HazardProblem.NO_CRS or not _has_place(path):
            raise
        return None
    raster.close()
    return raster.crs.name


def clip_tif(path: Path, told_crs: str | None, frame: Bounds, target: Path) -> Clipped:
    """Write the cells of a GeoTIFF that lie in a frame in degrees; as they are, none is changed.

    Parameters
    ----------
    told_crs
        The reference system a person names for a file that names none.

    Raises
    ------
    HazardError
        The file cannot be read, or its coordinates cannot be of that system.
    """
    with open_dataset(path) as source:
        written = told_crs if source.crs is None else str(source.crs.to_wkt())
        crs = read_crs(written, str(path))
        extent = _extent(source, crs, path)
        window = _window(source, frame_in(frame, crs))
        cell_count = source.width * source.height
        if window is None:
            return Clipped(extent, cell_count, 0, {})
        counts = _copy(source, window, str(written), target)
        return Clipped(extent, cell_count, int(window.width * window.height), counts)


def _copy(
    source: rasterio.DatasetReader, window: Window, crs: str, target: Path
) -> dict[float, int]:
    """Copy a window in strips with its nodata mark, mask, scale and offset."""
    step = source.transform
    profile = {
        **_WRITTEN,
        "width": int(window.width),
        "height": int(window.height),
        "dtype": source.dtypes[0],
        "nodata": source.nodata,
        "crs": CRS.from_user_input(crs),
        "transform": Affine(
            step.a, 0, step.c + window.col_off * step.a, 0, step.e, step.f + window.row_off * step.e
        ),
    }
    counts: Counter[float] = Counter()
    try:
        with (
            rasterio.Env(GDAL_TIFF_INTERNAL_MASK=True),
            rasterio.open(target, "w", **profile) as copy,
        ):
            copy.scales, copy.offsets = source.scales, source.offsets
            for strip, place in _strips(window):
                cells = source.read(1, window=strip)
                copy.write(cells, 1, window=place)
                if MaskFlags.per_dataset in source.mask_flag_enums[0]:
                    copy.write_mask(source.read_masks(1, window=strip), window=place)
                if cells.dtype.kind in "iu" and len(counts) <= _MOST_DISTINCT:
                    values, count = np.unique(cells, return_counts=True)
                    counts.update(dict(zip(values.tolist(), count.tolist(), strict=True)))
    except RasterioError as fault:
        raise HazardError(HazardProblem.DAMAGED, file=source.name) from fault
    if source.nodata is not None:
        counts.pop(source.nodata, None)
    return dict(counts) if len(counts) <= _MOST_DISTINCT else {}


def _strips(window: Window) -> Iterator[tuple[Window, Window]]:
    """Give strips of a window: where they lie in the source, and where in the copy."""
    left, top, width, height = window.col_off, window.row_off, window.width, window.height
    for row in range(0, int(height), _ROWS_AT_ONCE):
        rows = min(_ROWS_AT_ONCE, int(height) - row)
        yield Window(left, top + row, width, rows), Window(0, row, width, rows)


def _window(source: rasterio.DatasetReader, box: Bounds) -> Window | None:
    """Find the cells that meet a box of the raster's own system; None: there are none."""
    step = source.transform
    columns = sorted(((box.west - step.c) / step.a, (box.east - step.c) / step.a))
    rows = sorted(((box.north - step.f) / step.e, (box.south - step.f) / step.e))
    left, right = max(math.floor(columns[0]), 0), min(math.ceil(columns[1]), source.width)
    top, bottom = max(math.floor(rows[0]), 0), min(math.ceil(rows[1]), source.height)
    if left >= right or top >= bottom:
        return None
    return Window(left, top, right - left, bottom - top)


def _extent(source: rasterio.DatasetReader, crs: LayerCrs, path: Path) -> Bounds:
    west, south, east, north = source.bounds
    own = Bounds(west, min(south, north), east, max(south, north))
    if not crs.is_degrees and max(abs(edge) for edge in source.bounds) <= _MOST_DEGREES:
        problem = ProductProblem.CRS_CONTRADICTED
        raise HazardError(problem, file=path, found=crs.name, extent=str(own))
    extent = crs.degrees_of(own)
    check_in_japan(extent, str(path))
    return extent


def _has_place(path: Path) -> bool:
    with open_dataset(path) as source:
        return not source.transform.is_identity
