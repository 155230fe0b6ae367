"""What a verdict may depend on: each fact of a home as one of a few words.

The words of a fact run from the harmless to the grave, so that "worse" can be checked; the
waters of which nothing is known stand in front, as they are no step between dry and deep.
"""

from enum import StrEnum


class CollapseFact(StrEnum):
    """Where the home stands to the house-collapse zones (家屋倒壊等氾濫想定区域)."""

    OUTSIDE = "outside"
    UNKNOWN = "unknown"
    FLOW = "flow"
    BANK = "bank"
    BOTH = "both"
    UNTOLD = "untold"


class StructureFact(StrEnum):
    """What the building is made of (構造)."""

    STURDY = "sturdy"
    UNKNOWN = "unknown"
    WOODEN = "wooden"


class SedimentFact(StrEnum):
    """Where the home stands to the sediment zones (土砂災害警戒区域, 特別警戒区域)."""

    OUTSIDE = "outside"
    UNKNOWN = "unknown"
    WARNING = "warning"
    SPECIAL = "special"


class WaterFact(StrEnum):
    """How the water stands to the floor lived on, or why nobody can tell.

    UNCERTAIN: only the town is known, and the water known in it would not reach the floor lived
    on, or there is none. DISAGREE: no depth, but a layer lets water stand here. UPSTAIRS: the
    water reaches the floor lived on and the building is known to have a storey above it.
    """

    NO_LOCATION = "no_location"
    UNCERTAIN = "uncertain"
    OUTSIDE = "outside"
    NO_DATA = "no_data"
    NO_LAYER = "no_layer"
    DISAGREE = "disagree"
    DRY = "dry"
    ABOVE = "above"
    UPSTAIRS = "upstairs"
    REACHED = "reached"


class FloorFact(StrEnum):
    """Is the floor lived on known; if not, the ground floor counts."""

    KNOWN = "known"
    ASSUMED = "assumed"


class DurationFact(StrEnum):
    """How long the water stands (浸水継続時間) against the limit for staying."""

    WITHIN = "within"
    UNKNOWN = "unknown"
    OVER = "over"


class ClimbFact(StrEnum):
    """Can everybody in the household climb stairs."""

    CAN = "can"
    CANNOT = "cannot"


class PowerFact(StrEnum):
    """Does somebody in the household need power."""

    NOT_NEEDED = "not_needed"
    NEEDED = "needed"


UNKNOWN_WATERS = (
    WaterFact.NO_LOCATION,
    WaterFact.UNCERTAIN,
    WaterFact.OUTSIDE,
    WaterFact.NO_DATA,
    WaterFact.NO_LAYER,
    WaterFact.DISAGREE,
)
KNOWN_WATERS = (WaterFact.DRY, WaterFact.ABOVE, WaterFact.UPSTAIRS, WaterFact.REACHED)

FACTS: dict[str, type[StrEnum]] = {
    "collapse": CollapseFact,
    "structure": StructureFact,
    "sediment": SedimentFact,
    "water": WaterFact,
    "floor": FloorFact,
    "duration": DurationFact,
    "climb": ClimbFact,
    "power": PowerFact,
}
"""The facts by the names that a rules file uses, in the order of the verdict table."""
