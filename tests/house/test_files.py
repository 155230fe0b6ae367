"""The rules of the house that a machine can check in the files themselves."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("app", "scoring", "gis", "importers", "sample_data", "tests")
LONGER_FILES: dict[str, str] = {}
"""A file of more than 300 lines, and why it may be."""

FORBIDDEN_NAMES = {"utils", "helpers", "common", "misc", "base", "core", "manager"}
BARE_SUPPRESSION = re.compile("#" + r"\s*(noqa(?!: [A-Z])|type: ignore(?!\[))")
HOSTS = re.compile(r"https?://[^\s\"')]*(pypi|pythonhosted|npmjs|registry|mirror)", re.IGNORECASE)


def python_files() -> list[Path]:
    return sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


def test_no_file_is_longer_than_300_lines() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in python_files()
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 300
    }
    assert set(long) <= set(LONGER_FILES), long


def test_no_file_is_named_for_nothing() -> None:
    assert not [path for path in python_files() if path.stem in FORBIDDEN_NAMES]


def test_every_suppression_names_its_code_and_reason() -> None:
    bare = []
    for path in python_files():
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if BARE_SUPPRESSION.search(line):
                bare.append(f"{path.name}:{number}")
    assert not bare, bare


def test_no_lock_or_file_names_a_registry_host() -> None:
    named = [
        path.name
        for path in [ROOT / "requirements.lock", ROOT / "pyproject.toml", ROOT / "yobikake"]
        if HOSTS.search(path.read_text(encoding="utf-8"))
    ]
    assert not named


def test_every_line_of_the_lock_is_pinned_with_a_hash() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    names = re.findall(r"^[a-z0-9].*", lock, re.MULTILINE)
    assert names
    assert all("==" in name for name in names)
    assert lock.count("--hash=sha256:") >= len(names)


def test_third_party_files_are_not_committed() -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8")
    assert "/resources/third_party/" in ignored
