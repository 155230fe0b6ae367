"""The code lists of areas (区域), of the orders issued for them, and of the coverage check."""

from enum import StrEnum


class AreaKind(StrEnum):
    """What an area is; the first two are no polygons of their own."""

    TOWN = "town"
    DISTRICT = "district"
    DRAWN = "drawn"
    COMBINED = "combined"
    FILE = "file"
    ASSOCIATION = "association"
    COMMISSIONER = "commissioner"
    SCHOOL = "school"


class AreaAct(StrEnum):
    """What a person did to a kept area; each stays in its history."""

    KEPT = "kept"
    RENAMED = "renamed"
    REMOVED = "removed"


class OrderLevel(StrEnum):
    """What the mayor tells people to do (避難情報), the mildest first.

    災害対策基本法 56条2項 (level 3), 60条1項 (level 4), 60条3項 (level 5); the names are those
    of May 2021, which the level-numbered weather information of 2026-05-29 left as they are.
    """

    LEVEL_3 = "level_3"
    LEVEL_4 = "level_4"
    LEVEL_5 = "level_5"


class OrderAct(StrEnum):
    """What was entered about an order; each stays in its history.

    WITHDRAWN: it was entered by mistake and never issued. LIFTED: it ended (解除, 60条5項).
    """

    ISSUED = "issued"
    CORRECTED = "corrected"
    LIFTED = "lifted"
    WITHDRAWN = "withdrawn"


class CheckState(StrEnum):
    """Where a household stands between water and orders (点検), the gravest first.

    Every household is in exactly one. An unknown place or depth is a state of its own, never
    dry and never covered by an order.
    """

    WET_UNORDERED = "wet_unordered"
    WET_UNDECIDED = "wet_undecided"
    TOWN_ONLY = "town_only"
    NOT_LOCATED = "not_located"
    OUTSIDE_LAYERS = "outside_layers"
    NO_DATA = "no_data"
    NO_LAYER = "no_layer"
    WET_ORDERED = "wet_ordered"
    DRY = "dry"


WET_STATES = (CheckState.WET_UNORDERED, CheckState.WET_UNDECIDED, CheckState.WET_ORDERED)
"""The home is known to be in the water, in a collapse zone, or has to be left."""

UNKNOWN_STATES = (
    CheckState.TOWN_ONLY,
    CheckState.NOT_LOCATED,
    CheckState.OUTSIDE_LAYERS,
    CheckState.NO_DATA,
    CheckState.NO_LAYER,
)
"""Nobody can say whether the water comes; each is one reason why."""

ALARMING_STATES = tuple(
    state for state in CheckState if state not in (CheckState.WET_ORDERED, CheckState.DRY)
)
"""What a person should look at before a list is made."""
