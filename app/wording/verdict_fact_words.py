"""The words of the facts that a row of the verdict rules may ask for."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from app.wording.sentence import Text
from scoring.verdict_codes import (
    ClimbFact,
    CollapseFact,
    DurationFact,
    FloorFact,
    PowerFact,
    SedimentFact,
    StructureFact,
    WaterFact,
)

VERDICT_FACT_WORDS: dict[type[StrEnum], Mapping[Any, Text]] = {
    CollapseFact: {
        CollapseFact.OUTSIDE: Text("倒壊区域の外", "outside collapse zones"),
        CollapseFact.UNKNOWN: Text("倒壊区域か不明", "collapse zone unknown"),
        CollapseFact.FLOW: Text("氾濫流", "flow zone"),
        CollapseFact.BANK: Text("河岸侵食", "bank-erosion zone"),
        CollapseFact.BOTH: Text("氾濫流と河岸侵食", "both collapse zones"),
        CollapseFact.UNTOLD: Text("倒壊区域（種別不明）", "collapse zone, kind not told"),
    },
    StructureFact: {
        StructureFact.STURDY: Text("非木造", "not wooden"),
        StructureFact.UNKNOWN: Text("構造不明", "structure unknown"),
        StructureFact.WOODEN: Text("木造", "wooden"),
    },
    SedimentFact: {
        SedimentFact.OUTSIDE: Text("土砂区域の外", "outside sediment zones"),
        SedimentFact.UNKNOWN: Text("土砂区域か不明", "sediment zone unknown"),
        SedimentFact.WARNING: Text("土砂警戒区域", "sediment warning zone"),
        SedimentFact.SPECIAL: Text("土砂特別警戒区域", "special sediment zone"),
    },
    WaterFact: {
        WaterFact.NO_LOCATION: Text("位置が不明", "not located"),
        WaterFact.UNCERTAIN: Text("町丁目までしか分からない", "only the town is known"),
        WaterFact.OUTSIDE: Text("図の外", "outside the maps"),
        WaterFact.NO_DATA: Text("図に値がない", "no data"),
        WaterFact.NO_LAYER: Text("浸水深の図がない", "no depth layer"),
        WaterFact.DISAGREE: Text("図が食い違う", "the maps disagree"),
        WaterFact.DRY: Text("浸水なし", "dry"),
        WaterFact.ABOVE: Text("居住階は水より上", "floor above the water"),
        WaterFact.UPSTAIRS: Text("居住階に届くが上の階あり", "a storey above the water"),
        WaterFact.REACHED: Text("居住階に届き上の階なし・不明", "floor reached, no way up known"),
    },
    FloorFact: {
        FloorFact.KNOWN: Text("居住階が分かる", "floor known"),
        FloorFact.ASSUMED: Text("居住階不明（1階とみなす）", "floor unknown"),
    },
    DurationFact: {
        DurationFact.WITHIN: Text("継続時間が限度まで", "duration within the limit"),
        DurationFact.UNKNOWN: Text("継続時間不明", "duration unknown"),
        DurationFact.OVER: Text("継続時間が限度を超える", "duration over the limit"),
    },
    ClimbFact: {
        ClimbFact.CAN: Text("全員が階段を上がれる", "everybody can climb"),
        ClimbFact.CANNOT: Text("階段を上がれない人がいる", "somebody cannot climb"),
    },
    PowerFact: {
        PowerFact.NOT_NEEDED: Text("電源は要らない", "no power needed"),
        PowerFact.NEEDED: Text("電源の要る人がいる", "somebody needs power"),
    },
}


def fact_word(fact: StrEnum) -> Text:
    """Give the words of any fact of a verdict."""
    return VERDICT_FACT_WORDS[type(fact)][fact]
