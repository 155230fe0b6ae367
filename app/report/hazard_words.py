"""Depth, verdict and place of a household as words on the list. Unknown is always said."""

from dataclasses import dataclass

import pandas as pd

from app.pipeline.make_list import ListFrames
from app.report.content import Hazard
from app.report.members import texts, wholes
from app.wording.code_words import DEPTH_RANK_WORDS
from app.wording.depth_words import metres_text
from app.wording.paper_words import (
    COLLAPSE_UNKNOWN,
    DURATION_UNKNOWN,
    DURATION_WORDS,
    FLOOR_UNKNOWN,
    LOCATION_NOTES,
    PAPER_REASON_WORDS,
    PAPER_VERDICT_WORDS,
    UNKNOWN_DEPTH_WORDS,
)
from scoring.codes import Coverage, LocationLevel, Verdict, VerdictReason

_FLOOR_IS_SAID = (
    VerdictReason.DEPTH_REACHES_ASSUMED_GROUND_FLOOR,
    VerdictReason.ASSUMED_GROUND_FLOOR_ABOVE_DEPTH,
)
_UNKNOWN_FLOOR_MATTERS = (Verdict.LEAVE, Verdict.STAY_POSSIBLE)


@dataclass(frozen=True)
class Layers:
    """Which kinds of layer speak anywhere in this town."""

    has_duration: bool
    has_collapse: bool


def layers_in_use(frames: ListFrames) -> Layers:
    """See from the frames whether a duration and a collapse layer are in use at all."""
    return Layers(
        has_duration=bool(frames.exposure["duration_rank"].notna().any()),
        has_collapse=bool(frames.verdicts["is_collapse_known"].any()),
    )


def tell_hazards(frames: ListFrames, layers: Layers) -> list[Hazard]:
    """Give one :class:`Hazard` per row of frames that hold only the printed households."""
    exposure, verdicts, locations = frames.exposure, frames.verdicts, frames.locations
    rows = zip(
        texts(exposure["hazard_coverage"]),
        wholes(exposure["flood_rank"]),
        exposure["depth_m"].tolist(),
        wholes(exposure["duration_rank"]),
        texts(verdicts["verdict"]),
        texts(verdicts["reason"]),
        verdicts["is_collapse_known"].tolist(),
        wholes(locations["floor"]),
        wholes(locations["storeys"]),
        strict=True,
    )
    told = []
    for coverage, rank, depth_m, duration, verdict, reason, collapse, floor, storeys in rows:
        judged = Verdict(verdict or "")
        why = VerdictReason(reason or "")
        told.append(
            Hazard(
                depth=depth_text(Coverage(coverage or ""), rank, depth_m),
                verdict=PAPER_VERDICT_WORDS[judged],
                reasons=(
                    *_reasons(judged, why, is_collapse_known=collapse),
                    *_floor_texts(judged, why, floor, storeys),
                ),
                duration=_duration_text(layers, rank, duration),
            )
        )
    return told


def depth_text(coverage: Coverage, rank: int | None, depth_m: float) -> str:
    """Say the depth: metres where known, else the range of the rank, else why it is unknown.

    Metres are cut to whole centimetres, so that a depth never crosses the edge of its rank.
    """
    if rank is None:
        return UNKNOWN_DEPTH_WORDS[coverage]
    if rank == 0:
        return DEPTH_RANK_WORDS[0].ja
    if pd.isna(depth_m):
        return f"浸水 {DEPTH_RANK_WORDS[rank].ja}（ランク{rank}）"
    return f"浸水 {metres_text(depth_m)}（ランク{rank}）"


def place_note(level: LocationLevel) -> str:
    """Say that a position is only coarse; empty where it is the home itself or there is none."""
    return LOCATION_NOTES.get(level, "")


def _reasons(
    verdict: Verdict, reason: VerdictReason, *, is_collapse_known: bool
) -> tuple[str, ...]:
    told = PAPER_REASON_WORDS[reason]
    if verdict is Verdict.STAY_POSSIBLE and not is_collapse_known:
        return told, COLLAPSE_UNKNOWN
    return (told,)


def _floor_texts(
    verdict: Verdict, reason: VerdictReason, floor: int | None, storeys: int | None
) -> list[str]:
    parts = []
    if floor is not None:
        parts.append(f"{floor}階居住" if floor > 0 else f"地下{max(1, -floor)}階居住")
    elif verdict in _UNKNOWN_FLOOR_MATTERS and reason not in _FLOOR_IS_SAID:
        parts.append(FLOOR_UNKNOWN)
    if storeys is not None:
        parts.append(f"{storeys}階建")
    return parts


def _duration_text(layers: Layers, rank: int | None, duration: int | None) -> str:
    if not layers.has_duration or rank == 0:
        return ""
    if duration is None:
        return "" if rank is None else DURATION_UNKNOWN
    return DURATION_WORDS[duration]
