"""区域: kept with author and time, renamed, ended; a name is never taken twice."""

import pytest
import shapely

from app.errors import AreaError, AreaProblem
from app.pipeline.area_drafts import area_without, drawn_area, joined_areas
from app.pipeline.area_orders import issue_order, lift_order, withdraw_order
from app.pipeline.areas import AREA, area_history, area_of, keep_areas, rename_area
from app.pipeline.change_list_area import remove_area
from app.pipeline.list_area import keep_list_area
from app.store import key_file
from app.store.key_file import Argon2Cost
from app.store.town_file import TownFile
from scoring.area_codes import AreaAct, AreaKind
from tests.builders_areas import WHEN, WHO, a_square, an_empty_town, an_entry, standing_of
from tests.builders_store import WORDS, a_town


def problem_of(refused: pytest.ExceptionInfo[AreaError]) -> AreaProblem:
    return refused.value.code


def test_an_area_outlives_the_closing_of_its_town(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(key_file, "COST", Argon2Cost(memory_kib=8, passes=1, lanes=1))
    town = a_town(tmp_path)
    (area_id,) = keep_areas(town, [a_square(" 北 ")], WHO)
    town.close()
    again = TownFile.open(town.path, WORDS)
    kept = area_of(standing_of(again).areas, area_id)
    again.close()
    assert (kept.name, kept.kind, kept.author) == ("北", AreaKind.DRAWN, WHO)
    assert shapely.equals_exact(kept.shape, a_square().shape, tolerance=0)
    assert kept.made_at.tzinfo is not None


def test_a_name_is_asked_for_and_never_taken_twice() -> None:
    town = an_empty_town()
    keep_areas(town, [a_square("北")], WHO)
    for drafts, problem in (
        ([a_square("  ")], AreaProblem.NAME_MISSING),
        ([a_square("北", 2)], AreaProblem.NAME_TAKEN),
        ([a_square("南"), a_square("南", 2)], AreaProblem.NAME_TAKEN),
    ):
        with pytest.raises(AreaError) as refused:
            keep_areas(town, drafts, WHO)
        assert problem_of(refused) is problem
    assert [area.name for area in standing_of(town).areas] == ["北"]


def test_renaming_and_ending_leave_every_name_in_the_history() -> None:
    town = an_empty_town()
    (area_id,) = keep_areas(town, [a_square("北")], WHO)
    rename_area(town, area_id, "川沿い北", "別の係員")
    assert standing_of(town).areas[0].name == "川沿い北"
    remove_area(town, area_id, WHO)
    assert standing_of(town).areas == ()
    lines = area_history(town.decisions(AREA))
    assert [(line.act, line.name, line.author) for line in lines] == [
        (AreaAct.REMOVED, "川沿い北", WHO),
        (AreaAct.RENAMED, "川沿い北", "別の係員"),
        (AreaAct.KEPT, "北", WHO),
    ]
    keep_areas(town, [a_square("川沿い北")], WHO)  # the name is free again


def test_an_area_that_is_in_use_is_not_ended() -> None:
    town = an_empty_town()
    (area_id,) = keep_areas(town, [a_square()], WHO)
    order_id = issue_order(town, an_entry(area_ids=(area_id,)), WHO)
    with pytest.raises(AreaError) as refused:
        remove_area(town, area_id, WHO)
    assert problem_of(refused) is AreaProblem.IN_USE
    lift_order(town, order_id, WHEN, WHO)
    keep_list_area(town, "北", an_entry(area_ids=(area_id,)).targets, WHO)
    with pytest.raises(AreaError):
        remove_area(town, area_id, WHO)
    keep_list_area(town, "", None, WHO)
    withdraw_order(town, issue_order(town, an_entry(area_ids=(area_id,)), WHO), WHO)
    remove_area(town, area_id, WHO)
    assert standing_of(town).areas == ()


def test_joined_and_cut_areas_say_what_they_are_made_of() -> None:
    town = an_empty_town()
    keep_areas(town, [a_square("西"), a_square("東", 1)], WHO)
    west, east = standing_of(town).areas
    joined = joined_areas("両方", [west, east])
    assert (joined.kind, joined.origin) == (AreaKind.COMBINED, "西＋東")
    keep_areas(town, [joined], WHO)
    both = standing_of(town).areas[2]
    rest = area_without("残り", both, [east])
    assert rest.origin == "両方−東"
    assert shapely.area(rest.shape) == pytest.approx(shapely.area(west.shape))
    with pytest.raises(AreaError) as refused:
        area_without("無", west, [both])
    assert problem_of(refused) is AreaProblem.NOTHING_LEFT
    with pytest.raises(AreaError) as refused:
        joined_areas("一つ", [west])
    assert problem_of(refused) is AreaProblem.TOO_FEW


def test_a_drawing_without_a_surface_is_refused_with_a_sentence() -> None:
    with pytest.raises(AreaError) as refused:
        drawn_area("線", [(139.4, 35.8), (139.5, 35.9)])
    assert problem_of(refused) is AreaProblem.ENCLOSES_NOTHING
