"""Words of the wall map on paper, and of the squares that lists name; Japanese as the list."""

from app.wording.sentence import Text
from scoring.codes import LocationLevel

TITLE = "避難呼びかけ地図"
INDEX_TITLE = "索引図"
TABLE_TITLE = "続き表"
NO_SQUARE = "—"
UNSURE_SQUARE = "位置不確か"
_UNSURE_LINES = ("位置", "不確か")
OFF_GRID = "図の外"

SCALE = "縮尺 1:{scale}"
SCALE_OF_INDEX = "各図の縮尺 1:{scale}"
OF_SHEETS = "図{number}（全{count}図）"
NEIGHBOUR = "図{number} へ"
PAGES = "{number}／{count}頁"
NORTH = "北"
GRID_MARK = "図の格子 {mark}（1升 {side}m。名簿の升目と同じ記号の地図を使う）"
LIST_GRID_MARK = "地図の格子 {mark}"
DISTRICT = "地区 {name}"
WHOLE_TOWN = "全域"

TIERS = "階層（形で分かる）"
DEPTHS = "浸水の深さ（模様で分かる）"
DRY = "浸水の想定なし"
NOTHING_SAID = "情報なし（安全の意味ではない）"
BASE_MAP = "背景地図（うすい灰色・浸水とは無関係）：{told}"
ZONES = "区域（ふちと模様で分かる）"
NO_ZONE_LAYER = "家屋倒壊・土砂の図なし：区域は不明"
NO_ZONE = "模様なし：区域の外か、図がなく不明"
OTHER_PERILS = "内水・高潮・津波・ため池の深さは描かない"
COLLAPSE_WORDS = {
    "FLOW": "家屋倒壊（氾濫流）",
    "BANK": "家屋倒壊（河岸侵食）",
    "UNTOLD": "家屋倒壊（種類不明）",
}
SEDIMENT_WORDS = {"SEDIMENT": "土砂災害警戒区域", "SPECIAL": "土砂災害特別警戒区域"}
NO_DEPTH_LAYER = "浸水深の図なし：浸水は全世帯で不明"
UNKNOWN_HOME = "点線の囲み：判定できない"
RADIUS = "破線の円：家はこの円の中のどこか"
SHELTER_FIT = "避難先（洪水で使える）"
SHELTER_UNFIT = "避難先（水の中・洪水では使わない）"
SHELTER_UNKNOWN = "避難先（洪水で使えるか不明）"
BOUNDARY = "市町村界"
RIVER = "川・水面"
DISTRICT_LINE = "地区の境"
OVERLAP = "破線：ここから外は、となりの図にもある"
LABEL = "番号 符号：呼びかけ順と支援コード"
WISH = "希：避難支援の希望（名簿の●）"
WISH_ON_LIST, WISH_ON_MAP = "●", "希"
BOXED_LABEL = "同じ所の複数世帯：下の表の［番号］"

ON_THIS_SHEET = "この図の世帯　{homes}　＝　名札 {labelled}　＋　表 {tabled}"
TABLE_HEADING = "名札に書ききれない世帯（呼びかけ順）"
GROUP_ROW = "［{number}］{square}　{count}世帯：{ranks}"
REST_ROW = "{square}　名札なし {count}世帯：{ranks}"
MORE_IN_TABLES = "このつづき {rows}行は「続き表」にあります。"
TABLE_OF_INDEX = "索引図 の続き表"
TABLE_OF_SHEET = "図{number} の続き表"

INDEX_NOTE = (
    "番号は呼びかけ順、記号は支援コードです。氏名・住所・電話はこの地図にありません。"
    "名簿の升目（例 C-4）で引いてください。"
)
SUM = (
    "掲載 {listed}世帯　＝　図にある {drawn}　＋　町丁目まで {unsure}　＋　位置なし {unlocated}"
    "　＋　図の外 {off}"
)
SHEETS_HEADING = "図と、受け持ちの世帯"
SHEET_ROW = "図{number}　{homes}世帯"
SHEET_SUM = "合計 {homes}世帯（重なりの部分は一つの図だけに数える）"
EMPTY_SHEETS = "世帯のない {count}枚は作りません。"
UNSURE_HEADING = "町丁目までしか分からない世帯（図に点を打たない）"
UNLOCATED_HEADING = "位置が分からない世帯（地図に載らない）"
OFF_HEADING = "図の外にある世帯（位置を確かめる）"
EVERY_DISTRICT = "地区ごとの図をすべて"
WITHOUT_DISTRICT = "地区の分からない世帯"
PARTS_TITLE = "地区の一覧"
PARTS_HEADING = "地区と、世帯・図・はじまりの頁"
PARTS_NOTE = (
    "掲載の世帯は、どれか一つの地区の図に一度だけ数えます。"
    "地区ごとに索引図から始まります。位置のない世帯も、その地区の索引図に一覧があります。"
)
PART_ROW = "{name}　{homes}世帯（図 {drawn}・なし {missing}）　{sheets}枚　{page}頁〜"
PART_SUM = "合計 {count}区分　{homes}世帯　＝　図にある {drawn}　＋　ない {missing}"
NO_DISTRICT = "地区不明"
NONE_HERE = "なし"
NOBODY = "この範囲に、位置の分かる掲載世帯はありません。"
PROTECTED = "支援措置の世帯は、どの図にも表にも載せません（封緘名簿で扱う）。"
PROJECTION = "図法：北緯{lat}度で縮尺どおりの正距円筒、JGD2011"


def square_text(name: str | None, level: LocationLevel) -> Text:
    """Name the square of a home on the map, or say why there is none.

    ``name`` None: the home has no position, or lies off the grid.
    """
    if level is LocationLevel.NONE:
        return Text(NO_SQUARE, NO_SQUARE)
    if level is LocationLevel.TOWN:
        return Text(UNSURE_SQUARE, "place unsure")
    return Text(OFF_GRID, "off the map") if name is None else Text(name, name)


def square_lines(square: str) -> tuple[str, ...]:
    """Break what :func:`square_text` gives for the narrow column of the list."""
    return _UNSURE_LINES if square == UNSURE_SQUARE else (square,)
