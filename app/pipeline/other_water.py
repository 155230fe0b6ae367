"""Homes that stay dry in the river flood, and stand in the water of another peril."""

import pandas as pd

from app.store.town import Town
from scoring.codes import FLOOD_PERILS, ExclusionReason
from scoring.frames import LAYER_EXPOSURE


def count_other_water(town: Town, call_order: pd.DataFrame) -> int:
    """Count the households left out as dry that a layer of 内水, 高潮, 津波 … puts in the water.

    Perils are never merged, so they are on no list of a river flood; the list has to say so.
    """
    layers = town.facts().layers
    others = [place for place, layer in enumerate(layers) if layer.peril not in FLOOD_PERILS]
    if not others:
        return 0
    exposure = town.read(LAYER_EXPOSURE)
    is_wet = exposure["layer"].isin(others) & (exposure["flood_rank"] >= 1)
    dry = call_order.loc[call_order["exclusion"] == ExclusionReason.DRY.value, "household_id"]
    return int(dry.isin(exposure.loc[is_wet, "household_id"]).sum())
