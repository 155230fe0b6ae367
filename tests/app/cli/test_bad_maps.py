"""Maps that cannot be used end a run with a question or a sentence, never with a guess."""

import os
import subprocess
import sys
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import rasterio
import shapely
from rasterio.transform import Affine

from app.__main__ import start
from sample_data.town import TownOrder, make_town

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("town")
    make_town(TownOrder(out, 100))
    return out


def run_with(town: Path, folder: Path, layer: str) -> int:
    job = folder / "job.toml"
    job.write_text(
        f"""
as_of = 2026-11-20
[registry]
file = "{(town / "residents.csv").as_posix()}"
[[hazard]]
name = "試験"
{layer}
""",
        encoding="utf-8",
    )
    return start(["run", str(job), "--out", str(folder / "out"), "--no-pdf", "--no-map"])


def write_raster(path: Path, west: float, crs: str | None, nodata: float | None) -> Path:
    with rasterio.open(
        path,
        "w",
        driver="GTiff",
        width=50,
        height=50,
        count=1,
        dtype="float32",
        crs=crs,
        transform=Affine(0.002, 0.0, west, 0.0, -0.002, 35.4),
        nodata=nodata,
    ) as raster:
        raster.write(np.ones((50, 50), dtype="float32"), 1)
    return path


@pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")
@pytest.mark.parametrize(
    ("made", "told"),
    [
        ((140.6, None, -9999), "座標"),
        ((130.0, "EPSG:6668", -9999), "重な"),
        ((140.6, "EPSG:6668", None), "none"),
        ((140.6, "EPSG:32654", -9999), "32654"),
        ((140.6, "EPSG:3857", -9999), "日本の外"),
    ],
    ids=[
        "no CRS",
        "elsewhere",
        "no nodata mark",
        "a system that is not in use",
        "degrees said to be metres of a web map",
    ],
)
def test_a_raster_that_cannot_be_used_is_told(
    town: Path,
    tmp_path: Path,
    made: tuple[float, str | None, float | None],
    told: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = write_raster(tmp_path / "flood.tif", *made)
    assert run_with(town, tmp_path, f'kind = "depth_m"\nfile = "{path.as_posix()}"') == 3
    assert told in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_raster_elsewhere_shows_both_extents(
    town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_raster(tmp_path / "flood.tif", 130.0, "EPSG:6668", -9999)
    assert run_with(town, tmp_path, f'kind = "depth_m"\nfile = "{path.as_posix()}"') == 3
    told = capsys.readouterr().err
    assert "130.0" in told
    assert "140.6" in told


def test_a_polygon_file_without_the_attribute_lists_those_it_has(
    town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "flood.geojson"
    frame = gpd.GeoDataFrame(
        {"A31b_205": [1]}, geometry=[shapely.box(140.6, 35.3, 140.7, 35.4)], crs="EPSG:6668"
    )
    frame.to_file(path, driver="GeoJSON")
    layer = (
        f'kind = "depth_rank"\nfile = "{path.as_posix()}"\n'
        'field = "A31b_201"\nrank_edition = "ksj-6"'
    )
    assert run_with(town, tmp_path, layer) == 3
    told = capsys.readouterr().err
    assert "A31b_201" in told
    assert "A31b_205" in told


def test_a_rank_edition_that_is_not_told_is_asked_for(
    town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    layer = f'kind = "depth_rank"\nfile = "{(town / "flood_rank.tif").as_posix()}"'
    assert run_with(town, tmp_path, layer) == 3
    assert "ksj-6" in capsys.readouterr().err


def test_a_virtual_raster_is_refused_under_any_name(
    town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "flood.tif"
    path.write_text("<VRTDataset rasterXSize='1' rasterYSize='1'></VRTDataset>", encoding="utf-8")
    assert run_with(town, tmp_path, f'kind = "depth_m"\nfile = "{path.as_posix()}"') == 3
    assert "flood.tif" in capsys.readouterr().err


def test_a_disk_that_fills_up_leaves_the_folder_as_it_was(town: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "summary.json").write_text("before", encoding="utf-8")
    program = (
        "import resource, signal, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "from app.__main__ import start\n"
        "sys.exit(start(sys.argv[1:]))\n"
    )
    order = ["run", str(town / "job.toml"), "--out", str(out), "--no-pdf", "--no-map"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-P", "-c", program, *order],
        env=environment,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 3, done.stderr.decode()
    assert [path.name for path in out.iterdir()] == ["summary.json"]
    assert (out / "summary.json").read_text(encoding="utf-8") == "before"
