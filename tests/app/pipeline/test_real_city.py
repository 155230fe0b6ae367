"""The whole job over a real city's flood: raster and polygons of one product say the same."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from app.pipeline.whole_job import run_in_memory
from app.progress import Progress
from app.settings.job import read_job
from sample_data.town import TownOrder, make_town
from scoring.frames import CALL_ORDER, EXPOSURE, VERDICTS

RASTER = """
[[hazard]]
name = "入間川 想定最大規模"
kind = "depth_rank"
file = "{data}/flood_rank_l2.tif"
rank_edition = "ksj-6"
nodata_means = "dry"
coverage = "{data}/boundary.geojson"
"""

POLYGONS = """
[[hazard]]
name = "入間川 想定最大規模"
kind = "depth_rank"
file = "{data}/flood_rank_l2_polygons.gpkg"
field = "A31b_201"
rank_edition = "ksj-6"
nodata_means = "dry"
coverage = "{data}/boundary.geojson"
"""


@pytest.fixture(scope="module")
def sayama(shared_data: Path) -> Path:
    return shared_data / "sayama"


@pytest.fixture(scope="module")
def people(sayama: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("people")
    make_town(TownOrder(out, 5000, 20261120, sayama))
    return out


def run(people: Path, folder: Path, layer: str) -> dict[str, pd.DataFrame]:
    job = folder / "job.toml"
    job.write_text(
        f"""
as_of = 2026-11-20
[registry]
file = "{(people / "residents.csv").as_posix()}"
[[welfare]]
file = "{(people / "requirements.csv").as_posix()}"
{layer}
""",
        encoding="utf-8",
    )
    town = run_in_memory(read_job(job), Progress())
    return {schema.name: town.read(schema) for schema in (EXPOSURE, VERDICTS, CALL_ORDER)}


def test_raster_and_polygons_give_the_same_ranks_but_at_edges(
    people: Path, sayama: Path, tmp_path: Path
) -> None:
    raster = run(people, tmp_path, RASTER.format(data=sayama.as_posix()))
    polygons = run(people, tmp_path, POLYGONS.format(data=sayama.as_posix()))
    ours, theirs = raster["exposure"], polygons["exposure"]
    differs = ~(
        (ours["flood_rank"] == theirs["flood_rank"])
        | (ours["flood_rank"].isna() & theirs["flood_rank"].isna())
    )
    assert int(differs.sum()) <= len(ours) // 1000
    assert set(ours["flood_rank"].dropna()) >= {0, 1, 2}
    same = ~differs
    np.testing.assert_array_equal(
        raster["verdicts"]["verdict"][same], polygons["verdicts"]["verdict"][same]
    )
