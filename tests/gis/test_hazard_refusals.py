import shutil
import struct
from pathlib import Path
from string import Formatter

import numpy as np
import pytest
import rasterio
import shapely
from pyogrio import raw as pyogrio_raw
from rasterio.transform import Affine

from app.wording.hazard_words import HAZARD_ADVICE
from app.wording.sentence import Language
from gis.areas import read_areas
from gis.errors import HazardError, HazardProblem
from gis.shelters.read import read_shelters
from scoring.codes import HazardKind, NodataMeans, RankEdition
from tests.gis.builders_gis import (
    CELL,
    NORTH,
    WEST,
    cell_box,
    open_file,
    write_polygons,
    write_tif,
)

VRT = """<VRTDataset rasterXSize="2" rasterYSize="1"><SRS>EPSG:6668</SRS>
<GeoTransform>139, 0.001, 0, 36, 0, -0.001</GeoTransform>
<VRTRasterBand dataType="Float32" band="1"><NoDataValue>-1</NoDataValue>
<SimpleSource><SourceFilename relativeToVRT="1">real.tif</SourceFilename></SimpleSource>
</VRTRasterBand></VRTDataset>"""


def refusal_of(path: Path, **about: object) -> HazardError:
    about.setdefault("field", "rank")
    about.setdefault("nodata_means", NodataMeans.NONE)
    with pytest.raises(HazardError) as refused:
        open_file(path, **about)  # type: ignore[arg-type]
    for language in Language:
        assert_told_in_full(refused.value, language)
    return refused.value


def assert_told_in_full(error: HazardError, language: Language) -> None:
    advice = HAZARD_ADVICE[HazardProblem(error.code)]
    text = advice.what.said_in(language) + advice.todo.said_in(language)
    assert {name for _, name, _, _ in Formatter().parse(text) if name} <= set(error.fields)


@pytest.mark.parametrize("name", ["x.tif", "x.geojson", "x.gpkg", "x.vrt", "x.ovr", "x.shp"])
@pytest.mark.parametrize("before", ["", "\ufeff", "\n  "])
def test_a_vrt_is_refused_under_any_name(tmp_path: Path, name: str, before: str) -> None:
    write_tif(tmp_path / "real.tif", [[1, 2]])
    (tmp_path / name).write_text(before + VRT, encoding="utf-8")
    refused = refusal_of(tmp_path / name)
    assert (refused.code, refused.fields["found"]) == (HazardProblem.FORMAT_REFUSED, "VRT")


def test_a_vrt_laid_beside_a_raster_is_not_looked_at(tmp_path: Path) -> None:
    path = write_tif(tmp_path / "real.tif", [[1, 2]])
    write_tif(tmp_path / "other.tif", [[7, 7]])
    (tmp_path / "real.tif.ovr").write_text(VRT.replace("real.tif", "other.tif"))
    (tmp_path / "real.tif.msk").write_text(VRT)
    (tmp_path / "real.tif.aux.xml").write_text(
        "<PAMDataset><PAMRasterBand band='1'><NoDataValue>2</NoDataValue></PAMRasterBand>"
        "</PAMDataset>"
    )
    with open_file(path) as layer:
        sample = layer.sample(np.array([[139.0015, 35.9995]]))
        drawn = layer.read_grid(layer.bounds, 2, 1)
    assert sample.value.tolist() == [2.0]
    assert drawn.tolist() == [[2, 2]]


@pytest.mark.parametrize(
    "path",
    [
        "/vsicurl/http://127.0.0.1/x.tif",
        "/vsimem/x.tif",
        "http://127.0.0.1/x.tif",
        "MEM:::DATAPOINTER=1",
        "<VRTDataset/>",
        "GTIFF_DIR:1:/etc/passwd",
    ],
)
def test_a_path_that_is_no_file_of_this_machine_is_refused(path: str) -> None:
    assert refusal_of(Path(path)).code in (HazardProblem.PATH_REFUSED, HazardProblem.NOT_FOUND)


def test_a_missing_file_a_folder_and_an_empty_file_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "folder.tif").mkdir()
    (tmp_path / "empty.tif").write_bytes(b"")
    assert refusal_of(tmp_path / "none.tif").code is HazardProblem.NOT_FOUND
    assert refusal_of(tmp_path / "folder.tif").code is HazardProblem.IS_FOLDER
    assert refusal_of(tmp_path / "empty.tif").code is HazardProblem.EMPTY_FILE


