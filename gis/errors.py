"""What can be wrong with a hazard, area, shelter or address file.

Sentences live in ``app/wording``.
"""

from enum import StrEnum

from scoring.errors import KnownError


class HazardProblem(StrEnum):
    """Why a geographic file, or a position, cannot be used."""

    NOT_FOUND = "hazard_not_found"
    IS_FOLDER = "hazard_is_folder"
    PATH_REFUSED = "hazard_path_refused"
    NO_PERMISSION = "hazard_no_permission"
    EMPTY_FILE = "hazard_empty_file"
    FORMAT_REFUSED = "hazard_format_refused"
    DAMAGED = "hazard_damaged"
    SIDE_FILE_MISSING = "hazard_side_file_missing"
    TOO_LARGE = "hazard_too_large"
    MANY_BANDS = "hazard_many_bands"
    ROTATED = "hazard_rotated"
    UNIT_REFUSED = "hazard_unit_refused"
    NO_CRS = "hazard_no_crs"
    CRS_REFUSED = "hazard_crs_refused"
    AXES_SWAPPED = "hazard_axes_swapped"
    OUTSIDE_JAPAN = "hazard_outside_japan"
    AREA_WITHOUT_HOMES = "area_without_homes"
    HOMES_OUTSIDE_TOWN = "homes_outside_town"
    NO_OVERLAP = "hazard_no_overlap"
    POINTS_SWAPPED = "hazard_points_swapped"
    NO_NODATA_MARK = "hazard_no_nodata_mark"
    NO_RANK_EDITION = "hazard_no_rank_edition"
    UNKNOWN_CODE = "hazard_unknown_code"
    DEPTH_NEGATIVE = "hazard_depth_negative"
    DEPTH_TOO_DEEP = "hazard_depth_too_deep"
    FIELD_NOT_TOLD = "hazard_field_not_told"
    FIELD_NOT_FOUND = "hazard_field_not_found"
    VALUE_NOT_A_NUMBER = "hazard_value_not_a_number"
    MANY_LAYERS = "hazard_many_layers"
    NOT_POLYGONS = "hazard_not_polygons"
    NOT_POINTS = "hazard_not_points"
    NO_FEATURES = "hazard_no_features"
    ENCODING = "hazard_encoding"
    DRIVERS_OPEN = "hazard_drivers_open"


class HazardError(KnownError, ValueError):
    """A geographic input is refused whole; nothing was changed.

    The fields name ``file`` and what applies: ``found``, ``expected``, ``value``, ``field``,
    ``extent`` …; which, is told by the templates of ``app/wording/hazard_words``.
    """


class AddressProblem(StrEnum):
    """Why address tables, or a file made of them, cannot be used."""

    NO_FOLDER = "address_no_folder"
    NO_PERMISSION = "address_no_permission"
    NOTHING_USABLE = "address_nothing_usable"
    TOO_LARGE = "address_too_large"
    ENCODING = "address_encoding"
    TABLE_DAMAGED = "address_table_damaged"
    TOWNS_MISSING = "address_towns_missing"
    AXES_SWAPPED = "address_axes_swapped"
    OUTSIDE_JAPAN = "address_outside_japan"
    NO_ZONE = "address_no_zone"
    ZONE_REFUSED = "address_zone_refused"
    FAR_FROM_TOWNS = "address_far_from_towns"


class AddressError(KnownError, ValueError):
    """Address tables are refused whole; nothing was changed.

    The fields name ``file`` and what applies (``found``, ``expected``, ``line``, ``column`` …);
    which, is told by the templates of ``app/wording/address_words``.
    """


class GazetteerProblem(StrEnum):
    """Why a file is not used as a gazetteer."""

    NOT_FOUND = "gazetteer_not_found"
    NOT_READABLE = "gazetteer_not_readable"
    NOT_ONE = "gazetteer_not_one"
    NEWER = "gazetteer_newer"
    DAMAGED = "gazetteer_damaged"


class GazetteerError(KnownError, ValueError):
    """A gazetteer file is refused; names ``file`` and, if newer, the version ``found``."""
