"""Words of areas, orders (避難情報), the coverage check and the forecast; and their errors."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from app.errors import AreaProblem
from app.wording.sentence import Advice, Text
from scoring.area_codes import AreaAct, AreaKind, CheckState, OrderAct, OrderLevel

AREA_KIND_WORDS: dict[AreaKind, Text] = {
    AreaKind.TOWN: Text("町全体", "whole town"),
    AreaKind.DISTRICT: Text("地区", "district"),
    AreaKind.DRAWN: Text("地図で囲んだ", "drawn"),
    AreaKind.COMBINED: Text("合わせた・引いた", "combined"),
    AreaKind.FILE: Text("ファイル", "from a file"),
    AreaKind.ASSOCIATION: Text("自治会", "neighbourhood association"),
    AreaKind.COMMISSIONER: Text("民生委員区", "welfare commissioner area"),
    AreaKind.SCHOOL: Text("学校区", "school district"),
}

AREA_ACT_WORDS: dict[AreaAct, Text] = {
    AreaAct.KEPT: Text("残した", "kept"),
    AreaAct.RENAMED: Text("名前を変えた", "renamed"),
    AreaAct.REMOVED: Text("消した", "removed"),
}

ORDER_LEVEL_WORDS: dict[OrderLevel, Text] = {
    OrderLevel.LEVEL_3: Text("警戒レベル3　高齢者等避難", "level 3: evacuation of the elderly"),
    OrderLevel.LEVEL_4: Text("警戒レベル4　避難指示", "level 4: evacuation order"),
    OrderLevel.LEVEL_5: Text("警戒レベル5　緊急安全確保", "level 5: emergency safety"),
}

ORDER_ACT_WORDS: dict[OrderAct, Text] = {
    OrderAct.ISSUED: Text("発令", "issued"),
    OrderAct.CORRECTED: Text("訂正", "corrected"),
    OrderAct.LIFTED: Text("解除", "lifted"),
    OrderAct.WITHDRAWN: Text("誤りの取消", "withdrawn as a mistake"),
}

CHECK_STATE_WORDS: dict[CheckState, Text] = {
    CheckState.WET_UNORDERED: Text("浸水・倒壊の区域なのに発令がない", "in the water, no order"),
    CheckState.WET_UNDECIDED: Text(
        "浸水・倒壊の区域で、発令の中か決められない", "in the water, at the edge of an order"
    ),
    CheckState.TOWN_ONLY: Text("町丁目までしか位置が分からない", "place known to the town only"),
    CheckState.NOT_LOCATED: Text("位置が分からない", "no position"),
    CheckState.OUTSIDE_LAYERS: Text("浸水の図の外", "outside every layer"),
    CheckState.NO_DATA: Text("図に値がない所", "in a hole of the layers"),
    CheckState.NO_LAYER: Text("浸水深の図がない", "no depth layer"),
    CheckState.WET_ORDERED: Text("浸水・倒壊の区域で、発令の中", "in the water, ordered"),
    CheckState.DRY: Text("想定の範囲内で浸水しない", "assessed and dry"),
}

AREA_CODE_WORDS: tuple[tuple[type[StrEnum], Mapping[Any, Text]], ...] = (
    (AreaKind, AREA_KIND_WORDS),
    (AreaAct, AREA_ACT_WORDS),
    (OrderLevel, ORDER_LEVEL_WORDS),
    (OrderAct, ORDER_ACT_WORDS),
    (CheckState, CHECK_STATE_WORDS),
)

SHORT_LEVEL_WORDS: dict[OrderLevel, Text] = {
    OrderLevel.LEVEL_3: Text("高齢者等避難", "level 3"),
    OrderLevel.LEVEL_4: Text("避難指示", "level 4"),
    OrderLevel.LEVEL_5: Text("緊急安全確保", "level 5"),
}

AREA_ADVICE: dict[AreaProblem, Advice] = {
    AreaProblem.NAME_MISSING: Advice(
        Text("区域に名前がありません。", "The area has no name."),
        Text("名前を入れてください（例: 川沿い南）。", "Give it a name."),
    ),
    AreaProblem.NAME_TAKEN: Advice(
        Text("「{name}」という区域は、もうあります。", "There is an area '{name}' already."),
        Text("別の名前にするか、前の区域を先に消してください。", "Choose another name."),
    ),
    AreaProblem.ENCLOSES_NOTHING: Advice(
        Text(
            "囲んだ線が面になっていません（{corners} 点）。",
            "The {corners} points enclose nothing.",
        ),
        Text("3 点以上で、面になるように囲み直してください。", "Draw it again as a surface."),
    ),
    AreaProblem.NOTHING_LEFT: Advice(
        Text("引いたあとに、何も残りません。", "Nothing is left after taking away."),
        Text("もとの区域と引く区域を選び直してください。", "Choose other areas."),
    ),
    AreaProblem.TOO_FEW: Advice(
        Text("区域が2つ以上選ばれていません。", "Fewer than two areas are chosen."),
        Text(
            "図形のある区域を2つ以上選んでください（町全体と台帳の地区には図形がありません）。",
            "Choose two areas or more that have a shape.",
        ),
    ),
    AreaProblem.NOT_KNOWN: Advice(
        Text("「{name}」という区域はありません。", "There is no area '{name}'."),
        Text("区域の一覧から選んでください。", "Choose from the list of areas."),
    ),
    AreaProblem.IN_USE: Advice(
        Text(
            "「{name}」は発令中か、いまの名簿の区域です。",
            "'{name}' is under an order or the area of the list.",
        ),
        Text(
            "先に発令を解除し、名簿の区域を町全体に戻してください。",
            "Lift the order and choose another area for the list first.",
        ),
    ),
    AreaProblem.WITHOUT_HOMES: Advice(
        Text(
            "「{name}」の中に、位置の分かる家が1つもありません。名簿の区域は変えていません。",
            "No located home lies in '{name}'; the area of the list stays as it was.",
        ),
        Text("区域の範囲を地図で確かめてください。", "Check the area on the map."),
    ),
    AreaProblem.ORDER_WITHOUT_AREA: Advice(
        Text("発令する区域が選ばれていません。", "No area is chosen for the order."),
        Text("区域（町全体でも）を選んでください。", "Choose areas, or the whole town."),
    ),
    AreaProblem.ORDER_IN_FUTURE: Advice(
        Text("時刻 {at} は、いま（{now}）より先です。", "The time {at} is after now ({now})."),
        Text("発令・解除した時刻を入れてください。", "Enter when it was issued or lifted."),
    ),
    AreaProblem.ORDER_ENDED: Advice(
        Text("この発令は、もう終わっています。", "This order has ended already."),
        Text("発令中のものを選んでください。", "Choose an order in force."),
    ),
    AreaProblem.LIFTED_TOO_EARLY: Advice(
        Text("解除の時刻 {at} が、発令の時刻より前です。", "It was lifted at {at}, before issued."),
        Text("時刻を直してください。", "Correct the time."),
    ),
}
