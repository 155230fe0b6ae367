"""Which base map a town uses is kept by its path; one that is gone stops nothing."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from app.pipeline.audit import AuditAction
from app.pipeline.base_map import keep_base_map, open_town_base_map
from app.pipeline.sample_town import SAMPLE_PASSPHRASE, TOWN_FILE
from app.pipeline.town_desk import TownDesk
from app.progress import Progress
from app.store.facts_text import facts_text, parse_facts
from app.store.memory_town import MemoryTown
from app.store.town import TownFacts
from gis.base_map.errors import BaseMapError, BaseMapProblem
from tests.builders_base_map import TILE, a_png, write_mbtiles
from tests.builders_window import make_sample

FACTS = TownFacts("", is_training=True, as_of=date(2026, 11, 20), points_name="")


@pytest.fixture
def town() -> MemoryTown:
    return MemoryTown(FACTS)


@pytest.fixture
def map_file(tmp_path: Path) -> Path:
    return write_mbtiles(tmp_path / "町.mbtiles", {TILE: a_png(9)})


def test_the_town_keeps_the_path_and_no_copy(town: MemoryTown, map_file: Path) -> None:
    keep_base_map(town, map_file)
    assert town.facts().base_map == str(map_file.resolve())
    assert town.attachments() == []
    assert town.audit()[-1].action == AuditAction.BASE_MAP_CHOSEN
    assert town.audit()[-1].about == "町.mbtiles"
    assert parse_facts(facts_text(town.facts())) == town.facts()
    keep_base_map(town, None)
    assert town.facts().base_map is None


def test_a_file_that_is_no_base_map_leaves_the_one_before(
    town: MemoryTown, map_file: Path, tmp_path: Path
) -> None:
    keep_base_map(town, map_file)
    other = tmp_path / "other.txt"
    other.write_text("no map", encoding="utf-8")
    with pytest.raises(BaseMapError):
        keep_base_map(town, other)
    assert town.facts().base_map == str(map_file.resolve())


def test_a_base_map_that_is_gone_is_a_problem_to_tell_and_no_fault(tmp_path: Path) -> None:
    base = open_town_base_map(tmp_path / "gone.mbtiles")
    assert base.source is None
    assert base.problem is not None
    assert base.problem.code is BaseMapProblem.MISSING


def test_the_desk_shows_another_base_map_and_leaves_the_layers_open(
    tmp_path: Path, map_file: Path
) -> None:
    make_sample(tmp_path / "sample", households=60)
    path = shutil.move(tmp_path / "sample", tmp_path / "town") / TOWN_FILE
    desk = TownDesk()
    before = desk.open(path, SAMPLE_PASSPHRASE, Progress()).maps
    assert before.base is None
    after = desk.keep_base_map(map_file)
    assert after.layers is before.layers
    assert after.base is not None
    assert after.base.source is not None
    assert after.base.source.read_tile(TILE) is not None
    assert desk.look(Progress()).maps is after
    desk.open(path, SAMPLE_PASSPHRASE, Progress())
    map_file.unlink()
    again = desk.open(path, SAMPLE_PASSPHRASE, Progress()).maps
    assert again.base is not None
    assert again.base.source is None
    assert desk.keep_base_map(None).base is None
    desk.close()
