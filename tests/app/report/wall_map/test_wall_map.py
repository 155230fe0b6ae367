"""What must stand on a wall map: every home, its square, its credits, and nobody's secret."""

import re
from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import Cancelled
from app.progress import Progress, Step
from app.report.call_list import build_call_list, build_sealed_list
from app.report.from_town import list_heading
from app.report.paper.drawings import Circle, Stamp
from app.report.paper.marks import Page, PaperSize, Text
from app.report.paper.pdf import write_pages
from app.report.wall_map.build import MapSources, build_wall_map
from app.report.wall_map.choices import MOST_SHEETS, proposed_choice, scale_choices
from app.report.wall_map.order import MapOrder
from app.report.wall_map.plan import OVERLAP_MM, Side
from app.wording.wall_map_words import NO_SQUARE, OFF_GRID, UNSURE_SQUARE
from tests.builders_report import AHousehold
from tests.builders_wall_map import (
    CREDIT,
    NO_FILES,
    a_map,
    a_town,
    homes_at,
    odd_homes,
    scattered,
)

ORDERS = (MapOrder(PaperSize.A3, 5000), MapOrder(PaperSize.A4, 2500), MapOrder(PaperSize.A3))
places = st.lists(
    st.tuples(st.floats(139.36, 139.46), st.floats(35.82, 35.88)), min_size=1, max_size=40
)


def all_text(pages: tuple[Page, ...]) -> str:
    return "\n".join("\n".join(page.texts()) for page in pages)


@settings(max_examples=25)
@given(places, st.sampled_from(ORDERS))
def test_every_listed_home_stands_on_a_sheet_in_the_square_its_row_names(spots, order):
    tables = a_town(*homes_at(spots))
    made = a_map(tables, order)
    told = build_call_list(tables, list_heading(tables))
    named = {block.call_rank: block.place.square for part in told.sections for block in part.blocks}

    own = np.concatenate([sheet.own for sheet in made.sheets])
    assert sorted(own.tolist()) == list(range(len(spots)))
    for sheet in made.sheets:
        assert set(sheet.own.tolist()) <= set(sheet.seen.tolist())
        for home in made.homes.drawn.iloc[sheet.seen].itertuples():
            column, row = re.fullmatch(r"([A-Z]+)-(\d+)", named[home.call_rank]).groups()
            square = tables.grid.square_m(*place_of(tables.grid, column, row))
            assert square.west - 0.01 <= home.x_m <= square.east + 0.01
            assert square.south - 0.01 <= home.y_m <= square.north + 0.01


def place_of(grid, letters: str, number: str) -> tuple[int, int]:
    names = [grid.name(column, 0).partition("-")[0] for column in range(grid.columns)]
    return names.index(letters), int(number) - 1


@settings(max_examples=15)
@given(places, st.sampled_from(ORDERS))
def test_a_sign_is_drawn_for_every_home_of_a_sheet(spots, order):
    made = a_map(a_town(*homes_at(spots)), order)

    for sheet, page in zip(made.sheets, made.pages[1:], strict=False):
        drawing = page.placed[1]
        signs = [mark for mark in drawing.marks if isinstance(mark, Stamp)]
        assert drawing.clip is not None
        assert len(signs) == len(sheet.seen)


@settings(max_examples=25)
@given(places, st.sampled_from(ORDERS))
def test_neighbours_agree_where_one_begins_and_the_other_ends(spots, order):
    made = a_map(a_town(*homes_at(spots)), order)
    by_number = {sheet.number: sheet for sheet in made.sheets}
    opposite = {
        Side.WEST: Side.EAST,
        Side.EAST: Side.WEST,
        Side.NORTH: Side.SOUTH,
        Side.SOUTH: Side.NORTH,
    }
    overlap = OVERLAP_MM / 1000 * made.scale

    for sheet in made.sheets:
        for side, number in sheet.neighbours.items():
            other = by_number[number]
            assert other.neighbours[opposite[side]] == sheet.number
        east = by_number.get(sheet.neighbours.get(Side.EAST, 0))
        if east is not None:
            assert east.box_m.west == pytest.approx(sheet.box_m.east - overlap)
        south = by_number.get(sheet.neighbours.get(Side.SOUTH, 0))
        if south is not None:
            assert south.box_m.north == pytest.approx(sheet.box_m.south + overlap)


def test_what_finds_no_room_for_a_label_stands_in_a_table():
    crowd = [(139.41 + 0.00004 * step, 35.85 + 0.00003 * (step % 5)) for step in range(150)]
    made = a_map(a_town(*homes_at(crowd)), MapOrder(PaperSize.A4, 25_000))

    words = set(re.findall(r"\d+", all_text(made.pages)))
    assert {str(rank) for rank in range(1, 151)} <= words
    told = next(text for text in made.pages[1].texts() if text.startswith("この図の世帯"))
    homes, labelled, tabled = (int(number) for number in re.findall(r"\d+", told))
    assert (homes, labelled + tabled) == (150, 150)
    assert tabled > 0


def test_homes_that_cannot_be_drawn_are_listed_and_counted_on_the_index():
    tables = a_town(*homes_at(scattered(60)), *odd_homes(61))
    made = a_map(tables)

    index = "".join(made.pages[0].texts()).replace("　", "")
    assert made.homes.listed == 63
    assert "掲載 63世帯＝図にある 60＋町丁目まで 1＋位置なし 1＋図の外 1" in index
    for home in ("▲61 B1(D)", "▲62 B2(D)", "●63 B3(D)"):
        assert home in index


