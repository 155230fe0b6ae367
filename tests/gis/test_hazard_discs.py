"""A home known to a radius: the worst in the disc, and dry only if all of it is."""

from pathlib import Path

import numpy as np
import pyproj
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from rasterio.transform import Affine

from gis.crs import read_crs
from gis.errors import HazardError, HazardProblem
from gis.hazard import HazardLayer, LayerSample
from scoring.codes import HazardKind, NodataMeans, RankEdition
from tests.gis.builders_gis import (
    CELL,
    COVERAGES,
    NORTH,
    WEST,
    cell_box,
    middle,
    open_file,
    write_polygons,
    write_tif,
)

KSJ = {"kind": HazardKind.DEPTH_RANK, "rank_edition": RankEdition.KSJ_6}
HOLE = 255
CELL_EAST_M, CELL_SOUTH_M = 90.2, 110.9  # 0.001° at 36°N, GRS80
EARTH = pyproj.Geod(ellps="GRS80")


def said(layer: HazardLayer, point: tuple[float, float], radius_m: float) -> tuple[str, object]:
    with layer:
        sample = layer.sample(np.array([point]), np.array([radius_m]))
    value = float(sample.value[0])
    return COVERAGES[sample.coverage[0]], None if np.isnan(value) else value


def rank_raster(path: Path, cells: object, **about: object) -> HazardLayer:
    write_tif(path, cells, nodata=HOLE, dtype="uint8")  # type: ignore[arg-type]
    return open_file(path, **{**KSJ, **about})


def test_a_home_a_few_metres_from_deep_water_is_in_it(tmp_path: Path) -> None:
    def layer() -> HazardLayer:
        return rank_raster(tmp_path / "r.tif", [[0, 0, 5]])

    home = middle(1, 0)
    assert said(layer(), home, 0.0) == ("assessed", 0.0)
    assert said(layer(), home, CELL_EAST_M / 2 - 1) == ("assessed", 0.0)
    near = (WEST + 1.9 * CELL, NORTH - 0.5 * CELL)
    assert said(layer(), near, 0.1 * CELL_EAST_M - 0.5) == ("assessed", 0.0)
    assert said(layer(), near, 0.1 * CELL_EAST_M + 0.5) == ("assessed", 5.0)


def test_a_disc_is_dry_only_if_every_place_in_it_is_assessed_and_dry(tmp_path: Path) -> None:
    cells = np.zeros((9, 9), dtype="uint8")
    cells[4, 6] = HOLE
    for radius_m, expected in [
        (100.0, ("assessed", 0.0)),
        (1.4 * CELL_EAST_M, ("assessed", 0.0)),
        (1.6 * CELL_EAST_M, ("no_data", None)),
        (6.0 * CELL_SOUTH_M, ("no_data", None)),
    ]:
        layer = rank_raster(tmp_path / "r.tif", cells)
        assert said(layer, middle(4, 4), radius_m) == expected
    beyond = rank_raster(tmp_path / "r.tif", np.zeros((9, 9), dtype="uint8"))
    assert said(beyond, middle(4, 4), 5.0 * CELL_SOUTH_M) == ("outside", None)


def test_water_wins_over_every_doubt(tmp_path: Path) -> None:
    layer = rank_raster(tmp_path / "r.tif", [[HOLE, 0, 2]])
    assert said(layer, middle(1, 0), 60.0) == ("assessed", 2.0)


def test_an_empty_cell_that_means_dry_doubts_nothing(tmp_path: Path) -> None:
    cells = np.full((5, 5), HOLE, dtype="uint8")
    layer = rank_raster(tmp_path / "r.tif", cells, nodata_means=NodataMeans.DRY)
    assert said(layer, middle(2, 2), 100.0) == ("assessed", 0.0)


