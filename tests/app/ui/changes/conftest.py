import pytest

from app.pipeline.sample_town import SAMPLE_PASSPHRASE
from app.pipeline.whole_job import run_in_memory
from app.progress import Progress
from app.settings.job import read_job
from app.store.memory_town import MemoryTown
from app.store.town import TownFacts
from tests.builders_changes import NEXT_MONTH, month_files, prepared_of
from tests.builders_window import SOME_TIME, copied
from tests.window_fixtures import (
    chooser,
    cycles_cleared_on_this_thread,
    dressed,
    month2,
    sample,
    speaker,
    view,
    window,
)

__all__ = [
    "chooser",
    "cycles_cleared_on_this_thread",
    "dressed",
    "month2",
    "sample",
    "speaker",
    "view",
    "window",
]


@pytest.fixture(scope="session")
def first_month(sample):
    return run_in_memory(read_job(sample / "input" / "job.toml"), Progress())


@pytest.fixture(scope="session")
def prepared(first_month, month2):
    return prepared_of(first_month, month_files(month2))


@pytest.fixture(scope="session")
def first_import(month2):
    empty = MemoryTown(TownFacts("ある町", is_training=True, as_of=NEXT_MONTH, points_name=""))
    return prepared_of(empty, month_files(month2))


@pytest.fixture
def town(sample, tmp_path):
    return copied(sample, tmp_path / "town")


@pytest.fixture
def opened(qtbot, window, town):
    office = window.pages._office
    with qtbot.waitSignal(office.changes.standing_read, timeout=SOME_TIME):
        office.open(town, SAMPLE_PASSPHRASE)
    yield window
    window.close()