def test_the_list_says_why_a_home_has_no_square():
    tables = a_town(*homes_at(scattered(20)), *odd_homes(21))
    made = build_call_list(tables, list_heading(tables))
    squares = {
        block.call_rank: block.place.square for part in made.sections for block in part.blocks
    }

    assert [squares[rank] for rank in (21, 22, 23)] == [UNSURE_SQUARE, NO_SQUARE, OFF_GRID]
    assert all(re.fullmatch(r"[A-Z]+-\d+", squares[rank]) for rank in range(1, 21))


def test_a_protected_home_is_nowhere_but_in_the_sealed_list():
    tables = a_town(*homes_at(scattered(20)), *odd_homes(21))
    made = a_map(tables)

    for told in (all_text(made.pages), made.homes.drawn.to_csv(), made.homes.off.to_csv()):
        assert "Z99" not in told
        assert "秘匿町" not in told
    assert len(made.homes.drawn) == 20
    sealed = build_sealed_list(tables, list_heading(tables)).sections[0].blocks
    assert re.fullmatch(r"[A-Z]+-\d+", sealed[0].place.square)


def test_a_protected_home_does_not_move_the_frame():
    near = homes_at(scattered(20))
    far = AHousehold(is_protected=True, lonlat=(139.47, 35.91))

    assert a_town(*near, far).grid == a_town(*near).grid


@pytest.mark.parametrize("order", ORDERS, ids=str)
def test_every_page_says_town_training_day_credit_and_secrecy(order):
    made = a_map(a_town(*homes_at(scattered(120)), *odd_homes(121)), order)

    for page in made.pages:
        told = "\n".join(page.texts())
        for word in ("さくら川市", "訓練", "令和8年11月20日", CREDIT, "49条の13", "格子"):
            assert word in told
        assert page.size is order.size


def test_a_real_town_is_not_marked_as_training():
    made = a_map(a_town(*homes_at(scattered(5)), is_training=False))

    assert "訓練" not in all_text(made.pages)


def test_nothing_is_written_beyond_the_edge_of_the_paper():
    made = a_map(a_town(*homes_at(scattered(400)), *odd_homes(401)), ORDERS[1])

    for page in made.pages:
        for part in page.placed:
            marks = [mark for mark in part.marks if isinstance(mark, Text)]
            assert all(0 < mark.x < page.size.wide for mark in marks)
            assert all(0 < part.top + mark.y < page.size.high for mark in marks)


def test_an_uncertain_home_has_a_circle_of_its_radius():
    tables = a_town(*homes_at(scattered(2)))
    unsure = tables.locations.assign(radius_m=[100.0, 0.0])
    made = a_map(replace(tables, locations=unsure), MapOrder(PaperSize.A3, 2500))

    drawing = made.pages[1].placed[1]
    reaches = [mark.radius for mark in drawing.marks if isinstance(mark, Circle)]
    assert reaches == pytest.approx([40.0])


def test_a_district_is_framed_by_its_own_homes():
    tables = a_town(
        *homes_at(scattered(30), district="本町"),
        AHousehold(call_rank=31, tier=1, lonlat=(139.44, 35.87), district="東町"),
    )
    made = a_map(tables, MapOrder(PaperSize.A3, 2500, "東町"))

    assert made.homes.drawn["call_rank"].tolist() == [31]
    assert len(made.sheets) == 1
    assert "地区 東町" in "".join(made.pages[0].texts())


def test_a_town_without_a_located_home_has_an_index_that_says_so():
    made = a_map(a_town(*[replace(home, call_rank=1) for home in odd_homes(1)[1:2]]))

    assert len(made.pages) == 1
    told = "".join(made.pages[0].texts())
    assert "位置の分かる掲載世帯はありません" in told
    assert "掲載 1世帯" in told


def test_the_proposed_scale_is_the_finest_that_hangs_on_a_wall():
    tables = a_town(*homes_at(scattered(900)))
    choices = scale_choices(tables, MapOrder(PaperSize.A4))

    proposed = proposed_choice(choices)
    assert choices[-1].sheets == 1
    assert [choice.scale for choice in choices] == sorted(choice.scale for choice in choices)
    assert all(c.sheets > MOST_SHEETS for c in choices if c.scale < proposed.scale)
    assert len(a_map(tables, proposed.order).sheets) == proposed.sheets


def test_the_pdf_is_the_same_on_a_second_run():
    tables = a_town(*homes_at(scattered(40)))
    files = []
    for _ in range(2):
        made, file = a_map(tables), BytesIO()
        write_pages(made, made.pages, file)
        files.append(file.getvalue())

    assert files[0] == files[1]


def test_it_tells_how_far_it_is_and_can_be_stopped():
    tables, steps = a_town(*homes_at(scattered(60))), list[Step]()
    sources = MapSources(tables, NO_FILES, ())
    made = build_wall_map(sources, ORDERS[0], Progress(steps.append))
    write_pages(made, made.pages, BytesIO(), Progress(steps.append))

    assert len(steps) >= 2 * len(made.sheets)
    with pytest.raises(Cancelled):
        build_wall_map(sources, ORDERS[0], Progress(is_cancelled=lambda: True))
