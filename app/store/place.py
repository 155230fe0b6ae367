"""Where a town file may lie, who holds it, and how a new file is put in its place for good."""

import os
import sys
from pathlib import Path, PureWindowsPath

from app.errors import StoreError, StoreProblem

if sys.platform == "win32":  # pragma: no cover
    import ctypes
    import msvcrt
else:
    import fcntl

_MOUNTS = Path("/proc/mounts")
_NETWORK_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "fuse.sshfs"})
_WINDOWS_REMOTE_DRIVE = 4
_LOCKED_BYTE = 1 << 30  # far behind the end: the lock must not hide the key file's text


class TownLock:
    """Holds a town for one program at a time; the system lets go when the program dies.

    The lock is on the key file, because closing any other handle of the town file would undo
    the engine's own lock on it (POSIX).

    Raises
    ------
    StoreError
        LOCKED: another program, or another window of this one, has the town open.
    """

    def __init__(self, key_file: Path, town: Path) -> None:
        self._file = key_file.open("rb")
        try:
            _lock(self._file.fileno())
        except OSError as held:
            self._file.close()
            raise StoreError(StoreProblem.LOCKED, path=str(town)) from held

    def release(self) -> None:
        """Let go; may be called twice."""
        self._file.close()


def refuse_network_share(path: Path) -> None:
    """Refuse a place on another machine, where the locks and flushes of a store do not hold.

    Raises
    ------
    StoreError
        NETWORK_SHARE.
    """
    mounts = _MOUNTS.read_text(encoding="utf-8", errors="replace") if _MOUNTS.exists() else ""
    place = str(path.resolve())
    if is_unc(str(path)) or is_on_network_mount(place, mounts) or _is_remote_drive(place):
        raise StoreError(StoreProblem.NETWORK_SHARE, path=str(path))


def is_unc(path: str) -> bool:
    r"""Tell a Windows share, ``\\server\share\…``, also in its long form ``\\?\UNC\…``."""
    upper = path.upper()
    if upper.startswith(("\\\\?\\", "\\\\.\\")):
        return upper[4:].startswith("UNC\\")
    return upper.startswith("\\\\")


def is_on_network_mount(path: str, mounts: str) -> bool:
    """Tell from the text of ``/proc/mounts`` whether a path lies on another machine."""
    nearest, system = "", ""
    for line in mounts.splitlines():
        fields = line.split()
        point = fields[1].replace("\\040", " ").rstrip("/")
        if (path + "/").startswith(point + "/") and len(point) >= len(nearest):
            nearest, system = point, fields[2]
    return system in _NETWORK_SYSTEMS


def write_durably(path: Path, content: bytes) -> None:
    """Put a small file in place, whole or not at all, and on the disk when this returns."""
    temporary = path.with_name(f".{path.name}.new")
    with temporary.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    move_durably(temporary, path)


def move_durably(temporary: Path, path: Path) -> None:
    """Give a finished file its name; the name is on the disk when this returns."""
    with temporary.open("rb+") as file:
        os.fsync(file.fileno())
    temporary.replace(path)
    _sync_folder(path.parent)


if sys.platform == "win32":  # pragma: no cover

    def _lock(handle: int) -> None:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _is_remote_drive(place: str) -> bool:
        root = PureWindowsPath(place).anchor
        return bool(ctypes.windll.kernel32.GetDriveTypeW(root) == _WINDOWS_REMOTE_DRIVE)

    def _sync_folder(folder: Path) -> None:
        """Windows has no flush of a folder; NTFS journals the rename itself."""
else:

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _is_remote_drive(place: str) -> bool:
        return is_unc(place)

    def _sync_folder(folder: Path) -> None:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
