"""Each verdict as one sentence built from its facts, the same on screen, paper and CSV.

浸水3.0〜5.0m・1階居住・階段昇降困難 → 立退き. Only facts that bear on the verdict stand in it, and
what is unknown is named. The depth is that of the rank: its upper bound decided.
"""

from dataclasses import dataclass

from app.wording.code_words import COVERAGE_WORDS, DEPTH_RANK_WORDS, FLAG_WORDS, VERDICT_WORDS
from app.wording.duration_words import DURATION_TEXTS
from app.wording.peril_words import STRUCTURE_WORDS
from app.wording.sentence import Text
from scoring.codes import Coverage, Flag, Structure, Verdict, VerdictReason

_FLOW = 1
_BETWEEN = Text("・", ", ")
COLLAPSE_ZONES: dict[int, Text] = {
    1: Text("氾濫流区域", "flow zone"),
    2: Text("河岸侵食区域", "bank-erosion zone"),
    3: Text("氾濫流と河岸侵食の区域", "flow and bank-erosion zone"),
    4: Text("倒壊区域（種別不明）", "collapse zone (kind not told)"),
}
SEDIMENT_ZONES: dict[int, Text] = {
    1: Text("土砂警戒区域", "sediment warning zone"),
    2: Text("土砂特別警戒区域", "special sediment zone"),
}
_STRUCTURE_UNKNOWN = Text("構造不明", "structure unknown")
_CALLED_SAFER = (Verdict.STAY_POSSIBLE, Verdict.DRY)
_STOREYS_MATTER = (
    VerdictReason.DEPTH_REACHES_FLOOR,
    VerdictReason.DEPTH_REACHES_ASSUMED_GROUND_FLOOR,
)


@dataclass(frozen=True)
class LayersInUse:
    """Which kinds of layer speak anywhere in this town."""

    has_duration: bool
    has_collapse: bool
    has_sediment: bool


@dataclass(frozen=True)
class VerdictFacts:
    """What one verdict rests on; None: unknown. Zones as in EXPOSURE, floors as in LOCATIONS.

    ``is_uncertain``: only the town is known, or a part of the circle the home lies in is not.
    """

    verdict: Verdict
    reason: VerdictReason
    coverage: Coverage
    flood_rank: int | None
    duration_rank: int | None
    collapse_zone: int | None
    sediment_zone: int | None
    floor: int | None
    storeys: int | None
    structure: Structure | None
    cannot_climb: bool
    needs_power: bool
    is_uncertain: bool
    layers: LayersInUse

    @property
    def is_wet(self) -> bool:
        """Tell whether water is known to stand here."""
        return bool(self.flood_rank)


def verdict_sentence(facts: VerdictFacts) -> Text:
    """Give the whole sentence: its facts, an arrow, the verdict."""
    phrases, verdict = fact_phrases(facts), VERDICT_WORDS[facts.verdict]
    return Text(
        f"{_BETWEEN.ja.join(phrase.ja for phrase in phrases)} → {verdict.ja}",
        f"{_BETWEEN.en.join(phrase.en for phrase in phrases)} → {verdict.en}",
    )


def fact_phrases(facts: VerdictFacts) -> tuple[Text, ...]:
    """Give the facts in the order of the sentence, the water first."""
    return (
        _water(facts),
        *_zones(facts),
        *(_home(facts) if facts.is_wet else ()),
        *_durations(facts),
        *_position(facts),
    )


def _water(facts: VerdictFacts) -> Text:
    if facts.flood_rank is None:
        why = COVERAGE_WORDS[facts.coverage]
        if facts.coverage is Coverage.ASSESSED:
            why = Text("浸水深の図がない", "no depth layer")
        elif facts.reason is VerdictReason.POSITION_UNCERTAIN:
            why = Text("町丁目までしか分からない", "only the town is known")
        return Text(f"浸水不明（{why.ja}）", f"water unknown ({why.en})")
    words = DEPTH_RANK_WORDS[facts.flood_rank]
    return Text(f"浸水{words.ja}", f"water {words.en}") if facts.is_wet else words


def _zones(facts: VerdictFacts) -> list[Text]:
    told = []
    is_safer = facts.verdict in _CALLED_SAFER
    if facts.collapse_zone is None and is_safer:
        told.append(Text("倒壊区域不明", "collapse zone unknown"))
    if facts.collapse_zone == _FLOW:
        made = _STRUCTURE_UNKNOWN if facts.structure is None else STRUCTURE_WORDS[facts.structure]
        zone = COLLAPSE_ZONES[_FLOW]
        told.append(Text(f"{zone.ja}（{made.ja}）", f"{zone.en} ({made.en})"))
    elif facts.collapse_zone:
        told.append(COLLAPSE_ZONES[facts.collapse_zone])
    if facts.sediment_zone:
        told.append(SEDIMENT_ZONES[facts.sediment_zone])
    elif facts.sediment_zone is None and facts.layers.has_sediment and is_safer:
        told.append(Text("土砂区域不明", "sediment zone unknown"))
    return told


def _home(facts: VerdictFacts) -> list[Text]:
    told = [_floor(facts.floor), *_storeys(facts)]
    if facts.cannot_climb:
        told.append(FLAG_WORDS[Flag.CANNOT_CLIMB])
    if facts.needs_power:
        told.append(FLAG_WORDS[Flag.NEEDS_POWER])
    if facts.reason is VerdictReason.UPPER_STOREY:
        told.append(Text("上の階へ上がる", "up to a storey above the water"))
    return told


def _floor(floor: int | None) -> Text:
    if floor is None:
        return Text("居住階不明（1階とみなす）", "floor unknown (counted as the ground floor)")
    if floor < 1:
        below = max(1, -floor)
        return Text(f"地下{below}階居住", f"lives on basement {below}")
    return Text(f"{floor}階居住", f"lives on floor {floor}")


def _storeys(facts: VerdictFacts) -> list[Text]:
    storeys = facts.storeys
    if storeys is None:
        unknown = Text("階数不明", "storeys unknown")
        return [unknown] if facts.reason in _STOREYS_MATTER else []
    if facts.floor is not None and facts.floor > storeys:
        return [Text(f"{storeys}階建（居住階と合わない）", f"of {storeys} storeys (cannot be)")]
    return [Text(f"{storeys}階建", f"of {storeys} storeys")]


def _durations(facts: VerdictFacts) -> list[Text]:
    if facts.reason is VerdictReason.MAPS_DISAGREE and facts.duration_rank is not None:
        words = DURATION_TEXTS[facts.duration_rank]
        return [Text(f"{words.ja}（図が食い違う）", f"{words.en} (the maps disagree)")]
    if not facts.is_wet:
        return []
    if facts.duration_rank is None:
        return [Text("継続時間不明", "duration unknown")] if _is_duration_due(facts) else []
    words = DURATION_TEXTS[facts.duration_rank]
    if facts.reason is VerdictReason.STANDS_TOO_LONG:
        return [Text(f"{words.ja}（備えの限度超）", f"{words.en} (beyond the limit)")]
    return [words]


def _is_duration_due(facts: VerdictFacts) -> bool:
    return (
        facts.layers.has_duration
        or facts.verdict is Verdict.STAY_POSSIBLE
        or facts.reason is VerdictReason.DURATION_UNKNOWN
    )


def _position(facts: VerdictFacts) -> list[Text]:
    return [Text("位置不確か", "position uncertain")] if facts.is_uncertain else []
