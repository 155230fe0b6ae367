"""What can be wrong with a base map. Sentences live in ``app/wording/map_words``."""

from enum import StrEnum

from scoring.errors import KnownError


class BaseMapProblem(StrEnum):
    """Why a base map cannot be shown; the flood map is shown without it."""

    MISSING = "base_map_missing"
    NOT_READABLE = "base_map_not_readable"
    NOT_A_MAP = "base_map_not_a_map"
    NO_TILES = "base_map_no_tiles"
    VECTOR_TILES = "base_map_vector_tiles"
    ODD_TILING = "base_map_odd_tiling"
    DAMAGED = "base_map_damaged"
    NO_PICTURE = "base_map_no_picture"


class BaseMapError(KnownError, ValueError):
    """A base map is refused; the fields name ``file`` and, where it applies, ``found``."""
