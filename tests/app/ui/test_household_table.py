import time
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from PySide6.QtCore import Qt

from app.ui.household_columns import HouseholdColumns, ListColumn
from app.ui.household_filter import NOT_LISTED, Wanted, mask_of
from app.ui.household_table import SMALL_ROLE, TIER_ROLE, HouseholdTable
from app.ui.household_words import HouseholdWords
from app.ui.list_page import ListPage
from app.ui.speaker import Speaker
from app.wording.sentence import Language
from scoring.codes import Coverage, Level, Verdict


@pytest.fixture
def columns(view):
    return HouseholdColumns.build(view.households)


@pytest.fixture
def table(columns, speaker, qapp):
    made = HouseholdTable(HouseholdWords(speaker))
    made.show(columns)
    return made


def drawn(table, column, rows):
    return [table.index(row, column).data() for row in range(rows)]


def test_the_model_is_a_sound_table_model(table, qtmodeltester):
    qtmodeltester.check(table)


def test_the_list_begins_in_call_order(table):
    assert drawn(table, ListColumn.CALL_RANK, 3) == ["1", "2", "3"]
    assert drawn(table, ListColumn.TIER, 1) == ["■"]


@pytest.mark.parametrize("column", list(ListColumn), ids=lambda column: column.name)
@pytest.mark.parametrize("order", [Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder])
def test_every_column_sorts_and_loses_nobody(table, columns, column, order):
    before = table.rowCount()

    table.sort(column, order)

    ids = [table.household_id(row) for row in range(table.rowCount())]
    assert table.rowCount() == before
    assert sorted(ids) == sorted(columns.ids)


@pytest.mark.parametrize("order", [Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder])
def test_unknown_water_stands_first_whichever_way_it_is_sorted(table, order):
    table.sort(ListColumn.DEPTH, order)

    assert drawn(table, ListColumn.DEPTH, 1) == ["不明"]


def test_a_household_without_a_score_never_stands_before_one_with_a_score(table):
    table.sort(ListColumn.SCORE, Qt.SortOrder.AscendingOrder)

    shown = drawn(table, ListColumn.SCORE, table.rowCount())
    first_empty = shown.index("—")
    assert set(shown[first_empty:]) == {"—"}


def test_rows_that_are_equal_stay_in_call_order(table, view):
    table.sort(ListColumn.VERDICT)

    ranks = dict(zip(view.households["household_id"], view.households["call_rank"], strict=True))
    leaving = [
        ranks[table.household_id(row)]
        for row in range(table.rowCount())
        if table.index(row, ListColumn.VERDICT).data() == "立退き"
    ]
    assert leaving == sorted(leaving)


def test_a_filter_keeps_the_order(table, view):
    table.keep(mask_of(view.households, Wanted(verdict=Verdict.LEAVE)))

    ranks = [int(text.replace(",", "")) for text in drawn(table, 0, table.rowCount())]
    assert ranks == sorted(ranks)


def test_a_household_that_is_filtered_away_has_no_row(table, view):
    gone = view.households["household_id"].iloc[0]
    table.keep(view.households["household_id"].to_numpy() != gone)

    assert table.row_of(gone) is None


def test_each_filter_keeps_what_it_names(view):
    households = view.households

    def kept(**wanted):
        return households[mask_of(households, Wanted(**wanted))]

    assert set(kept(tiers=frozenset({1}))["tier"]) == {1}
    assert kept(tiers=frozenset({NOT_LISTED}))["tier"].isna().all()
    assert set(kept(level=Level.A)["level"]) == {"A"}
    assert set(kept(verdict=Verdict.LEAVE)["verdict"]) == {"leave"}
    assert set(kept(coverage=Coverage.NO_LOCATION)["hazard_coverage"]) == {"no_location"}
    assert kept(only_wishing=True)["support_requested"].all()
    assert kept(only_unknown=True)["flood_rank"].isna().all()
    district = households["district"].dropna().iloc[0]
    assert set(kept(district=district)["district"]) == {district}


def test_asking_for_nothing_keeps_everybody(view):
    assert mask_of(view.households, Wanted()).all()


