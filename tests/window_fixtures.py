"""Fixtures of every test that opens the window: sample, speaker, chooser, the window itself."""

import pytest

from app.ui.speaker import Speaker
from sample_data.town import TownOrder, make_town
from tests.builders_window import (
    HOUSEHOLDS,
    FakeChooser,
    a_window,
    clear_cycles,
    dress,
    make_sample,
    view_of,
)


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    return make_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="session")
def month2(tmp_path_factory):
    """The files of the same town one month later, with their key in ``answer_key``."""
    out = tmp_path_factory.mktemp("months")
    make_town(TownOrder(out, HOUSEHOLDS, months=2))
    return out / "month2"


@pytest.fixture(scope="session")
def view(sample):
    return view_of(sample)


@pytest.fixture(scope="session", autouse=True)
def dressed(qapp):
    dress(qapp)


@pytest.fixture(autouse=True)
def cycles_cleared_on_this_thread():
    yield
    clear_cycles()


@pytest.fixture
def speaker():
    return Speaker()


@pytest.fixture
def chooser():
    return FakeChooser()


@pytest.fixture
def window(qtbot, tmp_path, chooser):
    made = a_window(tmp_path, chooser)
    qtbot.addWidget(made)
    made.show()
    return made
