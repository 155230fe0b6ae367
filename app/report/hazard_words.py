"""Depth, verdict and place of a household as words on the list. Unknown is always said."""

from collections.abc import Sequence

import pandas as pd

from app.pipeline.make_list import ListFrames
from app.pipeline.verdict_sentences import joined_rows, verdict_facts
from app.report.content import Hazard
from app.wording.code_words import DEPTH_RANK_WORDS
from app.wording.depth_words import metres_text
from app.wording.duration_words import DURATION_TEXTS
from app.wording.paper_words import (
    LOCATION_NOTES,
    PAPER_VERDICT_WORDS,
    UNKNOWN_DEPTH_WORDS,
)
from app.wording.place_page_words import shares_text
from app.wording.verdict_words import (
    LayersInUse,
    VerdictFacts,
    fact_phrases,
    verdict_sentence,
)
from scoring.codes import Coverage, LocationLevel


def tell_hazards(frames: ListFrames, layers: LayersInUse) -> list[Hazard]:
    """Give one :class:`Hazard` per row of frames that hold only the printed households."""
    told = verdict_facts(joined_rows(frames), layers)
    places = frames.locations
    is_wide = (places["radius_m"] > 0) | (places["location_level"] == LocationLevel.TOWN.value)
    rows = zip(told, frames.exposure["depth_m"].tolist(), (~is_wide).tolist(), strict=True)
    return [_hazard(facts, depth_m, is_exact=exact) for facts, depth_m, exact in rows]


def depth_text(coverage: Coverage, rank: int | None, depth_m: float, *, is_exact: bool) -> str:
    """Say the depth: metres where known, else the range of the rank, else why it is unknown.

    The worst of a circle or a town (not ``is_exact``) is called 最大. Metres are cut to whole
    centimetres, so that a depth never crosses the edge of its rank.
    """
    if rank is None:
        return UNKNOWN_DEPTH_WORDS[coverage]
    if rank == 0:
        return DEPTH_RANK_WORDS[0].ja
    most = "" if is_exact else "最大"
    if pd.isna(depth_m):
        return f"浸水 {most}{DEPTH_RANK_WORDS[rank].ja}（ランク{rank}）"
    return f"浸水 {most}{metres_text(depth_m)}（ランク{rank}）"


def place_note(level: LocationLevel, shares: Sequence[float]) -> str:
    """Say that a position is only coarse, and how much of the town has which depth.

    Empty where it is the home itself or there is none. ``shares`` are dry, the ranks 1–6 and
    unknown, all 0 where more than the town is known.
    """
    told = (LOCATION_NOTES.get(level, ""), shares_text(shares).ja)
    return "。".join(part for part in told if part)


def _hazard(facts: VerdictFacts, depth_m: float, *, is_exact: bool) -> Hazard:
    _water, *others = fact_phrases(facts)
    is_told = facts.is_wet and facts.duration_rank is not None
    return Hazard(
        depth=depth_text(facts.coverage, facts.flood_rank, depth_m, is_exact=is_exact),
        verdict=PAPER_VERDICT_WORDS[facts.verdict],
        reasons=tuple(phrase.ja for phrase in others),
        duration=DURATION_TEXTS[facts.duration_rank or 0].ja if is_told else "",
        sentence=verdict_sentence(facts).ja,
    )
