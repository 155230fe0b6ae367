"""Real maps through the page: as many homes in the water as another library counts."""

from pathlib import Path

import numpy as np
import pyogrio
import pytest
import rasterio
import shapely

from app.pipeline.sample_town import SAMPLE_PASSPHRASE
from app.ui.rail import PageKey
from scoring.codes import Coverage
from tests.app.ui.layers.builders_layers import answer, bring_in, keep, look, move_homes
from tests.builders_window import SOME_TIME, copied

RANKS = {
    "kind": "depth_rank",
    "peril": "flood_l2",
    "edition": "ksj-6",
    "empty_means": "dry",
    "coverage": "extent",
}
POLYGONS = {**RANKS, "field": "A31b_201", "coverage": "town"}


def places_in(edge: shapely.Geometry, count: int) -> np.ndarray:
    """Give places strewn over a town, always the same ones."""
    west, south, east, north = shapely.bounds(edge)
    random = np.random.default_rng(4)
    many = random.uniform((west, south), (east, north), size=(20 * count, 2))
    return many[shapely.contains_xy(edge, many)][:count]


def half_in_water(path: Path, places: np.ndarray, edge: shapely.Geometry) -> np.ndarray:
    """Put every second home onto a wet cell of a raster, in the frame of the town."""
    if path.suffix != ".tif":
        return places
    with rasterio.open(path) as dataset:
        values = dataset.read(1)
        rows, columns = np.nonzero((values >= 1) & (values <= 6))
        x, y = rasterio.transform.xy(dataset.transform, rows[::97], columns[::97])
    wet = np.column_stack([x, y])
    wet = wet[shapely.contains_xy(shapely.envelope(edge), wet)]
    places[::2] = wet[np.arange(len(places[::2])) % len(wet)]
    return places


def wet_in_raster(path: Path, lonlat: np.ndarray) -> int:
    with rasterio.open(path) as dataset:
        values = np.array([cell[0] for cell in dataset.sample(lonlat.tolist())])
    return int(((values >= 1) & (values <= 6)).sum())


def wet_in_polygons(path: Path, lonlat: np.ndarray) -> int:
    _, _, shapes, _ = pyogrio.raw.read(path)
    tree = shapely.STRtree(shapely.from_wkb(shapes))
    hits = tree.query(shapely.points(lonlat), predicate="intersects")[0]
    return len(np.unique(hits))


@pytest.mark.parametrize(
    ("name", "answers", "count_wet"),
    [
        ("sayama/flood_rank_l2.tif", RANKS, wet_in_raster),
        ("sayama/flood_rank_l2_polygons.gpkg", POLYGONS, wet_in_polygons),
        ("wakayama/flood_rank_l2.tif", RANKS, wet_in_raster),
        ("wakayama/flood_rank_l2_other_rivers.tif", RANKS, wet_in_raster),
    ],
)
def test_a_real_map_counts_the_homes_another_library_counts(
    qtbot, window, few, chooser, tmp_path, shared_data, name, answers, count_wet
):
    path = shared_data / name
    edge = path.parent / "boundary.geojson"
    shape = shapely.union_all(shapely.from_wkb(pyogrio.raw.read(edge)[2]))
    town = copied(few, tmp_path / "real")
    move_homes(town, lambda count: half_in_water(path, places_in(shape, count), shape), edge)
    office = window.pages._office
    with qtbot.waitSignal(office.opened, timeout=SOME_TIME):
        office.open(town, SAMPLE_PASSPHRASE)
    with qtbot.waitSignal(office.layers.layers_read, timeout=SOME_TIME):
        window.town_page.show_page(PageKey.LAYERS)
    look(qtbot, window, chooser, path)
    draft = window.pages.layers.page.look._drafts[0]
    while draft.open:
        question = draft.open[0].value
        answer(qtbot, window, question, answers[question])
    account = bring_in(qtbot, window)
    assert "見つかった値" in account
    keep(qtbot, window)
    (card,) = window.pages.layers.page.kept._cards
    lonlat = window.pages._town.view.tables.locations[["lon", "lat"]].to_numpy()
    assert card.touched == count_wet(path, lonlat)
    assert 0 < card.touched < len(lonlat)
    assert sum(card.homes.values()) == len(lonlat)
    assert card.homes[Coverage.ASSESSED] > 0
    window.close()
