"""What each file of a product is, told by its first bytes; the same thing in two forms is one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from gis.products.product import Member
from gis.products.workshop import Workshop


class Form(IntEnum):
    """What a file is. Of the same thing in several forms the smallest is taken."""

    GEOJSON = 1
    GEOPACKAGE = 2
    SHAPEFILE = 3
    OTHER_XML = 4
    GEOTIFF = 5
    MESH_TABLE = 6
    POINT_TABLE = 7
    CITY_MODEL = 8
    TILE = 9
    SIDE_FILE = 10
    UNKNOWN = 11


VECTORS = (Form.GEOJSON, Form.GEOPACKAGE, Form.SHAPEFILE)

_SIDES = re.compile(
    r"^KS-META|\.(shx|dbf|prj|cpg|sbn|sbx|qix|qmd|qgz|html?|pdf|txt|md|docx?|xlsx?|ini|aux\.xml|tfw|pgw)$",
    re.IGNORECASE,
)
_TILE = re.compile(r"/\d{1,2}/\d{1,8}/\d{1,8}\.png$", re.IGNORECASE)
_CLASS_FORM = re.compile(r"geo_?json|shape?|shp|gml|\.zip$", re.IGNORECASE)
_PNG = b"\x89PNG\r\n\x1a\n"
_MAGIC: tuple[tuple[bytes, Form], ...] = (
    (b"II*\x00", Form.GEOTIFF),
    (b"MM\x00*", Form.GEOTIFF),
    (b"II+\x00", Form.GEOTIFF),
    (b"MM\x00+", Form.GEOTIFF),
    (b"\x00\x00\x27\x0a", Form.SHAPEFILE),
    (b"SQLite format 3\x00", Form.GEOPACKAGE),
)
_HEADER_LINES = 5


@dataclass(frozen=True)
class FoundFile:
    """A file and what it is."""

    member: Member
    form: Form


def form_of(member: Member, workshop: Workshop) -> Form:
    """Tell what a file is."""
    if _SIDES.search(member.name):
        return Form.SIDE_FILE
    head = workshop.head_of(member)
    if _TILE.search(member.place) and head.startswith(_PNG):
        return Form.TILE
    for magic, form in _MAGIC:
        if head.startswith(magic):
            return form
    return _form_of_text(head.removeprefix(b"\xef\xbb\xbf").lstrip())


def one_form_of_each(files: Iterable[FoundFile]) -> tuple[list[FoundFile], list[FoundFile]]:
    """Part files into those to take and those that hold the same thing in another form."""
    best: dict[str, Form] = {}
    told = [(file, _thing(file.member)) for file in files]
    for file, thing in told:
        if file.form <= Form.OTHER_XML:
            best[thing] = min(file.form, best.get(thing, file.form))
    is_taken = [file.form > Form.OTHER_XML or file.form is best[thing] for file, thing in told]
    taken = [file for (file, _), took in zip(told, is_taken, strict=True) if took]
    left = [file for (file, _), took in zip(told, is_taken, strict=True) if not took]
    return taken, left


def table_header(head: bytes) -> tuple[int, list[str]] | None:
    """Find the header of a table of depths: its line, from 0, and its cells; None: none is."""
    for line, text in enumerate(re.split(r"\r\n|\n|\r", decoded_head(head))[:_HEADER_LINES]):
        cells = [cell.strip().strip('"').strip() for cell in text.split(",")]
        if "浸水深" in {re.sub(r"[(（].*", "", cell) for cell in cells} and len(cells) > 1:
            return line, cells
    return None


def decoded_head(head: bytes) -> str:
    """Read the first bytes of a text: UTF-8 if they are, else CP932; the end may be cut."""
    cut = head.rpartition(b"\n")[0] or head
    try:
        return cut.decode("utf-8-sig")
    except UnicodeDecodeError:
        return cut.decode("cp932", errors="replace")


def _form_of_text(text: bytes) -> Form:
    if text.startswith(b"{"):
        return Form.GEOJSON
    if text.startswith(b"<"):
        return Form.CITY_MODEL if b"CityModel" in text else Form.OTHER_XML
    header = None if b"\0" in text else table_header(text)
    if header is None:
        return Form.UNKNOWN
    if any("メッシュ" in cell for cell in header[1]):
        return Form.MESH_TABLE
    return Form.POINT_TABLE if {"緯度", "経度"} <= set(header[1]) else Form.UNKNOWN


def _thing(member: Member) -> str:
    """Name what a file holds: its place without what only tells the form."""
    *folders, name = member.place.split("/")
    kept = [folder for folder in folders if not _CLASS_FORM.search(folder)]
    return "/".join((*kept, name.rpartition(".")[0])).casefold()
