"""Placing a home: kept at once by its address, counted later, found again after a crash."""

from pathlib import Path

import pytest

from app.errors import AppError
from app.pipeline.address_data import AddressOrder
from app.pipeline.kept_town import open_town
from app.pipeline.pins import PinnedAs, pin_key
from app.pipeline.place_desk import (
    Spot,
    has_unsettled_places,
    keep_addresses,
    note_place,
    note_taken_back,
    read_place_book,
    settle_places,
)
from app.pipeline.place_look import look_at_place, spot_of, water_at
from app.pipeline.place_queue import place_queue
from app.pipeline.town_desk import TownDesk
from app.pipeline.view import load_view
from app.progress import Progress
from app.store.town import Town
from gis.errors import AddressError
from scoring.codes import Coverage, LocationLevel, PlaceDoubt
from scoring.frames import LOCATIONS
from tests.builders_places import (
    FIRST,
    HIDDEN,
    NEIGHBOUR,
    NOWHERE,
    PASSPHRASE,
    TOWN_ONLY,
    make_places_town,
)

KEY = pin_key(NOWHERE, "")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_places_town(tmp_path_factory.mktemp("places"))


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    for file in made.parent.glob(f"{made.name}*"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    return tmp_path / made.name


def home_of(town: Town, name: str) -> dict[str, object]:
    """The household of a head, as it may be shown."""
    view = load_view(town, Progress())
    return dict(view.households[view.households["head_name"] == name].iloc[0])


def middle_of(town: Town) -> tuple[float, float]:
    places = town.read(LOCATIONS)[["lon", "lat"]].median()
    return float(places["lon"]), float(places["lat"])


def test_a_place_is_kept_at_once_and_counted_when_the_town_is_settled(path: Path) -> None:
    with open_town(path, PASSPHRASE) as town:
        before = town.read(LOCATIONS)
        lonlat = middle_of(town)
        pin = note_place(town, KEY, Spot(lonlat), "防災課 川上")
        assert (pin.lon, pin.lat, pin.author) == (*lonlat, "防災課 川上")
        assert town.read(LOCATIONS).equals(before)
        assert has_unsettled_places(town)
        settle_places(town, Progress())
        assert not has_unsettled_places(town)
        home = home_of(town, FIRST)
        assert (home["location_level"], home["placed_by"]) == ("given", "防災課 川上")
        assert home["hazard_coverage"] == Coverage.ASSESSED.value


def test_the_family_next_door_in_another_spelling_is_placed_with_it(path: Path) -> None:
    with open_town(path, PASSPHRASE) as town:
        note_place(town, KEY, Spot(middle_of(town)), "川上")
        settle_places(town, Progress())
        assert home_of(town, NEIGHBOUR)["placed_by"] == "川上"
        names = place_queue(load_view(town, Progress())).homes["head_name"]
        assert not names.isin([FIRST, NEIGHBOUR]).any()


def test_who_opens_the_town_after_a_crash_sees_the_place_counted(path: Path) -> None:
    with open_town(path, PASSPHRASE) as town:
        note_place(town, KEY, Spot(middle_of(town)), "川上")
        before = town.read(LOCATIONS)
    with open_town(path, PASSPHRASE) as town:
        assert not has_unsettled_places(town)
        assert not town.read(LOCATIONS).equals(before)
        assert home_of(town, FIRST)["location_level"] == "given"


def test_a_place_taken_back_leaves_everything_as_it_was(path: Path) -> None:
    with open_town(path, PASSPHRASE) as town:
        before = town.read(LOCATIONS)
        note_place(town, KEY, Spot(middle_of(town)), "川上")
        settle_places(town, Progress())
        note_taken_back(town, KEY, "山田")
        settle_places(town, Progress())
        assert town.read(LOCATIONS).equals(before)
        assert [entry.detail["author"] for entry in town.audit()[-2:]] == ["川上", "山田"]


def test_without_a_new_place_nothing_is_computed(path: Path) -> None:
    with open_town(path, PASSPHRASE) as town:
        lines = len(town.audit())
        settle_places(town, Progress())
        assert len(town.audit()) == lines


def test_a_place_outside_japan_is_refused_and_leaves_no_mark(path: Path) -> None:
    with open_town(path, PASSPHRASE) as town:
        with pytest.raises(AppError):
            note_place(town, KEY, Spot((0.0, 0.0)), "川上")
        assert not has_unsettled_places(town)


def test_a_candidate_keeps_its_own_circle_when_it_is_taken(path: Path) -> None:
    with open_town(path, PASSPHRASE) as town:
        block = PinnedAs(LocationLevel.BLOCK, PlaceDoubt.TOWN_SPELLING)
        note_place(town, KEY, Spot(middle_of(town), block), "川上")
        settle_places(town, Progress())
        home = home_of(town, FIRST)
        assert home["location_level"] == "block"
        assert home["doubt"] == "town_spelling"
        assert home["radius_m"] > 0
        names = place_queue(load_view(town, Progress())).homes["head_name"]
        assert FIRST not in set(names)


def test_what_a_place_means_at_once_is_what_the_town_computes_later(path: Path) -> None:
    desk = TownDesk()
    maps = desk.open(path, PASSPHRASE, Progress()).maps
    book = read_place_book(desk.town, load_view(desk.town, Progress()), [], None)
    for known_as in (PinnedAs(), PinnedAs(LocationLevel.BLOCK)):
        spot = Spot(middle_of(desk.town), known_as)
        water = water_at(spot, book.rules, maps.layers)
        note_place(desk.town, KEY, spot, "川上")
        settle_places(desk.town, Progress())
        home = home_of(desk.town, FIRST)
        assert water.flood_rank == home["flood_rank"]
        assert water.radius_m == home["radius_m"]
    desk.close()


def test_candidates_are_of_the_address_the_home_is_looked_up_by(path: Path) -> None:
    desk = TownDesk()
    maps = desk.open(path, PASSPHRASE, Progress()).maps
    view = load_view(desk.town, Progress())
    homes = place_queue(view).homes
    book = read_place_book(desk.town, view, homes["household_id"], maps.files.addresses)
    assert set(book.keys) == set(homes["household_id"])
    block = homes[homes["location_level"] == "block"].iloc[0]
    look = look_at_place(book, block["household_id"], None)
    assert look.candidates["lon"].iloc[0] == pytest.approx(block["lon"])
    spot = spot_of(look.candidates.iloc[0])
    assert spot is not None
    assert spot.known_as.level is LocationLevel.BLOCK
    town_only = homes[homes["head_name"] == TOWN_ONLY].iloc[0]
    look = look_at_place(book, town_only["household_id"], town_only["town_key"])
    assert len(look.spread) > 1
    assert all(spot_of(found) is None for _, found in look.candidates.iterrows())
    desk.close()


def test_the_book_tells_nothing_of_the_protected(path: Path) -> None:
    with open_town(path, PASSPHRASE) as town:
        view = load_view(town, Progress())
        book = read_place_book(town, view, place_queue(view).homes["household_id"], None)
        residents = town.read(LOCATIONS)["household_id"]
        hidden = set(residents) - set(view.households["household_id"])
        assert hidden
        assert not hidden & (set(book.keys) | set(book.addresses))
        assert HIDDEN not in str(book)


def test_address_tables_chosen_later_place_the_homes_and_bad_ones_change_nothing(
    made: Path, tmp_path: Path
) -> None:
    bare = make_places_town(tmp_path / "bare", has_addresses=False)
    with open_town(bare, PASSPHRASE) as town:
        waiting = place_queue(load_view(town, Progress())).counts
        assert waiting.nowhere == waiting.waiting > 0
        (tmp_path / "empty").mkdir()
        with pytest.raises(AddressError):
            keep_addresses(town, AddressOrder(tmp_path / "empty", None), Progress())
        assert town.facts().gazetteer is None
        tables = made.parent / "input" / "ground" / "addresses"
        keep_addresses(town, AddressOrder(tables, None), Progress())
        after = place_queue(load_view(town, Progress())).counts
        assert after.nowhere < waiting.nowhere
        assert after.total == waiting.total
