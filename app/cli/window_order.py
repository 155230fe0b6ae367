"""What a command asks of the window, which lives beside the commands and not below them."""

from dataclasses import dataclass
from pathlib import Path

from app.wording.sentence import Language


@dataclass(frozen=True)
class WindowOrder:
    """Open the window; with ``town`` on that file, opened by ``passphrase``."""

    language: Language
    town: Path | None = None
    passphrase: str | None = None
