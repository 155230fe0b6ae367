"""Words for shelters: whether one is fit for a flood, and how far it is in a straight line."""

from app.wording.sentence import Text
from scoring.codes import ShelterFitness

_KILOMETRE_M = 1000

SHELTER_FITNESS_WORDS: dict[ShelterFitness, Text] = {
    ShelterFitness.FIT: Text("洪水の指定あり・浸水想定の外", "marked for floods and dry"),
    ShelterFitness.IN_WATER: Text("浸水想定の中", "in the water itself"),
    ShelterFitness.IN_COLLAPSE_ZONE: Text("家屋倒壊等の区域の中", "in a house-collapse zone"),
    ShelterFitness.NOT_FLAGGED: Text("洪水の指定なし", "not marked for floods"),
    ShelterFitness.FLAG_UNKNOWN: Text("洪水の指定が不明", "mark for floods unknown"),
    ShelterFitness.DEPTH_UNKNOWN: Text("浸水するか不明", "not known whether it floods"),
}

SHELTER_LABEL = Text("避難先", "shelter")
STRAIGHT_LINE = Text(
    "距離はまっすぐ測ったもので、道のりではありません。",
    "Distances are straight lines, not the way on foot.",
)
ACROSS_A_RIVER = Text(
    "まっすぐ行くと川をまたぎます。橋がどこにあるかはデータにありません。",
    "The straight line meets a river; where the bridges are is not in the data.",
)
RIVERS_UNKNOWN = Text(
    "川の地図がないため、川をまたぐかどうかはわかりません。",
    "There is no map of rivers, so it is not known whether one lies between.",
)
FROM_THE_TOWN = Text(
    "家の位置が町名までしかわからないため、町の代表点から測っています。",
    "The home is known only to its town; measured from the point of the town.",
)
NO_FIT_SHELTER = Text(
    "洪水に適する避難先が一覧にありません", "no shelter of the list is fit for a flood"
)
ASK_FIRST = Text("開設しているか、先に確かめてください。", "Ask first whether it is open.")
UNKNOWN_CAPACITY = Text("収容人数 不明", "capacity unknown")


def distance_text(distance_m: float) -> str:
    """Say a distance, to ten metres below a kilometre, else to a hundred.

    >>> distance_text(804.0)
    '800m'
    >>> distance_text(1250.0)
    '1.2km'
    """
    if round(distance_m, -1) < _KILOMETRE_M:
        return f"{max(round(distance_m, -1), 10):.0f}m"
    return f"{distance_m / _KILOMETRE_M:.1f}km"


def straight_text(name: str, distance_m: float) -> Text:
    """Name a shelter with its straight distance."""
    told = distance_text(distance_m)
    return Text(f"{name}（直線{told}）", f"{name} ({told} straight)")


def capacity_text(capacity: float | None) -> Text:
    """Say how many persons a shelter takes in."""
    if capacity is None:
        return UNKNOWN_CAPACITY
    return Text(f"収容 {capacity:,.0f}人", f"takes in {capacity:,.0f}")


def way_text(nearest: Text, same_side: Text | None) -> Text:
    """Say in one line where to go: across a river, with the nearest that is not."""
    if same_side is None:
        return Text(f"{nearest.ja}川の向こう", f"{nearest.en}, across a river")
    return Text(
        f"{nearest.ja}川の向こう／川を渡らず {same_side.ja}",
        f"{nearest.en}, across a river; on this side {same_side.en}",
    )