def a_row(**changed):
    row = {
        "call_rank": 17.0,
        "tier": 1.0,
        "support_codes": "●C10(D)",
        "head_name": "髙橋 茂",
        "head_kana": "タカハシ シゲル",
        "members": 2,
        "address": "本町二丁目3番5号",
        "building": np.nan,
        "flood_rank": 3.0,
        "depth_m": 3.2,
        "hazard_coverage": "assessed",
        "verdict": "leave",
        "reason": "depth_reaches_floor",
        "exclusion": np.nan,
        "score": 5.0,
        "level": "D",
        "top_individual_level": "C",
        "district": np.nan,
        "phones": "042-000-0000;090-0000-0000",
        "location_level": "given",
        "map_square": "C-4",
        "needs_power": True,
    }
    return pd.Series({**row, **changed})


def told_row(row, language=Language.JA):
    words = HouseholdWords(Speaker(language))
    cells = [words.cell(row, column) for column in ListColumn]
    return [f"{cell.main} / {cell.small}".removesuffix(" / ") for cell in cells]


def test_a_row_reads_as_staff_would_say_it():
    assert told_row(a_row()) == [
        "17",
        "■",
        "●C10(D) / 電源が必要",
        "髙橋 茂 / タカハシ シゲル　ほか1人",
        "本町二丁目3番5号",
        "3.2m / 3.0〜5.0m",
        "立退き / 居住階に届く",
        "5.0",
        "D / 個人 C",
        "2",
        "—",
        "042-000-0000 / 090-0000-0000",
        "C-4",
    ]


def test_an_empty_cell_reads_as_a_dash_and_never_as_zero():
    row = a_row(call_rank=np.nan, tier=np.nan, score=np.nan, level=np.nan, phones=np.nan)

    told = told_row(row)

    assert [told[column] for column in (0, 1, ListColumn.SCORE, ListColumn.PHONES)] == ["—"] * 4


def test_unknown_water_says_why_it_is_unknown():
    row = a_row(flood_rank=np.nan, depth_m=np.nan, hazard_coverage="no_location")

    assert told_row(row)[ListColumn.DEPTH] == "不明 / 位置が不明"


def test_a_household_that_is_excluded_says_so():
    told = told_row(a_row(exclusion="dry", verdict="dry", flood_rank=0.0, depth_m=0.0))

    assert told[ListColumn.VERDICT] == "浸水なし / 除外: 浸水なし"
    assert told[ListColumn.DEPTH] == "浸水なし"


def test_the_table_speaks_english_too():
    told = told_row(a_row(head_kana=np.nan, members=3), Language.EN)

    assert told[ListColumn.HEAD] == "髙橋 茂 / and 2 more"
    assert told[ListColumn.VERDICT] == "leave / reaches floor"


def test_a_cell_tells_a_screen_reader_its_column(table):
    told = table.index(0, ListColumn.CALL_RANK).data(Qt.ItemDataRole.AccessibleTextRole)

    assert told == "順 1"


def test_signs_come_with_their_tier_and_small_lines_with_the_kana(table):
    assert table.index(0, ListColumn.TIER).data(TIER_ROLE) == 1
    assert table.index(0, ListColumn.HEAD).data(SMALL_ROLE)


def test_a_table_of_no_town_is_empty(speaker, qapp):
    table = HouseholdTable(HouseholdWords(speaker))

    assert table.rowCount() == 0
    assert table.row_of("1") is None


def test_sorting_150_000_households_takes_a_tenth_of_a_second(view):
    times = 150_000 // len(view.households) + 1
    many = pd.concat([view.households] * times, ignore_index=True)
    columns = HouseholdColumns.build(many)

    taken = []
    for column in (ListColumn.HEAD, ListColumn.DEPTH, ListColumn.SCORE):
        begun = time.perf_counter()
        columns.order_by(column, is_descending=True)
        taken.append(time.perf_counter() - begun)

    assert max(taken) < 0.1


def test_a_town_without_households_is_an_empty_list_that_says_so(qtbot, view, speaker):
    nobody = replace(view, households=view.households.iloc[:0])
    page = ListPage(speaker)
    qtbot.addWidget(page)

    page.show_view(nobody, HouseholdColumns.build(nobody.households))

    assert page.table.model().rowCount() == 0
    assert page.chosen_household() is None
    page.table.sortByColumn(ListColumn.DEPTH, Qt.SortOrder.DescendingOrder)
