"""A layer that is gone is never answered by what it said before."""

from datetime import date
from pathlib import Path

import pytest
import shapely

from app.errors import AppError, AppProblem
from app.pipeline.compute import compute_again
from app.pipeline.whole_job import run_on_town
from app.progress import Progress
from app.settings.job import Job, read_job
from app.store.memory_town import MemoryTown
from app.store.town import TownFacts
from gis.errors import HazardError, HazardProblem
from sample_data.town import TownOrder, make_town
from scoring.frames import EXPOSURE, LOCATIONS, RANK_SHARES
from tests.gis.builders_gis import write_polygons

FACTS = TownFacts("", is_training=True, as_of=date(2026, 11, 20), points_name="")


@pytest.fixture
def job(tmp_path: Path) -> Job:
    return read_job(make_town(TownOrder(tmp_path / "town", 100)))


def test_a_layer_deleted_before_the_run_stops_it_and_answers_nothing(job: Job) -> None:
    job.hazards[0].file.unlink()
    town = MemoryTown(FACTS)
    with pytest.raises(AppError) as refused:
        run_on_town(town, job, Progress())
    assert refused.value.code is AppProblem.FILE_NOT_READABLE
    assert town.read(EXPOSURE).empty


def test_a_kept_town_answers_from_its_own_copies_when_the_files_are_gone(job: Job) -> None:
    town = MemoryTown(FACTS)
    run_on_town(town, job, Progress())
    before = town.read(EXPOSURE)
    for spec in job.hazards:
        spec.file.unlink()
    compute_again(town, Progress())
    assert town.read(EXPOSURE).equals(before)
    assert town.read(RANK_SHARES).empty


def test_homes_far_from_the_boundary_of_their_town_stop_the_run(job: Job, tmp_path: Path) -> None:
    text = job.path.read_text(encoding="utf-8")
    write_polygons(tmp_path / "far.geojson", [shapely.box(135.0, 34.0, 135.1, 34.1)])
    own, far = 'boundary = "boundary.geojson"', f'boundary = "{tmp_path}/far.geojson"'
    assert own in text
    job.path.write_text(text.replace(f"[map]\n{own}", f"[map]\n{far}"), encoding="utf-8")
    town = MemoryTown(FACTS)
    with pytest.raises(HazardError) as refused:
        run_on_town(town, read_job(job.path), Progress())
    assert refused.value.code is HazardProblem.HOMES_OUTSIDE_TOWN
    assert town.read(EXPOSURE).empty
    assert town.read(LOCATIONS).empty
