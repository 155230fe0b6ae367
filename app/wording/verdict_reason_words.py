"""Why a verdict was reached, in words: whole for the screen, short for a narrow cell."""

from app.wording.sentence import Text
from scoring.codes import VerdictReason

VERDICT_REASON_WORDS: dict[VerdictReason, Text] = {
    VerdictReason.COLLAPSE_ZONE: Text(
        "河岸侵食など、構造によらず家が倒れるおそれのある区域の中にあるため",
        "inside a zone where any house may collapse",
    ),
    VerdictReason.FLOW_ZONE: Text(
        "氾濫流で木造の家が倒れるおそれのある区域の中にあるため",
        "inside a zone where the flow may carry a wooden house away",
    ),
    VerdictReason.SPECIAL_SEDIMENT_ZONE: Text(
        "土砂災害特別警戒区域の中にあるため", "inside a special sediment zone"
    ),
    VerdictReason.SEDIMENT_ZONE: Text(
        "土砂災害警戒区域の中にあるため", "inside a sediment warning zone"
    ),
    VerdictReason.NO_LOCATION: Text(
        "家の位置がわからないため", "the position of the home is not known"
    ),
    VerdictReason.POSITION_UNCERTAIN: Text(
        "町丁目までしかわからず、浸水しないと言いきれないため",
        "only the town is known, so it cannot be called dry",
    ),
    VerdictReason.OUTSIDE_LAYERS: Text(
        "想定区域図の外で、浸水するかわからないため",
        "outside the hazard map: nothing is known about water here",
    ),
    VerdictReason.NO_DATA: Text(
        "想定区域図にこの場所の値がないため", "the hazard map holds no value for this place"
    ),
    VerdictReason.NO_DEPTH_LAYER: Text(
        "浸水の深さの図を取り込んでいないため", "no depth layer has been imported"
    ),
    VerdictReason.MAPS_DISAGREE: Text(
        "深さの図では浸水なし、継続時間の図では水が残り、食い違うため",
        "no depth by one map, standing water by another",
    ),
    VerdictReason.NO_WATER: Text(
        "想定の範囲内で、浸水しないため", "assessed, and no water is expected"
    ),
    VerdictReason.NEEDS_POWER: Text(
        "浸水すると停電のおそれがあり、電源の要る人がいるため",
        "somebody needs power, which may fail in the water",
    ),
    VerdictReason.STANDS_TOO_LONG: Text(
        "水が引くまでの時間が、備えの限度を超えるため",
        "the water stands longer than supplies last",
    ),
    VerdictReason.DEPTH_REACHES_ASSUMED_GROUND_FLOOR: Text(
        "住んでいる階が不明で、1階とみなすと水が届くため",
        "floor unknown; counted as the ground floor, the water reaches it",
    ),
    VerdictReason.DEPTH_REACHES_FLOOR: Text(
        "水が住んでいる階まで届き、上の階へ逃げられると分からないため",
        "the water reaches the floor lived on, and no storey above it is known",
    ),
    VerdictReason.CANNOT_CLIMB: Text(
        "水が住んでいる階まで届き、階段を上がれない人がいるため",
        "the water reaches the floor lived on, and somebody cannot climb",
    ),
    VerdictReason.DURATION_UNKNOWN: Text(
        "水が何日残るか分からず、自力で動けない人がいるため",
        "nobody knows how long the water stands, and somebody cannot move alone",
    ),
    VerdictReason.UPPER_STOREY: Text(
        "住んでいる階に水が届くが、水より上の階へ全員が上がれるため",
        "the water reaches the floor lived on, but everybody can climb above it",
    ),
    VerdictReason.ASSUMED_GROUND_FLOOR_ABOVE_DEPTH: Text(
        "住んでいる階が不明で、1階とみなしても水が届かないため",
        "floor unknown; even the ground floor is above the water",
    ),
    VerdictReason.FLOOR_ABOVE_DEPTH: Text(
        "住んでいる階が水より上にあるため", "the floor lived on is above the water"
    ),
}

SHORT_REASON_WORDS: dict[VerdictReason, Text] = {
    VerdictReason.COLLAPSE_ZONE: Text("倒壊区域", "collapse zone"),
    VerdictReason.FLOW_ZONE: Text("氾濫流区域", "flow zone"),
    VerdictReason.SPECIAL_SEDIMENT_ZONE: Text("土砂特別警戒", "special sediment"),
    VerdictReason.SEDIMENT_ZONE: Text("土砂警戒", "sediment zone"),
    VerdictReason.NO_LOCATION: Text("位置不明", "not located"),
    VerdictReason.POSITION_UNCERTAIN: Text("位置不確か", "uncertain place"),
    VerdictReason.OUTSIDE_LAYERS: Text("図の外", "outside maps"),
    VerdictReason.NO_DATA: Text("図に値なし", "no data"),
    VerdictReason.NO_DEPTH_LAYER: Text("深さの図なし", "no depth map"),
    VerdictReason.MAPS_DISAGREE: Text("図の食い違い", "maps disagree"),
    VerdictReason.NO_WATER: Text("想定内", "assessed"),
    VerdictReason.NEEDS_POWER: Text("電源が必要", "needs power"),
    VerdictReason.STANDS_TOO_LONG: Text("長く浸水", "stands long"),
    VerdictReason.DEPTH_REACHES_ASSUMED_GROUND_FLOOR: Text("居住階不明", "floor unknown"),
    VerdictReason.DEPTH_REACHES_FLOOR: Text("居住階に届く", "reaches floor"),
    VerdictReason.CANNOT_CLIMB: Text("階段昇降困難", "cannot climb"),
    VerdictReason.DURATION_UNKNOWN: Text("継続時間不明", "duration unknown"),
    VerdictReason.UPPER_STOREY: Text("上の階へ", "go upstairs"),
    VerdictReason.ASSUMED_GROUND_FLOOR_ABOVE_DEPTH: Text("1階でも水より上", "above water"),
    VerdictReason.FLOOR_ABOVE_DEPTH: Text("水より上", "above water"),
}
