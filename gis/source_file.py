"""What a geographic file is, told by its first bytes, never by its name.

A VRT under the name of a GeoTIFF would have GDAL read other files; so the kind of a file is
known before GDAL sees it, and the driver for just that kind is asked for.
"""

from enum import StrEnum
from pathlib import Path

from gis.errors import HazardError, HazardProblem

_HEAD_BYTES = 512


class FileKind(StrEnum):
    """The kinds of file that are read; the value is GDAL's name of the driver."""

    GEOTIFF = "GTiff"
    SHAPEFILE = "ESRI Shapefile"
    GEOPACKAGE = "GPKG"
    GEOJSON = "GeoJSON"


_MAGIC: tuple[tuple[bytes, FileKind], ...] = (
    (b"II*\x00", FileKind.GEOTIFF),
    (b"MM\x00*", FileKind.GEOTIFF),
    (b"II+\x00", FileKind.GEOTIFF),
    (b"MM\x00+", FileKind.GEOTIFF),
    (b"\x00\x00\x27\x0a", FileKind.SHAPEFILE),
    (b"SQLite format 3\x00", FileKind.GEOPACKAGE),
)

_REFUSED: tuple[tuple[bytes, str], ...] = (
    (b"<VRT", "VRT"),
    (b"<OGRVRT", "VRT"),
    (b"<", "XML/GML"),
    (b"PK\x03\x04", "ZIP"),
    (b"\x89PNG", "PNG"),
    (b"%PDF", "PDF"),
    (b"\x89HDF", "NetCDF/HDF5"),
    (b"CDF", "NetCDF"),
)


def recognise_file(path: Path) -> FileKind:
    """Tell which kind of file stands at a path.

    Raises
    ------
    HazardError
        There is no ordinary file that may be read, it is empty, or it is of another kind
        (named in ``found`` where we know it).
    """
    head = _read_head(path)
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith(b"{"):
        return FileKind.GEOJSON
    found = next((name for magic, name in _REFUSED if text.startswith(magic)), path.suffix)
    raise HazardError(HazardProblem.FORMAT_REFUSED, file=path, found=found)


def _read_head(path: Path) -> bytes:
    _check_path(path)
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
    except PermissionError as fault:
        raise HazardError(HazardProblem.NO_PERMISSION, file=path) from fault
    if not head.strip():
        raise HazardError(HazardProblem.EMPTY_FILE, file=path)
    return head


def _check_path(path: Path) -> None:
    written = path.as_posix()
    looks_foreign = "/vsi" in written or ":/" in written[2:] or written.startswith(("MEM:", "<"))
    if looks_foreign:
        raise HazardError(HazardProblem.PATH_REFUSED, file=path)
    if path.is_dir():
        raise HazardError(HazardProblem.IS_FOLDER, file=path)
    if not path.is_file():
        raise HazardError(HazardProblem.NOT_FOUND, file=path)