def test_a_file_that_may_not_be_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_args: object, **_named: object) -> None:
        raise PermissionError

    path = write_tif(tmp_path / "d.tif", [[1, 2]])
    monkeypatch.setattr(Path, "open", locked)
    assert refusal_of(path).code is HazardProblem.NO_PERMISSION


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"PK\x03\x04 a zip", "ZIP"),
        (b"\x89PNG\r\n", "PNG"),
        (b"\x89HDF\r\n", "NetCDF/HDF5"),
        (b"<gml:x/>", "XML/GML"),
        (b"a,b,c\n1,2,3\n", ".tif"),
    ],
)
def test_other_forms_are_named(tmp_path: Path, content: bytes, found: str) -> None:
    (tmp_path / "x.tif").write_bytes(content)
    refused = refusal_of(tmp_path / "x.tif")
    assert (refused.code, refused.fields["found"]) == (HazardProblem.FORMAT_REFUSED, found)


def test_a_damaged_header_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.tif").write_bytes(b"II*\x00" + b"\xff" * 200)
    (tmp_path / "x.gpkg").write_bytes(b"SQLite format 3\x00" + b"\xff" * 2000)
    (tmp_path / "x.geojson").write_text('{"type":"FeatureCollection","features":[{')
    for name in ("x.tif", "x.gpkg", "x.geojson"):
        assert refusal_of(tmp_path / name).code is HazardProblem.DAMAGED


def test_a_raster_cut_off_in_the_middle_is_told_not_read_as_dry(tmp_path: Path) -> None:
    cells = np.random.default_rng(1).uniform(0, 9, (400, 400))
    path = write_tif(tmp_path / "d.tif", cells, compress="deflate")
    path.write_bytes(path.read_bytes()[:-200_000])
    lonlat = np.column_stack([np.full(400, 139.2), 36 - (np.arange(400) + 0.5) * CELL])
    with pytest.raises(HazardError) as refused, open_file(path) as layer:
        layer.sample(lonlat)
    assert refused.value.code is HazardProblem.DAMAGED


def test_a_header_that_asks_for_more_than_two_gigabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.tif"
    with rasterio.open(
        path, "w", driver="GTiff", width=200_000, height=200_000, count=1, dtype="float32",
        crs="EPSG:6668", transform=Affine(1e-6, 0, WEST, 0, -1e-6, NORTH), nodata=-1,
        tiled=True, sparse_ok=True, BIGTIFF="YES",
    ):  # fmt: skip
        pass
    refused = refusal_of(path)
    assert refused.code is HazardProblem.TOO_LARGE
    assert refused.fields["found"] == "200000 × 200000"


def test_a_header_with_one_giant_block_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.tif"
    with rasterio.open(
        path, "w", driver="GTiff", width=16_000, height=20_000, count=1, dtype="uint8",
        crs="EPSG:6668", transform=Affine(1e-6, 0, WEST, 0, -1e-6, NORTH), nodata=255,
        tiled=True, blockxsize=16_384, blockysize=20_000 // 16 * 16, sparse_ok=True,
    ):  # fmt: skip
        pass
    assert refusal_of(path).code is HazardProblem.TOO_LARGE


def test_a_coloured_picture_of_several_bands_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "rgb.tif"
    with rasterio.open(
        path, "w", driver="GTiff", width=2, height=2, count=3, dtype="uint8", crs="EPSG:6668",
        transform=Affine(CELL, 0, WEST, 0, -CELL, NORTH),
    ) as dataset:  # fmt: skip
        dataset.write(np.zeros((3, 2, 2), dtype="uint8"))
    refused = refusal_of(path)
    assert (refused.code, refused.fields["found"]) == (HazardProblem.MANY_BANDS, 3)


def test_depths_in_centimetres_are_refused(tmp_path: Path) -> None:
    path = write_tif(tmp_path / "cm.tif", [[150, 50]])
    with rasterio.open(path, "r+") as dataset:
        dataset.units = ["cm"]
    assert refusal_of(path).code is HazardProblem.UNIT_REFUSED


def test_a_rotated_raster_is_refused(tmp_path: Path) -> None:
    turned = Affine(CELL, CELL / 2, WEST, 0, -CELL, NORTH)
    path = write_tif(tmp_path / "t.tif", [[1, 2]], transform=turned)
    assert refusal_of(path).code is HazardProblem.ROTATED


@pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")
def test_a_raster_without_a_system_or_without_a_place_is_refused(tmp_path: Path) -> None:
    without_crs = write_tif(tmp_path / "a.tif", [[1, 2]], crs=None)
    without_place = write_tif(tmp_path / "b.tif", [[1, 2]], transform=Affine.identity())
    assert refusal_of(without_crs).code is HazardProblem.NO_CRS
    assert refusal_of(without_place).code is HazardProblem.NO_CRS


def test_polygons_without_a_system_are_refused(tmp_path: Path) -> None:
    path = write_polygons(tmp_path / "p.shp", [cell_box(0, 0)], [1])
    (tmp_path / "p.prj").unlink()
    assert refusal_of(path).code is HazardProblem.NO_CRS


