"""A town on the desk: opened, changed, closed; a failed action leaves it as it was."""

import shutil
from datetime import date

import pytest

from app.errors import Cancelled, StoreError, StoreProblem
from app.pipeline.gathered_files import gather_files
from app.pipeline.points_change import PointChange
from app.pipeline.sample_town import SAMPLE_PASSPHRASE, TOWN_FILE
from app.pipeline.town_desk import TownDesk
from app.progress import Progress, Stage
from tests.builders_window import make_sample

AS_OF = date(2026, 11, 20)
CHANGES = [PointChange("care_1", AS_OF, 40, "訓練")]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return make_sample(tmp_path_factory.mktemp("desk"), households=120)


@pytest.fixture
def path(made, tmp_path):
    shutil.copytree(made, tmp_path / "town")
    return tmp_path / "town" / TOWN_FILE


@pytest.fixture
def desk():
    made = TownDesk()
    yield made
    made.close()


def brought(desk, gathered, as_of, progress=None):
    told = progress or Progress()
    prepared = desk.prepare(gathered, as_of, told)
    return desk.accept(gathered, prepared, told, is_confirmed=False)


def test_a_town_on_the_desk_can_be_looked_at(desk, path):
    looked_at = desk.open(path, SAMPLE_PASSPHRASE, Progress())

    assert looked_at.path == path
    assert looked_at.view.totals.listed > 0
    assert len(looked_at.maps.layers) == len(looked_at.view.facts.layers)


def test_nothing_can_be_done_without_a_town(desk):
    with pytest.raises(LookupError):
        desk.look(Progress())


def test_after_a_wrong_passphrase_no_town_is_on_the_desk(desk, path):
    desk.open(path, SAMPLE_PASSPHRASE, Progress())

    with pytest.raises(StoreError) as error:
        desk.open(path, "not the passphrase", Progress())

    assert error.value.code is StoreProblem.WRONG_PASSPHRASE
    with pytest.raises(LookupError):
        desk.look(Progress())


def test_other_points_leave_the_open_maps_as_they_are(desk, path):
    before = desk.open(path, SAMPLE_PASSPHRASE, Progress())

    foretold = desk.compare(before.view, CHANGES, Progress())
    after = desk.apply(CHANGES, Progress())

    assert after.maps is before.maps
    assert foretold.rising + foretold.falling > 0
    assert after.points.table.rules[1].value_at(AS_OF).points == 40


def test_the_maps_before_can_still_be_drawn_after_a_job_brought_others(desk, path):
    before = desk.open(path, SAMPLE_PASSPHRASE, Progress())

    after = brought(desk, gather_files([path.parent / "input"]), AS_OF)

    assert after.maps is not before.maps
    drawn = before.maps.layers[0].read_grid(before.maps.layers[0].bounds, 8, 8)
    assert drawn.shape == (8, 8)


def test_exports_alone_leave_the_maps_open(desk, path):
    before = desk.open(path, SAMPLE_PASSPHRASE, Progress())
    files = [path.parent / "input" / name for name in ("residents.csv", "requirements.csv")]

    after = brought(desk, gather_files(files), date(2026, 12, 1))

    assert after.maps is before.maps
    assert after.view.facts.as_of == date(2026, 12, 1)


def test_a_stopped_import_leaves_the_town_as_it_was(desk, path):
    before = desk.open(path, SAMPLE_PASSPHRASE, Progress())
    reached = []
    stopping = Progress(reached.append, lambda: any(s.stage is Stage.SCORING for s in reached))

    with pytest.raises(Cancelled):
        brought(desk, gather_files([path.parent / "input"]), AS_OF, stopping)

    again = desk.look(Progress())
    assert again.view.households.equals(before.view.households)
