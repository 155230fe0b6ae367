"""Bring a layer of polygons in: read in part, mended, cut to the town, written with its values."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from gis.bounds import Bounds
from gis.errors import HazardError, HazardProblem
from gis.products.answers import SettledLayer
from gis.products.frame import cut_to, in_degrees, mended
from gis.products.ksj import river_fields
from gis.products.outcome import LayerFile, Tally, spec_of
from gis.products.product import BroughtIn, Member, ProductFamily, ProductRemark, Tell
from gis.products.values import VALUE, read_values
from gis.products.vector_file import Columns, VectorPart, read_part, write_polygons
from gis.products.workshop import Workshop
from gis.vector import Geometries
from scoring.codes import NodataMeans

_PHENOMENON = "A33_001"
_NO_VALUE = -9999


@dataclass(frozen=True)
class Shapes:
    """Polygons in the town's frame, degrees, with their attributes as given."""

    polygons: Geometries
    columns: Columns


def bring_in_polygons(settled: SettledLayer, file: LayerFile, tell: Tell) -> BroughtIn:
    """Read the members of a layer, mend and cut them, and write one GeoPackage.

    Raises
    ------
    HazardError
        A file cannot be read, or a value is none of this kind; nothing was written.
    """
    tally = Tally()
    parts: list[Shapes] = []
    members = settled.layer.members
    with Workshop() as workshop:
        for done, member in enumerate(members):
            tell(done, len(members))
            part = _read(settled, member, file.frame, workshop)
            file.extents.append(part.extent)
            parts.append(_shapes(settled, part, file.frame, tally))
    tell(len(members), len(members))
    polygons = np.concatenate([part.polygons for part in parts])
    columns = {
        name: np.concatenate([part.columns[name] for part in parts]) for name in parts[0].columns
    }
    return write_layer(settled, Shapes(polygons, columns), file, tally)


def write_layer(settled: SettledLayer, shapes: Shapes, file: LayerFile, tally: Tally) -> BroughtIn:
    """Write polygons with the values their attributes mean.

    Raises
    ------
    HazardError
        A value is none of this kind.
    """
    polygons, columns = shapes.polygons, shapes.columns
    if not len(polygons):
        return tally.not_reached(file)
    given = None if settled.field is None else columns[settled.field]
    values = read_values(settled, given, len(polygons))
    rivers = river_fields(settled.field, settled.layer.fields)
    kept = {what: columns[name] for what, name in rivers.items()}
    path = file.free_path(settled.layer.key, ".gpkg")
    write_polygons(path, polygons, {VALUE: values.value, **values.extra, **kept})
    spec = spec_of(settled, path, file, values.edition)
    return tally.brought_in(spec, len(polygons), values.counts, values.remarks)


def _read(settled: SettledLayer, member: Member, frame: Bounds, workshop: Workshop) -> VectorPart:
    wanted = [settled.field] if settled.field is not None else []
    wanted += river_fields(settled.field, settled.layer.fields).values()
    if settled.layer.family is ProductFamily.KSJ_SEDIMENT:
        wanted.append(_PHENOMENON)
    with workshop.at_hand(member) as path:
        return read_part(path, member.layer, tuple(wanted), frame, settled.crs)


def _shapes(settled: SettledLayer, part: VectorPart, frame: Bounds, tally: Tally) -> Shapes:
    """Choose the layer's own features, mend them, cut them; what falls away is counted."""
    _check_polygons(settled, part)
    columns, has_value = _valued(settled, part)
    is_own = _is_own(settled, part)
    valued = np.flatnonzero(is_own & has_value)
    whole = mended(in_degrees(part.geometries[valued], part.crs))
    cut, kept = cut_to(whole.polygons, frame)
    elsewhere = part.feature_count - len(part.geometries) - part.without_shape
    for remark, count in (
        (ProductRemark.WITHOUT_SHAPE, part.without_shape),
        (ProductRemark.OTHER_LAYER, np.count_nonzero(~is_own)),
        (ProductRemark.WITHOUT_VALUE, np.count_nonzero(is_own & ~has_value)),
        (ProductRemark.RINGS_MENDED, np.count_nonzero(whole.was_broken | part.was_open[valued])),
        (ProductRemark.LOST_IN_MENDING, len(valued) - len(whole.kept)),
        (ProductRemark.FEATURES_OUTSIDE, elsewhere + len(whole.kept) - len(kept)),
    ):
        tally.tell(remark, int(count))
    tally.read(part.feature_count)
    places = valued[whole.kept][kept]
    return Shapes(cut, {name: values[places] for name, values in columns.items()})


def _check_polygons(settled: SettledLayer, part: VectorPart) -> None:
    areas = {shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON}
    if not set(shapely.get_type_id(part.geometries).tolist()) <= areas:
        raise HazardError(HazardProblem.NOT_POLYGONS, file=settled.layer.name)


def _is_own(settled: SettledLayer, part: VectorPart) -> NDArray[np.bool_]:
    """Tell which features are of this layer: a file of 土砂 holds three."""
    if settled.layer.family is not ProductFamily.KSJ_SEDIMENT:
        return np.ones(len(part.geometries), dtype=bool)
    code = pd.to_numeric(pd.Series(part.columns[_PHENOMENON], dtype=object), errors="coerce")
    is_own: NDArray[np.bool_] = (code == int(settled.layer.selection or "0")).to_numpy(dtype=bool)
    return is_own


def _valued(settled: SettledLayer, part: VectorPart) -> tuple[Columns, NDArray[np.bool_]]:
    """Tell which features have a value: of buildings many have none, which is no error there.

    Where a person says that this means dry, their value is 0.
    """
    if settled.layer.family is not ProductFamily.PLATEAU_FOOTPRINTS or settled.field is None:
        return part.columns, np.ones(len(part.geometries), dtype=bool)
    given = pd.to_numeric(pd.Series(part.columns[settled.field], dtype=object), errors="coerce")
    number = given.to_numpy(np.float64, copy=True)
    number[number == _NO_VALUE] = np.nan
    if settled.empty_means is NodataMeans.DRY:
        number[np.isnan(number)] = 0.0
    return {**part.columns, settled.field: number}, ~np.isnan(number)
