"""Words of the page 浸水図: what each answer to a product's open question brings about."""

from app.wording.sentence import Text
from gis.products.product import CoverageAnswer, Question
from scoring.codes import FLOOD_PERILS, HazardKind, NodataMeans, Peril

SHORT_QUESTION_WORDS: dict[Question, Text] = {
    Question.KIND: Text("値の意味", "what the values tell"),
    Question.PERIL: Text("災害と規模", "danger"),
    Question.EDITION: Text("浸水ランクの版", "edition of the ranks"),
    Question.FIELD: Text("値の列", "attribute"),
    Question.CRS: Text("座標系", "reference system"),
    Question.EMPTY_MEANS: Text("値のない所", "places without a value"),
    Question.COVERAGE: Text("調べた範囲", "where it was assessed"),
}

SHORT_KIND_WORDS: dict[HazardKind, Text] = {
    HazardKind.DEPTH_M: Text("浸水深", "depth"),
    HazardKind.DEPTH_RANK: Text("浸水深", "depth"),
    HazardKind.DURATION_RANK: Text("継続時間", "duration"),
    HazardKind.COLLAPSE_ZONE: Text("家屋倒壊", "collapse"),
    HazardKind.SEDIMENT_ZONE: Text("土砂災害", "sediment"),
}

SHORT_PERIL_WORDS: dict[Peril, Text] = {
    Peril.FLOOD: Text("洪水", "flood"),
    Peril.FLOOD_L2: Text("洪水（最大）", "flood (max.)"),
    Peril.FLOOD_L1: Text("洪水（計画）", "flood (design)"),
    Peril.INLAND: Text("内水", "inland"),
    Peril.STORM_SURGE: Text("高潮", "surge"),
    Peril.TSUNAMI: Text("津波", "tsunami"),
    Peril.RESERVOIR: Text("ため池", "reservoir"),
    Peril.SEDIMENT: Text("土砂", "sediment"),
}

KIND_EFFECTS: dict[HazardKind, Text] = {
    HazardKind.DEPTH_M: Text(
        "水の深さをメートルで書いた値です。", "The depth of the water in metres."
    ),
    HazardKind.DEPTH_RANK: Text(
        "深さの区分の番号です。区分のいちばん深い側で判定します。",
        "The number of a depth class; its deepest water counts.",
    ),
    HazardKind.DURATION_RANK: Text(
        "水が引くまでの長さの区分です。屋内にとどまれるかの判定に使います。",
        "How long the water stays; used for whether staying is possible.",
    ),
    HazardKind.COLLAPSE_ZONE: Text(
        "家が流される・川岸が崩れる区域です。区域の中の家は立退きになります。",
        "Where houses may collapse; homes in it must leave.",
    ),
    HazardKind.SEDIMENT_ZONE: Text(
        "土砂災害の区域です。浸水の深さには数えません。",
        "Zones of sediment disaster; no depth of water.",
    ),
}

NOT_A_FLOOD = Text(
    "洪水の判定には使いません（別に示すだけです）。",
    "Not used for the verdict on floods; it is shown apart.",
)
IS_A_FLOOD = Text("洪水の判定に使います。", "Used for the verdict on floods.")
IS_SEDIMENT = Text(
    "洪水の浸水には数えません。土砂災害の区域として判定に使います。",
    "No water is counted; zones of sediment disaster count for the verdict.",
)

EMPTY_EFFECTS: dict[NodataMeans, Text] = {
    NodataMeans.DRY: Text(
        "調べた範囲の中で値のない所を「浸水なし」とします。提供元の説明で確かめてください。",
        "Places without a value count as dry where it was assessed. Check with its source.",
    ),
    NodataMeans.UNKNOWN: Text(
        "値のない所は「不明」のままになります。迷ったときはこれを選んでください。",
        "Places without a value stay unknown. Choose this if in doubt.",
    ),
    NodataMeans.NONE: Text(
        "空の印のない GeoTIFF です。0 を含め、すべての升を値として読みます。",
        "A raster without an empty mark: every cell is read as a value, 0 too.",
    ),
}

COVERAGE_EFFECTS: dict[CoverageAnswer, Text] = {
    CoverageAnswer.TOWN: Text(
        "町の境界の中で浸水の絵がない場所を「浸水なし」とします。"
        "町の全域を調べたと提供元に確かめたときだけ選んでください。",
        "Inside the town's boundary a place without water counts as dry. "
        "Choose this only if its source assessed the whole town.",
    ),
    CoverageAnswer.EXTENT: Text(
        "ファイルの外枠の中で浸水の絵がない場所を「浸水なし」とします。外枠の外は「不明」です。",
        "Inside the frame of the file a place without water counts as dry; outside is unknown.",
    ),
    CoverageAnswer.UNKNOWN: Text(
        "浸水の絵がない場所は「不明」のままになります。迷ったときはこれを選んでください。",
        "A place without water stays unknown. Choose this if in doubt.",
    ),
}

NO_FIELD_EFFECT = Text(
    "図形の中はすべて区域です。区域の種類は分かりません。",
    "Everything inside the shapes is zone; of which kind is not told.",
)

# 平面直角座標系 (平成14年国土交通省告示第9号): the prefectures of each zone, shortened
_ZONE_PLACES = (
    "長崎・鹿児島の一部",
    "福岡・佐賀・熊本・大分・宮崎・鹿児島",
    "山口・島根・広島",
    "香川・愛媛・徳島・高知",
    "兵庫・鳥取・岡山",
    "京都・大阪・福井・滋賀・三重・奈良・和歌山",
    "石川・富山・岐阜・愛知",
    "新潟・長野・山梨・静岡",
    "東京・福島・栃木・茨城・埼玉・千葉・群馬・神奈川",
    "青森・秋田・山形・岩手・宮城",
    "北海道（西部）",
    "北海道（中部）",
    "北海道（東部）",
    "小笠原",
    "沖縄",
    "沖縄（先島）",
    "沖縄（大東）",
    "沖ノ鳥島",
    "南鳥島",
)
_DATUMS = (("JGD2011", 6669, 6668), ("JGD2000", 2443, 4612), ("旧日本測地系", 30161, 4301))


def crs_words() -> dict[str, Text]:
    """Give the systems a product of Japan may be in, by EPSG code; degrees first."""
    words = {
        f"EPSG:{degrees}": Text(f"緯度経度（{datum}）", f"degrees ({datum})")
        for datum, _, degrees in _DATUMS
    }
    for datum, first, _ in _DATUMS:
        for number, places in enumerate(_ZONE_PLACES, start=1):
            words[f"EPSG:{first + number - 1}"] = Text(
                f"平面直角 第{number}系 {places}（{datum}）", f"plane zone {number} ({datum})"
            )
    return words


def use_of(peril: Peril, kind: HazardKind) -> Text:
    """Say what a layer counts for: zones always, depth and duration only of river floods."""
    if kind is HazardKind.SEDIMENT_ZONE:
        return IS_SEDIMENT
    is_zone = kind is HazardKind.COLLAPSE_ZONE
    return IS_A_FLOOD if is_zone or peril in FLOOD_PERILS else NOT_A_FLOOD
