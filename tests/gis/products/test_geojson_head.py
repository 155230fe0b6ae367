import json
from pathlib import Path

import pytest

from gis.products.geojson_head import LARGE_BYTES, cut_geojson
from gis.products.product import ProductRemark
from tests.gis.builders_gis import cell_box
from tests.gis.products.builders_products import (
    FAR,
    bring,
    counts_of,
    geojson,
    only_layer,
    put,
)

WHOLE = geojson([(cell_box(column, 0), {"A31b_201": column + 1}) for column in range(3)])


@pytest.mark.parametrize("cut", range(len(WHOLE) - 400, len(WHOLE), 7))
def test_what_is_cut_anywhere_holds_whole_features_only(cut: int) -> None:
    found = cut_geojson(WHOLE[:cut])
    assert found is not None
    read = json.loads(found)
    assert read["crs"] == json.loads(WHOLE)["crs"]
    features = json.loads(WHOLE)["features"]
    assert read["features"] == features[: len(read["features"])] != []


@pytest.mark.parametrize("head", [b"{}", b'{"features"', b'{"features": [{"type": "Fea', b"\xff{"])
def test_a_head_without_a_whole_feature_gives_none(head: bytes) -> None:
    assert cut_geojson(head) is None


def test_a_large_file_is_looked_at_in_part_and_brought_in_whole(tmp_path: Path) -> None:
    filler = [(FAR, {"A31b_201": 1, "note": "x" * 1000}) for _ in range(LARGE_BYTES // 1000)]
    content = geojson([*filler, (cell_box(0, 0), {"A31b_201": 6, "note": ""})])
    path = put(tmp_path, "A31b-20-25_10_5339.geojson", content)
    layer = only_layer(path)
    assert layer.values == ("1",)
    brought = bring(layer, tmp_path)
    assert brought.value_counts == {"6": 1}
    assert counts_of(brought)[ProductRemark.FEATURES_OUTSIDE] == len(filler)
