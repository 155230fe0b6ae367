from pathlib import Path

import numpy as np
import pytest
import shapely
from rasterio.transform import Affine

from gis.bounds import Bounds
from gis.errors import HazardError, HazardProblem
from gis.products.bring_in import bring_in
from gis.products.errors import ProductProblem
from gis.products.look import look_at_product
from gis.products.product import CoverageAnswer, LayerAnswers, ProductRemark, Question
from scoring.codes import HazardKind, NodataMeans, Peril, RankEdition
from tests.gis.builders_gis import (
    CELL,
    NORTH,
    WEST,
    cell_box,
    middle,
    open_file,
    write_polygons,
    write_tif,
)
from tests.gis.products.builders_products import (
    add_up,
    bring,
    counts_of,
    only_layer,
    quiet,
    said_at,
)

POND = {"kind": HazardKind.DEPTH_M, "peril": Peril.RESERVOIR}
RANKS = {
    "kind": HazardKind.DEPTH_RANK,
    "peril": Peril.FLOOD_L2,
    "rank_edition": RankEdition.KSJ_6,
}


def wide_tif(path: Path, **about: object) -> Path:
    """Write 200×200 cells around the town: a value per cell of its own, wet in the middle."""
    cells = np.zeros((200, 200))
    cells[100:103, 100:103] = [[1, 2, 3], [4, 5, 6], [0, -9999, 1]]
    transform = Affine(CELL, 0, WEST - 100 * CELL, 0, -CELL, NORTH + 100 * CELL)
    return write_tif(path, cells, **{"transform": transform, **about})


def test_a_raster_is_cut_to_the_town_and_no_cell_is_changed(tmp_path: Path) -> None:
    layer = only_layer(wide_tif(tmp_path / "city.tif", dtype="int16"))
    assert layer.questions[:2] == (Question.KIND, Question.PERIL)
    brought = bring(layer, tmp_path, nodata_means=NodataMeans.UNKNOWN, **RANKS)
    places = [middle(column, row) for row in range(3) for column in range(3)]
    ranks = [rank for _, _, rank in said_at(brought, *places)]
    assert ranks == [1, 2, 3, 4, 5, 6, 0, None, 1]
    assert brought.kept_count < 50 * 50
    assert add_up(brought, ProductRemark.FEATURES_OUTSIDE)
    assert brought.value_counts["6"] == 1


@pytest.mark.parametrize(
    ("means", "coverage", "said"),
    [
        (NodataMeans.DRY, CoverageAnswer.TOWN, ("assessed", 0.0, 0.0)),
        (NodataMeans.DRY, CoverageAnswer.EXTENT, ("assessed", 0.0, 0.0)),
        (NodataMeans.DRY, CoverageAnswer.UNKNOWN, ("no_data", None, None)),
        (NodataMeans.UNKNOWN, CoverageAnswer.TOWN, ("no_data", None, None)),
    ],
)
def test_an_empty_cell_is_dry_only_in_a_declared_coverage(
    tmp_path: Path, means: NodataMeans, coverage: CoverageAnswer, said: tuple[str, object, object]
) -> None:
    layer = only_layer(wide_tif(tmp_path / "city.tif"))
    answers = {"kind": HazardKind.DEPTH_M, "peril": Peril.FLOOD}
    brought = bring(layer, tmp_path, nodata_means=means, coverage=coverage, **answers)
    assert said_at(brought, middle(1, 2)) == [said]


def test_a_raster_without_a_mark_needs_cells_that_are_all_true(tmp_path: Path) -> None:
    layer = only_layer(write_tif(tmp_path / "a.tif", np.ones((3, 3)), nodata=None))
    answers = {"kind": HazardKind.DEPTH_M, "peril": Peril.FLOOD}
    with pytest.raises(HazardError) as refused:
        bring(layer, tmp_path, nodata_means=NodataMeans.UNKNOWN, **answers)
    assert refused.value.code is HazardProblem.NO_NODATA_MARK
    assert refused.value.fields["file"] == "a.tif"
    brought = bring(layer, tmp_path, nodata_means=NodataMeans.NONE, **answers)
    assert said_at(brought, middle(0, 0)) == [("assessed", 1.0, 2.0)]


def test_a_raster_without_a_system_asks_for_it(tmp_path: Path) -> None:
    layer = only_layer(write_tif(tmp_path / "a.tif", np.ones((3, 3)), crs=None))
    assert Question.CRS in layer.questions
    answers = {"kind": HazardKind.DEPTH_M, "peril": Peril.FLOOD}
    with pytest.raises(HazardError) as refused:
        bring(layer, tmp_path, nodata_means=NodataMeans.DRY, crs="EPSG:6677", **answers)
    assert refused.value.code is ProductProblem.CRS_CONTRADICTED
    brought = bring(layer, tmp_path, nodata_means=NodataMeans.DRY, crs="EPSG:6668", **answers)
    assert said_at(brought, middle(0, 0)) == [("assessed", 1.0, 2.0)]


def test_a_raster_with_a_code_of_no_edition_is_refused(tmp_path: Path) -> None:
    layer = only_layer(write_tif(tmp_path / "a.tif", np.full((3, 3), 8), dtype="uint8", nodata=0))
    with pytest.raises(HazardError) as refused:
        bring(layer, tmp_path, nodata_means=NodataMeans.DRY, **RANKS)
    assert refused.value.code is HazardProblem.UNKNOWN_CODE


