"""Whatever stands in a file, it is a known error or a result, never a fault of the program."""

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gis.bounds import Bounds
from gis.products.bring_in import bring_in
from gis.products.look import look_at_product
from gis.products.png_pixels import read_png
from gis.products.product import LayerAnswers
from gis.town_map.png import encode_rgba
from scoring.codes import HazardKind, NodataMeans, Peril, RankEdition
from scoring.errors import KnownError
from tests.gis.builders_gis import cell_box
from tests.gis.products.builders_products import geojson, quiet, river, zipped
from tests.gis.products.test_depth_tables import HERE, max_all
from tests.gis.products.test_plateau_buildings import HEAD, building, risk
from tests.gis.products.test_portal_tiles import HALF, picture

ANSWERS = LayerAnswers(
    kind=HazardKind.DEPTH_RANK,
    peril=Peril.FLOOD,
    rank_edition=RankEdition.KSJ_6,
    field="A31a_205",
    crs="EPSG:6668",
    nodata_means=NodataMeans.UNKNOWN,
)
FEATURES = geojson([(cell_box(0, 0), river(2, 3)), (cell_box(1, 0), river(2, 1))])
CITY = HEAD.format(doctype="") + building(0, 0, risk(2, 0.4)) + "</core:CityModel>"
WHOLE = {
    "a.geojson": FEATURES,
    "a.zip": zipped({"20_想定最大規模/a.geojson": FEATURES}),
    "MAXALL.CSV": max_all([f"{HERE},1,2.5,0", f"{HERE + 1},1,0.4,0"]),
    "a.gml": CITY.encode(),
}


def mutated(content: bytes, changes: list[tuple[float, int]], cut: float) -> bytes:
    changed = bytearray(content)
    for share, byte in changes:
        changed[int(share * len(changed))] = byte
    return bytes(changed[: max(int(cut * len(changed)), 1)])


CHANGES = st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), max_size=8)
CUTS = st.one_of(st.just(1.0), st.floats(0.01, 1.0))


@pytest.mark.parametrize("name", list(WHOLE))
@given(changes=CHANGES, cut=CUTS)
def test_a_mutated_product_is_refused_or_read(
    name: str, changes: list[tuple[float, int]], cut: float
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(mutated(WHOLE[name], changes, cut))
        with suppress(KnownError):
            for layer in look_at_product(path).layers:
                brought = bring_in(layer, ANSWERS, Bounds(138, 35, 140, 37), path.parent, quiet)
                assert brought.kept_count <= brought.unit_count


@given(changes=CHANGES, cut=CUTS)
def test_a_mutated_picture_is_refused_or_read(changes: list[tuple[float, int]], cut: float) -> None:
    content = encode_rgba(picture(HALF))
    with suppress(KnownError):
        assert read_png(mutated(content, changes, cut), "a").shape[2] == 4
