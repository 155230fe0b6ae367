"""The real rasters counted a second time: pixels by Qt's reader, places by the file's own tags.

Nothing of GDAL, of pyproj or of the program is in the second count.
"""

import struct
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from gis.hazard import HazardLayer
from scoring.codes import HazardKind, NodataMeans, RankEdition
from tests.gis.builders_gis import COVERAGES, open_file

PIXEL_SCALE, TIE_POINT = 33550, 33922
RASTERS = [
    "sayama/flood_rank_l2.tif",
    "wakayama/flood_rank_l2.tif",
    "wakayama/flood_rank_l2_other_rivers.tif",
]
COUNTED = 200_000


def layer_of(path: Path, empty: NodataMeans) -> HazardLayer:
    about = {"rank_edition": RankEdition.KSJ_6, "nodata_means": empty}
    return open_file(path, HazardKind.DEPTH_RANK, **about)


def pixels_of(path: Path) -> np.ndarray:
    picture = QImage(str(path)).convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(picture.constBits(), np.uint8).copy()  # the picture goes, they stay
    return rows.reshape(picture.height(), picture.bytesPerLine())[:, : picture.width()]


def numbers_of(path: Path, wanted: int) -> tuple[float, ...]:
    """Read one list of numbers from the directory of a little-endian TIFF."""
    content = path.read_bytes()
    assert content[:4] == b"II*\x00"
    (start,) = struct.unpack_from("<I", content, 4)
    (entries,) = struct.unpack_from("<H", content, start)
    for entry in range(entries):
        tag, _, count, place = struct.unpack_from("<HHII", content, start + 2 + 12 * entry)
        if tag == wanted:
            return struct.unpack_from(f"<{count}d", content, place)
    raise AssertionError(wanted)


def places_over(path: Path) -> np.ndarray:
    """Give places anywhere, and as many within cells that are in the water."""
    rng = np.random.default_rng(20261121)
    pixels = pixels_of(path)
    across, down, _ = numbers_of(path, PIXEL_SCALE)
    _, _, _, west, north, _ = numbers_of(path, TIE_POINT)
    wet = np.argwhere(pixels)[rng.integers(0, np.count_nonzero(pixels), COUNTED)]
    anywhere = rng.uniform((0, 0), pixels.shape, (COUNTED, 2))
    row, column = np.vstack([wet + rng.uniform(0.01, 0.99, wet.shape), anywhere]).T
    return np.column_stack([west + column * across, north - row * down])


def ranks_under(path: Path, lonlat: np.ndarray) -> np.ndarray:
    """Give the rank under each point by long division, 0 outside."""
    pixels = pixels_of(path)
    across, down, _ = numbers_of(path, PIXEL_SCALE)
    _, _, _, west, north, _ = numbers_of(path, TIE_POINT)
    column = ((lonlat[:, 0] - west) // across).astype(int)
    row = ((north - lonlat[:, 1]) // down).astype(int)
    is_in = (column >= 0) & (row >= 0) & (column < pixels.shape[1]) & (row < pixels.shape[0])
    return np.where(is_in, pixels[np.where(is_in, row, 0), np.where(is_in, column, 0)], 0)


@pytest.mark.parametrize("name", RASTERS)
def test_a_second_count_of_a_real_raster_is_the_same(shared_data: Path, name: str) -> None:
    path = shared_data / name
    with layer_of(path, NodataMeans.DRY) as layer:
        lonlat = places_over(path)
        sample = layer.sample(lonlat)
    expected = ranks_under(path, lonlat)
    assert set(np.array(COVERAGES)[sample.coverage]) == {"assessed"}
    assert np.array_equal(sample.flood_rank, expected)
    assert np.count_nonzero(expected) >= COUNTED


@pytest.mark.parametrize("name", RASTERS)
def test_a_second_look_for_the_worst_within_thirty_metres_is_the_same(
    shared_data: Path, name: str
) -> None:
    path, radius_m = shared_data / name, 30.0
    pixels = pixels_of(path)
    across, down, _ = numbers_of(path, PIXEL_SCALE)
    _, _, _, west, north, _ = numbers_of(path, TIE_POINT)
    rng = np.random.default_rng(20261121)
    wet_row, wet_column = np.nonzero(pixels)
    chosen = rng.integers(0, len(wet_row), 400)
    row = np.clip(wet_row[chosen] + rng.integers(-12, 13, 400), 20, pixels.shape[0] - 21)
    column = np.clip(wet_column[chosen] + rng.integers(-12, 13, 400), 20, pixels.shape[1] - 21)
    lonlat = np.column_stack([west + (column + 0.5) * across, north - (row + 0.5) * down])
    with layer_of(path, NodataMeans.UNKNOWN) as layer:
        found = layer.sample(lonlat, np.full(400, radius_m)).flood_rank
    low, high = (
        np.array(
            [
                worst_near(pixels, at, radius_m * wide, (across, down), lonlat[0, 1])
                for at in zip(row, column, strict=True)
            ]
        )
        for wide in (0.995, 1.005)
    )
    assert ((np.nan_to_num(found) >= low) & (np.nan_to_num(found) <= high)).all()
    assert np.count_nonzero(low) > 100


def worst_near(
    pixels: np.ndarray,
    at: tuple[int, int],
    radius_m: float,
    cell: tuple[float, float],
    latitude: float,
) -> int:
    """Give the worst pixel whose nearest edge lies within the radius of a pixel's middle."""
    row, column = at
    steps = np.arange(-20, 21)
    away = np.maximum(np.abs(steps) - 0.5, 0.0)
    east_m = away * cell[0] * 111_320 * np.cos(np.deg2rad(latitude))
    north_m = away * cell[1] * 110_950
    near = np.hypot(north_m[:, None], east_m[None, :]) <= radius_m
    return int(pixels[row - 20 : row + 21, column - 20 : column + 21][near].max())
