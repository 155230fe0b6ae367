"""Bring a table of depths in: sub-meshes of the 電子化ガイドライン, or points of 東京都."""

from pathlib import Path

import numpy as np

from gis.bounds import Bounds, bounds_of
from gis.crs import LayerCrs, check_in_japan, read_crs
from gis.errors import HazardError, HazardProblem
from gis.products.answers import SettledLayer
from gis.products.cell_pile import CellPile, PileAccount, write_pile
from gis.products.depth_table import read_codes, read_degrees, read_depth_table
from gis.products.errors import ProductProblem
from gis.products.frame import frame_in
from gis.products.lattice import Lattice
from gis.products.mesh_codes import (
    UNITS_PER_DEGREE,
    SubMeshes,
    mesh_lattice,
    read_sub_meshes,
)
from gis.products.outcome import LayerFile, Tally
from gis.products.product import BroughtIn, ProductFamily, ProductRemark, Tell
from gis.products.workshop import Workshop
from scoring.columns import FloatArray

_TOKYO_PLANE = "EPSG:6677"
"""Plane zone 9 (JGD2011): the points of 東京都 stand on a 10 m grid of it."""

_TOKYO_STEP_M = 10.0
_OFF_GRID_M = 2.5


def bring_in_table(settled: SettledLayer, file: LayerFile, tell: Tell) -> BroughtIn:
    """Read a table in pieces, keep the cells of the town's frame, write them as metres.

    Raises
    ------
    HazardError
        The table cannot be read to its end, or a code, place or depth in it is none.
    """
    is_mesh = settled.layer.family is ProductFamily.GUIDELINE_TABLE
    tell(0, 1)
    with Workshop() as workshop, workshop.at_hand(settled.layer.members[0]) as path:
        bring = _bring_meshes if is_mesh else _bring_points
        brought = bring(settled, file, path, tell)
    tell(1, 1)
    return brought


def _bring_meshes(settled: SettledLayer, file: LayerFile, path: Path, tell: Tell) -> BroughtIn:
    said = settled.layer.members[0].name
    pile, tally = CellPile(), Tally()
    divisions: set[int] = set()
    for stretch in read_depth_table(path, said, {"メッシュ": "code"}):
        tell(0, 1)
        codes = read_codes(stretch.keys["code"], said, stretch.first_line)
        meshes = read_sub_meshes(codes, said)
        divisions.add(meshes.division)
        _refuse_mixed(divisions, said)
        file.extents.append(_extent(meshes))
        lattice = mesh_lattice(meshes.division)
        column, row = meshes.west // meshes.cell_width, meshes.south // meshes.cell_height
        inside = lattice.hold(column, row, file.frame)
        pile.add(column[inside], row[inside], stretch.depth_m[inside])
        _count(tally, inside)
    if not divisions:
        raise HazardError(HazardProblem.NO_FEATURES, file=said)
    return write_pile(
        settled, pile, mesh_lattice(divisions.pop()), file.frame, PileAccount(file, tally)
    )


def _bring_points(settled: SettledLayer, file: LayerFile, path: Path, tell: Tell) -> BroughtIn:
    said = settled.layer.members[0].name
    crs = read_crs(settled.crs, said)
    places: list[FloatArray] = []
    depths: list[FloatArray] = []
    tally = Tally()
    for stretch in read_depth_table(path, said, {"経度": "lon", "緯度": "lat"}):
        tell(0, 1)
        written = [
            read_degrees(stretch.keys[name], said, stretch.first_line) for name in ("lon", "lat")
        ]
        lonlat = crs.to_lonlat(np.column_stack(written))
        file.extents.append(_checked_extent(lonlat, crs, said))
        inside = file.frame.contain(lonlat)
        places.append(lonlat[inside])
        depths.append(stretch.depth_m[inside])
        _count(tally, inside)
    if not places or not sum(map(len, places)):
        return tally.not_reached(file)
    plane = read_crs(_TOKYO_PLANE, said)
    xy = plane.to_xy(np.concatenate(places))
    lattice = _point_lattice(xy, said)
    column = np.floor((xy[:, 0] - lattice.west) / _TOKYO_STEP_M).astype(np.int64)
    row = np.floor((xy[:, 1] - lattice.south) / _TOKYO_STEP_M).astype(np.int64)
    pile = CellPile([column], [row], [np.concatenate(depths)])
    return write_pile(settled, pile, lattice, frame_in(file.frame, plane), PileAccount(file, tally))


def _point_lattice(xy: FloatArray, said: str) -> Lattice:
    """Find the 10 m grid whose cell middles the points are.

    Raises
    ------
    HazardError
        POINTS_OFF_GRID: they stand on no such grid; then nobody knows how far each one speaks.
    """
    turn = 2 * np.pi * xy / _TOKYO_STEP_M
    phase = np.arctan2(np.sin(turn).mean(axis=0), np.cos(turn).mean(axis=0))
    middle = phase / (2 * np.pi) * _TOKYO_STEP_M
    off = np.abs((xy - middle + _TOKYO_STEP_M / 2) % _TOKYO_STEP_M - _TOKYO_STEP_M / 2)
    if off.max() > _OFF_GRID_M:
        found = f"{off.max():.1f}"
        raise HazardError(ProductProblem.POINTS_OFF_GRID, file=said, found=found)
    west, south = middle - _TOKYO_STEP_M / 2
    return Lattice(float(west), float(south), _TOKYO_STEP_M, _TOKYO_STEP_M, _TOKYO_PLANE)


def _refuse_mixed(divisions: set[int], said: str) -> None:
    if len(divisions) > 1:
        found = "、".join(f"1/{division}" for division in sorted(divisions))
        raise HazardError(ProductProblem.MIXED_MESHES, file=said, found=found)


def _count(tally: Tally, inside: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> None:
    tally.read(len(inside))
    tally.tell(ProductRemark.FEATURES_OUTSIDE, int(np.count_nonzero(~inside)))


def _extent(meshes: SubMeshes) -> Bounds:
    return Bounds(
        float(meshes.west.min()) / UNITS_PER_DEGREE,
        float(meshes.south.min()) / UNITS_PER_DEGREE,
        float(meshes.west.max() + meshes.cell_width) / UNITS_PER_DEGREE,
        float(meshes.south.max() + meshes.cell_height) / UNITS_PER_DEGREE,
    )


def _checked_extent(lonlat: FloatArray, crs: LayerCrs, said: str) -> Bounds:
    """Check that a stretch of points lies in Japan, in degrees as the file says."""
    if not crs.is_degrees:
        raise HazardError(ProductProblem.CRS_CONTRADICTED, file=said, found=crs.name, extent="")
    extent = bounds_of(lonlat)
    check_in_japan(extent, said)
    return extent
