"""A kept town answers from its own copies, each under a name of its own."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from app.pipeline.compute import compute_again
from app.pipeline.make_list import make_list
from app.pipeline.town_layers import unpacked_maps
from app.pipeline.whole_job import run_on_town
from app.progress import Progress
from app.settings.job import read_job
from app.store.memory_town import MemoryTown
from app.store.town import TownFacts
from sample_data.town import TownOrder, make_town

FACTS = TownFacts("", is_training=True, as_of=date(2026, 11, 20), points_name="")


@pytest.fixture
def job(tmp_path: Path) -> Path:
    """A job whose collapse zone and its coverage are files of one name in two folders."""
    path = make_town(TownOrder(tmp_path / "town", 200))
    (path.parent / "zone").mkdir()
    shutil.move(path.parent / "collapse_zone.geojson", path.parent / "zone" / "boundary.geojson")
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('"collapse_zone.geojson"', '"zone/boundary.geojson"'), encoding="utf-8"
    )
    return path


def test_a_layer_and_its_coverage_may_have_the_same_file_name(job: Path) -> None:
    town = MemoryTown(FACTS)
    run_on_town(town, read_job(job), Progress())
    before = make_list(town, Progress()).exposure["in_collapse_zone"]

    compute_again(town, Progress())

    after = make_list(town, Progress()).exposure["in_collapse_zone"]
    assert set(before.dropna()) == {0.0, 1.0}
    assert after.equals(before)


def test_every_copy_is_the_file_that_came_in(job: Path) -> None:
    town = MemoryTown(FACTS)
    order = read_job(job)
    run_on_town(town, order, Progress())
    with unpacked_maps(town) as files:
        for spec, given in zip(files.layers, order.hazards, strict=True):
            assert spec.file.read_bytes() == given.file.read_bytes()
            assert spec.coverage is not None
            assert given.coverage is not None
            assert spec.coverage.read_bytes() == given.coverage.read_bytes()
