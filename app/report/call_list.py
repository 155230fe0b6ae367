"""Builds the call list, and the sealed list of protected households, from the frames."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from app.pipeline.counting import NOT_ON_MAP, count_list
from app.pipeline.make_list import ListFrames
from app.pipeline.place_shares import shares_of
from app.pipeline.shelter_ways import shelter_texts
from app.pipeline.verdict_sentences import layers_in_use
from app.report.content import CallList, HouseholdBlock, ListHeading, Place, Section
from app.report.fingerprint import fingerprint
from app.report.hazard_words import place_note, tell_hazards
from app.report.members import list_needs, list_phones, read_members, texts, wholes
from app.report.rows import heading_row, section_rows
from app.report.squares import squares_of
from app.wording import paper_words as words
from scoring.codes import Level, LocationLevel, Verdict

_HOUSEHOLD_FRAMES = ("household_scores", "locations", "exposure", "verdicts", "call_order")
_SEALED_ORDER = {Verdict.LEAVE: 0, Verdict.UNKNOWN: 1, Verdict.STAY_POSSIBLE: 2, Verdict.DRY: 3}


def build_call_list(frames: ListFrames, heading: ListHeading) -> CallList:
    """Build the list (避難呼びかけリスト): off the map first, then call order, then power.

    A listed household stands in exactly one of the first two sections; the power list
    repeats those that are on the call list and adds those that stay dry.

    Raises
    ------
    ValueError
        The counts do not add up: a fault of the program.
    """
    counts = count_list(frames)
    rank = frames.call_order["call_rank"].to_numpy()
    has_power = frames.call_order["is_on_power_list"].to_numpy()
    rows = np.flatnonzero(~np.isnan(rank) | has_power)
    rows = rows[np.argsort(rank[rows], kind="stable")]
    blocks = _build_blocks(frames, rows, heading.as_of)
    is_listed = ~np.isnan(rank[rows])
    is_off_map = _is_off_map(frames, rows)
    sections = (
        _section(words.NOT_ON_MAP_SECTION, words.NOT_ON_MAP_NOTE, blocks, is_listed & is_off_map),
        _section(words.MAIN_SECTION, words.MAIN_NOTE, blocks, is_listed & ~is_off_map),
        _section(words.POWER_SECTION, words.POWER_NOTE, blocks, has_power[rows]),
    )
    made = CallList(
        title=words.LIST_TITLE,
        is_sealed=False,
        heading=heading,
        counts=counts,
        remarks=_remarks(frames),
        sections=sections,
        fingerprint="",
    )
    return _with_fingerprint(made)


def build_sealed_list(frames: ListFrames, heading: ListHeading) -> CallList:
    """Build the sealed list (封緘) of every household with a protected person (支援措置).

    Wet, dry, unknown or outside the area: all of them, those who must leave first, then by
    household level, score and id. No contact or supporter is on it: the person they are
    protected from may be one of them.

    Raises
    ------
    ValueError
        As :func:`build_call_list`.
    """
    frames = replace(frames, contacts=frames.contacts.iloc[:0])
    scores = frames.household_scores
    rows = np.flatnonzero(scores["is_protected"].to_numpy())
    order = pd.DataFrame(
        {
            "verdict": frames.verdicts["verdict"].iloc[rows].astype(str).map(_SEALED_ORDER),
            "level": _level_order(scores["level"].iloc[rows]),
            "score": -scores["score"].iloc[rows],
            "household_id": scores["household_id"].iloc[rows],
        }
    ).reset_index(drop=True)
    rows = rows[order.sort_values(list(order.columns), kind="stable").index.to_numpy()]
    blocks = [
        replace(block, call_rank=number)
        for number, block in enumerate(_build_blocks(frames, rows, heading.as_of), start=1)
    ]
    made = CallList(
        title=words.SEALED_TITLE,
        is_sealed=True,
        heading=heading,
        counts=count_list(frames),
        remarks=_remarks(frames),
        sections=(Section(words.SEALED_SECTION, words.SEALED_NOTE, tuple(blocks)),),
        fingerprint="",
    )
    return _with_fingerprint(made)


def _build_blocks(frames: ListFrames, rows: np.ndarray, as_of: date) -> list[HouseholdBlock]:
    layers = layers_in_use(frames)
    chosen = _take(frames, rows)
    scores, order = chosen.household_scores, chosen.call_order
    columns = zip(
        texts(scores["household_id"]),
        wholes(order["call_rank"]),
        wholes(order["tier"]),
        texts(scores["support_codes"]),
        tell_hazards(chosen, layers),
        texts(chosen.locations["district"]),
        _place_notes(chosen),
        squares_of(chosen),
        [text.ja for text in shelter_texts(chosen)],
        read_members(chosen, scores["household_id"], as_of),
        strict=True,
    )
    return list(_blocks(columns))


def _blocks(columns: Iterator[tuple[Any, ...]]) -> Iterator[HouseholdBlock]:
    for household_id, call_rank, tier, codes, hazard, *where, shelter, members in columns:
        head, (district, note, square) = members[0], where
        yield HouseholdBlock(
            household_id=household_id,
            call_rank=call_rank,
            tier=tier,
            support_codes=codes or "",
            head=head.person,
            members=len(members),
            in_need=list_needs(members),
            phones=list_phones(members),
            place=Place(head.address, head.building, district, note, square),
            hazard=hazard,
            shelter=shelter,
        )


def _take(frames: ListFrames, rows: np.ndarray) -> ListFrames:
    taken = {name: getattr(frames, name).iloc[rows] for name in _HOUSEHOLD_FRAMES}
    ids = taken["household_scores"]["household_id"].to_numpy()
    if any(not np.array_equal(frame["household_id"].to_numpy(), ids) for frame in taken.values()):
        raise ValueError("the household frames do not agree row by row")
    return replace(frames, **taken)


def _place_notes(frames: ListFrames) -> list[str]:
    shares = shares_of(frames.rank_shares, frames.locations["household_id"]).tolist()
    levels = frames.locations["location_level"].astype(str).tolist()
    told = zip(levels, shares, strict=True)
    return [place_note(LocationLevel(level), share) for level, share in told]


def _is_off_map(frames: ListFrames, rows: np.ndarray) -> np.ndarray:
    level = frames.locations["location_level"].iloc[rows]
    return np.asarray(level.isin(NOT_ON_MAP))


def _section(name: str, note: str, blocks: list[HouseholdBlock], is_in: np.ndarray) -> Section:
    return Section(name, note, tuple(blocks[row] for row in np.flatnonzero(is_in)))


def _level_order(level: pd.Series) -> np.ndarray:
    codes = level.cat.codes.to_numpy()
    return np.where(codes < 0, len(Level), codes)


def _remarks(frames: ListFrames) -> tuple[str, ...]:
    layers = layers_in_use(frames)
    missing = (
        (frames.other_water == 0, words.OTHER_WATER.format(frames.other_water)),
        (layers.has_collapse, words.NO_COLLAPSE_LAYER),
        (layers.has_duration, words.NO_DURATION_LAYER),
    )
    return tuple(remark for has_layer, remark in missing if not has_layer)


def _with_fingerprint(made: CallList) -> CallList:
    rows = [heading_row(made), *section_rows(made)]
    return replace(made, fingerprint=fingerprint(rows))
