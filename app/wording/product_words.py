"""Words for hazard products: what they are, what is asked of them, what became of them."""

from collections import defaultdict

from app.wording.sentence import Language, Text
from gis.products.product import (
    CoverageAnswer,
    ProductFamily,
    ProductRemark,
    Question,
    Remark,
)

FAMILY_WORDS: dict[ProductFamily, Text] = {
    ProductFamily.KSJ_FLOOD_RIVER: Text(
        "国土数値情報 洪水浸水想定区域（河川単位）", "National Land Information, flood by river"
    ),
    ProductFamily.KSJ_FLOOD_MESH: Text(
        "国土数値情報 洪水浸水想定区域（メッシュ単位）", "National Land Information, flood by mesh"
    ),
    ProductFamily.KSJ_FLOOD: Text(
        "国土数値情報 洪水浸水想定区域（2019〜2021年版）",
        "National Land Information, flood (2019 to 2021)",
    ),
    ProductFamily.KSJ_FLOOD_2012: Text(
        "国土数値情報 浸水想定区域（2012年版）", "National Land Information, flood (2012)"
    ),
    ProductFamily.KSJ_INLAND: Text(
        "国土数値情報 雨水出水（内水）浸水想定区域", "National Land Information, inland water"
    ),
    ProductFamily.KSJ_STORM_SURGE: Text(
        "国土数値情報 高潮浸水想定区域", "National Land Information, storm surge"
    ),
    ProductFamily.KSJ_TSUNAMI: Text(
        "国土数値情報 津波浸水想定", "National Land Information, tsunami"
    ),
    ProductFamily.KSJ_SEDIMENT: Text(
        "国土数値情報 土砂災害警戒区域", "National Land Information, sediment disaster"
    ),
    ProductFamily.GUIDELINE_TABLE: Text(
        "電子化ガイドラインの CSV", "CSV of the digitisation guideline"
    ),
    ProductFamily.GUIDELINE_SHAPES: Text(
        "電子化ガイドラインの Shapefile", "Shapefile of the digitisation guideline"
    ),
    ProductFamily.TOKYO_TABLE: Text("東京都の浸水予想区域の CSV", "CSV of Tokyo's flood map"),
    ProductFamily.PORTAL_TILES: Text(
        "ハザードマップポータルの保存タイル", "saved tiles of the hazard map portal"
    ),
    ProductFamily.PLATEAU_BUILDINGS: Text(
        "PLATEAU の建物（CityGML）", "PLATEAU buildings (CityGML)"
    ),
    ProductFamily.PLATEAU_FOOTPRINTS: Text(
        "PLATEAU の建物（GeoJSON）", "PLATEAU buildings (GeoJSON)"
    ),
    ProductFamily.GENERIC_POLYGONS: Text("面のデータ", "polygon file"),
    ProductFamily.GENERIC_RASTER: Text("セルのデータ（GeoTIFF）", "raster file (GeoTIFF)"),
}

QUESTION_WORDS: dict[Question, Text] = {
    Question.KIND: Text(
        "このデータの値は何を表しますか（浸水深、浸水ランク、浸水継続時間、区域）。",
        "What do its values tell (depth, rank, duration, zone)?",
    ),
    Question.PERIL: Text(
        "どの災害の、どの規模の想定ですか（洪水の想定最大規模・計画規模、内水、高潮、津波など）。",
        "Which danger, and on which assumption?",
    ),
    Question.EDITION: Text(
        "浸水ランクのコードはどの版ですか。値から見た版を示しています。提供元の説明で確かめてください。",
        "Which code list do the ranks use? The one the values look like is shown; check it.",
    ),
    Question.FIELD: Text("どの属性に値が入っていますか。", "Which attribute holds the value?"),
    Question.CRS: Text(
        "座標系が書かれていません。提供元に確かめ、座標系（平面直角座標系なら系番号）を選んでください。",
        "No reference system is named. Ask the source for it (plane zone …) and choose it.",
    ),
    Question.EMPTY_MEANS: Text(
        "値のない所（セル、建物）は浸水しないという意味ですか、分からないという意味ですか。",
        "Does a place without a value (cell, building) mean dry or unknown?",
    ),
    Question.COVERAGE: Text(
        "このデータはどこまでを調べたものですか。その中で区域の外にある所だけを「浸水なし」とします。",
        "Where has this product been assessed? Only in there is a place outside its zones dry.",
    ),
}

COVERAGE_ANSWER_WORDS: dict[CoverageAnswer, Text] = {
    CoverageAnswer.TOWN: Text("市町村の全域を調べている", "the whole town was assessed"),
    CoverageAnswer.EXTENT: Text(
        "このデータの範囲（外枠）の中だけを調べている", "only the extent of the file was assessed"
    ),
    CoverageAnswer.UNKNOWN: Text(
        "分からない（区域の外は「不明」とする）", "not known (outside its zones is unknown)"
    ),
}

