"""The list for an area: chosen by a person, kept, and computed at once."""

import pytest

from app.errors import AreaError, AreaProblem
from app.pipeline.area_targets import Targets
from app.pipeline.areas import keep_areas
from app.pipeline.change_list_area import choose_list_area, leave_list_area
from app.pipeline.dropouts import read_dropouts, remember_list
from app.pipeline.list_area import LIST_AREA, held_list_area, mark_list_area
from app.progress import Progress
from scoring.codes import ExclusionReason, LocationLevel
from scoring.frames import CALL_ORDER, LOCATIONS, RESIDENTS
from tests.builders_areas import WHO, a_square, a_town_of, middle
from tests.builders_report import AHousehold

INSIDE = AHousehold(lonlat=middle(), call_rank=1, tier=1)
OUTSIDE = AHousehold(lonlat=middle(5), district="外れ", call_rank=2, tier=1)
LOST = AHousehold(lonlat=None, location_level=LocationLevel.NONE, district=None)
OF_TOWN = AHousehold(lonlat=middle(5), location_level=LocationLevel.TOWN, district="外れ")


def a_town():
    town = a_town_of(INSIDE, OUTSIDE, LOST, OF_TOWN)
    (area_id,) = keep_areas(town, [a_square()], WHO)
    return town, Targets(area_ids=(area_id,))


def is_in_area(town) -> list[bool]:
    return town.read(LOCATIONS)["is_in_area"].tolist()


def test_only_who_is_surely_outside_leaves_the_list() -> None:
    town, targets = a_town()
    choose_list_area(town, "北", targets, WHO, Progress())
    assert is_in_area(town) == [True, False, True, True]
    excluded = town.read(CALL_ORDER)["exclusion"].tolist()
    assert excluded[1] == ExclusionReason.OUTSIDE_AREA.value
    assert held_list_area(town.decisions(LIST_AREA)).name == "北"


def test_a_district_is_asked_by_name_and_who_has_none_stays() -> None:
    town, _ = a_town()
    choose_list_area(town, "外れ", Targets(districts=("外れ",)), WHO, Progress())
    assert is_in_area(town) == [False, True, True, True]


def test_going_back_lists_the_whole_town_and_the_choice_stays_told() -> None:
    town, targets = a_town()
    choose_list_area(town, "北", targets, WHO, Progress())
    leave_list_area(town, WHO, Progress())
    assert is_in_area(town) == [True] * 4
    assert held_list_area(town.decisions(LIST_AREA)) is None
    assert len(town.decisions(LIST_AREA)) == 2


def test_a_later_run_keeps_the_choice() -> None:
    town, targets = a_town()
    choose_list_area(town, "北", targets, WHO, Progress())
    town.write({LOCATIONS: town.read(LOCATIONS).assign(is_in_area=True)})  # as a run locates anew
    mark_list_area(town)
    assert is_in_area(town) == [True, False, True, True]


def test_who_is_only_outside_the_chosen_area_has_not_dropped_off_and_is_not_forgotten() -> None:
    town, targets = a_town()
    remember_list(town, "AAAA-0001")
    choose_list_area(town, "北", targets, WHO, Progress())
    assert read_dropouts(town).count == 0
    remember_list(town, "BBBB-0002")
    leave_list_area(town, WHO, Progress())
    gone = town.read(RESIDENTS)
    town.write({RESIDENTS: gone[gone["household_id"] != "H00002"].reset_index(drop=True)})
    assert [one.household_id for one in read_dropouts(town).waiting] == ["H00002"]


def test_an_area_without_a_home_is_refused_and_nothing_changes() -> None:
    town, _ = a_town()
    keep_areas(town, [a_square("空", 50)], WHO)
    empty = Targets(area_ids=(keep_areas(town, [a_square("空2", 60)], WHO)[0],))
    before = town.read(CALL_ORDER)
    with pytest.raises(AreaError) as refused:
        choose_list_area(town, "空2", empty, WHO, Progress())
    assert refused.value.code is AreaProblem.WITHOUT_HOMES
    assert town.decisions(LIST_AREA) == []
    assert town.read(CALL_ORDER).equals(before)


def test_an_area_drawn_around_a_protected_home_answers_as_one_without_homes() -> None:
    town = a_town_of(OUTSIDE, AHousehold(lonlat=middle(), is_protected=True))
    (area_id,) = keep_areas(town, [a_square()], WHO)
    with pytest.raises(AreaError) as refused:
        choose_list_area(town, "北", Targets(area_ids=(area_id,)), WHO, Progress())
    assert refused.value.code is AreaProblem.WITHOUT_HOMES


def test_a_chosen_district_that_is_called_otherwise_now_leaves_nobody_out() -> None:
    town, _ = a_town()
    choose_list_area(town, "外れ", Targets(districts=("外れ",)), WHO, Progress())
    renamed = town.read(LOCATIONS)["district"].replace("外れ", "新外れ")
    town.write({LOCATIONS: town.read(LOCATIONS).assign(district=renamed)})
    mark_list_area(town)
    assert is_in_area(town) == [True] * 4
