"""The boundary of a town, out of a file of one town or of a whole prefecture."""

from pathlib import Path

import numpy as np
import pytest
import shapely

from app.pipeline.boundary_desk import keep_boundary, look_at_boundary
from app.pipeline.kept_town import open_town
from app.pipeline.sample_town import SAMPLE_PASSPHRASE
from app.pipeline.town_layers import unpacked_maps
from gis.areas import read_areas
from gis.errors import HazardError, HazardProblem
from scoring.frames import LOCATIONS
from tests.builders_window import copied, make_sample
from tests.gis.products.builders_products import geojson, put


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    return make_sample(tmp_path_factory.mktemp("few"), 60)


@pytest.fixture
def town(kept, tmp_path):
    with open_town(copied(kept, tmp_path / "town"), SAMPLE_PASSPHRASE) as opened:
        yield opened


def outline(town) -> shapely.Polygon:
    lonlat = town.read(LOCATIONS)[["lon", "lat"]].to_numpy(dtype="float64")
    located = lonlat[np.isfinite(lonlat).all(axis=1)]
    return shapely.box(*located.min(axis=0) - 0.001, *located.max(axis=0) + 0.001)


def prefecture(folder: Path, own: shapely.Polygon) -> Path:
    """Write N03 as downloaded: two towns, this one in two parts, and a lake of nobody."""
    west, south, east, north = own.bounds
    middle = (west + east) / 2
    parts = [shapely.box(west, south, middle, north), shapely.box(middle, south, east, north)]
    far = shapely.box(141.0, 38.0, 141.1, 38.1)
    features = [
        (far, {"N03_004": "うめ町", "N03_005": None, "N03_007": "11999"}),
        *((part, {"N03_004": "さくら市", "N03_005": "北区", "N03_007": "11998"}) for part in parts),
        (shapely.box(140.0, 37.0, 140.1, 37.1), {"N03_004": "所属未定地", "N03_005": None}),
    ]
    full = [(shape, {"N03_007": None, **told}) for shape, told in features]
    return put(folder, "N03-20250101_11.geojson", geojson(full))


def test_of_a_prefecture_the_town_with_the_homes_comes_first(town, tmp_path):
    look = look_at_boundary(town, prefecture(tmp_path, outline(town)))
    told = [(part.code, part.name, part.homes) for part in look.parts]
    assert told == [("11998", "さくら市北区", look.homes), ("11999", "うめ町", 0)]


def test_the_town_chosen_is_kept_whole_and_can_be_read(town, tmp_path):
    own = outline(town)
    part = look_at_boundary(town, prefecture(tmp_path, own)).parts[0]
    keep_boundary(town, part)
    with unpacked_maps(town) as files:
        kept = read_areas(files.boundary, None).bounds
    assert (kept.west, kept.north) == pytest.approx((own.bounds[0], own.bounds[3]))
    assert [name for name in town.attachments() if name.startswith("boundary/")] == [
        "boundary/boundary.geojson"
    ]


def test_a_file_of_one_town_needs_no_code(town, tmp_path):
    path = put(tmp_path, "境界.geojson", geojson([(outline(town), {"name": "町"})]))
    (part,) = look_at_boundary(town, path).parts
    assert (part.code, part.name) == (None, "境界.geojson")
    assert part.homes > 0


def test_another_towns_boundary_is_refused_and_the_old_one_stays(town, tmp_path):
    own, other = look_at_boundary(town, prefecture(tmp_path, outline(town))).parts
    keep_boundary(town, own)
    before = town.facts().boundary
    content = town.attachment(before)
    with pytest.raises(HazardError) as refused:
        keep_boundary(town, other)
    assert refused.value.code is HazardProblem.HOMES_OUTSIDE_TOWN
    assert town.facts().boundary == before
    assert town.attachment(before) == content
