"""The papers of 区域: who is in which state, and whom each layer reaches."""

import csv
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.pipeline.flood_forecast import CLASSES, forecast_layers
from app.pipeline.make_list import make_list
from app.progress import Progress
from app.report.areas.check_sheet import build_check_sheet
from app.report.areas.forecast_sheet import build_forecast_sheet, class_words
from app.report.from_town import list_heading
from app.report.paper.drawings import Patch
from app.report.paper.marks import LEFT, RIGHT, Box, Line, Text
from app.report.paper.register_pages import lay_out_register
from app.report.paper.typeface import current_typeface
from app.report.registers.csv_file import write_register
from app.wording.area_paper_words import UNSURE
from scoring.area_codes import CheckState
from scoring.codes import ExclusionReason, HazardKind, LocationLevel
from scoring.frames import RANK_SHARES
from tests.builders_areas import DEPTH, exposure_of, middle, view_of_homes
from tests.builders_report import AHousehold, APerson

NEEDY = APerson(score=5.0, level="C")
HIDDEN = AHousehold(
    people=(APerson(name="隠野 花子"),), is_protected=True, exclusion=ExclusionReason.PROTECTED
)


def homes(count: int = 3) -> list[AHousehold]:
    return [
        AHousehold(lonlat=middle(), call_rank=number, tier=1, people=(NEEDY, APerson()))
        for number in range(1, count + 1)
    ]


def a_forecast_sheet(values: list[float | None]):
    town, _view = view_of_homes(*homes(len(values)))
    tables = make_list(town, Progress())
    exposure = exposure_of((HazardKind.DEPTH_RANK, values))
    (forecast,) = forecast_layers(tables, exposure, (DEPTH,))
    return build_forecast_sheet(forecast, list_heading(tables))


def test_the_check_sheet_lists_open_homes_and_only_counts_protected_ones() -> None:
    _town, view = view_of_homes(*homes(), HIDDEN)
    sheet = build_check_sheet(view)
    names = {group.name: len(group.rows) for group in sheet.groups}
    assert names["浸水・倒壊の区域なのに発令がない"] == 3
    assert sum(names.values()) == sheet.count == 3
    text = "\n".join(text for page in lay_out_register(sheet) for text in page.texts())
    assert "この紙 3世帯 6人（うち要支援者 3人）" in text
    assert "支援措置の世帯が 1世帯あります" in text
    assert "◆ 浸水・倒壊の区域なのに発令がない　3世帯" in text
    assert "隠野" not in text
    assert len(sheet.groups) == len(CheckState) - 2


def test_the_forecast_sheet_gives_a_row_per_measure_and_every_row_adds_up() -> None:
    sheet = a_forecast_sheet([0, 3, None])
    rows = {(row[0], row[1]): row[2:] for row in sheet.groups[0].rows}
    assert rows["町全体", "住民"] == ("2", "0", "0", "2", "0", "0", "0", "2", "6")
    assert rows["本町", "要支援者"] == ("1", "0", "0", "1", "0", "0", "0", "1", "3")
    assert ("本町", "　うち A") not in rows
    for row in rows.values():
        assert sum(map(int, row[:-1])) == int(row[-1])
    assert sheet.sums[0].startswith("住民 6人 ＝ 浸水なし 2 ＋ ")
    assert sheet.sums[0].endswith("不明 2")


@given(
    st.lists(st.tuples(st.floats(0.01, 0.49), st.integers(0, 6)), min_size=1, max_size=6),
)
def test_homes_known_to_the_town_only_are_rows_of_their_own_that_add_up(told) -> None:
    town, _view = view_of_homes(
        *homes(2), *(replace(home, location_level=LocationLevel.TOWN) for home in homes(len(told)))
    )
    ids = [f"H{3 + place:05d}" for place, _ in enumerate(told)]
    parts = [part for share, _ in told for part in (share, 1 - share)]
    ranks = [rank for _, rank in told for rank in (rank, np.nan)]
    shares = RANK_SHARES.build(
        {"household_id": np.repeat(ids, 2).tolist(), "flood_rank": ranks, "share": parts}
    )
    tables = replace(make_list(town, Progress()), rank_shares=shares)
    exposure = exposure_of((HazardKind.DEPTH_RANK, [2, 2, *[4] * len(told)]))
    (forecast,) = forecast_layers(tables, exposure, (DEPTH,))
    sheet = build_forecast_sheet(forecast, list_heading(tables))

    rows = {(row[0], row[1]): row[2:] for row in sheet.groups[0].rows}
    town_row = rows["町全体", "住民"]
    assert [int(cell) for cell in town_row[:-1]] == [0, 0, 4, 0, 0, 0, 0, 2 * len(told)]
    own = rows[UNSURE, "住民"]
    assert sum(round(float(cell) * 10) for cell in own[:-1]) == 10 * int(own[-1])
    assert int(own[-1]) == 2 * len(told)
    assert float(own[-2]) > 0
    assert f"{len(told)}世帯 {2 * len(told)}人は、上の数では全員「不明」です" in sheet.sums[1]


def test_a_town_without_such_homes_has_no_such_rows() -> None:
    sheet = a_forecast_sheet([0, 3, None])

    assert all(row[0] != UNSURE for row in sheet.groups[0].rows)
    assert len(sheet.sums) == 1


def test_graver_bars_are_darker_and_denser_and_the_unknown_is_crossed() -> None:
    sheet = a_forecast_sheet([1, 2, 3, 4, 5, 6, 0, None])
    page = lay_out_register(sheet)[0]
    marks = [mark for group in page.placed for mark in group.marks]
    greys = [mark.rgb[0] for mark in marks if isinstance(mark, Patch)]
    assert greys[:7] == sorted(greys[:7], reverse=True)
    crossing = [mark for mark in marks if isinstance(mark, Line) and mark.x != mark.to_x]
    assert any(mark.y != mark.to_y for mark in crossing)
    boxes = [mark for mark in marks if isinstance(mark, Box)]
    assert all(box.x >= LEFT and box.x + box.wide <= RIGHT and box.wide > 0 for box in boxes)


def test_the_numbers_of_a_column_end_at_the_same_edge() -> None:
    sheet = a_forecast_sheet([2] * 12)
    page = lay_out_register(sheet)[0]
    marks = [mark for group in page.placed for mark in group.marks if isinstance(mark, Text)]
    width = current_typeface().width
    numbers = [mark for mark in marks if mark.text in ("12", "24")]
    ends = {round(mark.x + width(mark.text, mark.style), 3) for mark in numbers}
    assert len(ends) == 2  # those of the rank, and those of the sum


def test_the_csv_names_the_district_in_every_row(tmp_path) -> None:
    path = tmp_path / "forecast.csv"
    write_register(path, a_forecast_sheet([1, None]))
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0][1:4] == ["地区", "数", "浸水なし"]
    assert all(row[1] in {"町全体", "本町"} for row in rows[1:])


@pytest.mark.parametrize("kind", list(HazardKind))
def test_every_class_of_every_kind_has_a_word(kind: HazardKind) -> None:
    told = class_words(kind)
    assert len(told) == len(set(told)) == len(CLASSES[kind])


def test_a_town_without_homes_still_makes_its_papers() -> None:
    town, view = view_of_homes()
    assert build_check_sheet(view).count == 0
    tables = make_list(town, Progress())
    exposure = exposure_of((HazardKind.DEPTH_RANK, [np.nan])).iloc[:0]
    (forecast,) = forecast_layers(tables, exposure, (DEPTH,))
    assert lay_out_register(build_forecast_sheet(forecast, list_heading(tables)))
