"""All districts in one file: each home in exactly one part, each part with its own index."""

import re

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from app.report.paper.marks import PaperSize
from app.report.wall_map.choices import scale_choices
from app.report.wall_map.order import MapOrder, MapPart
from app.wording import wall_map_words as words
from scoring.codes import LocationLevel, Verdict
from tests.builders_report import AHousehold
from tests.builders_wall_map import a_map, a_town, odd_homes, scattered

EVERY = MapOrder(PaperSize.A3, None, None, MapPart.EVERY_DISTRICT)


def homes_of(*districts: str | None) -> list[AHousehold]:
    places = scattered(len(districts))
    return [
        AHousehold(call_rank=rank, tier=1, lonlat=place, district=name, codes=f"C{rank}(D)")
        for rank, (name, place) in enumerate(zip(districts, places, strict=True), start=1)
    ]


def ranks_of(homes) -> list[int]:
    every = pd.concat([homes.drawn, homes.unsure, homes.unlocated, homes.off])
    return every["call_rank"].astype("int64").tolist()


@settings(max_examples=15)
@given(st.lists(st.sampled_from(["北町", "南町", "本町", None]), min_size=1, max_size=25))
def test_every_listed_home_is_in_exactly_one_part(districts):
    made = a_map(a_town(*homes_of(*districts)), EVERY)

    told = [rank for part in made.parts for rank in ranks_of(part.homes)]
    assert sorted(told) == list(range(1, len(districts) + 1))
    assert made.homes.listed == len(districts)
    names = [part.name for part in made.parts]
    assert names == [f"地区 {name}" for name in sorted({n for n in districts if n})] + (
        [words.WITHOUT_DISTRICT] if None in districts else []
    )


def test_each_district_begins_with_its_own_index_on_the_page_that_is_told():
    made = a_map(a_town(*homes_of("北町", "南町", None, "北町", "南町"), *odd_homes(6)), EVERY)

    contents = "\n".join(made.pages[0].texts())
    told = re.findall(r"(\S+ ?\S*)　(\d+)世帯（図 (\d+)・なし (\d+)）", contents)
    assert sum(int(homes) for _, homes, _, _ in told) == made.homes.listed == 8
    joined = re.sub(r"\s", "", contents)
    for part, page in zip(made.parts, re.findall(r"(\d+)頁〜", joined), strict=True):
        texts = made.pages[int(page) - 1].texts()
        assert words.INDEX_TITLE in texts
        assert part.name in "".join(texts)
    assert words.PARTS_TITLE in made.pages[0].texts()
    total = len(made.pages)
    for number, page in enumerate(made.pages, start=1):
        assert f"{number}／{total}頁" in page.texts()


def test_homes_without_district_or_place_are_in_the_last_part():
    nowhere = AHousehold(
        call_rank=3, tier=2, lonlat=None, location_level=LocationLevel.NONE,
        verdict=Verdict.UNKNOWN, district=None, codes="B3(D)",
    )  # fmt: skip
    made = a_map(a_town(*homes_of("北町", None), nowhere), EVERY)

    last = made.parts[-1]
    assert last.name == words.WITHOUT_DISTRICT
    assert ranks_of(last.homes) == [2, 3]
    assert len(last.homes.unlocated) == 1


def test_no_part_and_no_page_names_the_district_of_a_protected_home_only():
    made = a_map(a_town(*homes_of("北町", "南町"), *odd_homes(3)), EVERY)

    assert "秘匿町" not in "".join("".join(page.texts()) for page in made.pages)
    assert "Z99" not in "".join("".join(page.texts()) for page in made.pages)


def test_as_many_sheets_are_made_as_were_told():
    tables = a_town(*homes_of(*["北町", "南町", "本町"] * 30, None))
    choices = scale_choices(tables, EVERY)

    assert choices[-1].sheets == 4
    for choice in choices[-2:]:
        assert len(a_map(tables, choice.order).sheets) == choice.sheets


def test_a_town_without_any_listed_home_still_has_a_page():
    made = a_map(a_town(*odd_homes(1)[3:]), EVERY)

    assert made.homes.listed == 0
    assert len(made.pages) == 1
