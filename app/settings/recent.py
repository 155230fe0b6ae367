"""The towns opened last on this computer: paths and names of towns, nothing about residents."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

MOST_TOWNS = 6


@dataclass(frozen=True)
class RecentTown:
    """A town file opened before, with what may be said of it without its passphrase."""

    path: Path
    name: str
    is_training: bool


def default_settings_folder() -> Path:
    """Give the folder of this person's settings."""
    return Path.home() / ".config" / "yobikake"


def load_recent(folder: Path) -> list[RecentTown]:
    """Give the towns opened last, the latest first; files that are gone are left out.

    A list that cannot be read counts as empty: it only saves a few key presses.
    """
    try:
        kept = json.loads((folder / "recent.json").read_text(encoding="utf-8"))
        towns = [
            RecentTown(Path(town["path"]), str(town["name"]), bool(town["is_training"]))
            for town in kept
        ]
    except (OSError, ValueError, TypeError, KeyError):
        return []
    return [town for town in towns if town.path.is_file()]


def remember_town(folder: Path, town: RecentTown) -> None:
    """Put a town first in the list; where nothing can be written it is not remembered."""
    others = [other for other in load_recent(folder) if other.path != town.path]
    _save(folder, [town, *others][:MOST_TOWNS])


def _save(folder: Path, towns: Sequence[RecentTown]) -> None:
    kept = [
        {"path": str(town.path), "name": town.name, "is_training": town.is_training}
        for town in towns
    ]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(kept, ensure_ascii=False, indent=1)
        (folder / "recent.json").write_text(text, encoding="utf-8")
    except OSError:
        return
