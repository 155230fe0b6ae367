"""The 外字 of a town from the command line, and the characters that a person should look at."""

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
    make_town(TownOrder(tmp_path / "inputs", 60))
    path = tmp_path / "town.yobikake"
    assert start(["town", "create", str(path), str(tmp_path / "inputs" / "job.toml")]) == 0
    return path


def characters(town: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, str]]:
    capsys.readouterr()
    assert start(["town", "characters", str(town)]) == 0
    rows = csv.DictReader(io.StringIO(capsys.readouterr().out))
    return {row["code_points"]: row for row in rows}


def test_a_table_that_is_set_is_shown_and_its_characters_need_no_look_any_more(
    town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert start(["town", "gaiji", str(town), "--show"]) == 0
    assert "外字の表がありません" in capsys.readouterr().err
    before = characters(town, capsys)
    assert before["U+E000"]["kind"] == "外字（表にない）"
    assert int(before["U+E000"]["count"]) > 0

    table = tmp_path / "外字.csv"
    table.write_text("U+E000,U+9AD9", encoding="utf-8")
    assert start(["town", "gaiji", str(town), "--set", str(table)]) == 0
    assert "1 字" in capsys.readouterr().err

    assert start(["town", "gaiji", str(town), "--show"]) == 0
    assert capsys.readouterr().out == "U+E000,U+9AD9\n"
    assert "U+E000" not in characters(town, capsys)


def test_a_table_that_cannot_be_read_is_refused_with_its_line(
    town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "外字.csv"
    table.write_text("U+E000,髙\n髙,U+E001\n", encoding="utf-8")
    assert start(["town", "gaiji", str(town), "--set", str(table)]) == 3
    assert "2 行目" in capsys.readouterr().err
    assert start(["town", "gaiji", str(town), "--show"]) == 0
    assert "外字の表がありません" in capsys.readouterr().err


def test_one_of_show_and_set_is_asked_for(town: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        start(["town", "gaiji", str(town)])
    assert ended.value.code == 2
