"""The files of a folder of address tables; ZIPs are looked into, and ZIPs within them once.

The national table of town points is a ZIP of ZIPs; a list of houses often is a Shapefile in one.
Tables are unpacked into memory; only what GDAL must open by its path is unpacked to the disk.
"""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from gis.errors import AddressError, AddressProblem
from gis.products.archive import Archive

_TABLES = {".csv", ".json"}
_SHAPES = {".shp", ".gpkg", ".geojson"}
_SIDES = {".shx", ".dbf", ".prj", ".cpg"}
_DEEPEST_ZIP = 2
MOST_BYTES = 1024**3


@dataclass(frozen=True)
class TableFile:
    """A table: ``path`` is the file in the folder, ``said`` the table as a person finds it."""

    path: Path
    said: str
    content: bytes

    @property
    def is_json(self) -> bool:
        """Whether it is JSON, else CSV."""
        return self.said.lower().endswith(".json")


@dataclass(frozen=True)
class ShapeFile:
    """A file of points; ``unpacked`` is where it can be opened."""

    path: Path
    said: str
    unpacked: Path


def found_files(folder: Path, scratch: Path) -> Iterator[TableFile | ShapeFile]:
    """Give the tables and files of points of a folder and those below it, in order of name.

    ``scratch`` is an empty folder that the caller deletes in the end.

    Raises
    ------
    gis.errors.AddressError
        NO_FOLDER: there is no such folder. NO_PERMISSION: it, or a file, may not be read.
        TOO_LARGE: a file is larger than a table can be.
    gis.errors.HazardError
        A ZIP is damaged or hostile.
    """
    for path in _paths_in(folder):
        ending = path.suffix.lower()
        if ending in _TABLES:
            yield TableFile(path, path.name, _content(path))
        elif ending in _SHAPES:
            yield ShapeFile(path, path.name, path)
        elif ending == ".zip":
            yield from _Unpacking(path, scratch).files(path, path.name, depth=1)


class _Unpacking:
    """Gives the files in a ZIP."""

    def __init__(self, path: Path, scratch: Path) -> None:
        self._path = path
        self._scratch = scratch / path.stem
        self._count = 0

    def files(self, archive_path: Path, said: str, depth: int) -> Iterator[TableFile | ShapeFile]:
        with closing(Archive(archive_path, said)) as archive:
            for name in sorted(archive.names):
                ending = PurePosixPath(name).suffix.lower()
                inner = f"{said}: {PurePosixPath(name).name}"
                if ending in _TABLES:
                    yield TableFile(self._path, inner, self._table(archive, name))
                elif ending in _SHAPES:
                    yield ShapeFile(self._path, inner, self._shape(archive, name))
                elif ending == ".zip" and depth < _DEEPEST_ZIP:
                    target = self._target(ending)
                    archive.unpack(name, target)
                    yield from self.files(target, inner, depth + 1)

    def _table(self, archive: Archive, name: str) -> bytes:
        content = archive.head(name, MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise AddressError(AddressProblem.TOO_LARGE, file=self._path, found=name)
        return content

    def _shape(self, archive: Archive, name: str) -> Path:
        """Unpack a file of points with the files that belong to it, under a neutral name."""
        whole = PurePosixPath(name)
        target = self._target(whole.suffix.lower())
        archive.unpack(name, target)
        for other in map(PurePosixPath, archive.names):
            if other.with_suffix("") == whole.with_suffix("") and other.suffix.lower() in _SIDES:
                archive.unpack(str(other), target.with_suffix(other.suffix.lower()))
        return target

    def _target(self, ending: str) -> Path:
        self._count += 1
        self._scratch.mkdir(parents=True, exist_ok=True)
        return self._scratch / f"{self._count}{ending}"


def _paths_in(folder: Path) -> list[Path]:
    """List all files, sorted; hidden ones are left out."""
    if not folder.is_dir():
        raise AddressError(AddressProblem.NO_FOLDER, file=folder)
    try:
        next(folder.iterdir(), None)
    except PermissionError as fault:
        raise AddressError(AddressProblem.NO_PERMISSION, file=folder) from fault
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in found if not path.name.startswith("."))


def _content(path: Path) -> bytes:
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise AddressError(AddressProblem.TOO_LARGE, file=path, found=f"{size / 1024**3:.1f} GB")
    try:
        return path.read_bytes()
    except PermissionError as fault:
        raise AddressError(AddressProblem.NO_PERMISSION, file=path) from fault
