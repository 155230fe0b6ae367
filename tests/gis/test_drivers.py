import os
import subprocess
import sys
from pathlib import Path

import pytest

from gis import raster, vector
from gis.drivers import ALLOWED_DRIVERS, stray_drivers
from gis.errors import HazardError, HazardProblem
from gis.raster import raster_drivers
from gis.vector import vector_drivers
from tests.gis.builders_gis import cell_box, open_file, write_polygons, write_tif

NEEDED = {"GTiff", "ESRI Shapefile", "GPKG", "GeoJSON"}


def test_only_the_drivers_of_the_allow_list_are_there() -> None:
    assert stray_drivers(raster_drivers()) == []
    assert stray_drivers(vector_drivers()) == []
    assert set(raster_drivers()) | set(vector_drivers()) >= NEEDED


def test_a_driver_that_is_not_allowed_is_found() -> None:
    assert stray_drivers([*ALLOWED_DRIVERS, "WMS", "VRT"]) == ["VRT", "WMS"]


def test_a_fresh_start_limits_the_drivers_and_says_nothing() -> None:
    code = (
        "from gis.raster import raster_drivers\n"
        "from gis.vector import vector_drivers\n"
        "print(sorted({*raster_drivers(), *vector_drivers()}))"
    )
    root = str(Path(__file__).resolve().parents[2])
    environment = {**os.environ, "GDAL_SKIP": "", "PYTHONPATH": root}
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
        cwd=root,
    )
    assert ran.stderr == ""
    assert ran.stdout.strip() == str(sorted(ALLOWED_DRIVERS))


@pytest.mark.parametrize("module", ["app.__main__", "app.ui.start", "app.pipeline.sample_town"])
def test_the_product_limits_the_drivers_before_it_loads_gdal(module: str) -> None:
    code = (
        "import sys\n"
        "class Watch:\n"
        "    def find_spec(self, name, path, target=None):\n"
        "        if name in ('rasterio', 'pyogrio', 'fiona', 'osgeo'):\n"
        "            assert 'gis.drivers' in sys.modules, name\n"
        "            print(name)\n"
        "sys.meta_path.insert(0, Watch())\n"
        f"import {module}"
    )
    root = str(Path(__file__).resolve().parents[2])
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=root
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert set(ran.stdout.split()) >= {"rasterio", "pyogrio"}


def test_with_a_stray_driver_nothing_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tif = write_tif(tmp_path / "d.tif", [[1, 2]])
    polygons = write_polygons(tmp_path / "p.gpkg", [cell_box(0, 0)], [1.0])
    monkeypatch.setattr(raster, "raster_drivers", lambda: ["GTiff", "VRT"])
    monkeypatch.setattr(vector, "vector_drivers", lambda: ["GPKG", "CSV"])
    for path in (tif, polygons):
        with pytest.raises(HazardError) as refused:
            open_file(path, field="rank")
        assert refused.value.code is HazardProblem.DRIVERS_OPEN
