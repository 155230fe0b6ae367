"""Where what was brought in lies: other systems, other directions, several layers in a file."""

from pathlib import Path

import numpy as np
import pytest
import shapely
from rasterio.transform import Affine

from gis.crs import read_crs
from gis.errors import HazardError
from gis.products.errors import ProductProblem
from gis.products.look import look_at_product
from gis.products.product import LayerAnswers, ProductRemark, Question
from scoring.codes import HazardKind, NodataMeans, Peril, RankEdition
from tests.gis.builders_gis import (
    CELL,
    NORTH,
    WEST,
    cell_box,
    middle,
    write_polygons,
    write_tif,
)
from tests.gis.products.builders_products import (
    FAR,
    bring,
    geojson,
    only_layer,
    put,
    river,
    said_at,
    shapefile,
)

DEPTH = {"kind": HazardKind.DEPTH_M, "peril": Peril.FLOOD}
SYSTEMS = ["EPSG:6677", "EPSG:2451", "EPSG:30169", "EPSG:4301", "EPSG:4612", "EPSG:3857"]


def in_system(shape: object, system: str) -> object:
    return shapely.transform(shape, read_crs(system, "a").to_xy)


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("is_told", [True, False])
def test_shapes_of_any_system_lie_where_they_belong(
    tmp_path: Path, system: str, is_told: bool
) -> None:
    shape = in_system(cell_box(1, 1), system)
    path = shapefile(tmp_path / "a.shp", [shape], {"d": [2.5]}, system)
    answers = {"field": "d", **DEPTH}
    if not is_told:
        path.with_suffix(".prj").unlink()
        answers["crs"] = system
    layer = only_layer(path)
    assert (Question.CRS in layer.questions) is not is_told
    said = said_at(bring(layer, tmp_path, **answers), middle(0.55, 1), middle(0.45, 1))
    assert [value for _, value, _ in said] == [2.5, 0.0]


def test_a_raster_with_south_up_is_cut_at_the_right_rows(tmp_path: Path) -> None:
    cells = np.arange(300.0).reshape(300, 1).repeat(3, axis=1) / 10
    transform = Affine(CELL, 0, WEST, 0, CELL, NORTH - 150 * CELL)
    path = write_tif(tmp_path / "a.tif", cells, transform=transform)
    brought = bring(only_layer(path), tmp_path, nodata_means=NodataMeans.UNKNOWN, **DEPTH)
    said = said_at(brought, middle(0, 0), middle(0, 2))
    assert [value for _, value, _ in said] == [14.9, 14.7]


def test_a_raster_of_another_place_does_not_reach_the_town(tmp_path: Path) -> None:
    transform = Affine(CELL, 0, 141.0, 0, -CELL, 39.0)
    path = write_tif(tmp_path / "a.tif", np.ones((3, 3)), transform=transform)
    brought = bring(only_layer(path), tmp_path, nodata_means=NodataMeans.DRY, **DEPTH)
    assert brought.spec is None
    assert brought.remarks[-1].code is ProductRemark.NOT_REACHED


def test_each_layer_of_a_geopackage_is_offered(tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    for number, name in enumerate(["旧", "新"]):
        write_polygons(path, [cell_box(number, 0)], [1.0 + number], layer=name, append=bool(number))
    old, new = look_at_product(path).layers
    assert (old.name, new.name) == ("旧", "新")
    brought = bring(new, tmp_path, field="rank", **DEPTH)
    said = said_at(brought, middle(0, 0), middle(1, 0))
    assert [value for _, value, _ in said] == [0.0, 2.0]


def test_two_layers_brought_into_one_folder_do_not_overwrite_each_other(tmp_path: Path) -> None:
    path = write_polygons(tmp_path / "a.gpkg", [cell_box(0, 0)], [1.0])
    layer = only_layer(path)
    first = bring(layer, tmp_path, field="rank", **DEPTH)
    second = bring(layer, tmp_path, field="rank", **DEPTH)
    assert first.spec is not None
    assert second.spec is not None
    assert first.spec.file != second.spec.file
    assert first.spec.coverage != second.spec.coverage
    assert said_at(first, middle(0, 0)) == said_at(second, middle(0, 0))


def test_swapped_axes_are_an_error_never_a_product_that_does_not_reach(tmp_path: Path) -> None:
    swapped = shapely.transform(cell_box(0, 0), lambda xy: xy[:, ::-1])
    path = put(tmp_path, "A31a.geojson", geojson([(swapped, river(2, 1))]))
    with pytest.raises(HazardError) as refused:
        bring(only_layer(path), tmp_path)
    assert refused.value.code.value == "hazard_axes_swapped"


def test_the_wrong_old_edition_is_refused_and_far_files_do_not_reach(tmp_path: Path) -> None:
    path = put(tmp_path, "A31-12.geojson", geojson([(cell_box(0, 0), {"A31_001": 22})]))
    with pytest.raises(HazardError) as refused:
        bring(only_layer(path), tmp_path, rank_edition=RankEdition.KSJ_OLD_5)
    assert refused.value.code is ProductProblem.ANSWER_WRONG
    far = put(tmp_path, "far/A31-12.geojson", geojson([(FAR, {"A31_001": 22})]))
    assert bring(only_layer(far), tmp_path).spec is None


@pytest.mark.parametrize("question", [Question.PERIL, Question.KIND, Question.COVERAGE])
def test_nothing_is_brought_in_while_a_question_is_open(tmp_path: Path, question: Question) -> None:
    layer = only_layer(write_polygons(tmp_path / "a.gpkg", [cell_box(0, 0)], [1.0]))
    open_answers = {Question.PERIL: "peril", Question.KIND: "kind", Question.COVERAGE: "boundary"}
    answers = {"field": "rank", **DEPTH, open_answers[question]: None}
    with pytest.raises(HazardError) as refused:
        bring(layer, tmp_path, **answers)
    assert refused.value.code is ProductProblem.ANSWER_MISSING
    assert refused.value.fields["question"] == question.value


def test_an_answer_nobody_gave_is_unknown_coverage() -> None:
    assert LayerAnswers().boundary is None
    assert LayerAnswers().coverage.value == "unknown"
