import pytest

from app.pipeline.sample_town import SAMPLE_PASSPHRASE
from app.ui.rail import PageKey
from tests.app.ui.layers.builders_layers import OnGrid, move_to_cells
from tests.builders_window import SOME_TIME, copied, make_sample


@pytest.fixture
def opened(qtbot, window, sample, tmp_path):
    """The window on a copy of the sample town, the page 浸水図 shown and read."""
    town = copied(sample, tmp_path / "town")
    office = window.pages._office
    with qtbot.waitSignal(office.opened, timeout=SOME_TIME):
        office.open(town, SAMPLE_PASSPHRASE)
    with qtbot.waitSignals([office.layers.layers_read, office.layers.drawn], timeout=SOME_TIME):
        window.town_page.show_page(PageKey.LAYERS)
    yield window
    window.close()


@pytest.fixture(scope="session")
def few(tmp_path_factory):
    """A kept sample town of a few households."""
    return make_sample(tmp_path_factory.mktemp("few"), 90)


@pytest.fixture
def on_grid(qtbot, window, few, tmp_path):
    """The window on a town of 3×3 cells without layers, the page 浸水図 shown and read."""
    town = copied(few, tmp_path / "grid")
    homes = move_to_cells(town, tmp_path)
    office = window.pages._office
    with qtbot.waitSignal(office.opened, timeout=SOME_TIME):
        office.open(town, SAMPLE_PASSPHRASE)
    with qtbot.waitSignal(office.layers.layers_read, timeout=SOME_TIME):
        window.town_page.show_page(PageKey.LAYERS)
    yield OnGrid(window, homes)
    window.close()
