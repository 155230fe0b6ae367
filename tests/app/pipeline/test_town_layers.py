"""A kept town answers from its own copies, each under a name of its own."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.pipeline.compute import compute_again
from app.pipeline.make_list import make_list
from app.pipeline.map_outlines import town_outlines
from app.pipeline.town_layers import MapFiles, unpacked_maps
from app.pipeline.whole_job import run_on_town
from app.progress import Progress
from app.settings.job import read_job
from app.store.facts_text import facts_text, parse_facts
from app.store.memory_town import MemoryTown
from app.store.town import TownFacts
from gis.errors import HazardError
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


def test_lists_of_shelters_of_one_name_are_kept_apart_and_newer_ones_replace_them(
    job: Path,
) -> None:
    given = read_job(job)
    other = job.parent / "other" / "shelters.geojson"
    other.parent.mkdir()
    other.write_bytes(given.shelters[0].read_bytes() + b"\n")
    town = MemoryTown(FACTS)
    run_on_town(town, replace(given, shelters=(given.shelters[0], other)), Progress())
    with unpacked_maps(town) as files:
        kept = [path.read_bytes() for path in files.shelters]
    assert kept == [given.shelters[0].read_bytes(), other.read_bytes()]
    assert parse_facts(facts_text(town.facts())) == town.facts()

    run_on_town(town, replace(given, shelters=(other,)), Progress())
    with unpacked_maps(town) as files:
        assert [path.read_bytes() for path in files.shelters] == [other.read_bytes()]
    assert sum("shelters" in name for name in town.attachments()) == 1


@pytest.mark.parametrize(("told", "names"), [('"s/a.csv"', ("s/a.csv",)), ("null", ())])
def test_an_older_town_named_one_list_of_shelters_or_none(
    told: str, names: tuple[str, ...]
) -> None:
    text = facts_text(FACTS).replace('"shelters": []', f'"shelters": {told}')
    assert f'"shelters": {told}' in text
    assert parse_facts(text).shelters == names


def test_what_only_helps_to_read_the_map_is_kept_too_and_the_base_map_by_its_path(
    job: Path,
) -> None:
    rivers = shutil.copy(job.parent / "boundary.geojson", job.parent / "rivers.geojson")
    told = 'rivers = "rivers.geojson"\nbase = "b.mbtiles"\n'  # behind [map], the last table
    job.write_text(job.read_text(encoding="utf-8") + told, encoding="utf-8")
    town = MemoryTown(FACTS)
    run_on_town(town, read_job(job), Progress())
    with unpacked_maps(town) as files:
        assert files.rivers is not None
        assert files.boundary is not None
        assert files.rivers.read_bytes() == Path(rivers).read_bytes()
        assert files.base_map == (job.parent / "b.mbtiles").resolve()
        read = town_outlines(files)
    outlines = read.outlines
    assert read.problems == ()
    assert len(outlines.boundary) == len(outlines.waters) == 1
    assert outlines.rivers == ()
    assert [each.name for each in outlines.districts][:1] != [""]
    assert town.facts().base_map == str((job.parent / "b.mbtiles").resolve())


def test_a_town_without_any_of_them_has_no_outlines() -> None:
    assert town_outlines(MapFiles((), None, None, ())).outlines.boundary == ()


def test_an_outline_that_cannot_be_read_is_told_and_the_others_are_drawn(tmp_path: Path) -> None:
    job = read_job(make_town(TownOrder(tmp_path / "town", 20)))
    (tmp_path / "bad.geojson").write_text("{", encoding="utf-8")
    files = MapFiles((), None, job.districts, (), boundary=tmp_path / "bad.geojson")
    read = town_outlines(files)
    assert read.outlines.boundary == ()
    assert len(read.outlines.districts) > 0
    assert [type(problem) for problem in read.problems] == [HazardError]
