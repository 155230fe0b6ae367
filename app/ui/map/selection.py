"""Households chosen on the map: by a drawn area, a district, or a town's sign."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from app.ui.map.map_words import MapWords
from gis.area_shapes import LonLat
from gis.town_map.area import homes_inside
from gis.town_map.dots import is_at_town


@dataclass(frozen=True)
class Selection:
    """The households in call order, what they are, and what must be known of the choice."""

    title: str
    homes: pd.DataFrame
    notes: tuple[str, ...] = ()


def select_area(homes: pd.DataFrame, corners: Sequence[LonLat], words: MapWords) -> Selection:
    """Choose the homes in a drawn area; one without a position is in no area, and is told."""
    inside = homes_inside(homes, corners)
    left_out = int(homes["lon"].isna().sum())
    notes = _vague_notes(inside, words)
    if left_out:
        notes += (words.left_out_note(left_out),)
    return Selection(words.area_title(), inside, notes)


def select_district(homes: pd.DataFrame, name: str, words: MapWords) -> Selection:
    """Choose the homes of a district, those without a position too."""
    chosen = homes[homes["district"] == name].reset_index(drop=True)
    notes = _vague_notes(chosen, words)
    unplaced = int(chosen["lon"].isna().sum())
    if unplaced:
        notes += (words.unplaced_note(unplaced),)
    return Selection(words.district_title(name), chosen, notes)


def select_group(homes: pd.DataFrame, words: MapWords) -> Selection:
    """Choose the homes that share a town's sign."""
    return Selection(words.group_title(), homes.reset_index(drop=True))


def _vague_notes(homes: pd.DataFrame, words: MapWords) -> tuple[str, ...]:
    at_town = int(is_at_town(homes).sum())
    return (words.at_town_note(at_town),) if at_town else ()
