"""Shapes of the 浸水想定区域図データ電子化ガイドライン: a cell each, which its code says better.

A town has millions of these squares; as cells of a raster they are asked in no time. Where a
code is none of the guideline's, the shapes speak for themselves.
"""

import unicodedata
from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from gis.errors import HazardError
from gis.layer_values import LayerMeaning
from gis.products.answers import SettledLayer
from gis.products.cell_pile import CellPile, PileAccount, write_pile
from gis.products.mesh_codes import SubMeshes, mesh_lattice, read_sub_meshes
from gis.products.outcome import LayerFile, Tally
from gis.products.polygons_in import bring_in_polygons
from gis.products.product import BroughtIn, ProductRemark, Tell
from gis.products.values import rank_of_depth
from gis.products.vector_file import VectorPart, read_part
from gis.products.workshop import Workshop


def bring_in_squares(settled: SettledLayer, file: LayerFile, tell: Tell) -> BroughtIn:
    """Write squares as cells by their codes, or as polygons where they have none.

    Raises
    ------
    HazardError
        The file cannot be read, or a depth in it is none.
    """
    mesh_field = mesh_field_of(settled.layer.fields)
    (member,) = settled.layer.members
    if mesh_field is None or settled.field is None:
        return bring_in_polygons(settled, file, tell)
    tell(0, 1)
    with Workshop() as workshop, workshop.at_hand(member) as path:
        columns = (mesh_field, settled.field)
        part = read_part(path, member.layer, columns, file.frame, settled.crs)
    meshes = _meshes(part.columns[mesh_field], member.name)
    if meshes is None:
        return bring_in_polygons(settled, file, tell)
    file.extents.append(part.extent)
    return _written(settled, part, meshes, file)


def mesh_field_of(fields: Sequence[str]) -> str | None:
    """Find the attribute with the code of the cell; None: there is none."""
    for name in fields:
        if unicodedata.normalize("NFKC", name).casefold().startswith(("mesh", "メッシュ")):
            return name
    return None


def depth_field_of(fields: Sequence[str]) -> str | None:
    """Find the depth, whatever the width of its letters; None: this is none of the guideline."""
    plain = {unicodedata.normalize("NFKC", name): name for name in fields}
    return None if mesh_field_of(fields) is None else plain.get("浸水深")


def _meshes(given: NDArray[np.generic], said: str) -> SubMeshes | None:
    """Read the codes; None: one is no code, or there are several sizes or no cells at all."""
    texts = pd.Series(given, dtype=object).astype("str").str.removesuffix(".0")
    if not len(texts) or not texts.str.fullmatch(r"\d{13}|\d{15}").all():
        return None
    try:
        return read_sub_meshes(texts.astype(np.int64).to_numpy(), said)
    except HazardError:
        return None


def _written(
    settled: SettledLayer, part: VectorPart, meshes: SubMeshes, file: LayerFile
) -> BroughtIn:
    meaning = LayerMeaning(settled.kind, settled.edition, settled.layer.name, rank_of_depth)
    depth = meaning.checked(meaning.as_numbers(part.columns[settled.field or ""]))
    tally = Tally()
    tally.read(part.feature_count)
    tally.tell(ProductRemark.WITHOUT_SHAPE, part.without_shape)
    elsewhere = part.feature_count - part.without_shape - len(depth)
    lattice = mesh_lattice(meshes.division)
    column, row = meshes.west // meshes.cell_width, meshes.south // meshes.cell_height
    inside = lattice.hold(column, row, file.frame)
    tally.tell(ProductRemark.FEATURES_OUTSIDE, elsewhere + int(np.count_nonzero(~inside)))
    pile = CellPile([column[inside]], [row[inside]], [depth[inside]])
    return write_pile(settled, pile, lattice, file.frame, PileAccount(file, tally))
