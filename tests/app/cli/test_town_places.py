"""``yobikake town places``: counts that add up, and a file of those who wait."""

import csv
import shutil
from pathlib import Path

import pytest

from app.__main__ import start
from app.cli.passphrase import VARIABLE
from tests.builders_places import HIDDEN, PASSPHRASE, make_places_town


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_places_town(tmp_path_factory.mktemp("places"))


@pytest.fixture
def town(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    for file in made.parent.glob(f"{made.name}*"):
        shutil.copy(file, tmp_path / file.name)
    return tmp_path / made.name


def test_the_levels_and_doubts_are_counted(town: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert start(["town", "places", str(town)]) == 0
    told = "".join(capfd.readouterr())
    assert "世帯 = 位置が確か " in told
    assert "  街区: " in told
    assert "  町名が住所データにない: " in told


def test_those_who_wait_are_written_worst_first_without_the_protected(
    town: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "places.csv"
    assert start(["town", "places", str(town), "--csv", str(out)]) == 0
    text = out.read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    assert {row["level"] for row in rows} >= {"none", "town", "block"}
    assert any(row["shares"].startswith("この町の ") for row in rows)
    assert HIDDEN not in text + "".join(capfd.readouterr())
    first = next(row for row in rows if row["level"] == "town")
    assert first["radius_m"] == ""


def test_a_file_that_cannot_be_written_is_refused(town: Path, tmp_path: Path) -> None:
    assert start(["town", "places", str(town), "--csv", str(tmp_path / "no" / "a.csv")]) == 3
