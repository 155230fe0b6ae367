from pathlib import Path

import numpy as np
import pytest
import shapely

from gis.bounds import Bounds
from gis.errors import HazardError
from gis.products.bring_in import bring_in
from gis.products.errors import ProductProblem
from gis.products.look import look_at_product
from gis.products.product import (
    LayerAnswers,
    ProductFamily,
    ProductRemark,
    Question,
)
from gis.products.vector_file import read_part
from scoring.codes import HazardKind, NodataMeans, Peril
from tests.gis.builders_gis import cell_box, middle
from tests.gis.products.builders_products import (
    add_up,
    bring,
    counts_of,
    put,
    quiet,
    said_at,
)

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>{doctype}<core:CityModel '
    'xmlns:core="http://www.opengis.net/citygml/2.0" xmlns:gml="http://www.opengis.net/gml" '
    'xmlns:bldg="http://www.opengis.net/citygml/building/2.0" '
    'xmlns:uro="https://www.geospatial.jp/iur/uro/3.0">'
)


def risk(scale: int, depth: float = -9999, rank: int | None = None) -> str:
    told = "" if rank is None else f"<uro:rank>{rank}</uro:rank>"
    return (
        "<uro:bldgDisasterRiskAttribute><uro:RiverFloodingRiskAttribute>"
        f"<uro:description>1</uro:description>{told}<uro:depth uom='m'>{depth}</uro:depth>"
        f"<uro:scale>{scale}</uro:scale></uro:RiverFloodingRiskAttribute>"
        "</uro:bldgDisasterRiskAttribute>"
    )


def building(column: int, row: int, *risks: str, form: str = "lod0RoofEdge") -> str:
    places = shapely.get_coordinates(cell_box(column, row))
    ring = " ".join(f"{lat} {lon} 3.5" for lon, lat in places)
    return (
        f"<core:cityObjectMember><bldg:Building><bldg:{form}><gml:MultiSurface><gml:Polygon>"
        f"<gml:exterior><gml:LinearRing><gml:posList>{ring}</gml:posList></gml:LinearRing>"
        f"</gml:exterior></gml:Polygon></gml:MultiSurface></bldg:{form}>"
        f"{''.join(risks)}</bldg:Building></core:cityObjectMember>"
    )


def city(folder: Path, *buildings: str, doctype: str = "") -> Path:
    text = HEAD.format(doctype=doctype) + "".join(buildings) + "</core:CityModel>"
    return put(folder, "udx/bldg/53394577_bldg_6697_op.gml", text.encode())


UNKNOWN = {"nodata_means": NodataMeans.UNKNOWN}


def test_each_scale_is_a_layer_and_the_worst_river_counts(tmp_path: Path) -> None:
    path = city(
        tmp_path,
        building(0, 0, risk(2, 0.4), risk(2, 3.2), risk(1, 0.1)),
        building(1, 0, risk(2, rank=2)),
        building(2, 0),
    )
    first, second = look_at_product(path).layers
    assert (first.peril, second.peril) == (Peril.FLOOD_L1, Peril.FLOOD_L2)
    assert second.questions == (Question.EMPTY_MEANS,)
    brought = bring(second, tmp_path, **UNKNOWN)
    places = [middle(0, 0), middle(1, 0), middle(2, 0), middle(1, 1)]
    assert [rank for _, _, rank in said_at(brought, *places)] == [3, 2, None, None]
    assert [one for one, _, _ in said_at(bring(first, tmp_path, **UNKNOWN), *places)] == [
        "assessed",
        "outside",
        "outside",
        "outside",
    ]
    assert add_up(brought, ProductRemark.WITHOUT_VALUE)


def test_a_building_without_a_flood_is_dry_only_if_a_person_says_so(tmp_path: Path) -> None:
    path = city(tmp_path, building(0, 0, risk(2, 0.4)), building(1, 0), building(2, 0, risk(2)))
    layer = look_at_product(path).layers[1]
    brought = bring(layer, tmp_path, nodata_means=NodataMeans.DRY)
    places = [middle(1, 0), middle(2, 0), middle(1, 2)]
    assert [rank for _, _, rank in said_at(brought, *places)] == [0, None, None]
    assert counts_of(brought)[ProductRemark.WITHOUT_VALUE] == 1


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
    ],
)
def test_a_document_that_declares_entities_is_refused(tmp_path: Path, doctype: str) -> None:
    layer = look_at_product(city(tmp_path, building(0, 0, risk(2, 1.0)), doctype=doctype)).layers[1]
    with pytest.raises(HazardError) as refused:
        bring(layer, tmp_path, **UNKNOWN)
    assert refused.value.code is ProductProblem.XML_HOSTILE


@pytest.mark.parametrize(
    "broken",
    ["<bldg:Building>", building(0, 0, risk(3, 1.0)), building(0, 0, risk(2, rank=2)[:-9])],
)
def test_a_broken_city_model_is_refused(tmp_path: Path, broken: str) -> None:
    layer = look_at_product(city(tmp_path, broken)).layers[1]
    with pytest.raises(HazardError) as refused:
        bring(layer, tmp_path, **UNKNOWN)
    assert refused.value.code is ProductProblem.XML_DAMAGED


def test_the_footprints_of_shunan_keep_their_depths(shared_data: Path, tmp_path: Path) -> None:
    path = shared_data / "formats/plateau_shunan_footprints.geojson"
    look = look_at_product(path)
    assert {layer.family for layer in look.layers} == {ProductFamily.PLATEAU_FOOTPRINTS}
    deepest = look.layers[0]
    assert (deepest.kind, deepest.peril) == (HazardKind.DEPTH_M, Peril.FLOOD_L2)
    town = Bounds(131.70, 34.10, 131.76, 34.17)
    answers = LayerAnswers(nodata_means=NodataMeans.UNKNOWN)
    brought = bring_in(deepest, answers, town, tmp_path, quiet)
    assert brought.unit_count == 225
    assert add_up(brought, ProductRemark.WITHOUT_VALUE, ProductRemark.FEATURES_OUTSIDE)
    part = read_part(path, None, ("depth_L2",), town, None)
    depth = part.columns["depth_L2"].astype(float)
    wet = np.flatnonzero(depth == np.nanmax(depth))[0]
    inside = shapely.point_on_surface(part.geometries[wet])
    ((_, value, _),) = said_at(brought, (inside.x, inside.y))
    assert value == np.nanmax(depth) == 3.791
