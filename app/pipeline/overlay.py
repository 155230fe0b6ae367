"""Fourth step: what the hazard layers say about each home."""

from collections.abc import Sequence

from app.progress import Progress, Stage
from app.store.town import Town
from gis.hazard import HazardLayer
from gis.overlay import overlay_layers
from scoring.frames import EXPOSURE, LAYER_EXPOSURE, LOCATIONS


def overlay(town: Town, layers: Sequence[HazardLayer], progress: Progress) -> None:
    """Put every household on every hazard layer. Writes ``layer_exposure`` and ``exposure``.

    Raises
    ------
    gis.errors.HazardError
        A layer does not fit the town; nothing is written.
    """
    progress.step(Stage.OVERLAYING)
    found = overlay_layers(town.read(LOCATIONS), layers)
    town.write({LAYER_EXPOSURE: found.layer_exposure, EXPOSURE: found.exposure})
