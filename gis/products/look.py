"""Look at a product as it was downloaded: which layers it offers, and what it leaves open."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from gis.errors import HazardError
from gis.products.errors import ProductProblem
from gis.products.forms import VECTORS, Form, FoundFile, form_of, one_form_of_each
from gis.products.look_cells import is_one_breach, look_at_raster, look_at_table, look_at_tiles
from gis.products.look_shapes import look_at_shapes
from gis.products.plateau import look_at_city
from gis.products.product import (
    ProductFamily,
    ProductLayer,
    ProductLook,
    ProductRemark,
    Remark,
)
from gis.products.workshop import Workshop

_NAMED = 5

_JOINED = {family for family in ProductFamily if family.value.startswith("ksj_")}

_TEXTS = {ProductFamily.KSJ_INLAND, ProductFamily.KSJ_STORM_SURGE, ProductFamily.KSJ_TSUNAMI}
_BUILDINGS = {ProductFamily.PLATEAU_BUILDINGS, ProductFamily.PLATEAU_FOOTPRINTS}
_SAID_OF: dict[ProductRemark, Callable[[ProductLayer], bool]] = {
    ProductRemark.OLD_EDITION: lambda layer: layer.family is ProductFamily.KSJ_FLOOD_2012,
    ProductRemark.TEXT_CLASSES: lambda layer: layer.family in _TEXTS,
    ProductRemark.ONE_BREACH_ONLY: is_one_breach,
    ProductRemark.BUILDINGS_ONLY: lambda layer: layer.family in _BUILDINGS,
}

_SILENT = (Form.SIDE_FILE, Form.CITY_MODEL, Form.TILE)

_Same = tuple[object, ...]


def look_at_product(path: Path) -> ProductLook:
    """Look at a file, ZIP or folder; nothing is written and nothing is guessed.

    Of several rivers of one class one layer is made, with the river as an attribute: where no
    polygon is, a place is dry only if it is so for every river of the class, and a person is
    asked once, not once for each of fifty rivers. Where rivers overlap the worst speaks.

    Raises
    ------
    HazardError
        There is nothing at ``path``, nothing in it is a hazard layer, it is damaged, or it is
        an archive that is not safe to open.
    """
    with Workshop() as workshop:
        found = [
            FoundFile(member, form_of(member, workshop)) for member in workshop.members_of(path)
        ]
        taken, left = one_form_of_each(found)
        offered = [(file, _layers(file, workshop)) for file in taken]
    layers = [layer for _, some in offered for layer in some]
    layers += look_at_city([file.member for file in taken if file.form is Form.CITY_MODEL])
    layers += look_at_tiles([file.member for file in taken if file.form is Form.TILE])
    if not layers:
        named = _some(file.member.name for file in found)
        raise HazardError(ProductProblem.NOTHING_USABLE, file=path, found=named)
    unused = [file for file, some in offered if not some and file.form not in _SILENT]
    return ProductLook(
        path, _numbered(_joined(layers)), (*_left_out(unused, left), *_told_of(layers))
    )


def _layers(file: FoundFile, workshop: Workshop) -> list[ProductLayer]:
    """Give the layers of a file that stands for itself; of city models and tiles none does."""
    if file.form in VECTORS:
        return list(look_at_shapes(file.member, workshop))
    if file.form is Form.GEOTIFF:
        return [look_at_raster(file.member, workshop)]
    if file.form in (Form.MESH_TABLE, Form.POINT_TABLE):
        return [look_at_table(file.member, file.form)]
    return []


def _joined(layers: Iterable[ProductLayer]) -> list[ProductLayer]:
    """Make one layer of the files of one class of 国土数値情報; others stay one each."""
    joined: dict[_Same, ProductLayer] = {}
    for layer in layers:
        same: _Same = (layer.family, len(joined))
        if layer.family in _JOINED:
            same = (layer.name, layer.kind, layer.peril, layer.field, layer.questions)
            same = (*same, layer.family, layer.selection, layer.rank_edition)
        first = joined.get(same)
        joined[same] = layer if first is None else _with(first, layer)
    return list(joined.values())


def _with(one: ProductLayer, other: ProductLayer) -> ProductLayer:
    return replace(
        one,
        members=(*one.members, *other.members),
        rivers=tuple(dict.fromkeys((*one.rivers, *other.rivers))),
        values=tuple(dict.fromkeys((*one.values, *other.values))),
    )


def _numbered(layers: list[ProductLayer]) -> tuple[ProductLayer, ...]:
    return tuple(
        replace(layer, key=f"{layer.family.value}-{number}")
        for number, layer in enumerate(layers, start=1)
    )


def _left_out(unused: list[FoundFile], left: list[FoundFile]) -> list[Remark]:
    """Tell of each file that gave no layer, and why."""
    is_alone = {file: file.form is Form.OTHER_XML for file in unused}
    told = (
        (ProductRemark.SAME_THING_TWICE, left),
        (ProductRemark.GML_LEFT_OUT, [file for file in unused if is_alone[file]]),
        (ProductRemark.FILE_LEFT_OUT, [file for file in unused if not is_alone[file]]),
    )
    return [
        Remark(code, {"count": len(files), "found": _some(file.member.name for file in files)})
        for code, files in told
        if files
    ]


def _told_of(layers: list[ProductLayer]) -> list[Remark]:
    codes: list[ProductRemark] = []
    for layer in layers:
        codes += [code for code, says in _SAID_OF.items() if says(layer)]
    return [Remark(code) for code in dict.fromkeys(codes)]


def _some(names: Iterable[str]) -> str:
    named = list(dict.fromkeys(names))
    return "、".join(named[:_NAMED]) + (" …" if len(named) > _NAMED else "")