def test_the_declared_coverage_must_hold_the_whole_disc(tmp_path: Path) -> None:
    cells = np.full((5, 5), HOLE, dtype="uint8")
    coverage = write_polygons(tmp_path / "c.geojson", [cell_box(0, 0, 3, 5)])
    about = {"nodata_means": NodataMeans.DRY, "coverage": coverage}
    home = middle(2, 2)
    for radius_m, expected in [(40.0, ("assessed", 0.0)), (50.0, ("outside", None))]:
        assert said(rank_raster(tmp_path / "r.tif", cells, **about), home, radius_m) == expected
    wide = write_polygons(tmp_path / "w.geojson", [cell_box(0, 0, 50, 50)])
    about["coverage"] = wide
    short = rank_raster(tmp_path / "r.tif", cells, **about)
    assert said(short, middle(4, 2), 60.0) == ("no_data", None)


def test_a_disc_without_radius_or_place_has_no_location(tmp_path: Path) -> None:
    for radius_m in (np.nan, np.inf, -1.0):
        layer = rank_raster(tmp_path / "r.tif", [[0, 0, 5]])
        assert said(layer, middle(1, 0), radius_m) == ("no_location", None)


def test_a_wrong_value_in_the_disc_is_refused_and_one_beside_it_is_not(tmp_path: Path) -> None:
    path = write_tif(tmp_path / "d.tif", [[0.5, 0.5, 0.5, -3.0]])
    assert said(open_file(path), middle(1, 0), 40.0) == ("assessed", 0.5)
    with pytest.raises(HazardError) as refused:
        said(open_file(path), middle(2, 0), 60.0)
    assert refused.value.code is HazardProblem.DEPTH_NEGATIVE


@pytest.mark.parametrize("is_raster", [True, False])
def test_both_kinds_of_collapse_zone_in_one_disc_are_both(tmp_path: Path, is_raster: bool) -> None:
    if is_raster:
        path = write_tif(tmp_path / "z.tif", [[1, 0, 2]], nodata=HOLE, dtype="uint8")
        layer = open_file(path, HazardKind.COLLAPSE_ZONE)
    else:
        shapes = [cell_box(0, 0), cell_box(2, 0)]
        path = write_polygons(tmp_path / "z.gpkg", shapes, [1, 2], field="A31a_405")
        layer = open_file(path, HazardKind.COLLAPSE_ZONE, field="A31a_405")
    assert said(layer, middle(1, 0), 60.0) == ("assessed", 3.0)


def test_polygons_without_water_leave_no_gap_between_them(tmp_path: Path) -> None:
    shapes = [cell_box(0, 0, 2, 5), cell_box(2, 0, 3, 5)]
    path = write_polygons(tmp_path / "p.gpkg", shapes, [0, 0])

    def layer() -> HazardLayer:
        return open_file(path, **KSJ, field="rank")

    assert said(layer(), middle(2, 2), 100.0) == ("assessed", 0.0)
    holed = [cell_box(0, 0, 2, 5), cell_box(2, 0, 3, 5).difference(cell_box(3, 2))]
    write_polygons(path.with_name("h.gpkg"), holed, [0, 0])
    gapped = open_file(path.with_name("h.gpkg"), **KSJ, field="rank")
    assert said(gapped, middle(2, 2), 100.0) == ("no_data", None)
    assert said(layer(), middle(4, 2), 60.0) == ("no_data", None)


@given(seed=st.integers(0, 10_000), radius=st.floats(0.5, 60.0))
def test_a_disc_on_a_plane_raster_takes_every_cell_it_touches(
    tmp_path_factory: pytest.TempPathFactory, seed: int, radius: float
) -> None:
    rng = np.random.default_rng(seed)
    depths = rng.choice([0.0, 0.0, 0.0, 0.4, 2.0, 7.0, -9999.0], (25, 30))
    transform = Affine(5, 0, -38_000, 0, -4, -15_000)
    path = tmp_path_factory.mktemp("d") / "d.tif"
    layer = open_file(write_tif(path, depths, crs="EPSG:6677", transform=transform))
    xy = np.column_stack([rng.uniform(-38_020, -37_830, 40), rng.uniform(-15_120, -14_980, 40)])
    lonlat = pyproj.Transformer.from_crs(6677, 6668, always_xy=True).transform(*xy.T)
    with layer:
        found = layer.sample(np.column_stack(lonlat), np.full(40, radius))
    row, column = np.indices(depths.shape)
    west, north = -38_000 + column * 5.0, -15_000 - row * 4.0
    boxes = shapely.box(west, north - 4, west + 5, north).ravel()
    distance = shapely.distance(boxes[:, None], shapely.points(xy)[None, :])
    for point in range(40):
        touched = [depths.ravel()[distance[:, point] <= radius * wide] for wide in (1.0, 1.002)]
        if len(touched[0]) == len(touched[1]):
            assert_worst(found, point, touched[0], _leaves(xy[point], radius))


