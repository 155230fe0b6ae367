"""What the pane and the register say of a home's place, and how sure it is."""

import pytest

from app.pipeline.household_detail import read_detail
from app.pipeline.kept_town import open_town
from app.pipeline.pins import pin_key
from app.pipeline.place_desk import Spot, note_place, settle_places
from app.pipeline.view import load_view
from app.progress import Progress
from app.ui.detail_words import DetailWords
from app.ui.household_columns import ListColumn
from app.ui.household_words import HouseholdWords
from app.ui.speaker import Speaker
from tests.builders_places import FIRST, NOWHERE, PASSPHRASE, TOWN_ONLY


@pytest.fixture
def view(places_path):
    with open_town(places_path, PASSPHRASE) as town:
        first = load_view(town, Progress()).households
        lonlat = (float(first["lon"].median()), float(first["lat"].median()))
        note_place(town, pin_key(NOWHERE, ""), Spot(lonlat), "防災課 川上")
        settle_places(town, Progress())
        yield load_view(town, Progress())


def lines_of(view, household_id: str) -> str:
    lines = DetailWords(Speaker()).lines(read_detail(view, household_id))
    return "\n".join(line.text for line in lines)


def home_of(view, column: str, value: str):
    return view.households[view.households[column].astype(str) == value].iloc[0]


def test_a_home_known_only_to_its_town_is_uncertain_with_shares(view):
    told = lines_of(view, home_of(view, "head_name", TOWN_ONLY)["household_id"])
    assert "位置不確か　この町の " in told
    assert "住所の表と合った所: さくら川市川端" in told
    assert "半径" not in told


def test_a_circle_what_was_left_over_and_the_guess_of_a_floor_are_said(view):
    homes = view.households
    block = homes[(homes["location_level"] == "block") & homes["rest"].notna()].iloc[0]
    told = lines_of(view, block["household_id"])
    assert "この点から半径195mのどこか（浸水はその中の最悪）" in told
    assert f"合わなかった残り: {block['rest']}" in told
    guessed = homes[homes["floor_hint"].notna() & homes["floor"].isna()].iloc[0]
    assert "判定には使いません" in lines_of(view, guessed["household_id"])


def test_who_placed_a_home_is_said(view):
    told = lines_of(view, home_of(view, "head_name", FIRST)["household_id"])
    assert "位置を置いた人: 防災課 川上" in told


def test_the_register_does_not_show_the_worst_of_a_town_as_the_home_s_own(view):
    row = home_of(view, "head_name", TOWN_ONLY).copy()
    row["flood_rank"], row["depth_m"] = 3.0, float("nan")
    cell = HouseholdWords(Speaker()).cell(row, ListColumn.DEPTH)
    assert (cell.main, cell.small) == ("3.0〜5.0m", "位置不確か・町の最悪")
