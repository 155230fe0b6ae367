"""The known errors of the application itself: store, job file, output, set-up."""

from enum import StrEnum

from scoring.errors import KnownError


class AppProblem(StrEnum):
    """What can be wrong outside the packages that read inputs."""

    JOB_NOT_FOUND = "job_not_found"
    JOB_NOT_TOML = "job_not_toml"
    JOB_MISSING_KEY = "job_missing_key"
    JOB_UNKNOWN_KEY = "job_unknown_key"
    JOB_WRONG_VALUE = "job_wrong_value"
    FILE_NOT_FOUND = "file_not_found"
    FILE_NOT_READABLE = "file_not_readable"
    OUTPUT_NOT_WRITABLE = "output_not_writable"
    DISK_FULL = "disk_full"
    ASSET_MISSING = "asset_missing"
    PASSPHRASE_NOT_GIVEN = "passphrase_not_given"
    NO_PRINTER = "no_printer"
    NO_REGISTRY = "no_registry"
    POINTS_NOT_CHANGEABLE = "points_not_changeable"
    VERDICT_NOT_CHANGEABLE = "verdict_not_changeable"
    NO_RESIDENTS_YET = "no_residents_yet"
    FILE_NOT_RECOGNISED = "file_not_recognised"
    CONFIRMATION_NEEDED = "confirmation_needed"
    TOWN_CHANGED = "town_changed"
    NOTHING_TO_UNDO = "nothing_to_undo"
    CLEARING_INCOMPLETE = "clearing_incomplete"
    PROTECTION_NOT_LATCHED = "protection_not_latched"
    PROTECTION_STILL_TOLD = "protection_still_told"
    LAYOUT_NAME_TAKEN = "layout_name_taken"
    DISTRICT_UNKNOWN = "district_unknown"
    LAYER_NAME_TAKEN = "layer_name_taken"
    NO_TOWN_FRAME = "no_town_frame"
    LAYER_NOT_FOUND = "layer_not_found"
    PIN_OUTSIDE_JAPAN = "pin_outside_japan"
    PLACE_UNREADABLE = "place_unreadable"


class AppError(KnownError, OSError):
    """A known error of the application; the fields name path, key, value and what was expected."""


class AreaProblem(StrEnum):
    """Why an area, or an order for areas, is not kept."""

    NAME_MISSING = "area_name_missing"
    NAME_TAKEN = "area_name_taken"
    ENCLOSES_NOTHING = "area_encloses_nothing"
    NOTHING_LEFT = "area_nothing_left"
    TOO_FEW = "area_too_few"
    NOT_KNOWN = "area_not_known"
    IN_USE = "area_in_use"
    WITHOUT_HOMES = "list_area_without_homes"
    ORDER_WITHOUT_AREA = "order_without_area"
    ORDER_IN_FUTURE = "order_in_future"
    ORDER_ENDED = "order_ended"
    LIFTED_TOO_EARLY = "order_lifted_too_early"


class AreaError(KnownError, ValueError):
    """An area or order is refused; nothing was changed. Fields: ``name``, ``at`` and so on."""


class StoreProblem(StrEnum):
    """What can be wrong with a town file."""

    NOT_FOUND = "store_not_found"
    FOLDER_NOT_FOUND = "store_folder_not_found"
    ALREADY_EXISTS = "store_already_exists"
    WRONG_PASSPHRASE = "store_wrong_passphrase"
    NOT_A_TOWN = "store_not_a_town"
    DAMAGED = "store_damaged"
    NEWER_THAN_PROGRAM = "store_newer_than_program"
    LOCKED = "store_locked"
    READ_ONLY = "store_read_only"
    DISK_FULL = "store_disk_full"
    SQLITE_TOO_OLD = "store_sqlite_too_old"
    PRAGMA_NOT_KEPT = "store_pragma_not_kept"
    NETWORK_SHARE = "store_network_share"
    PASSPHRASE_TOO_SHORT = "store_passphrase_too_short"
    KEY_FILE_MISSING = "store_key_file_missing"
    KEY_FILE_DAMAGED = "store_key_file_damaged"
    DISK_FAILED = "store_disk_failed"


class StoreError(KnownError, OSError):
    """A town file cannot be used; nothing was changed. Fields: ``path`` and what applies."""


class Cancelled(Exception):
    """A person stopped the work; nothing was changed."""
