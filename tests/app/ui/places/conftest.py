import pytest

from app.ui.rail import PageKey
from tests.builders_places import PASSPHRASE, make_places_town
from tests.builders_window import SOME_TIME


@pytest.fixture(scope="session")
def places_town(tmp_path_factory):
    return make_places_town(tmp_path_factory.mktemp("places"))


@pytest.fixture
def places_path(places_town, tmp_path):
    for file in places_town.parent.glob(f"{places_town.name}*"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    return tmp_path / places_town.name


def open_places(qtbot, window, path) -> None:
    """Open a town and go to 位置, until everything is there."""
    office = window.pages._office
    with qtbot.waitSignal(office.opened, timeout=SOME_TIME):
        office.open(path, PASSPHRASE)
    with qtbot.waitSignal(office.places.book_read, timeout=SOME_TIME):
        window.town_page.show_page(PageKey.PLACES)


@pytest.fixture
def opened(qtbot, window, places_path):
    open_places(qtbot, window, places_path)
    yield window
    window.close()