def _leaves(point: np.ndarray, radius: float) -> bool:
    frame = shapely.box(-38_000, -15_100, -37_850, -15_000)
    return not frame.contains(shapely.Point(point).buffer(radius * 1.002, quad_segs=64))


def assert_worst(found: LayerSample, point: int, touched: np.ndarray, leaves: bool) -> None:
    coverage, value = COVERAGES[found.coverage[point]], found.value[point]
    if len(touched) and touched.max() > 0:
        assert (coverage, value) == ("assessed", touched.max())
    elif not len(touched):
        assert coverage in ("outside", "no_data")
    elif (touched < 0).any():
        assert coverage == "no_data"
    else:
        assert coverage == ("outside" if leaves else "assessed")


@pytest.mark.parametrize("crs", ["EPSG:6668", "EPSG:6677", "EPSG:4301"])
@given(seed=st.integers(0, 10_000))
def test_no_place_in_a_disc_is_worse_than_the_disc(
    tmp_path_factory: pytest.TempPathFactory, crs: str, seed: int
) -> None:
    folder = tmp_path_factory.mktemp("law")
    rng = np.random.default_rng(seed)
    layer = odd_layer(folder, crs, rng)
    homes = np.column_stack([rng.uniform(139.0, 139.004, 12), rng.uniform(35.996, 36.0, 12)])
    radius = rng.uniform(5, 150, 12)
    turns, shares = np.tile(np.arange(0, 360, 10), 6), np.repeat([1, 0.99, 0.7, 0.4, 0.2, 0], 36)
    with layer:
        discs = layer.sample(homes, radius)
        for home in range(12):
            lon, lat = np.full(216, homes[home, 0]), np.full(216, homes[home, 1])
            east, north, _ = EARTH.fwd(lon, lat, turns, shares * radius[home])
            inside = layer.sample(np.column_stack([east, north]))
            assert_not_worse(inside, discs, home)


def odd_layer(folder: Path, crs: str, rng: np.random.Generator) -> HazardLayer:
    """Polygons, some of rank 0, with or without a declared coverage that has holes."""
    spots = rng.uniform(0, 4, (14, 2)) * (CELL, -CELL) + (WEST, NORTH)
    shapes = shapely.buffer(shapely.points(spots), rng.uniform(0.05, 1.0, 14) * CELL, quad_segs=2)

    about: dict[str, object] = {"nodata_means": rng.choice(list(NodataMeans)[:2])}
    about["nodata_means"] = NodataMeans(about["nodata_means"])
    if rng.random() < 0.5:
        whole = cell_box(0, 0, 4, 4).difference(cell_box(1, 1))
        about["coverage"] = write_polygons(folder / "c.gpkg", [whole])
    ranks = rng.integers(0, 4, 14)
    path = write_polygons(
        folder / "p.gpkg", list(shapely.transform(shapes, read_crs(crs, "x").to_xy)), ranks, crs=crs
    )
    return open_file(path, **KSJ, field="rank", **about)


def assert_not_worse(inside: LayerSample, discs: LayerSample, home: int) -> None:
    worst, coverage = discs.value[home], COVERAGES[discs.coverage[home]]
    if coverage == "assessed" and worst == 0:
        assert (inside.value == 0).all()
    elif coverage == "assessed":
        assert np.nanmax(inside.value, initial=0.0) <= worst
    else:
        assert not (inside.value > 0).any()
