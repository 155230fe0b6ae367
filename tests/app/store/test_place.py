"""Which places are shares on another machine."""

import pytest

from app.store.place import is_on_network_mount, is_unc

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
//server/towns /mnt/office\\040share cifs rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /home/local ext4 rw 0 0
tmpfs /run tmpfs rw 0 0
"""


@pytest.mark.parametrize(
    "path",
    [
        r"\\server\towns\さくら川市.yobikake",
        r"\\192.0.2.7\c$\a.yobikake",
        r"\\?\UNC\server\towns\a.yobikake",
        "\\\\?\\unc\\server\\towns\\a.yobikake",
    ],
)
def test_a_windows_share_is_told(path: str) -> None:
    assert is_unc(path)


@pytest.mark.parametrize(
    "path",
    [r"C:\towns\a.yobikake", r"\\?\C:\towns\a.yobikake", "/home/a.yobikake", "a.yobikake", "//a/b"],
)
def test_a_place_of_this_computer_is_no_windows_share(path: str) -> None:
    assert not is_unc(path)


@pytest.mark.parametrize("path", ["/mnt/office share/a.yobikake", "/home/me/a.yobikake"])
def test_a_network_mount_is_told(path: str) -> None:
    assert is_on_network_mount(path, MOUNTS)


@pytest.mark.parametrize(
    "path", ["/a.yobikake", "/home/local/a.yobikake", "/mnt/office", "/homes/a", "/run/a"]
)
def test_a_local_mount_is_no_network_mount(path: str) -> None:
    assert not is_on_network_mount(path, MOUNTS)


def test_no_list_of_mounts_means_no_network_mount() -> None:
    assert not is_on_network_mount("/home/a", "")
