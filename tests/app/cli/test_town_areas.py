"""Areas, orders, the check and the forecast of a kept town from the command line."""

import csv
import io
import json
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


def told(capsys: pytest.CaptureFixture[str], *order: object) -> list[dict[str, str]]:
    capsys.readouterr()
    assert start(["town", *map(str, order)]) == 0
    return list(csv.DictReader(io.StringIO(capsys.readouterr().out)))


def test_areas_of_a_file_are_kept_ordered_checked_and_lifted(
    town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    boundary = tmp_path / "inputs" / "boundary.geojson"
    before = {row["state"]: int(row["households"]) for row in told(capsys, "check", town)}
    rows = told(capsys, "areas", town, "--add", boundary)
    assert [row["area"] for row in rows][:2] == ["町全体", "boundary"]
    assert rows[1]["kind"] == "ファイル"

    (order,) = told(capsys, "orders", town, "--issue", "4", "--for", "boundary")
    assert (order["level"], order["areas"], order["lifted_at"]) == ("level_4", "boundary", "")
    after = {row["state"]: int(row["households"]) for row in told(capsys, "check", town)}
    assert after["wet_ordered"] == before["wet_unordered"] > 0
    assert after["wet_unordered"] == 0
    assert sum(after.values()) == 2 * after["total"]

    assert start(["list", str(town), "--out", str(tmp_path / "out"), "--no-pdf"]) == 0
    summary = json.loads((tmp_path / "out" / "summary.json").read_text(encoding="utf-8"))
    states = summary["coverage_check"]["by_state"]
    assert {state: count["households"] for state, count in states.items()} == {
        state: count for state, count in after.items() if state != "total"
    }

    (order,) = told(capsys, "orders", town, "--lift", order["id"])
    assert order["lifted_at"]
    again = {row["state"]: int(row["households"]) for row in told(capsys, "check", town)}
    assert again == before


def test_the_forecast_counts_everybody_once_per_layer(
    town: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    total = next(row for row in told(capsys, "check", town) if row["state"] == "total")
    sums: dict[str, int] = {}
    for row in told(capsys, "forecast", town):
        sums[row["layer"]] = sums.get(row["layer"], 0) + int(row["residents"])
    assert len(sums) == 3
    assert set(sums.values()) == {int(total["residents"])}


def test_an_area_that_is_not_there_and_a_time_to_come_are_refused(
    town: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    order = ["town", "orders", str(town), "--issue", "4"]
    assert start([*order, "--for", "ない区域"]) == 3
    assert "「ない区域」という区域はありません" in capsys.readouterr().err
    assert start([*order, "--for", "町全体", "--at", "2999-01-01T00:00"]) == 3
    assert "より先です" in capsys.readouterr().err
    assert start(order) == 3
    assert "発令する区域が選ばれていません" in capsys.readouterr().err
    assert told(capsys, "orders", town) == []