REMARK_WORDS: dict[ProductRemark, Text] = {
    ProductRemark.SAME_THING_TWICE: Text(
        "同じ内容が別の形式でもあります。一つだけを使います（使わないファイル {count}: {found}）。",
        "The same thing is there in another form; one is used ({count} files left: {found}).",
    ),
    ProductRemark.GML_LEFT_OUT: Text(
        "GML だけのファイルは読みません（{count}: {found}）。"
        "GeoJSON か Shapefile を入手してください。",
        "Files in GML alone are not read ({count}: {found}); obtain GeoJSON or a Shapefile.",
    ),
    ProductRemark.FILE_LEFT_OUT: Text(
        "浸水や土砂のデータではないため読まなかったファイルがあります（{count}: {found}）。",
        "Files that are no hazard data were not read ({count}: {found}).",
    ),
    ProductRemark.OLD_EDITION: Text(
        "2012年の古い版です。今の区域と違うことがあります。新しい版があればそれを使ってください。",
        "This is the old edition of 2012; use a newer one if there is one.",
    ),
    ProductRemark.BOTH_OLD_TABLES: Text(
        "古い 5 区分と 7 区分のコードが混ざっています。コードごとに読みました。",
        "Codes of both old tables stand in it; each was read by its own table.",
    ),
    ProductRemark.BEFORE_DESIGNATION: Text(
        "指定前の区域が {count} あります。指定済みと同じに扱います。",
        "{count} zones are not yet designated; they count as designated ones.",
    ),
    ProductRemark.TEXT_CLASSES: Text(
        "浸水深が文字で書かれています。数を読み取り、元の文字も残します。",
        "Depths are written in words; the numbers are read, the words are kept.",
    ),
    ProductRemark.UPPER_BOUND: Text(
        "深さの区分が今の 6 区分と合わないものは、その区分の最も深い側で判定します。",
        "Classes that do not fit the six of today count by their deepest water.",
    ),
    ProductRemark.ONE_BREACH_ONLY: Text(
        "破堤点ごとのファイル（BP）です。一つの地点が切れた場合だけの浸水で、全体ではありません。",
        "A file of one breach point (BP): the flood of that breach alone, not of all.",
    ),
    ProductRemark.COARSER_TILES: Text(
        "最も細かい縮尺のタイルを使い、粗いもの {count} 枚は使いませんでした。",
        "The finest tiles were used; {count} coarser ones were not.",
    ),
    ProductRemark.BUILDINGS_ONLY: Text(
        "建物の上だけに値があります。建物の間は「不明」です。",
        "Only buildings have values; between them nothing is known.",
    ),
    ProductRemark.FEATURES_OUTSIDE: Text(
        "市町村の外にあるため使わなかったもの: {count}。", "Outside the town and not used: {count}."
    ),
    ProductRemark.OTHER_LAYER: Text(
        "同じファイルの別の種類のもの: {count}（別の浸水図として取り込めます）。",
        "Of another kind in the same file: {count} (may be brought in as a layer of their own).",
    ),
    ProductRemark.WITHOUT_SHAPE: Text("図形のない行: {count}。", "Rows without a shape: {count}."),
    ProductRemark.RINGS_MENDED: Text(
        "壊れた輪郭を直したもの: {count}。", "Shapes whose broken rings were mended: {count}."
    ),
    ProductRemark.LOST_IN_MENDING: Text(
        "面積のない図形のため使えなかったもの: {count}。",
        "Shapes without an area, not used: {count}.",
    ),
    ProductRemark.UNKNOWN_COLOURS: Text(
        "凡例にない色の画素: {count}。「不明」とします。",
        "Pixels of colours no legend has: {count}; they are unknown.",
    ),
    ProductRemark.MISSING_TILES: Text(
        "保存されていないタイル: {count} 枚。その場所は「不明」です。",
        "Tiles that were not saved: {count}; nothing is known there.",
    ),
    ProductRemark.TILES_OUTSIDE: Text(
        "市町村の外のタイル: {count} 枚。", "Tiles outside the town: {count}."
    ),
    ProductRemark.BLANK_CELLS: Text(
        "浸水深が空欄のセル: {count}。「不明」とします。",
        "Cells with a blank depth: {count}; they are unknown.",
    ),
    ProductRemark.DOUBLED_CELLS: Text(
        "同じ場所が二度以上書かれたセル: {count}。深い方を使います。",
        "Cells told more than once: {count}; the deeper water stands.",
    ),
    ProductRemark.WITHOUT_VALUE: Text(
        "値のない建物: {count}。「不明」とします。",
        "Buildings without a value: {count}; they are unknown.",
    ),
    ProductRemark.NOT_REACHED: Text(
        "この製品は町に届いていません（製品の範囲 {extent}、町の範囲 {town}）。"
        "浸水しないという意味ではありません。",
        "This product does not reach the town (its extent {extent}, the town {town}). "
        "That does not mean dry.",
    ),
}


def tell_remark(remark: Remark, language: Language) -> str:
    """Say a remark in a sentence; a field it does not have reads as a dash."""
    told: defaultdict[str, object] = defaultdict(lambda: "—", remark.fields)
    return REMARK_WORDS[remark.code].said_in(language).format_map(told)
