from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from gis.base_map.errors import BaseMapError, BaseMapProblem
from gis.base_map.open_map import open_base_map
from gis.base_map.tile_source import TilePicture
from gis.crs import read_crs
from gis.errors import HazardError, HazardProblem
from gis.town_map.mercator import METRES_AROUND, Tile
from tests.builders_base_map import TILE, write_tiff

WHOLE = (TILE.bounds.west, TILE.bounds.south, TILE.bounds.east, TILE.bounds.north)
SIDE = METRES_AROUND / 2**TILE.z
WEST, NORTH = TILE.x * SIDE - METRES_AROUND / 2, METRES_AROUND / 2 - TILE.y * SIDE
IN_METRES = (WEST, NORTH - SIDE, WEST + SIDE, NORTH)


def halves(count: int = 3, side: int = 200) -> np.ndarray:
    """Bright in the first band in the north half, in the second in the south half."""
    bands = np.zeros((count, side, side), np.uint8)
    bands[0, : side // 2] = 220
    bands[1 % count, side // 2 :] = 180
    return bands


def pixels_of(picture: TilePicture | None) -> np.ndarray:
    assert picture is not None
    image = QImage.fromData(picture.body).convertToFormat(QImage.Format.Format_RGBA8888)
    return np.frombuffer(image.constBits(), np.uint8).reshape(256, 256, 4).copy()


@pytest.mark.parametrize(("bounds", "crs"), [(WHOLE, "EPSG:6668"), (IN_METRES, "EPSG:3857")])
def test_a_colour_picture_is_cut_into_tiles_north_up(
    bounds: tuple[float, ...], crs: str, tmp_path: Path
):
    base = open_base_map(write_tiff(tmp_path / "a.tif", halves(), bounds, crs))
    pixels = pixels_of(base.read_tile(TILE))
    assert (pixels[2:126, 2:254] == (220, 0, 0, 255)).all()
    assert (pixels[130:254, 2:254] == (0, 180, 0, 255)).all()
    assert base.zooms[0] <= TILE.z <= base.zooms[1]
    base.close()


def test_beyond_the_picture_the_tile_is_clear_and_far_away_there_is_none(tmp_path: Path):
    base = open_base_map(write_tiff(tmp_path / "a.tif", halves(), IN_METRES, "EPSG:3857"))
    wider = pixels_of(base.read_tile(Tile(13, TILE.x // 2, TILE.y // 2)))
    assert (wider[:127, :127, 3] == 255).all()
    assert (wider[:, 130:, 3] == 0).all()
    assert base.read_tile(Tile(14, TILE.x + 3, TILE.y)) is None
    base.close()


def test_a_picture_in_metres_of_the_plane_is_brought_to_its_place(tmp_path: Path):
    middle = np.array([[(WHOLE[0] + WHOLE[2]) / 2, (WHOLE[1] + WHOLE[3]) / 2]])
    x, y = read_crs("EPSG:6677", "a").to_xy(middle)[0]
    bounds = (x - 5000, y - 5000, x + 5000, y + 5000)
    base = open_base_map(write_tiff(tmp_path / "a.tif", halves(), bounds, "EPSG:6677"))
    pixels = pixels_of(base.read_tile(TILE))
    assert (pixels[2:110] == (220, 0, 0, 255)).all()
    assert (pixels[146:254] == (0, 180, 0, 255)).all()
    base.close()


def test_a_large_picture_seen_from_afar_is_read_thinned(tmp_path: Path):
    base = open_base_map(write_tiff(tmp_path / "a.tif", halves(side=3000), IN_METRES, "EPSG:3857"))
    pixels = pixels_of(base.read_tile(TILE))
    assert (pixels[2:126] == (220, 0, 0, 255)).all()
    base.close()


def test_grey_and_opacity_are_kept(tmp_path: Path):
    grey = open_base_map(write_tiff(tmp_path / "a.tif", halves(1), IN_METRES, "EPSG:3857"))
    assert (pixels_of(grey.read_tile(TILE))[10, 10] == (220, 220, 220, 255)).all()
    grey.close()
    bands = halves(4)
    bands[3] = 90
    see_through = open_base_map(write_tiff(tmp_path / "b.tif", bands, IN_METRES, "EPSG:3857"))
    assert (pixels_of(see_through.read_tile(TILE))[10, 10] == (220, 0, 0, 90)).all()
    see_through.close()


def test_numbers_that_are_no_picture_and_places_that_are_not_told_are_refused(tmp_path: Path):
    depths = write_tiff(tmp_path / "a.tif", halves(1).astype("float32"), WHOLE, "EPSG:6668")
    with pytest.raises(BaseMapError) as refused:
        open_base_map(depths)
    assert refused.value.code is BaseMapProblem.NO_PICTURE
    two = write_tiff(tmp_path / "b.tif", halves(2), WHOLE, "EPSG:6668")
    with pytest.raises(BaseMapError):
        open_base_map(two)
    utm = write_tiff(tmp_path / "c.tif", halves(), IN_METRES, "EPSG:32654")
    with pytest.raises(HazardError) as unknown:
        open_base_map(utm)
    assert unknown.value.code is HazardProblem.CRS_REFUSED
