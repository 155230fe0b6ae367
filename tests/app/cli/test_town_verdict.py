"""The verdict rules of a town from the command line: exported, checked, applied."""

import csv
import io
from pathlib import Path

import pytest

from app.__main__ import start
from app.cli.passphrase import VARIABLE
from sample_data.town import TownOrder, make_town

SECRET = "さくらの咲く川の町のことば"


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(VARIABLE, SECRET)
    make_town(TownOrder(tmp_path / "inputs", 200))
    path = tmp_path / "town.yobikake"
    assert start(["town", "create", str(path), str(tmp_path / "inputs" / "job.toml")]) == 0
    return path


def verdict(town: Path, option: str, file: Path) -> int:
    outcome = start(["town", "verdict", str(town), option, str(file)])
    assert isinstance(outcome, int)
    return outcome


def test_rules_are_exported_checked_and_applied(
    town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "判定.toml"
    assert verdict(town, "--export", table) == 0
    shorter = table.read_text(encoding="utf-8").replace("stay_limit_h = 72", "stay_limit_h = 12")
    table.write_text(shorter, encoding="utf-8")

    capsys.readouterr()
    assert verdict(town, "--check", table) == 0
    told = capsys.readouterr()
    rows = list(csv.DictReader(io.StringIO(told.out)))
    assert {(row["old_verdict"], row["new_verdict"]) for row in rows} == {("屋内可", "立退き")}
    assert all(row["sentence"].endswith("→ 立退き") for row in rows)
    assert f"屋内可 → 立退き: {len(rows)} 世帯" in told.err

    assert verdict(town, "--apply", table) == 0
    capsys.readouterr()
    assert verdict(town, "--check", table) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert "変わらない" in told.err
    assert verdict(town, "--export", tmp_path / "again.toml") == 0
    assert (tmp_path / "again.toml").read_text(encoding="utf-8") == shorter


def test_unsafe_rules_are_refused_and_change_nothing(
    town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "判定.toml"
    assert verdict(town, "--export", table) == 0
    shipped = table.read_text(encoding="utf-8")
    row = 'water = ["no_data"]\nverdict = '
    table.write_text(shipped.replace(f'{row}"unknown"', f'{row}"dry"'), encoding="utf-8")

    assert verdict(town, "--apply", table) == 3

    assert "安全とみなす" in capsys.readouterr().err
    assert verdict(town, "--export", table) == 0
    assert table.read_text(encoding="utf-8") == shipped
