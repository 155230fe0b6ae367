import json
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from gis.bounds import Bounds
from gis.town_map.content import HOME_COLUMNS, SHELTER_COLUMNS, MapContent, page_facts, safe_json
from gis.town_map.legend import TIER_MARKS, VERDICT_WORDS
from scoring.codes import Verdict


def _content() -> MapContent:
    homes = pd.DataFrame(
        [
            (2.0, 3.0, "unknown", "●C5(D) D2(D)", 139.4, 35.85),
            (1.0, 1.0, "leave", None, 139.41, 35.86),
        ],
        columns=list(HOME_COLUMNS),
    )
    shelters = pd.DataFrame(
        [("さくら小学校", 139.4, 35.8, True, None)], columns=list(SHELTER_COLUMNS)
    )
    return MapContent(
        "さくら川市",
        is_training=False,
        as_of=date(2026, 11, 20),
        bounds=Bounds(139.3, 35.8, 139.5, 35.9),
        depth=None,
        credits=("洪水 <国土数値情報>",),
        homes=homes,
        shelters=shelters,
    )


def test_homes_enter_in_call_order_as_plain_numbers():
    homes = json.loads(page_facts(_content()))["homes"]
    assert homes["rank"] == [1, 2]
    assert homes["tier"] == [1, 3]
    assert homes["code"] == [-1, 0]
    assert homes["codeTexts"] == ["●C5(D) D2(D)"]
    assert homes["verdict"] == [list(Verdict).index(Verdict.LEAVE), 3]
    assert homes["west"] + homes["lon"][0] / homes["steps"] == pytest.approx(139.41)
    assert homes["south"] + homes["lat"][1] / homes["steps"] == pytest.approx(35.85)


@pytest.mark.parametrize("column", ["name", "address", "household_id"])
def test_a_column_beyond_those_a_map_may_show_is_refused(column: str):
    content = _content()
    with pytest.raises(ValueError, match="columns"):
        page_facts(replace(content, homes=content.homes.assign(**{column: "x"})))


def test_a_shelter_of_which_nobody_says_whether_it_is_for_floods_is_unknown():
    shelters = _content().shelters.astype({"is_for_flood": "boolean"})
    shelters["is_for_flood"] = pd.NA
    facts = json.loads(page_facts(replace(_content(), shelters=shelters)))
    assert facts["shelters"][0]["isForFlood"] is None


def test_a_shelter_column_that_is_not_known_is_refused():
    content = _content()
    with pytest.raises(ValueError, match="shelters"):
        page_facts(replace(content, shelters=content.shelters.assign(phone="x")))


@pytest.mark.parametrize("column", ["call_rank", "tier", "verdict", "lon"])
def test_a_home_that_cannot_be_drawn_is_refused_not_dropped(column: str):
    content = _content()
    homes = content.homes.astype({column: "object"})
    homes.loc[0, column] = None
    with pytest.raises(ValueError, match="homes"):
        page_facts(replace(content, homes=homes))


def test_a_town_without_homes_or_shelters_still_has_a_map():
    content = _content()
    facts = json.loads(
        page_facts(
            replace(content, homes=content.homes.iloc[:0], shelters=content.shelters.iloc[:0])
        )
    )
    assert facts["homes"]["rank"] == []
    assert facts["shelters"] == []


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2026, 11, 20), "令和8年11月20日"),
        (date(2019, 5, 1), "令和元年5月1日"),
        (date(2019, 4, 30), "2019年4月30日"),
    ],
)
def test_the_day_of_the_list_is_told_as_staff_write_it(day: date, told: str):
    assert json.loads(page_facts(replace(_content(), as_of=day)))["asOf"] == told


def test_no_text_can_open_a_tag():
    text = safe_json({"a": "</script><b>&"})
    assert "<" not in text
    assert ">" not in text
    assert json.loads(text) == {"a": "</script><b>&"}


def test_every_verdict_has_words_and_every_tier_a_mark():
    assert set(VERDICT_WORDS) == set(Verdict)
    assert [mark.tier for mark in TIER_MARKS] == [1, 2, 3, 4]
