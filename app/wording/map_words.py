"""Words of the map: values of hazard layers, and why a base map cannot be shown."""

from app.wording.sentence import Advice, Text
from gis.base_map.errors import BaseMapProblem
from gis.town_map.signs import HomeColouring
from scoring.codes import HazardKind

COLOURING_WORDS: dict[HomeColouring, Text] = {
    HomeColouring.TIER: Text("階層", "tier"),
    HomeColouring.LEVEL: Text("世帯支援レベル", "household level"),
    HomeColouring.VERDICT: Text("判定", "verdict"),
}

# 国土数値情報 A31: 浸水継続時間コード 1〜7, 危険区域区分; A33: 区域区分
LAYER_VALUE_WORDS: dict[HazardKind, dict[int, Text]] = {
    HazardKind.DURATION_RANK: {
        1: Text("12時間未満", "under 12 hours"),
        2: Text("12時間〜1日未満", "12 hours to a day"),
        3: Text("1〜3日未満", "1 to 3 days"),
        4: Text("3日〜1週間未満", "3 days to a week"),
        5: Text("1〜2週間未満", "1 to 2 weeks"),
        6: Text("2〜4週間未満", "2 to 4 weeks"),
        7: Text("4週間以上", "4 weeks and more"),
    },
    HazardKind.COLLAPSE_ZONE: {
        1: Text("氾濫流", "flood current"),
        2: Text("河岸侵食", "bank erosion"),
        3: Text("氾濫流と河岸侵食", "current and erosion"),
        4: Text("種類は不明", "kind not told"),
    },
    HazardKind.SEDIMENT_ZONE: {
        1: Text("土砂災害警戒区域", "sediment warning zone"),
        2: Text("土砂災害特別警戒区域", "special warning zone"),
    },
}

_CHOOSE_ANOTHER = Text(
    "別の背景地図を選んでください。浸水図はそのまま見られます。",
    "Choose another base map; the flood map is shown without it.",
)

BASE_MAP_ADVICE: dict[BaseMapProblem, Advice] = {
    BaseMapProblem.MISSING: Advice(
        Text("背景地図 {file} が見つかりません。", "The base map {file} is not there."),
        Text(
            "移したときは選び直してください。USBメモリーや共有フォルダーなら、つないでから"
            "町を開き直してください。",
            "If it was moved, choose it again; if it is on a USB stick or share, connect it and "
            "open the town again.",
        ),
    ),
    BaseMapProblem.NOT_READABLE: Advice(
        Text("背景地図 {file} を読む権限がありません。", "The base map {file} may not be read."),
        Text("読み取りの権限を確かめてください。", "Check the permission to read it."),
    ),
    BaseMapProblem.NOT_A_MAP: Advice(
        Text(
            "{file} は背景地図として読めない形式です（{found}）。",
            "{file} is of a form that is no base map ({found}).",
        ),
        Text(
            "タイルのフォルダー（z/x/y.png）、MBTiles、GeoPackage のタイル、GeoTIFF の画像の"
            "どれかを選んでください。",
            "Choose a folder of tiles (z/x/y.png), an MBTiles file, a GeoPackage with tiles or "
            "a GeoTIFF picture.",
        ),
    ),
    BaseMapProblem.NO_TILES: Advice(
        Text("{file} に地図のタイルがありません。", "There are no map tiles in {file}."),
        Text(
            "番号の名前のフォルダー（ズーム z）がすぐ下に並ぶフォルダーを選んでください。",
            "Choose the folder that directly holds the numbered folders (zoom z).",
        ),
    ),
    BaseMapProblem.VECTOR_TILES: Advice(
        Text(
            "{file} はベクトルタイルです。描き方の情報がないため表示できません。",
            "{file} holds vector tiles, which cannot be drawn without their styles.",
        ),
        Text(
            "画像（PNG・JPEG・WebP）のタイルを入手してください。",
            "Obtain tiles that are pictures (PNG, JPEG, WebP).",
        ),
    ),
    BaseMapProblem.ODD_TILING: Advice(
        Text(
            "{file} のタイルの切り方（{found}）は、ウェブ地図の標準（EPSG:3857・256画素）と"
            "違うため表示できません。",
            "The tiles of {file} ({found}) are not cut as web maps are (EPSG:3857, 256 pixels).",
        ),
        Text(
            "「Google Maps 互換」の切り方で、タイルの表を一つにして書き出し直してください。",
            "Export them again as one table in the Google Maps compatible scheme.",
        ),
    ),
    BaseMapProblem.DAMAGED: Advice(
        Text("背景地図 {file} は壊れているため読めません。", "The base map {file} is damaged."),
        _CHOOSE_ANOTHER,
    ),
    BaseMapProblem.NO_PICTURE: Advice(
        Text(
            "{file} は地図の画像ではありません（8ビットのカラー・グレー・パレットの画像、"
            "または PNG・JPEG・WebP のタイルが要ります）。",
            "{file} is no picture of a map (8-bit colour, grey or palette, or tiles in PNG, "
            "JPEG or WebP).",
        ),
        _CHOOSE_ANOTHER,
    ),
}