def test_a_pond_is_any_polygon_file_with_a_chosen_field(tmp_path: Path) -> None:
    path = write_polygons(tmp_path / "pond.gpkg", [cell_box(0, 0)], [1.25], field="最大浸水深")
    layer = only_layer(path)
    assert layer.fields == ("最大浸水深",)
    assert {Question.KIND, Question.PERIL, Question.FIELD} <= set(layer.questions)
    with pytest.raises(HazardError) as refused:
        bring(layer, tmp_path, **POND)
    assert refused.value.code is HazardProblem.FIELD_NOT_TOLD
    brought = bring(layer, tmp_path, field="最大浸水深", name="新池", **POND)
    assert said_at(brought, middle(0, 0)) == [("assessed", 1.25, 2.0)]
    assert brought.spec is not None
    assert (brought.spec.name, brought.spec.peril) == ("新池", Peril.RESERVOIR)


def test_a_chosen_field_of_texts_is_read_as_depth_classes(tmp_path: Path) -> None:
    texts = ["0.5m以上3m未満"]
    layer = only_layer(write_polygons(tmp_path / "a.gpkg", [cell_box(0, 0)], texts, field="深さ"))
    answers = {"kind": HazardKind.DEPTH_RANK, "peril": Peril.FLOOD, "field": "深さ"}
    assert said_at(bring(layer, tmp_path, **answers), middle(0, 0)) == [("assessed", 2.0, 2.0)]


def test_ranks_without_an_edition_are_refused_not_guessed(tmp_path: Path) -> None:
    layer = only_layer(write_polygons(tmp_path / "a.gpkg", [cell_box(0, 0)], [3], field="r"))
    answers = {"kind": HazardKind.DEPTH_RANK, "peril": Peril.FLOOD, "field": "r"}
    with pytest.raises(HazardError) as refused:
        bring(layer, tmp_path, **answers)
    assert refused.value.code is HazardProblem.NO_RANK_EDITION


def test_rings_that_cross_themselves_are_mended_and_counted(tmp_path: Path) -> None:
    bow = shapely.Polygon([middle(0, 0), middle(1, 1), middle(1, 0), middle(0, 1), middle(0, 0)])
    layer = only_layer(write_polygons(tmp_path / "a.gpkg", [bow], [1.0], field="d"))
    brought = bring(layer, tmp_path, field="d", **POND)
    assert counts_of(brought)[ProductRemark.RINGS_MENDED] == 1
    assert brought.kept_count == 1


@pytest.mark.parametrize(
    ("name", "field"),
    [("sayama/flood_rank_l2.tif", None), ("sayama/flood_rank_l2_polygons.gpkg", "A31b_201")],
)
def test_the_real_maps_say_the_same_after_they_were_brought_in(
    shared_data: Path, tmp_path: Path, name: str, field: str | None
) -> None:
    layer = only_layer(shared_data / name)
    edge = shared_data / "sayama/boundary.geojson"
    town = Bounds(139.36, 35.82, 139.46, 35.89)
    answers = LayerAnswers(
        **RANKS,  # type: ignore[arg-type]
        nodata_means=NodataMeans.DRY,
        coverage=CoverageAnswer.TOWN,
        boundary=edge,
    )
    brought = bring_in(layer, answers, town, tmp_path, quiet)
    assert brought.spec is not None
    generator = np.random.default_rng(7)
    lonlat = np.column_stack(
        [
            generator.uniform(town.west, town.east, 50_000),
            generator.uniform(town.south, town.north, 50_000),
        ]
    )
    about = {"nodata_means": NodataMeans.DRY, "coverage": edge, "field": field}
    before = open_file(
        shared_data / name, HazardKind.DEPTH_RANK, rank_edition=RankEdition.KSJ_6, **about
    )
    after = open_file(
        brought.spec.file,
        HazardKind.DEPTH_RANK,
        rank_edition=RankEdition.KSJ_6,
        **{**about, "field": brought.spec.field},
    )
    with before, after:
        one, other = before.sample(lonlat), after.sample(lonlat)
    assert np.array_equal(one.coverage, other.coverage)
    assert np.array_equal(one.flood_rank, other.flood_rank, equal_nan=True)
    assert np.count_nonzero(one.flood_rank > 0) > 1000


def test_a_folder_that_cannot_be_written_is_a_known_error(tmp_path: Path) -> None:
    layer = only_layer(wide_tif(tmp_path / "city.tif"))
    (tmp_path / "layers").write_text("a file stands where the folder should")
    answers = {"kind": HazardKind.DEPTH_M, "peril": Peril.FLOOD}
    with pytest.raises(HazardError) as refused:
        bring(layer, tmp_path, nodata_means=NodataMeans.UNKNOWN, **answers)
    assert refused.value.code is ProductProblem.DISK_FULL


def test_a_work_that_is_stopped_leaves_nothing_behind(tmp_path: Path) -> None:
    class Stopped(Exception):
        pass

    def stop(done: int, total: int) -> None:
        raise Stopped

    layer = look_at_product(wide_tif(tmp_path / "a.tif")).layers[0]
    answers = LayerAnswers(
        kind=HazardKind.DEPTH_M, peril=Peril.FLOOD, nodata_means=NodataMeans.UNKNOWN
    )
    with pytest.raises(Stopped):
        bring_in(layer, answers, Bounds(139, 35, 140, 37), tmp_path / "layers", stop)
    assert not (tmp_path / "layers").exists()
