import pytest

from app.pipeline.sample_town import SAMPLE_PASSPHRASE
from app.ui.areas.office import AreasOffice
from app.ui.rail import PageKey
from tests.builders_window import SOME_TIME, copied


@pytest.fixture
def opened(qtbot, window, sample, tmp_path):
    """The window on a copy of the sample town, the page 区域 shown and counted."""
    town = copied(sample, tmp_path / "town")
    office = window.pages._office
    with qtbot.waitSignals([office.opened, office.areas.looked], timeout=SOME_TIME):
        office.open(town, SAMPLE_PASSPHRASE)
    window.town_page.show_page(PageKey.AREAS)
    yield window
    window.close()


@pytest.fixture
def office(opened) -> AreasOffice:
    return opened.pages._office.areas
