"""Look at a vector file: a product of 国土数値情報, of the guideline, of PLATEAU, or any."""

from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from gis.products.geojson_head import LARGE_BYTES, cut_geojson
from gis.products.guideline import depth_field_of
from gis.products.ksj import (
    MINISTRY,
    Recognised,
    edition_year,
    recognise_ksj,
    river_fields,
    whole_numbers,
)
from gis.products.old_ranks import editions_of
from gis.products.product import Member, ProductFamily, ProductLayer, Question
from gis.products.vector_file import VectorAbout, look_at_vector
from gis.products.workshop import Workshop
from scoring.codes import HazardKind, Peril, RankEdition

_SHOWN = 12
_FOOTPRINTS = {
    "depth_L2": (HazardKind.DEPTH_M, Peril.FLOOD_L2, "建物ごとの浸水深（想定最大規模）"),
    "depth_L1": (HazardKind.DEPTH_M, Peril.FLOOD_L1, "建物ごとの浸水深（計画規模）"),
    "rank_L2": (HazardKind.DEPTH_RANK, Peril.FLOOD_L2, "建物ごとの浸水ランク（想定最大規模）"),
    "rank_L1": (HazardKind.DEPTH_RANK, Peril.FLOOD_L1, "建物ごとの浸水ランク（計画規模）"),
}
_PLATEAU = "3D都市モデル PLATEAU（国土交通省）を加工して作成"


def look_at_shapes(member: Member, workshop: Workshop) -> Iterator[ProductLayer]:
    """Give the hazard layers of a vector file; none if it holds no polygons.

    Raises
    ------
    gis.errors.HazardError
        The file cannot be read.
    """
    abouts = _abouts(member, workshop)
    for about in abouts:
        if about.is_polygons:
            several = len(abouts) > 1
            own = Member(member.path, member.steps, about.layer if several else None)
            yield from _layers(about, own)


def _abouts(member: Member, workshop: Workshop) -> list[VectorAbout]:
    head = workshop.head_of(member, LARGE_BYTES)
    first = cut_geojson(head) if len(head) == LARGE_BYTES else None
    if first is None:
        with workshop.at_hand(member) as path:
            return look_at_vector(path)
    with workshop.part_at_hand(member, first) as path:
        return look_at_vector(path)


def _layers(about: VectorAbout, member: Member) -> Iterator[ProductLayer]:
    found = recognise_ksj(about, member)
    if found:
        yield from (_national(one, about, member) for one in found)
    elif (depth_field := depth_field_of(about.fields)) is not None:
        yield _guideline(depth_field, about, member)
    elif "gml_id" in about.fields and set(_FOOTPRINTS) & set(about.fields):
        named = [name for name in _FOOTPRINTS if name in about.fields]
        yield from (_footprints(name, about, member) for name in named)
    else:
        yield _any(about, member)


def _national(found: Recognised, about: VectorAbout, member: Member) -> ProductLayer:
    year = edition_year(member)
    data = found.data if year is None else f"{found.data} {year}年度版"
    is_old = found.family is ProductFamily.KSJ_FLOOD_2012
    rivers = river_fields(found.field, about.fields)
    edition = RankEdition.KSJ_6 if found.kind is HazardKind.DEPTH_RANK else None
    if is_old:
        editions = editions_of(whole_numbers(about.sample["A31_001"]) or set())
        edition = editions.pop() if len(editions) == 1 else None
    asked = {
        Question.FIELD: found.field is None,
        Question.EDITION: is_old,
        Question.CRS: about.crs is None,
        Question.COVERAGE: True,
    }
    return ProductLayer(
        "",
        found.name,
        found.family,
        (member,),
        kind=found.kind,
        peril=found.peril,
        rank_edition=edition,
        field=found.field,
        fields=about.fields,
        values=_shown(about, found.field),
        crs=about.crs,
        credit=MINISTRY.format(data=data),
        rivers=_texts(about.sample[rivers["river"]]) if "river" in rivers else (),
        selection=found.selection,
        questions=_asked(asked),
    )


def _guideline(depth_field: str, about: VectorAbout, member: Member) -> ProductLayer:
    asked = {Question.PERIL: True, Question.CRS: about.crs is None, Question.COVERAGE: True}
    return ProductLayer(
        "",
        _stem(member),
        ProductFamily.GUIDELINE_SHAPES,
        (member,),
        kind=HazardKind.DEPTH_M,
        field=depth_field,
        fields=about.fields,
        values=_shown(about, depth_field),
        crs=about.crs,
        questions=_asked(asked),
    )


def _footprints(name: str, about: VectorAbout, member: Member) -> ProductLayer:
    kind, peril, title = _FOOTPRINTS[name]
    return ProductLayer(
        "",
        title,
        ProductFamily.PLATEAU_FOOTPRINTS,
        (member,),
        kind=kind,
        peril=peril,
        rank_edition=RankEdition.KSJ_6 if kind is HazardKind.DEPTH_RANK else None,
        field=name,
        fields=about.fields,
        values=_shown(about, name),
        crs=about.crs,
        credit=_PLATEAU,
        questions=_asked({Question.CRS: about.crs is None, Question.EMPTY_MEANS: True}),
    )


def _any(about: VectorAbout, member: Member) -> ProductLayer:
    asked = {
        Question.KIND: True,
        Question.PERIL: True,
        Question.EDITION: True,
        Question.FIELD: True,
        Question.CRS: about.crs is None,
        Question.COVERAGE: True,
    }
    return ProductLayer(
        "",
        member.layer or _stem(member),
        ProductFamily.GENERIC_POLYGONS,
        (member,),
        fields=about.fields,
        crs=about.crs,
        questions=_asked(asked),
    )


def _asked(asked: dict[Question, bool]) -> tuple[Question, ...]:
    return tuple(question for question, is_open in asked.items() if is_open)


def _shown(about: VectorAbout, field: str | None) -> tuple[str, ...]:
    return () if field is None else _texts(about.sample[field])[:_SHOWN]


def _texts(values: NDArray[np.generic]) -> tuple[str, ...]:
    given = pd.Series(values, dtype=object).dropna()
    return tuple(str(value) for value in pd.unique(given))


def _stem(member: Member) -> str:
    return member.name.rpartition(".")[0] or member.name
