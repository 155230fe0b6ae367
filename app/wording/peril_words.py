"""Words for what a hazard layer is about, and for what a building is made of."""

from app.wording.sentence import Advice, Text
from importers.issues import IssueCode
from scoring.codes import Peril, Structure

PERIL_WORDS: dict[Peril, Text] = {
    Peril.FLOOD: Text("洪水", "river flood"),
    Peril.FLOOD_L2: Text("洪水（想定最大規模）", "river flood (maximum assumed)"),
    Peril.FLOOD_L1: Text("洪水（計画規模）", "river flood (design scale)"),
    Peril.INLAND: Text("内水（雨水出水）", "inland flooding"),
    Peril.STORM_SURGE: Text("高潮", "storm surge"),
    Peril.TSUNAMI: Text("津波", "tsunami"),
    Peril.RESERVOIR: Text("ため池", "reservoir break"),
    Peril.SEDIMENT: Text("土砂災害", "sediment disaster"),
}

STRUCTURE_WORDS: dict[Structure, Text] = {
    Structure.WOODEN: Text("木造", "wooden"),
    Structure.STURDY: Text("非木造", "not wooden"),
}

STRUCTURE_ADVICE: dict[IssueCode, Advice] = {
    IssueCode.UNKNOWN_STRUCTURE: Advice(
        Text(
            "{column}「{value}」を木造・非木造のどちらとも読めません。"
            "構造は不明（木造とみなす）として扱います。",
            "{column} '{value}' is neither wooden nor not; it counts as unknown (wood assumed).",
        ),
        Text(
            "書き方が正しければ、読み方にこの書き方を足してください。",
            "If it is right, add this spelling to the layout.",
        ),
    ),
}
