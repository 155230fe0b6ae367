"""The small areas of a real city as areas: the same answers as another library gives."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from gis.area_shapes import joined_shape, parse_shape, shape_text, shapes_of_file, within_shapes

POINTS = 20_000


@pytest.fixture(scope="module")
def areas(shared_data: Path) -> list[tuple[str | None, shapely.Geometry]]:
    return shapes_of_file(shared_data / "sayama" / "small_areas_voronoi.geojson", "KEY_CODE")


def test_every_centroid_of_the_census_is_in_the_area_of_its_code(
    shared_data: Path, areas: list[tuple[str | None, shapely.Geometry]]
) -> None:
    census = pd.read_csv(
        shared_data / "sayama" / "census_small_areas_2020.csv", dtype={"KEY_CODE": "str"}
    )
    lonlat = census[["X_CODE", "Y_CODE"]].to_numpy()
    radius = np.zeros(len(lonlat))
    assert len(areas) > 50
    for name, shape in areas:
        found = within_shapes([parse_shape(shape_text(shape))], lonlat, radius)
        assert set(census.loc[found.surely, "KEY_CODE"]) == {name}


def test_homes_are_counted_as_geopandas_counts_them(
    shared_data: Path, areas: list[tuple[str | None, shapely.Geometry]]
) -> None:
    west, south, east, north = shapely.bounds(joined_shape([shape for _, shape in areas]))
    random = np.random.default_rng(7)
    lonlat = np.column_stack(
        [random.uniform(west, east, POINTS), random.uniform(south, north, POINTS)]
    )
    places = gpd.GeoDataFrame(geometry=gpd.points_from_xy(*lonlat.T), crs=6668)
    read = gpd.read_file(shared_data / "sayama" / "small_areas_voronoi.geojson")
    joined = gpd.sjoin(places, read[["KEY_CODE", "geometry"]], predicate="intersects")
    expected = joined["KEY_CODE"].value_counts()
    for name, shape in areas:
        found = within_shapes([shape], lonlat, np.zeros(POINTS))
        assert int(found.surely.sum()) == expected.get(name, 0)
