"""Which 国土数値情報 product a vector file is, told by its attributes and their values.

File names lie (they are renamed, translated, cut); the attributes A31a_205, A33_001 … are the
product's own. Folder names only tell apart what the attributes leave open (41_氾濫流).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from gis.products.product import Member, ProductFamily
from gis.products.vector_file import VectorAbout
from scoring.codes import HazardKind, Peril

MINISTRY = "国土数値情報（{data}）（国土交通省）を加工して作成"

_RANK_FIELD = re.compile(r"^(A31[ab]?)_([1-4])0([15])$", re.IGNORECASE)
_MOST = {"1": 7, "2": 7, "3": 7, "4": 3}
_YEAR = re.compile(r"A(?:31[ab]?|33|40|49|51)-(\d\d)(?!\d)", re.IGNORECASE)
_RIVER_PLACES = {"river_number": 1, "river": 2, "manager": 4}
_FLOW, _BANK = "氾濫流", "河岸侵食"


@dataclass(frozen=True)
class Recognised:
    """What a layer of a file is. ``kind``, ``peril``, ``field`` None: to be asked.

    ``selection`` is the part of the file this is (see ``ProductLayer``).
    """

    family: ProductFamily
    name: str
    data: str
    kind: HazardKind | None = None
    peril: Peril | None = None
    field: str | None = None
    selection: str | None = None


_FLOODS: dict[str, tuple[str, HazardKind, Peril]] = {
    "1": ("浸水深（計画規模）", HazardKind.DEPTH_RANK, Peril.FLOOD_L1),
    "2": ("浸水深（想定最大規模）", HazardKind.DEPTH_RANK, Peril.FLOOD_L2),
    "3": ("浸水継続時間（想定最大規模）", HazardKind.DURATION_RANK, Peril.FLOOD_L2),
    "4": ("家屋倒壊等氾濫想定区域", HazardKind.COLLAPSE_ZONE, Peril.FLOOD_L2),
}
_FLOOD_FAMILIES = {
    "a31a": (ProductFamily.KSJ_FLOOD_RIVER, "洪水浸水想定区域（河川単位）データ"),
    "a31b": (ProductFamily.KSJ_FLOOD_MESH, "洪水浸水想定区域（1次メッシュ単位）データ"),
    "a31": (ProductFamily.KSJ_FLOOD, "洪水浸水想定区域データ"),
}
_DEPTH_TEXTS = {
    "A51_005": (ProductFamily.KSJ_INLAND, "雨水出水浸水想定区域", Peril.INLAND),
    "A49_003": (ProductFamily.KSJ_STORM_SURGE, "高潮浸水想定区域", Peril.STORM_SURGE),
    "A40_003": (ProductFamily.KSJ_TSUNAMI, "津波浸水想定", Peril.TSUNAMI),
}
_PHENOMENA = {"1": "急傾斜地の崩壊", "2": "土石流", "3": "地滑り"}


def recognise_ksj(about: VectorAbout, member: Member) -> list[Recognised]:
    """Tell which layers of 国土数値情報 a file holds; empty: it is none of theirs."""
    if "A31_001" in about.fields:
        return [_flood_2012()]
    if {"A33_001", "A33_002"} <= set(about.fields):
        return [_sediment(code) for code in _PHENOMENA]
    texts = [_depth_text(name) for name in _DEPTH_TEXTS if name in about.fields]
    return texts or _floods(about, member)


def edition_year(member: Member) -> int | None:
    """Give the year a file's name tells (``A31a-25_…`` is 2025); None: it tells none."""
    told = _YEAR.search(member.place)
    return None if told is None else 2000 + int(told[1])


def river_fields(rank_field: str | None, fields: Sequence[str]) -> dict[str, str]:
    """Give the attributes with number, name and manager of the river, by what they are.

    Only where the rank is ``x05``: there x01 to x04 are these; in other editions they are not.
    """
    told = None if rank_field is None else _RANK_FIELD.match(rank_field)
    if told is None or told[3] != "5":
        return {}
    named = {what: f"{told[1]}_{told[2]}0{place}" for what, place in _RIVER_PLACES.items()}
    return {what: name for what, name in named.items() if name in fields}


def whole_numbers(values: NDArray[np.generic]) -> set[int] | None:
    """Give the distinct values as whole numbers; None: one of them is none, or is empty."""
    numbers = pd.to_numeric(pd.Series(values, dtype=object), errors="coerce").to_numpy(np.float64)
    if np.isnan(numbers).any() or (numbers != np.rint(numbers)).any():
        return None
    return {int(number) for number in np.unique(numbers)}


def _floods(about: VectorAbout, member: Member) -> list[Recognised]:
    candidates: dict[str, list[str]] = {}
    for name in about.fields:
        if told := _RANK_FIELD.match(name):
            candidates.setdefault(told[2], []).append(name)
    return [
        _flood(layer, _rank_field(layer, names, about.sample), names[0], member)
        for layer, names in sorted(candidates.items())
    ]


def _flood(layer: str, rank_field: str | None, example: str, member: Member) -> Recognised:
    """Build what one of the four layers is; ``rank_field`` None: it must be asked."""
    prefix = example.partition("_")[0]
    family, data = _FLOOD_FAMILIES[prefix.lower()]
    name, kind, peril = _FLOODS[layer]
    selection = _collapse_folder(member) if layer == "4" else None
    if selection is not None:
        name = f"{name}（{selection}）"
    return Recognised(family, name, data, kind, peril, rank_field, selection)


def _rank_field(
    layer: str, names: list[str], sample: Mapping[str, NDArray[np.generic]]
) -> str | None:
    """Choose the attribute whose values can be the codes; x05 before x01, which may be a number."""
    fitting = [
        name
        for name in sorted(names, reverse=True)
        if (values := whole_numbers(sample[name])) and values <= set(range(1, _MOST[layer] + 1))
    ]
    return fitting[0] if fitting else None


def _collapse_folder(member: Member) -> str | None:
    place = member.place.replace("浸食", "侵食")
    if "41_" in place and _FLOW in place:
        return _FLOW
    if "42_" in place and _BANK in place:
        return _BANK
    return None


def _flood_2012() -> Recognised:
    return Recognised(
        ProductFamily.KSJ_FLOOD_2012,
        "浸水想定区域（2012年版）",
        "浸水想定区域データ 平成24年度",
        HazardKind.DEPTH_RANK,
        Peril.FLOOD_L1,
        "A31_001",
    )


def _depth_text(name: str) -> Recognised:
    family, data, peril = _DEPTH_TEXTS[name]
    return Recognised(family, data, f"{data}データ", HazardKind.DEPTH_RANK, peril, name)


def _sediment(code: str) -> Recognised:
    return Recognised(
        ProductFamily.KSJ_SEDIMENT,
        f"土砂災害警戒区域（{_PHENOMENA[code]}）",
        "土砂災害警戒区域データ",
        HazardKind.SEDIMENT_ZONE,
        Peril.SEDIMENT,
        "A33_002",
        selection=code,
    )
