"""By what the homes of the map are told apart: tier, support level, verdict; by shape too."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt
import pandas as pd

from gis.town_map.legend import TIER_MARKS, UNKNOWN_RGB, MarkShape, Rgb
from scoring.codes import Level, Verdict


class HomeColouring(StrEnum):
    """The column that gives a home its sign (色分け)."""

    TIER = "tier"
    LEVEL = "level"
    VERDICT = "verdict"


@dataclass(frozen=True)
class HomeSign:
    """How homes with one value of the column are drawn; ``value`` empty: homes without one."""

    value: str
    shape: MarkShape
    sign: str
    rgb: Rgb


_RED: Rgb = (0xB3, 0x3A, 0x00)
_OCHRE: Rgb = (0x9A, 0x67, 0x00)
_BLUE: Rgb = (0x00, 0x59, 0x8C)
_GREEN: Rgb = (0x2E, 0x6B, 0x3C)
_GREY: Rgb = (0x5F, 0x66, 0x6D)

HOME_SIGNS: dict[HomeColouring, tuple[HomeSign, ...]] = {
    HomeColouring.TIER: tuple(
        HomeSign(str(mark.tier), mark.shape, mark.sign, mark.rgb) for mark in TIER_MARKS
    ),
    HomeColouring.LEVEL: (
        HomeSign(Level.A, MarkShape.SQUARE, "■", _RED),
        HomeSign(Level.B, MarkShape.TRIANGLE, "▲", _OCHRE),
        HomeSign(Level.C, MarkShape.DISK, "●", _BLUE),
        HomeSign(Level.D, MarkShape.DIAMOND, "◆", _GREEN),
        HomeSign("", MarkShape.RING, "○", _GREY),
    ),
    HomeColouring.VERDICT: (
        HomeSign(Verdict.LEAVE, MarkShape.TRIANGLE, "▲", _RED),
        HomeSign(Verdict.UNKNOWN, MarkShape.DIAMOND, "◆", UNKNOWN_RGB),
        HomeSign(Verdict.STAY_POSSIBLE, MarkShape.DISK, "●", _BLUE),
        HomeSign(Verdict.DRY, MarkShape.RING, "○", _GREY),
    ),
}
"""The gravest first: it lies on top. Unknown lies over whatever may stay."""

NOT_DRAWN = -1


def signs_of(homes: pd.DataFrame, colouring: HomeColouring) -> npt.NDArray[np.int8]:
    """Give the place of each home's sign in :data:`HOME_SIGNS`; NOT_DRAWN: it has none.

    By tier and by level only homes of the call list are drawn, by verdict every home.

    Parameters
    ----------
    homes
        Columns tier, level, verdict.
    """
    values = [sign.value for sign in HOME_SIGNS[colouring]]
    if colouring is HomeColouring.TIER:
        given = homes["tier"].map({float(value): value for value in values})
    else:
        given = homes[colouring.value].astype("str").where(homes[colouring.value].notna(), "")
    signs: npt.NDArray[np.int8] = pd.Categorical(given, categories=values).codes.astype(np.int8)
    if colouring is not HomeColouring.VERDICT:
        signs[homes["tier"].isna().to_numpy()] = NOT_DRAWN
    return signs
