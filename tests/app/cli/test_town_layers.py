"""The layers of a kept town from the command line: seen, added from a product, taken away."""

import csv
import io
from pathlib import Path

import pyogrio
import pytest
import shapely

from app.__main__ import start
from app.cli.passphrase import VARIABLE
from sample_data.town import TownOrder, make_town
from tests.app.ui.layers.builders_layers import prefecture

SECRET = "さくらの咲く川の町のことば"


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(VARIABLE, SECRET)
    make_town(TownOrder(tmp_path / "inputs", 60))
    path = tmp_path / "town.yobikake"
    assert start(["town", "create", str(path), str(tmp_path / "inputs" / "job.toml")]) == 0
    return path


@pytest.fixture
def product(town: Path, tmp_path: Path) -> Path:
    """A prefecture whose water covers the whole town."""
    shapes = pyogrio.raw.read(tmp_path / "inputs" / "boundary.geojson")[2]
    return prefecture(tmp_path, shapely.union_all(shapely.from_wkb(shapes)).buffer(0.01))


def told(capsys: pytest.CaptureFixture[str], *order: object) -> tuple[list[dict[str, str]], str]:
    capsys.readouterr()
    assert start(["town", "layers", *map(str, order)]) == 0
    written = capsys.readouterr()
    return list(csv.DictReader(io.StringIO(written.out))), written.err


def homes_of(row: dict[str, str]) -> int:
    return sum(int(row[code]) for code in ("assessed", "outside", "no_data", "no_location"))


def test_the_layers_of_a_town_are_told_with_counts_that_add_up(
    town: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows, _ = told(capsys, town)
    assert len(rows) == 3
    assert {homes_of(row) for row in rows} == {homes_of(rows[0])}


def test_a_product_is_looked_at_and_one_layer_of_it_added_and_taken_away(
    town: Path, product: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows, offered = told(capsys, town, "--look", product)
    assert rows == []
    keys = [line.split()[0] for line in offered.splitlines() if line.startswith("ksj")]
    assert len(keys) == 5
    assert "調べた範囲" in offered
    answers = ("--layer", keys[1], "--coverage", "unknown", "--name", "全域", "--day", "2025-03-31")
    rows, account = told(capsys, town, "--add", product, *answers)
    assert (rows[3]["name"], rows[3]["published_on"]) == ("全域", "2025-03-31")
    assert int(rows[3]["in_zone"]) == int(rows[3]["assessed"]) > 0
    assert "全域: 読んだ数 1、残した数 1" in account
    assert "立退き: " in account
    rows, change = told(capsys, town, "--remove", "全域")
    assert len(rows) == 3
    assert " → " in change


@pytest.mark.parametrize("order", [("--remove", "ない図"), ("--add", "product", "--layer", "x")])
def test_a_layer_that_is_not_there_is_refused(
    town: Path, product: Path, capsys: pytest.CaptureFixture[str], order: tuple[str, ...]
) -> None:
    given = [str(product) if word == "product" else word for word in order]
    assert start(["town", "layers", str(town), *given]) == 3
    assert "浸水図はありません" in capsys.readouterr().err
    assert len(told(capsys, town)[0]) == 3
