"""The signs of the map and their words: depth colours, marks of the tiers, the unknown mark.

Used alike by the page, by the tiles and by the legend beside the map.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from scoring.codes import Verdict

Rgb = tuple[int, int, int]

NOTHING_SAID = 255
"""The cell of a rank grid where no layer says anything; never to be drawn as dry."""

_PAIR = 2
_BROAD_PERIOD = 16
_BROAD_LINE = 4
NOTHING_SAID_RGB: Rgb = (0xE4, 0xE7, 0xEB)
NOTHING_SAID_LINE_RGB: Rgb = (0xC4, 0xCA, 0xD2)
DRY_RGB: Rgb = (255, 255, 255)
UNKNOWN_RGB: Rgb = (0x7A, 0x3E, 0x78)
INK_RGB: Rgb = (0x22, 0x28, 0x2E)


class MarkShape(StrEnum):
    """The shape that tells a home's sign without its colour."""

    SQUARE = "square"
    TRIANGLE = "triangle"
    DISK = "disk"
    RING = "ring"
    DIAMOND = "diamond"


@dataclass(frozen=True)
class DepthClass:
    """One of the six national ranks of inundation depth (浸水ランク)."""

    rank: int
    words: str
    rgb: Rgb


@dataclass(frozen=True)
class TierMark:
    """How homes of one tier (階層) are drawn."""

    tier: int
    shape: MarkShape
    sign: str
    words: str
    rgb: Rgb


# 国土数値情報 water_depth_code; colours of 洪水浸水想定区域図作成マニュアル 第4版 図-7.2-1
DEPTH_CLASSES = (
    DepthClass(1, "0.5m未満(床下)", (247, 245, 169)),
    DepthClass(2, "0.5〜3m未満(1階)", (255, 216, 192)),
    DepthClass(3, "3〜5m未満(2階)", (255, 183, 183)),
    DepthClass(4, "5〜10m未満(2階が水没)", (255, 145, 145)),
    DepthClass(5, "10〜20m未満", (242, 133, 201)),
    DepthClass(6, "20m以上", (220, 122, 220)),
)

TIER_MARKS = (
    TierMark(1, MarkShape.SQUARE, "■", "第1層 先に呼びかける", (0xB3, 0x3A, 0x00)),
    TierMark(2, MarkShape.TRIANGLE, "▲", "第2層", (0x9A, 0x67, 0x00)),
    TierMark(3, MarkShape.DISK, "●", "第3層", (0x00, 0x59, 0x8C)),
    TierMark(4, MarkShape.RING, "○", "第4層", (0x5F, 0x66, 0x6D)),
)

VERDICT_WORDS = {
    Verdict.LEAVE: "立退き避難",
    Verdict.STAY_POSSIBLE: "屋内安全確保も可",
    Verdict.DRY: "浸水の想定なし",
    Verdict.UNKNOWN: "判定できない",
}

DRY_WORDS = "浸水の想定なし"
NOTHING_SAID_WORDS = "情報なし(安全という意味ではない)"
UNKNOWN_WORDS = "点線の囲み: 判定できない"


def depth_palette() -> npt.NDArray[np.uint8]:
    """Give the colour of each value of a rank grid: (256, 4), RGBA; what is no rank is clear."""
    palette = np.zeros((256, 4), np.uint8)
    palette[0] = (*DRY_RGB, 255)
    for depth in DEPTH_CLASSES:
        palette[depth.rank] = (*depth.rgb, 255)
    return palette


def hatched(shape: tuple[int, int], ranks: npt.NDArray[np.uint8]) -> npt.NDArray[np.bool_]:
    """Say which pixels carry a line of the pattern that tells the ranks apart without colour.

    The patterns run through edges of tiles unbroken: their period divides 256.

    Parameters
    ----------
    shape
        Rows and columns.
    ranks
        Rank grid of that shape.
    """
    row = np.arange(shape[0])[:, None]
    column = np.arange(shape[1])[None, :]
    rising, falling = (row + column) % 16, (row - column) % 16
    is_even_pair = (row + column) % 4 < _PAIR
    lines = (
        np.zeros(shape, bool),
        (row % 8 == 0) & (column % 8 == 0),
        rising == 0,
        rising % 8 == 0,
        (rising % 8 == 0) | (falling == 0),
        (rising % 8 == 0) | (falling % 8 == 0),
        is_even_pair,
    )
    known = np.where(ranks < len(lines), ranks, 0).astype(np.intp)
    drawn: npt.NDArray[np.bool_] = np.choose(known, lines).astype(bool)
    return drawn


def nothing_said_lines(shape: tuple[int, int]) -> npt.NDArray[np.bool_]:
    """Say which pixels carry the broad lines of ground of which nothing is said."""
    row = np.arange(shape[0])[:, None]
    column = np.arange(shape[1])[None, :]
    lines: npt.NDArray[np.bool_] = (row + column) % _BROAD_PERIOD < _BROAD_LINE
    return lines
