"""Whichever way polygons are tried, the answer is that of trying each with each point."""

from itertools import pairwise

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from gis.polygons.border_marks import borders_of, mark_cells
from gis.polygons.index import PolygonIndex
from gis.polygons.parts import NOTHING, PolygonParts
from gis.polygons.patches import ask_by_patch
from gis.polygons.rim import PolygonRim

Polygons = np.ndarray


def rough_round(rng: np.random.Generator, middle: np.ndarray, size: float, corners: int) -> object:
    turn = np.sort(rng.uniform(0, 2 * np.pi, corners))
    far = size * rng.uniform(0.3, 1.0, corners)
    return shapely.Polygon(middle + np.column_stack([far * np.cos(turn), far * np.sin(turn)]))


def odd_polygons(seed: int) -> Polygons:
    """Lakes with islands, slivers, far-off parts, a giant, boxes that share their edges."""
    rng = np.random.default_rng(seed)
    spots = rng.uniform(0, 100, (30, 2))
    rounds = [rough_round(rng, spot, rng.uniform(1, 15), 40) for spot in spots]
    holed = [rounds[0].difference(rounds[0].buffer(-0.2)), rounds[1].difference(rounds[2])]
    slivers = [
        shapely.Polygon([spot, spot + np.array([60, 0.001]), spot + np.array([30, 1e-6])])
        for spot in spots[:4]
    ]
    scattered = shapely.union_all(rounds[3:9])
    giant = rough_round(rng, np.array([50.0, 50.0]), 60.0, 5000)
    boxes = [shapely.box(x, 20, x + 10, 30) for x in range(0, 50, 10)]
    made = shapely.make_valid(np.array([*holed, *slivers, scattered, giant, *boxes, *rounds[9:]]))
    return made[shapely.area(made) > 0]


def telling_points(polygons: Polygons, seed: int) -> np.ndarray:
    """Everywhere, on every corner, on the middle of every side, and a hair beside it."""
    rng = np.random.default_rng(seed)
    corners = shapely.get_coordinates(polygons)[:4000]
    sides = (corners[1:] + corners[:-1]) / 2
    return np.vstack([rng.uniform(-5, 105, (1500, 2)), corners, sides, sides + 1e-12])


def worst_of_each(polygons: Polygons, weights: np.ndarray, xy: np.ndarray) -> np.ndarray:
    held = shapely.intersects(polygons[:, None], shapely.points(xy)[None, :])
    return np.where(held, weights[:, None], NOTHING).max(axis=0)


@pytest.mark.parametrize("seed", range(4))
def test_each_point_gets_the_worst_of_all_polygons_that_hold_it(seed: int) -> None:
    polygons = odd_polygons(seed)
    weights = np.random.default_rng(seed).integers(0, 7, len(polygons)).astype(float)
    xy = telling_points(polygons, seed)
    expected = worst_of_each(polygons, weights, xy)
    parts = PolygonParts(polygons, weights)
    assert np.array_equal(parts.greatest_at(xy), expected)
    by_patch = ask_by_patch(xy, borders_of(parts.parts), parts.greatest_at)
    assert np.array_equal(by_patch, expected)
    found = PolygonIndex(polygons, weights).greatest_at(xy)
    assert np.array_equal(np.where(np.isnan(found), NOTHING, found), expected)


def test_many_small_polygons_are_found_by_the_tree() -> None:
    rng = np.random.default_rng(9)
    corner = rng.uniform(0, 100, (2000, 2))
    boxes = shapely.box(*corner.T, *(corner + rng.uniform(0.1, 4, (2000, 2))).T)
    polygons = np.array([*boxes, *odd_polygons(9)])
    weights = rng.integers(0, 7, len(polygons)).astype(float)
    xy = telling_points(polygons, 9)
    expected = worst_of_each(polygons, weights, xy)
    assert np.array_equal(PolygonParts(polygons, weights).greatest_at(xy), expected)
    radius = rng.uniform(0.01, 5, len(xy))
    near = shapely.dwithin(polygons[:, None], shapely.points(xy)[None, :], radius[None, :])
    within = np.where(near, weights[:, None], NOTHING).max(axis=0)
    reach = np.column_stack([radius, radius])
    nothing = np.full(len(xy), NOTHING)
    assert np.array_equal(
        PolygonParts(polygons, weights).greatest_within(xy, reach, nothing), within
    )


@given(
    corners=st.lists(
        st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=3, max_size=9, unique=True
    ),
    cells=st.integers(1, 400),
    shift=st.sampled_from([0.0, 1e-9, 139.123456789, -3.0e5]),
)
def test_every_cell_that_a_border_touches_is_marked(
    corners: list[tuple[int, int]], cells: int, shift: float
) -> None:
    ring = shapely.Polygon(np.array(corners) + shift)
    side = np.linspace(0, 1, 2001)[:, None]
    line = shapely.get_coordinates(ring.exterior)
    on_border = np.vstack([a + side * (b - a) for a, b in pairwise(line)])
    frame = np.array([[2.5, 1.0], [9.0, 11.75]]) + shift
    sheet, marks = mark_cells(frame, borders_of(np.array([ring])), cells)
    inside = (on_border >= frame[0]).all(axis=1) & (on_border <= frame[1]).all(axis=1)
    assert marks[sheet.cell_of(on_border[inside])].all()
    assert len(marks) <= max(cells, 1)


def test_points_of_one_patch_are_asked_once() -> None:
    asked: list[int] = []

    def ask(xy: np.ndarray) -> np.ndarray:
        asked.append(len(xy))
        return np.zeros(len(xy))

    xy = np.random.default_rng(1).uniform(0, 100, (20_000, 2))
    ask_by_patch(xy, borders_of(np.array([shapely.box(20, 20, 80, 80)])), ask)
    assert sum(asked) < 400


def test_a_point_that_is_no_number_is_in_no_polygon() -> None:
    index = PolygonIndex(np.array([shapely.box(0, 0, 1, 1)]), np.array([3.0]))
    odd = np.array([[np.nan, 0.5], [np.inf, 0.5], [0.5, 0.5]])
    found = index.greatest_at(odd)
    assert np.array_equal(found, [np.nan, np.nan, 3.0], equal_nan=True)


def test_all_points_on_one_place_or_line_are_answered() -> None:
    index = np.array([shapely.box(0, 0, 1, 1)])
    parts = PolygonParts(index, np.array([3.0]))
    for xy in ([[0.5, 0.5]] * 3, [[0.5, y] for y in (-1.0, 0.5, 1.0, 2.0)]):
        points = np.array(xy)
        found = ask_by_patch(points, borders_of(parts.parts), parts.greatest_at)
        assert np.array_equal(found, parts.greatest_at(points))


def test_every_side_of_the_common_rim_is_met_and_no_border_between_polygons() -> None:
    rounds = shapely.buffer(shapely.points([[0, 0], [8, 0]]), 5.0, quad_segs=25)
    corners = shapely.get_coordinates(shapely.union_all(rounds).exterior)
    sides = (corners[1:] + corners[:-1]) / 2
    rim = PolygonRim(rounds)
    assert rim.is_met(sides, np.full(sides.shape, 0.001)).all()
    inside = np.column_stack([np.linspace(-4, 12, 50), np.zeros(50)])
    assert not rim.is_met(inside, np.full(inside.shape, 0.001)).any()
