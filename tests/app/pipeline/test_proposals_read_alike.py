"""What is proposed for the exports of three offices reads them as layouts made by hand do."""

from datetime import date

import pytest

from app.paths import LAYOUTS_DIR
from app.pipeline.file_look import LookOrder, look_at_file
from app.pipeline.layout_desk import LayoutDesk
from app.store.memory_town import MemoryTown
from app.store.town import TownFacts
from importers.layouts.draft import LayoutDraft
from importers.layouts.parse import load_layout
from importers.registry import read_residents
from importers.welfare import read_welfare
from sample_data.town import TownOrder, make_town

AS_OF = date(2026, 11, 20)
BY_HAND = {
    "yoshiensha.xlsx": "yoshiensha.toml",
    "minsei.csv": "minsei.toml",
    "techo.csv": "techo-standard",
    "shien.csv": "shien-standard",
    "sonota.csv": "template",
}
FRAMES = ("requirements", "protections", "consents", "records")


@pytest.fixture(scope="module")
def exports(tmp_path_factory):
    folder = tmp_path_factory.mktemp("exports")
    make_town(TownOrder(folder, 500, exports=True))
    return folder / "exports"


@pytest.fixture(scope="module")
def residents(exports):
    layout = load_layout("jumin-standard", LAYOUTS_DIR)
    return read_residents(exports / "jumin_standard.csv", layout, AS_OF).residents


def proposed(path):
    town = MemoryTown(TownFacts("町", is_training=False, as_of=AS_OF, points_name=""))
    look = look_at_file(LookOrder(path))
    targets = tuple(column.target for column in look.proposal.columns)
    header, fixed = tuple(look.begun.header), look.proposal.fixed_kind
    draft = LayoutDraft("x", "x", look.proposal.kind, look.shape, header, targets, fixed)
    return LayoutDesk(town).build(draft)


def by_hand(exports, name):
    place = exports / "layouts" / name
    return load_layout(str(place) if place.is_file() else name, LAYOUTS_DIR)


@pytest.mark.parametrize(
    ("name", "layout"),
    [("jumin_vendor.csv", "vendor.toml"), ("jumin_standard.csv", "jumin-standard")],
)
def test_a_register_is_proposed_as_it_would_be_mapped_by_hand(exports, name, layout):
    path = exports / name

    found = read_residents(path, proposed(path), AS_OF).residents

    expected = read_residents(path, by_hand(exports, layout), AS_OF).residents
    assert found.equals(expected)


@pytest.mark.parametrize("name", BY_HAND)
def test_a_list_is_proposed_as_it_would_be_mapped_by_hand(exports, residents, name):
    path = exports / name

    found = read_welfare(path, proposed(path), residents, "x", AS_OF)

    expected = read_welfare(path, by_hand(exports, BY_HAND[name]), residents, "x", AS_OF)
    for frame in FRAMES:
        ours, theirs = getattr(found, frame), getattr(expected, frame)
        if name == "minsei.csv" and frame == "requirements":  # the reason is the header itself
            ours, theirs = (one.drop(columns="grade") for one in (ours, theirs))
        assert ours.equals(theirs), frame
