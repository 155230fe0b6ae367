import pytest

from app.pipeline.sample_town import SAMPLE_PASSPHRASE
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


@pytest.fixture
def town(sample, tmp_path):
    return copied(sample, tmp_path / "town")


@pytest.fixture
def opened(qtbot, window, town):
    office = window.pages._office
    with qtbot.waitSignal(office.opened, timeout=SOME_TIME):
        office.open(town, SAMPLE_PASSPHRASE)
    yield window
    window.close()
