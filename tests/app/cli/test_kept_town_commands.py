"""The same steps on a kept town, command by command, and hazard under points."""

import csv
import io
import json
from pathlib import Path

import pytest

from app.__main__ import start
from app.cli.passphrase import VARIABLE
from app.pipeline.sample_town import SAMPLE_PASSPHRASE
from sample_data.town import TownOrder, make_town

SECRET = "さくらの咲く川の町のことば"


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("inputs")
    make_town(TownOrder(out, 200))
    return out


@pytest.fixture
def passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, SECRET)


@pytest.fixture
def town(inputs: Path, tmp_path: Path, passphrase: None) -> Path:
    path = tmp_path / "town.yobikake"
    assert start(["town", "create", str(path), str(inputs / "job.toml")]) == 0
    return path


def summary(folder: Path) -> dict[str, object]:
    told: dict[str, object] = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
    return told


def test_a_kept_town_gives_the_same_files_as_a_run(
    inputs: Path, town: Path, tmp_path: Path
) -> None:
    assert start(["run", str(inputs / "job.toml"), "--out", str(tmp_path / "run")]) == 0
    assert start(["list", str(town), "--out", str(tmp_path / "list")]) == 0
    for path in (tmp_path / "run").iterdir():
        assert path.read_bytes() == (tmp_path / "list" / path.name).read_bytes(), path.name


def test_computing_again_changes_nothing(town: Path, tmp_path: Path) -> None:
    assert start(["list", str(town), "--out", str(tmp_path / "a"), "--no-pdf"]) == 0
    assert start(["town", "compute", str(town)]) == 0
    assert start(["list", str(town), "--out", str(tmp_path / "b"), "--no-pdf"]) == 0
    assert summary(tmp_path / "a") == summary(tmp_path / "b")


def test_a_refused_import_leaves_the_town_as_it_was(
    inputs: Path, town: Path, tmp_path: Path
) -> None:
    assert start(["list", str(town), "--out", str(tmp_path / "a"), "--no-pdf"]) == 0
    broken = tmp_path / "broken"
    make_town(TownOrder(broken, 100, seed=3))
    (broken / "requirements.csv").write_bytes(b"\x00\x01")
    assert start(["import", str(town), str(broken / "job.toml")]) == 3
    assert start(["list", str(town), "--out", str(tmp_path / "b"), "--no-pdf"]) == 0
    assert summary(tmp_path / "a") == summary(tmp_path / "b")


def test_an_import_brings_the_new_files(inputs: Path, town: Path, tmp_path: Path) -> None:
    make_town(TownOrder(tmp_path / "other", 100, seed=3))
    order = ["import", str(town), str(tmp_path / "other" / "job.toml")]
    assert start(order) == 3  # almost everybody has vanished
    assert start([*order, "--yes-vanished"]) == 0
    assert start(["list", str(town), "--out", str(tmp_path / "b"), "--no-pdf"]) == 0
    assert start(["run", str(tmp_path / "other/job.toml"), "--out", str(tmp_path / "c")]) == 0
    kept, fresh = summary(tmp_path / "b"), summary(tmp_path / "c")
    # whoever was protected before stays so: in all else the town is as if made anew
    for name in ("inputs", "residents", "households", "by_level", "located", "coverage"):
        assert kept[name] == fresh[name], name


def test_a_town_that_could_not_be_made_leaves_no_file(
    inputs: Path, tmp_path: Path, passphrase: None
) -> None:
    make_town(TownOrder(tmp_path / "broken", 100, seed=3))
    (tmp_path / "broken" / "residents.csv").write_bytes(b"")
    path = tmp_path / "town.yobikake"
    assert start(["town", "create", str(path), str(tmp_path / "broken" / "job.toml")]) == 3
    assert [file.name for file in tmp_path.iterdir()] == ["broken"]


def test_a_wrong_passphrase_is_told(
    town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("まちがった合言葉をここに書く\n", encoding="utf-8")
    assert start(["town", "show", str(town), "--passphrase-file", str(wrong)]) == 3
    assert "合言葉" in capsys.readouterr().err


def test_a_town_is_shown_and_copied(
    town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert start(["town", "copy", str(town), str(tmp_path / "copy.yobikake")]) == 0
    assert start(["town", "show", str(town)]) == 0
    first = capsys.readouterr().err.splitlines()[-7:]
    assert start(["town", "show", str(tmp_path / "copy.yobikake")]) == 0
    assert capsys.readouterr().err.splitlines()[-7:] == first


def test_the_templates_can_be_read_back(tmp_path: Path) -> None:
    assert start(["town", "templates", "--out", str(tmp_path)]) == 0
    assert {path.name for path in tmp_path.iterdir()} == {"residents.csv", "requirements.csv"}
    job = (
        "as_of = 2026-11-20\n"
        '[registry]\nfile = "residents.csv"\n'
        '[[welfare]]\nfile = "requirements.csv"\n'
    )
    (tmp_path / "job.toml").write_text(job, encoding="utf-8")
    order = ["run", str(tmp_path / "job.toml"), "--out", str(tmp_path / "out"), "--no-pdf"]
    assert start(order) == 0


def test_the_demo_writes_its_results_without_a_screen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    order = ["demo", "--out", str(tmp_path), "--no-window", "--households", "200"]
    assert start(order) == 0
    assert SAMPLE_PASSPHRASE in capsys.readouterr().err
    assert (tmp_path / "result" / "call_list.pdf").exists()
    assert start(order) == 0  # once more over the old one


def test_hazard_under_points(inputs: Path, tmp_path: Path) -> None:
    with (inputs / "answer_key" / "households.csv").open(encoding="utf-8-sig") as stream:
        key = [row for row in csv.DictReader(stream) if row["lon"]]
    points = tmp_path / "points.csv"
    lines = [f"{row['household_id']},{row['lon']},{row['lat']}" for row in key]
    points.write_text("\n".join(["id,lon,lat", *lines, "x,,"]), encoding="utf-8")
    out = tmp_path / "out.csv"
    layer = str(inputs / "flood_depth.tif")
    cover = ["--coverage", str(inputs / "boundary.geojson")]
    assert start(["sample", layer, str(points), "--out", str(out), *cover]) == 0
    with out.open(encoding="utf-8-sig", newline="") as stream:
        found = list(csv.DictReader(stream))
    assert [row["id"] for row in found] == [*(row["household_id"] for row in key), "x"]
    assert [row["coverage"] for row in found[:-1]] == [row["coverage"] for row in key]
    assert [row["flood_rank"] for row in found[:-1]] == [row["flood_rank"] for row in key]
    assert found[-1]["coverage"] == "no_location"
    assert found[-1]["flood_rank"] == ""


@pytest.mark.parametrize(
    ("text", "line"),
    [("id,lon\na,1\n", "1"), ("id,lon,lat\na,139.4,x\n", "2"), ("id,lon,lat\na,1\n", "2")],
)
def test_points_that_cannot_be_read_are_refused_by_line(
    inputs: Path, tmp_path: Path, text: str, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "points.csv").write_text(text, encoding="utf-8")
    out = tmp_path / "out.csv"
    layer = str(inputs / "flood_depth.tif")
    assert start(["sample", layer, str(tmp_path / "points.csv"), "--out", str(out)]) == 3
    told = capsys.readouterr().err
    assert "points.csv" in told
    assert line in told
    assert not out.exists()


def test_without_a_terminal_a_missing_passphrase_is_told(
    town: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert start(["town", "show", str(town)]) == 3
    told = capsys.readouterr().err
    assert VARIABLE in told
    assert "--passphrase-file" in told
