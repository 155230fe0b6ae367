from pathlib import Path

import numpy as np
from rasterio.transform import Affine

from gis.bounds import Bounds
from scoring.codes import HazardKind, NodataMeans, RankEdition
from tests.gis.builders_gis import CELL, NORTH, WEST, cell_box, open_file, write_polygons, write_tif

FOUR = Bounds(WEST, NORTH - 2 * CELL, WEST + 2 * CELL, NORTH)


def test_a_raster_is_drawn_north_up_with_255_where_nothing_is_said(tmp_path: Path) -> None:
    path = write_tif(tmp_path / "d.tif", [[0.2, 1.0], [-9999, 25.0]])
    with open_file(path) as layer:
        assert layer.read_grid(FOUR, 2, 2).tolist() == [[1, 2], [255, 6]]
        wider = Bounds(FOUR.west - CELL, FOUR.south, FOUR.east, FOUR.north)
        assert layer.read_grid(wider, 3, 2).tolist() == [[255, 1, 2], [255, 255, 6]]
    with open_file(path, nodata_means=NodataMeans.DRY) as layer:
        assert layer.read_grid(wider, 3, 2).tolist() == [[255, 1, 2], [255, 0, 6]]


def test_polygons_are_drawn_like_the_raster(tmp_path: Path) -> None:
    shapes = [cell_box(0, 0, 2, 2), cell_box(1, 1)]
    path = write_polygons(tmp_path / "p.gpkg", shapes, [2, 5])
    about = {"kind": HazardKind.DEPTH_RANK, "rank_edition": RankEdition.KSJ_6, "field": "rank"}
    with open_file(path, **about) as layer:  # type: ignore[arg-type]
        assert layer.read_grid(FOUR, 2, 2).tolist() == [[2, 2], [2, 5]]


def test_outside_the_declared_coverage_nothing_is_drawn(tmp_path: Path) -> None:
    path = write_tif(tmp_path / "d.tif", [[0.2, 1.0], [-9999, 25.0]])
    coverage = write_polygons(tmp_path / "c.geojson", [cell_box(0, 0, 1, 2)])
    with open_file(path, coverage=coverage, nodata_means=NodataMeans.DRY) as layer:
        assert layer.read_grid(FOUR, 2, 2).tolist() == [[1, 255], [0, 255]]


def test_from_far_away_the_picture_comes_from_a_thinned_copy(tmp_path: Path) -> None:
    cells = np.repeat(np.repeat([[1.0, 4.0], [-9999, 0.0]], 2000, axis=0), 2000, axis=1)
    transform = Affine(CELL / 1000, 0, WEST, 0, -CELL / 1000, NORTH)
    path = write_tif(tmp_path / "d.tif", cells, transform=transform, compress="deflate")
    with open_file(path) as layer:
        wide = Bounds(WEST, NORTH - 4 * CELL, WEST + 4 * CELL, NORTH)
        assert layer.read_grid(wide, 4, 4).tolist() == [
            [2, 2, 3, 3],
            [2, 2, 3, 3],
            [255, 255, 0, 0],
            [255, 255, 0, 0],
        ]


def test_a_thinned_copy_of_a_south_up_raster_is_turned(tmp_path: Path) -> None:
    transform = Affine(CELL, 0, WEST, 0, CELL, NORTH - 2 * CELL)
    path = write_tif(tmp_path / "s.tif", [[1.0, 1.0], [4.0, 4.0]], transform=transform)
    with open_file(path) as layer:
        wide = Bounds(WEST - 3 * CELL, NORTH - 8 * CELL, WEST + 5 * CELL, NORTH + 8 * CELL)
        drawn = layer.read_grid(wide, 1, 16)
        assert drawn[8:10].tolist() == [[3], [2]]


def test_a_duration_of_seven_and_a_zone_are_drawn(tmp_path: Path) -> None:
    path = write_tif(tmp_path / "t.tif", [[7, 0]], nodata=255, dtype="uint8")
    row = Bounds(WEST, NORTH - CELL, WEST + 2 * CELL, NORTH)
    with open_file(path, HazardKind.DURATION_RANK) as layer:
        assert layer.read_grid(row, 2, 1).tolist() == [[7, 0]]
    zone = write_polygons(tmp_path / "z.gpkg", [cell_box(0, 0)])
    with open_file(zone, HazardKind.COLLAPSE_ZONE) as layer:
        assert layer.read_grid(row, 2, 1).tolist() == [[4, 255]]
