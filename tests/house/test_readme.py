"""The README is a tested artefact: commands, pictures and paths in it are really there."""

import re
from pathlib import Path

from app.cli.main import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_is_in_the_readme() -> None:
    assert not [name for name in COMMANDS if f"yobikake {name}" not in README]


def test_every_picture_of_the_readme_is_there() -> None:
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README)
    assert pictures
    assert not [path for path in pictures if not (ROOT / path).is_file()]


def test_the_readme_says_what_the_tool_does_not_claim() -> None:
    assert "このプログラムが言わないこと" in README
