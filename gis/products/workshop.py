"""The files of a product wherever they lie: in a folder, in a ZIP, in a ZIP within a ZIP.

What lies in a ZIP is unpacked into a folder that vanishes with the workshop.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from gis.errors import HazardError, HazardProblem
from gis.products.archive import Archive, is_archive
from gis.products.errors import ProductProblem, named_as
from gis.products.product import Member

HEAD_BYTES = 64 * 1024
MOST_FILES = 1_000_000
_DEEPEST_ZIP = 3
_SIDE_FILES = (".shx", ".dbf", ".prj", ".cpg")


class Workshop:
    """Finds the files of a product and lays them where they can be opened; close it after use."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="yobikake-", ignore_cleanup_errors=True)
        self._archives: dict[tuple[Path, tuple[str, ...]], Archive] = {}
        self._count = 0

    def members_of(self, path: Path) -> Iterator[Member]:
        """Give every file of a product, in order of name; ZIPs are looked into.

        Raises
        ------
        HazardError
            There is nothing at ``path`` or it may not be read; a ZIP is damaged, hostile, or
            too much.
        """
        if not path.exists():
            raise HazardError(HazardProblem.NOT_FOUND, file=path)
        for count, file in enumerate(_files_in(path) if path.is_dir() else (path,)):
            if count > MOST_FILES:
                raise HazardError(ProductProblem.TOO_MUCH, file=path, found=MOST_FILES)
            yield from self._within(Member(file))

    def head_of(self, member: Member, count: int = HEAD_BYTES) -> bytes:
        """Read the first bytes of a file."""
        if member.steps:
            return self._archive_of(member).head(member.steps[-1], count)
        try:
            with member.path.open("rb") as file:
                return file.read(count)
        except PermissionError as fault:
            raise HazardError(HazardProblem.NO_PERMISSION, file=member.path) from fault

    @contextmanager
    def at_hand(self, member: Member) -> Iterator[Path]:
        """Give a path at which a file can be opened for a while, with its side files."""
        if not member.steps:
            yield member.path
            return
        target = self._unpacked(member)
        try:
            with named_as(member.said, target.parent):
                yield target
        finally:
            shutil.rmtree(target.parent, ignore_errors=True)

    @contextmanager
    def part_at_hand(self, member: Member, content: bytes) -> Iterator[Path]:
        """Give a path at which a part of a GeoJSON can be opened for a while."""
        target = self._new_folder() / "product.geojson"
        target.write_bytes(content)
        try:
            with named_as(member.said, target.parent):
                yield target
        finally:
            shutil.rmtree(target.parent, ignore_errors=True)

    def close(self) -> None:
        """Let go of all files and remove what was unpacked."""
        for archive in self._archives.values():
            archive.close()
        self._folder.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _within(self, member: Member) -> Iterator[Member]:
        if not is_archive(self.head_of(member, 4)):
            yield member
            return
        if len(member.steps) >= _DEEPEST_ZIP:
            raise HazardError(ProductProblem.TOO_MUCH, file=member.path, found=member.name)
        for name in sorted(self._opened(member.path, member.steps).names):
            yield from self._within(Member(member.path, (*member.steps, name)))

    def _archive_of(self, member: Member) -> Archive:
        return self._opened(member.path, member.steps[:-1])

    def _opened(self, path: Path, steps: tuple[str, ...]) -> Archive:
        if (path, steps) not in self._archives:
            lies_at = self._unpacked(Member(path, steps)) if steps else path
            self._archives[path, steps] = Archive(lies_at, Member(path, steps).said)
        return self._archives[path, steps]

    def _new_folder(self) -> Path:
        self._count += 1
        folder = Path(self._folder.name) / str(self._count)
        folder.mkdir()
        return folder

    def _unpacked(self, member: Member) -> Path:
        """Unpack a file under a neutral name into a folder of its own, side files beside it."""
        stem, dot, suffix = member.steps[-1].rpartition(".")
        target = self._new_folder() / f"product.{suffix.lower() if dot else 'bin'}"
        archive = self._archive_of(member)
        archive.unpack(member.steps[-1], target)
        if target.suffix == ".shp":
            sides = {f"{stem}{side}".casefold(): side for side in _SIDE_FILES}
            for name in archive.names:
                if name.casefold() in sides:
                    archive.unpack(name, target.with_suffix(sides[name.casefold()]))
        return target


def _files_in(folder: Path) -> Iterator[Path]:
    """Give the files below a folder in order of name; hidden ones and links are left out."""
    for place, folders, files in os.walk(folder):
        folders.sort(key=_by_number)
        for name in sorted(files, key=_by_number):
            path = Path(place) / name
            if not name.startswith(".") and not path.is_symlink():
                yield path


def _by_number(name: str) -> tuple[int, str]:
    digits = re.match(r"\d{1,9}", name)
    return (int(digits[0]) if digits else -1, name)
