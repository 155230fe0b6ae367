"""Fourth step: what the hazard layers say about each home."""

from collections.abc import Mapping, Sequence

from app.progress import Progress, Stage
from app.store.town import Town
from gis.hazard import HazardLayer
from gis.overlay import NO_SPREADS, overlay_layers
from scoring.columns import FloatArray
from scoring.frames import EXPOSURE, LAYER_EXPOSURE, LOCATIONS, RANK_SHARES


def overlay(
    town: Town,
    layers: Sequence[HazardLayer],
    progress: Progress,
    spreads: Mapping[str, FloatArray] = NO_SPREADS,
) -> None:
    """Put every household on every hazard layer.

    Writes ``layer_exposure``, ``exposure`` and ``rank_shares``.

    Parameters
    ----------
    spreads
        Points (n, 2) that stand for the area of a town (町丁目), by its key; a town that is not
        in it is unknown.

    Raises
    ------
    gis.errors.HazardError
        A layer does not fit the town; nothing is written.
    """
    progress.step(Stage.OVERLAYING)
    found = overlay_layers(town.read(LOCATIONS), layers, spreads)
    town.write(
        {
            LAYER_EXPOSURE: found.layer_exposure,
            EXPOSURE: found.exposure,
            RANK_SHARES: found.rank_shares,
        }
    )
