"""The columns of the table of homes that wait in 位置, from left to right."""

from enum import IntEnum


class PlaceColumn(IntEnum):
    """How the columns stand; the widths are by the page."""

    NEED = 0
    HEAD = 1
    ADDRESS = 2
    LEVEL = 3
    WATER = 4
    MATCHED = 5
    OTHERS = 6
