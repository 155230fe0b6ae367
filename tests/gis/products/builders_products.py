"""Small hazard products as they are downloaded, with a town of 3×3 cells in the middle."""

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pyogrio.raw
import shapely

from gis.bounds import Bounds
from gis.products.bring_in import bring_in
from gis.products.look import look_at_product
from gis.products.product import (
    BroughtIn,
    CoverageAnswer,
    LayerAnswers,
    ProductLayer,
    ProductRemark,
)
from tests.gis.builders_gis import CELL, NORTH, WEST, ask, cell_box, open_layer, rank_of_depth

TOWN = Bounds(WEST, NORTH - 3 * CELL, WEST + 3 * CELL, NORTH)
FAR = shapely.box(141.0, 38.0, 141.1, 38.1)
Feature = tuple[object, Mapping[str, object]]


class Cp932Entry(zipfile.ZipInfo):
    """An entry whose name is written in CP932 and does not say so, as many ZIPs have it."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode("cp932"), self.flag_bits


def geojson(features: Sequence[Feature], epsg: int | None = 6668) -> bytes:
    collection: dict[str, object] = {"type": "FeatureCollection"}
    if epsg is not None:
        name = f"urn:ogc:def:crs:EPSG::{epsg}"
        collection["crs"] = {"type": "name", "properties": {"name": name}}
    collection["features"] = [
        {
            "type": "Feature",
            "properties": dict(properties),
            "geometry": None if shape is None else shapely.geometry.mapping(shape),
        }
        for shape, properties in features
    ]
    return json.dumps(collection, ensure_ascii=False).encode()


def zipped(entries: Mapping[str, bytes], cp932: Sequence[str] = ()) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            kind = Cp932Entry if name in cp932 else zipfile.ZipInfo
            archive.writestr(kind(name), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def shapefile(
    path: Path, shapes: Sequence[object], columns: Mapping[str, Sequence[object]], crs: str
) -> Path:
    """Write a Shapefile in CP932, whose code page stands beside it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pyogrio.raw.write(
        path,
        shapely.to_wkb(np.array(shapes, dtype=object)),
        [np.array(values) for values in columns.values()],
        list(columns),
        geometry_type="Polygon",
        crs=crs,
        driver="ESRI Shapefile",
        encoding="cp932",
    )
    return path


def written_columns(brought: BroughtIn) -> dict[str, list[object]]:
    """Read the attributes of the file that was written."""
    assert brought.spec is not None
    about, _, _, columns = pyogrio.raw.read(brought.spec.file, read_geometry=False)
    return {str(n): c.tolist() for n, c in zip(about["fields"], columns, strict=True)}


def put(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def river(
    layer: int, rank: object, name: str = "さくら川", prefix: str = "A31a"
) -> dict[str, object]:
    """Give the attributes of a river's polygon in 国土数値情報 A31a."""
    return {
        f"{prefix}_{layer}01": "8808040069",
        f"{prefix}_{layer}02": name,
        f"{prefix}_{layer}03": 88,
        f"{prefix}_{layer}04": "さくら県",
        f"{prefix}_{layer}05": rank,
    }


def boundary(folder: Path) -> Path:
    """Write the outline of the town: the 3×3 cells."""
    return put(folder, "boundary.geojson", geojson([(cell_box(0, 0, 3, 3), {"name": "町"})]))


def only_layer(path: Path) -> ProductLayer:
    (layer,) = look_at_product(path).layers
    return layer


def bring(layer: ProductLayer, folder: Path, **answers: object) -> BroughtIn:
    """Bring a layer in; the town's outline is its coverage unless told otherwise."""
    given = {"coverage": CoverageAnswer.TOWN, "boundary": boundary(folder), **answers}
    return bring_in(layer, LayerAnswers(**given), TOWN, folder / "layers", quiet)  # type: ignore[arg-type]


def quiet(done: int, total: int) -> None:
    assert done <= total


def said_at(brought: BroughtIn, *points: tuple[float, float]) -> list[tuple[str, object, object]]:
    assert brought.spec is not None
    return ask(open_layer(brought.spec, rank_of_depth), *points)


def counts_of(brought: BroughtIn) -> dict[ProductRemark, object]:
    return {remark.code: remark.fields.get("count") for remark in brought.remarks}


def add_up(brought: BroughtIn, *lost: ProductRemark) -> bool:
    """Tell whether all that was read is kept or told of."""
    counts = counts_of(brought)
    fallen = sum(int(counts.get(code, 0) or 0) for code in lost)  # type: ignore[call-overload]
    return brought.unit_count == brought.kept_count + fallen


def pixels(rows: Sequence[Sequence[tuple[int, int, int, int]]]) -> np.ndarray:
    return np.array(rows, dtype=np.uint8)
