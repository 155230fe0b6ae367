"""The README is a tested artefact: commands, pictures and paths in it are really there."""

import re
from dataclasses import fields, is_dataclass
from pathlib import Path

from app.cli.main import COMMANDS
from app.settings.job import read_job

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


def test_the_job_file_of_the_readme_is_read_and_names_every_key(tmp_path: Path) -> None:
    blocks = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
    path = tmp_path / "job.toml"
    path.write_text(blocks[0], encoding="utf-8")
    job = read_job(path)
    parts = [job, job.registry, job.hazards[0], job.area, job.districts]
    unsaid = [
        f"{type(part).__name__}.{field.name}"
        for part in parts
        if is_dataclass(part)
        for field in fields(part)
        if getattr(part, field.name) in (None, (), False)
    ]
    assert not unsaid, "a key of the job file is not in the README"
