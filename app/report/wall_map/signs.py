"""The signs of homes and shelters on a sheet. Shape tells what colour tells."""

import numpy as np
import pandas as pd

from app.report.paper.drawings import Circle, Path, Stamp
from app.report.paper.marks import Box, Line, Mark
from app.report.wall_map.labels import SIGN_MM
from gis.town_map.legend import TIER_MARKS, UNKNOWN_RGB, Rgb
from scoring.codes import ShelterFitness, Verdict
from scoring.columns import FloatArray

_INK: Rgb = (0, 0, 0)
_WHITE: Rgb = (255, 255, 255)
_GREEN: Rgb = (0x1B, 0x6B, 0x3A)
_OUTLINE = 0.55
_HOUSE = ((-1.7, 1.6), (-1.7, -0.3), (0.0, -1.9), (1.7, -0.3), (1.7, 1.6), (-1.7, 1.6))
SHELTER_MM = 2.0
_UNKNOWN_FITNESS = (ShelterFitness.FLAG_UNKNOWN, ShelterFitness.DEPTH_UNKNOWN)
_OF_TIER = {mark.tier: mark for mark in TIER_MARKS}


def home_marks(homes: pd.DataFrame, xy: FloatArray, scale: int) -> list[Mark]:
    """Draw the homes of a sheet: circles of doubt below, the first tier on top.

    Parameters
    ----------
    homes
        Columns tier, verdict, radius_m.
    xy
        Their places on the paper (n, 2).
    scale
        5000 for 1:5,000.
    """
    order = np.argsort(-homes["tier"].to_numpy(dtype="float64"), kind="stable")
    radius_mm = homes["radius_m"].to_numpy(dtype="float64")[order] / scale * 1000
    is_unknown = (homes["verdict"] == Verdict.UNKNOWN.value).to_numpy()[order]
    tiers = homes["tier"].astype("int64").to_numpy()[order].tolist()
    places = xy[order].tolist()
    circles: list[Mark] = [
        Circle(x, y, reach, _INK, 0.15, (1.0, 0.7))
        for (x, y), reach in zip(places, radius_mm.tolist(), strict=True)
        if reach > SIGN_MM + _OUTLINE
    ]
    signs: list[Mark] = []
    for (x, y), tier, is_open in zip(places, tiers, is_unknown.tolist(), strict=True):
        mark = _OF_TIER[tier]
        if is_open:
            signs.append(Circle(x, y, SIGN_MM + _OUTLINE, UNKNOWN_RGB, 0.35, (0.7, 0.5)))
        signs.append(Stamp(x, y, SIGN_MM * 0.85, mark.shape, mark.rgb))
    return circles + signs


def shelter_marks(x: float, y: float, fitness: ShelterFitness | None) -> list[Mark]:
    """Draw a shelter: a house, filled only if fit for floods; broken lines where that is unknown.

    One in the water, in a collapse zone or not meant for floods is crossed out. ``fitness``
    None: nobody has looked it up.
    """
    wall = tuple((x + right, y + down) for right, down in _HOUSE)
    if fitness is ShelterFitness.FIT:
        return [Path(wall, _WHITE, 0.3, (), _GREEN), Box(x - 0.5, y + 0.2, 1.0, 1.4, 0.2)]
    if fitness is None or fitness in _UNKNOWN_FITNESS:
        return [Path(wall, _INK, 0.3, (0.6, 0.4), _WHITE)]
    reach = SHELTER_MM
    return [
        Path(wall, _INK, 0.3, (), _WHITE),
        Line(x - reach, y - reach, x + reach, y + reach, 0.4),
        Line(x - reach, y + reach, x + reach, y - reach, 0.4),
    ]
