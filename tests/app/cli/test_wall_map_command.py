"""``yobikake town wall-map``: paper, scale and district of a kept town."""

import re
from pathlib import Path

import pytest

from app.__main__ import start
from app.cli.passphrase import VARIABLE
from sample_data.town import TownOrder, make_town

SECRET = "さくらの咲く川の町のことば"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wall_map")
    make_town(TownOrder(folder / "input", 120))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, SECRET)
        path = folder / "town.yobikake"
        assert start(["town", "create", str(path), str(folder / "input" / "job.toml")]) == 0
    return path


@pytest.fixture(autouse=True)
def _knows_the_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, SECRET)


def order(town: Path, out: Path, *more: str) -> list[str]:
    return ["town", "wall-map", str(town), "--out", str(out), *more]


def test_it_writes_a_pdf_and_says_how_many_sheets(
    town: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "map.pdf"

    assert start(order(town, out, "--paper", "A4", "--scale", "fit")) == 0

    assert out.read_bytes().startswith(b"%PDF")
    assert "1図、" in capfd.readouterr().err


def test_without_a_scale_it_takes_the_proposed_one(
    town: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert start(order(town, tmp_path / "map.pdf")) == 0

    assert "1:2,500" in capfd.readouterr().err


def test_every_district_goes_into_one_file_and_the_sum_is_told(
    town: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "map.pdf"

    assert start(order(town, out, "--paper", "A4", "--scale", "fit", "--every-district")) == 0

    told = capfd.readouterr().err
    assert out.read_bytes().startswith(b"%PDF")
    assert re.search(r"\d+区分・計\d+世帯", told)


def test_a_town_without_a_base_map_is_told_that_none_is_drawn(
    town: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "map.pdf"

    assert start(order(town, out, "--paper", "A4", "--scale", "fit", "--base-map")) == 0

    assert "背景地図が選ばれていません" in capfd.readouterr().err
    assert out.exists()


def test_every_district_and_one_of_them_is_wrong_use(town: Path, tmp_path: Path) -> None:
    both = ("--every-district", "--district", "自治会")
    with pytest.raises(SystemExit) as ended:
        start(order(town, tmp_path / "map.pdf", *both))

    assert ended.value.code == 2


def test_a_district_that_is_not_there_is_refused_and_the_others_are_named(
    town: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "map.pdf"

    assert start(order(town, out, "--district", "ない地区")) == 3

    told = capfd.readouterr().err
    assert "ない地区" in told
    assert "自治会" in told
    assert not out.exists()


@pytest.mark.parametrize("scale", ["0", "12.5", "-5000", "大", "99999999"])
def test_a_scale_that_is_none_is_wrong_use(town: Path, tmp_path: Path, scale: str) -> None:
    with pytest.raises(SystemExit) as ended:
        start(order(town, tmp_path / "map.pdf", f"--scale={scale}"))

    assert ended.value.code == 2
