import pytest

from app.pipeline.sample_town import SAMPLE_PASSPHRASE
from app.ui.speaker import Speaker
from tests.builders_window import (
    SOME_TIME,
    FakeChooser,
    a_window,
    clear_cycles,
    copied,
    dress,
    make_sample,
    view_of,
)


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    return make_sample(tmp_path_factory.mktemp("sample"))


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
