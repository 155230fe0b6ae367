"""The shelters of a town: judged by their own place, the nearest told for each home."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from app.pipeline.make_list import ListFrames
from app.pipeline.shelter_ways import household_shelters, shelter_texts
from app.pipeline.shelters import find_shelters
from app.pipeline.town_layers import MapFiles
from app.progress import Progress
from app.report.call_list import build_call_list
from app.report.rows import CALL_LIST_COLUMNS, section_rows
from app.store.memory_town import MemoryTown
from app.store.town import TownFacts
from scoring.codes import HazardKind, LocationLevel, ShelterFitness
from scoring.frames import LOCATIONS, NEAREST_SHELTERS, SHELTERS
from tests.builders_report import AHousehold, a_heading, frames_of
from tests.gis.shelters.builders_shelters import write_zones

HEADER = "名称,住所,緯度,経度,電話番号,災害種別_洪水,災害種別_地震,想定収容人数"
LINES = (
    "西小学校,西1-1,35.85,139.395,042-000-0001,1,1,300",
    "東小学校,東1-1,35.85,139.425,,1,1,",
    "低地小学校,低地1-1,35.85,139.409,,1,1,200",
    "福祉避難所見本苑,西2-2,35.85,139.390,,,,40",
)
NEAR_THE_WATER = AHousehold(call_rank=1, tier=1, lonlat=(139.412, 35.85))
NOWHERE = AHousehold(
    call_rank=2, tier=1, lonlat=None, location_level=LocationLevel.NONE, flood_rank=None
)


@pytest.fixture
def shelters(tmp_path: Path) -> Path:
    path = tmp_path / "shelters.csv"
    path.write_text("\n".join([HEADER, *LINES]), encoding="utf-8")
    return path


def write_river(folder: Path, lon: float) -> Path:
    line = {"type": "LineString", "coordinates": [[lon, 35.8], [lon, 35.9]]}
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::6668"}}
    feature = {"type": "Feature", "properties": {}, "geometry": line}
    path = folder / "rivers.geojson"
    collection = {"type": "FeatureCollection", "crs": crs, "features": [feature]}
    path.write_text(json.dumps(collection), encoding="utf-8")
    return path


def found_in(
    folder: Path, shelters: Path | None, *homes: AHousehold, rivers: Path | None = None
) -> ListFrames:
    """Run the step on a square of water at 139.40–139.41 that assesses all around it as dry."""
    frames = frames_of(*homes)
    town = MemoryTown(TownFacts("", is_training=True, as_of=date(2026, 11, 20), points_name=""))
    town.write({LOCATIONS: frames.locations})
    layer = write_zones(folder, HazardKind.DEPTH_RANK, value=2, is_dry_around=True)
    files = MapFiles((), None, None, (shelters,) if shelters else (), rivers=rivers)
    find_shelters(town, files, [layer], Progress())
    return replace(
        frames, shelters=town.read(SHELTERS), nearest_shelters=town.read(NEAREST_SHELTERS)
    )


def test_the_nearest_is_fit_and_the_nearer_one_in_the_water_is_shown_as_such(
    tmp_path: Path, shelters: Path
) -> None:
    frames = found_in(tmp_path, shelters, NEAR_THE_WATER)
    told = household_shelters(frames, "H00001")
    assert told is not None
    assert told.nearest is not None
    assert (told.nearest.name, told.nearest.capacity) == ("東小学校", None)
    assert told.nearest.distance_m == pytest.approx(1174, abs=3)
    assert [(site.name, site.fitness) for site in told.passed_over] == [
        ("低地小学校", ShelterFitness.IN_WATER)
    ]
    assert told.welfare is not None
    assert told.welfare.name == "福祉避難所見本苑"
    assert told.crosses_river is None


def test_a_river_between_names_the_one_on_this_side_too(tmp_path: Path, shelters: Path) -> None:
    rivers = write_river(tmp_path, 139.42)
    frames = found_in(tmp_path, shelters, NEAR_THE_WATER, rivers=rivers)
    told = household_shelters(frames, "H00001")
    assert told is not None
    assert told.crosses_river is True
    assert told.same_side is not None
    assert told.same_side.name == "西小学校"
    line = shelter_texts(frames)[0].ja
    assert line == "東小学校（直線1.2km）川の向こう／川を渡らず 西小学校（直線1.5km）"


def test_the_call_list_names_the_nearest_as_a_straight_line(tmp_path: Path, shelters: Path) -> None:
    frames = found_in(tmp_path, shelters, NEAR_THE_WATER, NOWHERE)
    rows = list(section_rows(build_call_list(frames, a_heading())))
    place = CALL_LIST_COLUMNS.index("shelter")
    told = {row[CALL_LIST_COLUMNS.index("household_id")]: row[place] for row in rows}
    assert told == {"H00001": "東小学校（直線1.2km）", "H00002": ""}


def test_a_home_without_a_position_has_nothing_to_say(tmp_path: Path, shelters: Path) -> None:
    frames = found_in(tmp_path, shelters, NEAR_THE_WATER, NOWHERE)
    assert household_shelters(frames, "H00002") is None
    assert frames.nearest_shelters["distance_m"].isna().tolist() == [False, True]


def test_a_home_known_to_its_town_is_measured_from_there_and_says_so(
    tmp_path: Path, shelters: Path
) -> None:
    coarse = replace(NEAR_THE_WATER, location_level=LocationLevel.TOWN)
    told = household_shelters(found_in(tmp_path, shelters, coarse), "H00001")
    assert told is not None
    assert told.is_from_town


def test_where_no_shelter_is_fit_that_is_said(tmp_path: Path, shelters: Path) -> None:
    text = shelters.read_text(encoding="utf-8").replace(",1,1,", ",0,1,")
    shelters.write_text(text, encoding="utf-8")
    frames = found_in(tmp_path, shelters, NEAR_THE_WATER)
    told = household_shelters(frames, "H00001")
    assert told is not None
    assert told.nearest is None
    assert len(told.passed_over) == 3
    assert shelter_texts(frames)[0].ja == "洪水に適する避難先が一覧にありません"


def test_a_town_without_a_list_says_nothing_at_all(tmp_path: Path) -> None:
    frames = found_in(tmp_path, None, NEAR_THE_WATER)
    assert frames.shelters.empty
    assert household_shelters(frames, "H00001") is None
    assert [text.ja for text in shelter_texts(frames)] == [""]


def test_the_lines_of_a_list_are_told_alike_every_time_and_change_no_frame(
    tmp_path: Path, shelters: Path
) -> None:
    frames = found_in(tmp_path, shelters, NEAR_THE_WATER, NOWHERE)
    kept = [frames.locations.copy(), frames.shelters.copy(), frames.nearest_shelters.copy()]
    told = [shelter_texts(frames) for _ in range(3)]
    assert told[0] == told[1] == told[2]
    for frame, before in zip(
        (frames.locations, frames.shelters, frames.nearest_shelters), kept, strict=True
    ):
        pd.testing.assert_frame_equal(frame, before)


def test_every_household_has_a_row_in_the_order_of_the_town(tmp_path: Path, shelters: Path) -> None:
    homes = [
        replace(NEAR_THE_WATER, lonlat=(139.39 + 0.004 * number, 35.85)) for number in range(9)
    ]
    frames = found_in(tmp_path, shelters, *homes)
    assert frames.nearest_shelters["household_id"].tolist() == [f"H{n:05d}" for n in range(1, 10)]
    told = frames.nearest_shelters
    assert np.array_equal(pd.unique(told["shelter"]), [0.0, 1.0])
