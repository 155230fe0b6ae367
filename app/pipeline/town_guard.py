"""Between placing and overlay: homes that are not in their town stop the computation."""

from pathlib import Path

from app.store.town import Town
from gis.areas import read_areas
from gis.town_guard import check_in_town
from scoring.frames import LOCATIONS


def check_homes(town: Town, boundary: Path | None) -> None:
    """Check the positions of all homes against the town's boundary; None: the town has none.

    Raises
    ------
    gis.errors.HazardError
        HOMES_OUTSIDE_TOWN, or the boundary cannot be read.
    """
    if boundary is not None:
        lonlat = town.read(LOCATIONS)[["lon", "lat"]].to_numpy(dtype="float64")
        check_in_town(lonlat, read_areas(boundary, None))
