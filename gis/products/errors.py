"""Why a hazard product cannot be brought in. Sentences live in ``app/wording/product_words``."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from gis.errors import HazardError


class ProductProblem(StrEnum):
    """What is wrong with a product; raised as :class:`gis.errors.HazardError`."""

    NOTHING_USABLE = "product_nothing_usable"
    ARCHIVE_DAMAGED = "product_archive_damaged"
    ARCHIVE_HOSTILE = "product_archive_hostile"
    ARCHIVE_LOCKED = "product_archive_locked"
    TOO_MUCH = "product_too_much"
    ANSWER_MISSING = "product_answer_missing"
    ANSWER_WRONG = "product_answer_wrong"
    CRS_CONTRADICTED = "product_crs_contradicted"
    TEXT_NOT_A_DEPTH = "product_text_not_a_depth"
    TABLE_DAMAGED = "product_table_damaged"
    MESH_CODE = "product_mesh_code"
    MIXED_MESHES = "product_mixed_meshes"
    POINTS_OFF_GRID = "product_points_off_grid"
    PICTURE_DAMAGED = "product_picture_damaged"
    PICTURE_FORM = "product_picture_form"
    UNKNOWN_COLOURS = "product_unknown_colours"
    NO_COLOUR_TABLE = "product_no_colour_table"
    XML_DAMAGED = "product_xml_damaged"
    XML_HOSTILE = "product_xml_hostile"
    DISK_FULL = "product_disk_full"


@contextmanager
def named_as(said: str, folder: Path) -> Iterator[None]:
    """Let errors about a file in a passing folder name what a person knows it by."""
    try:
        yield
    except HazardError as error:
        if not str(error.fields.get("file", "")).startswith(str(folder)):
            raise
        raise HazardError(error.code, **{**error.fields, "file": said}) from error
