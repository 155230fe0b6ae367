"""Look at products of cells: GeoTIFF, tables of meshes or points, saved tiles of the portal."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from gis.products.forms import Form
from gis.products.product import Member, ProductFamily, ProductLayer, Question
from gis.products.raster_file import look_at_tif
from gis.products.workshop import Workshop
from scoring.codes import HazardKind, Peril, RankEdition

_BREACH = re.compile(r"(?<![A-Za-z])BP[_-]?\d{3}(?!\d)", re.IGNORECASE)
_TILE = re.compile(r"^(.*)/\d{1,2}/\d{1,8}/\d{1,8}\.png$", re.IGNORECASE)
_PORTAL = "ハザードマップポータルサイト（国土交通省・国土地理院）を加工して作成"
_TILE_SETS: dict[str, tuple[str, HazardKind, Peril]] = {
    "01_flood_l2_shinsuishin": ("浸水深（想定最大規模）", HazardKind.DEPTH_RANK, Peril.FLOOD_L2),
    "01_flood_l1_shinsuishin": ("浸水深（計画規模）", HazardKind.DEPTH_RANK, Peril.FLOOD_L1),
    "01_flood_l2_keizoku": ("浸水継続時間", HazardKind.DURATION_RANK, Peril.FLOOD_L2),
    "01_flood_l2_kaokutoukai_hanran": (
        "家屋倒壊等氾濫想定区域（氾濫流）",
        HazardKind.COLLAPSE_ZONE,
        Peril.FLOOD_L2,
    ),
    "01_flood_l2_kaokutoukai_kagan": (
        "家屋倒壊等氾濫想定区域（河岸侵食）",
        HazardKind.COLLAPSE_ZONE,
        Peril.FLOOD_L2,
    ),
    "02_naisui": ("内水（雨水出水）浸水想定区域", HazardKind.DEPTH_RANK, Peril.INLAND),
    "03_hightide_l2_shinsuishin": ("高潮浸水想定区域", HazardKind.DEPTH_RANK, Peril.STORM_SURGE),
    "04_tsunami": ("津波浸水想定", HazardKind.DEPTH_RANK, Peril.TSUNAMI),
    "05_dosekiryukeikaikuiki": (
        "土砂災害警戒区域（土石流）",
        HazardKind.SEDIMENT_ZONE,
        Peril.SEDIMENT,
    ),
    "05_kyukeishakeikaikuiki": (
        "土砂災害警戒区域（急傾斜地の崩壊）",
        HazardKind.SEDIMENT_ZONE,
        Peril.SEDIMENT,
    ),
    "05_jisuberikeikaikuiki": (
        "土砂災害警戒区域（地滑り）",
        HazardKind.SEDIMENT_ZONE,
        Peril.SEDIMENT,
    ),
}


def look_at_raster(member: Member, workshop: Workshop) -> ProductLayer:
    """Look at a GeoTIFF: only a person knows what its cells mean.

    Raises
    ------
    gis.errors.HazardError
        It cannot be read, or would need too much memory.
    """
    with workshop.at_hand(member) as path:
        crs = look_at_tif(path)
    asked = [Question.KIND, Question.PERIL, Question.EDITION]
    asked += [Question.CRS] if crs is None else []
    return ProductLayer(
        "",
        _stem(member),
        ProductFamily.GENERIC_RASTER,
        (member,),
        crs=crs,
        questions=(*asked, Question.EMPTY_MEANS, Question.COVERAGE),
    )


def look_at_table(member: Member, form: Form) -> ProductLayer:
    """Look at a table of meshes (電子化ガイドライン) or of points (東京都)."""
    is_mesh = form is Form.MESH_TABLE
    asked = [Question.PERIL, Question.COVERAGE]
    return ProductLayer(
        "",
        _stem(member),
        ProductFamily.GUIDELINE_TABLE if is_mesh else ProductFamily.TOKYO_TABLE,
        (member,),
        kind=HazardKind.DEPTH_M,
        field="浸水深",
        crs="EPSG:6668" if is_mesh else None,
        questions=tuple(asked if is_mesh else [*asked, Question.CRS]),
    )


def look_at_tiles(members: Sequence[Member]) -> Iterator[ProductLayer]:
    """Give a layer per set of saved tiles, told by the name the portal gives the set."""
    for root, tiles in groupby(sorted(members, key=_root), key=_root):
        known = [told for prefix, told in _TILE_SETS.items() if f"/{prefix}" in f"/{root}"]
        name, kind, peril = known[0] if known else (_last(root), None, None)
        asked = [] if known else [Question.KIND, Question.PERIL]
        yield ProductLayer(
            "",
            name,
            ProductFamily.PORTAL_TILES,
            tuple(tiles),
            kind=kind,
            peril=peril,
            rank_edition=RankEdition.KSJ_6 if kind is HazardKind.DEPTH_RANK else None,
            crs="EPSG:3857",
            credit=_PORTAL,
            questions=(*asked, Question.COVERAGE),
        )


def is_one_breach(layer: ProductLayer) -> bool:
    """Tell a file of a single breach point (BPnnn) from the envelope of all (MAXALL)."""
    guideline = (ProductFamily.GUIDELINE_TABLE, ProductFamily.GUIDELINE_SHAPES)
    return layer.family in guideline and any(_BREACH.search(one.place) for one in layer.members)


def _root(member: Member) -> str:
    found = _TILE.match(member.place)
    return "" if found is None else found[1]


def _last(root: str) -> str:
    return root.rpartition("/")[2]


def _stem(member: Member) -> str:
    return member.name.rpartition(".")[0] or member.name