def test_a_shapefile_that_came_alone_names_its_missing_companions(tmp_path: Path) -> None:
    write_polygons(tmp_path / "p.shp", [cell_box(0, 0)], [1])
    (tmp_path / "alone").mkdir()
    shutil.copy(tmp_path / "p.shp", tmp_path / "alone" / "p.shp")
    refused = refusal_of(tmp_path / "alone" / "p.shp")
    assert refused.code is HazardProblem.SIDE_FILE_MISSING
    assert refused.fields["found"] == "p.shx、p.dbf"


def test_a_geopackage_of_several_layers_is_refused(tmp_path: Path) -> None:
    path = write_polygons(tmp_path / "p.gpkg", [cell_box(0, 0)], [1], layer="one")
    write_polygons(path, [cell_box(0, 0)], [1], layer="two", append=True)
    refused = refusal_of(path)
    assert (refused.code, refused.fields["found"]) == (HazardProblem.MANY_LAYERS, "one、two")


def test_lines_are_no_polygons_and_polygons_are_no_shelters(tmp_path: Path) -> None:
    line = shapely.LineString([middle_of(0), middle_of(1)])
    lines = write_polygons(tmp_path / "l.gpkg", [line], [1], geometry_type="LineString")
    assert refusal_of(lines).code is HazardProblem.NOT_POLYGONS
    boxes = write_polygons(tmp_path / "b.gpkg", [cell_box(0, 0)], ["x"], field="施設・場所名")
    with pytest.raises(HazardError) as refused:
        read_shelters(boxes)
    assert refused.value.code is HazardProblem.NOT_POINTS


def middle_of(column: int) -> tuple[float, float]:
    return (WEST + column * CELL, NORTH)


def test_a_file_without_shapes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "p.geojson"
    path.write_text('{"type":"FeatureCollection","features":[]}', encoding="utf-8")
    assert refusal_of(path).code is HazardProblem.NO_FEATURES
    table = tmp_path / "t.gpkg"
    pyogrio_raw.write(
        table, None, [np.array([1])], ["rank"], geometry_type=None, crs=None, driver="GPKG"
    )
    assert refusal_of(table).code is HazardProblem.NO_FEATURES


def test_features_that_all_lack_a_shape_are_no_layer(tmp_path: Path) -> None:
    path = tmp_path / "p.geojson"
    path.write_text(
        '{"type":"FeatureCollection","features":['
        '{"type":"Feature","properties":{"rank":6},"geometry":null}]}',
        encoding="utf-8",
    )
    assert refusal_of(path).code is HazardProblem.NO_FEATURES


def test_a_geojson_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = write_polygons(tmp_path / "p.geojson", [cell_box(0, 0)], ["上町"], field="町")
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp932"))
    assert refusal_of(path, field="町").code in (HazardProblem.ENCODING, HazardProblem.DAMAGED)


def test_a_raster_is_no_area(tmp_path: Path) -> None:
    with pytest.raises(HazardError) as refused:
        read_areas(write_tif(tmp_path / "d.tif", [[1, 2]]), None)
    assert refused.value.code is HazardProblem.FORMAT_REFUSED


def test_questions_about_ranks_are_told_in_full(tmp_path: Path) -> None:
    path = write_polygons(tmp_path / "p.gpkg", [cell_box(0, 0)], [9])
    kind = HazardKind.DEPTH_RANK
    told = refusal_of(path, kind=kind, rank_edition=RankEdition.KSJ_6)
    assert told.code is HazardProblem.UNKNOWN_CODE
    assert refusal_of(path, kind=kind).code is HazardProblem.NO_RANK_EDITION
    assert refusal_of(path, field="A31b_201").code is HazardProblem.FIELD_NOT_FOUND
    assert refusal_of(path, field=None).code is HazardProblem.FIELD_NOT_TOLD
    words = write_polygons(tmp_path / "w.gpkg", [cell_box(0, 0)], ["深い"])
    assert refusal_of(words).code is HazardProblem.VALUE_NOT_A_NUMBER


def test_a_table_in_an_unknown_encoding_is_refused(tmp_path: Path) -> None:
    path = write_polygons(tmp_path / "p.shp", [cell_box(0, 0)], ["xxxx"], encoding="utf-8")
    (tmp_path / "p.cpg").write_text("KLINGON")
    assert refusal_of(path).code is HazardProblem.ENCODING
    (tmp_path / "p.cpg").unlink()
    table = bytearray((tmp_path / "p.dbf").read_bytes())
    table[29] = 0
    table[-2] = 0x81
    (tmp_path / "p.dbf").write_bytes(bytes(table))
    assert refusal_of(path).code is HazardProblem.ENCODING


def test_the_first_bytes_of_a_shapefile_are_big_endian(tmp_path: Path) -> None:
    path = write_polygons(tmp_path / "p.shp", [cell_box(0, 0)], [1])
    assert struct.unpack(">i", path.read_bytes()[:4]) == (9994,)
