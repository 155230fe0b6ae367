"""What a person asks for: paper, scale, and of which part of the town."""

from dataclasses import dataclass
from enum import Enum

from app.report.paper.marks import PaperSize

STANDARD_SCALES = (2_500, 5_000, 10_000, 15_000, 25_000)
LARGEST_SCALE, SMALLEST_SCALE = 500, 1_000_000


class MapPart(Enum):
    """Which households: those of the district or town, those of no district, all by district."""

    CHOSEN = "chosen"
    WITHOUT_DISTRICT = "without_district"
    EVERY_DISTRICT = "every_district"


@dataclass(frozen=True)
class MapOrder:
    """``scale`` 5000 is 1:5,000, None: everything on one sheet; ``district`` None: the town.

    ``district`` is asked for only where ``part`` is CHOSEN. ``base_told`` names the base map that
    is drawn under the water with its credit; None: none is.
    """

    size: PaperSize = PaperSize.A3
    scale: int | None = None
    district: str | None = None
    part: MapPart = MapPart.CHOSEN
    base_told: str | None = None
