"""Writes what is missing in the golden tables of verdicts (``python -m`` and this module).

The expectations follow the guideline, worked out here a second time without the product's
rules. Only the example sentence is the product's own, to be read and judged by a person. What
a table already says is never overwritten.
"""

import csv
from collections.abc import Callable
from pathlib import Path

from tests.scoring.verdict_cases import COLUMNS, Case, cases_of
from tests.scoring.verdict_sentences import sentence_of

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
SAFE_ONE = "屋内安全確保の条件1(区域外)"
SAFE_TWO = "屋内安全確保の条件2(居室が水より上)"
SAFE_THREE = "屋内安全確保の条件3(水が引くまで)"
UNKNOWN = "分からない家を安全とみなさない"
REACHED_BY_RANK = {1: 0, 2: 1, 3: 2, 4: 4, 5: 7, 6: 1000}
UNKNOWN_REASONS = {
    "位置不明": "no_location",
    "町まで": "position_uncertain",
    "範囲外": "outside_layers",
    "値なし": "no_data",
    "図なし": "no_depth_layer",
    "食い違い": "maps_disagree",
}


def expected(case: Case) -> tuple[str, str, str]:
    """Verdict, reason and clause of one case, by the guideline."""
    told = dict(zip(COLUMNS, case, strict=True))
    zone, water, sediment = told["倒壊区域"], told["水"], told["土砂"]
    tried = (
        (zone in {"河岸侵食", "両方", "種別不明"}, ("leave", "collapse_zone", SAFE_ONE)),
        (zone in {"氾濫流(木造)", "氾濫流(構造不明)"}, ("leave", "flow_zone", SAFE_ONE)),
        (sediment == "特別警戒", ("leave", "special_sediment_zone", "土砂災害防止法9条")),
        (sediment == "警戒", ("leave", "sediment_zone", "土砂災害防止法7条")),
        (water in UNKNOWN_REASONS, ("unknown", UNKNOWN_REASONS.get(water, ""), UNKNOWN)),
        (water == "浸水なし", ("dry", "no_water", "想定の範囲内で浸水しない")),
    )
    return next((answer for holds, answer in tried if holds), None) or _in_the_water(told)


def _in_the_water(told: dict[str, str]) -> tuple[str, str, str]:
    is_floor_known, can_climb = told["居住階"] == "分かる", told["階段"] == "全員"
    is_above, time = told["水"] == "水より上", told["継続時間"]
    assumed = "depth_reaches_assumed_ground_floor"
    above = "floor_above_depth" if is_floor_known else "assumed_ground_floor_above_depth"
    tried = (
        (told["電源"] == "いる", ("leave", "needs_power", SAFE_THREE)),
        (time == "超える", ("leave", "stands_too_long", SAFE_THREE)),
        (not is_above and not is_floor_known, ("leave", assumed, SAFE_TWO)),
        (told["水"] == "届く", ("leave", "depth_reaches_floor", SAFE_TWO)),
        (not is_above and not can_climb, ("leave", "cannot_climb", SAFE_TWO)),
        (time == "不明" and not can_climb, ("leave", "duration_unknown", SAFE_THREE)),
        (is_above, ("stay_possible", above, SAFE_TWO)),
        (True, ("stay_possible", "upper_storey", SAFE_TWO)),
    )
    return next(answer for holds, answer in tried if holds)


def expected_water(rank: int, floor: str, storeys: str) -> tuple[str, str]:
    """How the water of a rank stands to a floor, and why."""
    reach = REACHED_BY_RANK[rank]
    lived_on = {"不明": 1, "地下1": -1}.get(floor) or int(floor)
    known = None if storeys == "不明" else int(storeys)
    is_above = lived_on > reach and (known is None or known > reach)
    if is_above:
        return "水より上", f"ランク{rank}は{reach}階まで達する"
    if lived_on > reach:
        return "届く", "居住階が建物の階数より高い: 低い方をとる"
    if known is not None and known > reach:
        return "上の階へ", f"ランク{rank}の水は{reach}階まで。建物にその上の階がある"
    return "届く", f"ランク{rank}は{reach}階まで達し、上の階があると分からない"


def write_verdicts() -> None:
    """Fill the empty expectations of both tables."""
    _fill("verdicts.csv", _verdict_cells)
    _fill("verdict_floors.csv", _water_cells)


def _verdict_cells(row: dict[str, str]) -> dict[str, str]:
    case = next(cases_of(row))
    verdict, reason, clause = expected(case)
    told = {"期待する判定": verdict, "期待する理由": reason, "根拠": clause}
    return told | {"判定文の例": sentence_of(case).ja}


def _water_cells(row: dict[str, str]) -> dict[str, str]:
    first = [row[name].split("/")[0].replace("*", "1") for name in ("居住階", "建物階数")]
    water, clause = expected_water(int(row["浸水ランク"]), *first)
    return {"期待する水": water, "根拠": clause}


def _fill(name: str, cells_of: Callable[[dict[str, str]], dict[str, str]]) -> None:
    path = GOLDEN / name
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        missing = {column: cell for column, cell in cells_of(row).items() if not row[column]}
        row.update(missing)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    write_verdicts()
