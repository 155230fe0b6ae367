"""Words of the coverage check and the forecast on paper; Japanese in either language."""

from scoring.area_codes import CheckState

CHECK_TITLE = "点検（呼びかけの前に、もれがないかを見る）"
CHECK_CELLS = ("世帯", "住民", "要支援者")
NO_ORDERS = "発令中の避難情報は記録されていません。"
ORDER_LINE = "発令中　{level}　{areas}　{at} から"
ADDS_UP = "台帳の全員 {residents}人　＝　計 {counted}人　＋　死亡・転出・消除 {gone}人"
PROTECTED = "上の数には支援措置の {count}世帯も入っています。一覧には載せません。"
LEVEL_5_SCRIPT = (
    "緊急安全確保が出ている区域では、外へ出るように呼びかけないでください（法60条3項）。"
    "上の階や崖から離れた部屋など、いまいる所で命を守る行動を呼びかけます。"
)
LIST_AREA = "名簿の区域：{name}"
UNKNOWN_LINE = "浸水するか分からない世帯 {households}（{reasons}）"
NO_UNKNOWN = "位置や浸水の分からない世帯はありません。"

SHORT_STATE_WORDS: dict[CheckState, str] = {
    CheckState.TOWN_ONLY: "町丁目まで",
    CheckState.NOT_LOCATED: "位置なし",
    CheckState.OUTSIDE_LAYERS: "図の外",
    CheckState.NO_DATA: "図に値なし",
    CheckState.NO_LAYER: "図がない",
}

CHECK_SHEET_TITLE = "点検：発令と位置のもれ"
CHECK_SHEET_NOTE = (
    "浸水・倒壊の区域にあるのに発令の区域に入っていない世帯と、位置や浸水が分からない世帯です。"
    "分からない世帯を「浸水しない」とは数えません。"
)
RANK = "順位"
HEAD = "世帯主・かな"
CODE = "符号"
PLACE = "住所・地区"
MEMBERS = "人数"
PHONES = "電話"
WATER = "浸水・判定"
CHECK_SUM = "この紙 {households}世帯 {residents}人（うち要支援者 {in_need}人）"
HIDDEN_HOMES = "このほかに、支援措置の世帯が {count}世帯あります。この紙には載せません。"

FORECAST_TITLE = "被害想定：{layer}"
FORECAST_NOTE = (
    "この図が言うとおりに水が来たときの人数です。図は足し合わせません。"
    "「不明」は、位置が分からない・町丁目までしか分からない・図の外・図に値がない家で、浸水なしではありません。"
)
UNSURE = "位置不確か（町の割合で按分した見込み）"
UNSURE_SUM = (
    "位置不確か（町の割合で按分した見込み）：町丁目までしか分からない {households}世帯 "
    "{residents}人は、上の数では全員「不明」です。町丁目の面積の割合で分けると {parts}。"
    "見込みであって、数えた人数ではありません。"
)
UNSURE_OF_ALL = "割合は、町の浸水の図を重ねた深い方によります。"
DISTRICT = "地区"
MEASURE = "数"
UNKNOWN = "不明"
TOTAL = "計"
WHOLE_TOWN = "町全体"
NO_DISTRICT = "地区の分からない家"
FORECAST_SUM = "住民 {residents}人 ＝ {parts}"
CHART_TITLE = "{measure}（町全体）"
NO_LAYERS = "浸水の図がまだありません。"

MEASURE_WORDS: dict[str, str] = {
    "households": "世帯",
    "residents": "住民",
    "in_need": "要支援者",
    "A": "　うち A",
    "B": "　うち B",
    "C": "　うち C",
    "D": "　うち D",
}
ZONE_WORDS: tuple[str, ...] = ("区域の外", "氾濫流", "河岸侵食", "両方", "種類不明")
SEDIMENT_WORDS: tuple[str, ...] = ("区域の外", "警戒区域", "特別警戒")
DURATION_CLASS_WORDS: tuple[str, ...] = (
    "継続なし",
    "12時間未満",
    "12〜24時間",
    "1〜3日",
    "3日〜1週",
    "1〜2週",
    "2〜4週",
    "4週以上",
)
