"""Shelters on maps: as they were judged; never fit where nobody has looked at their place."""

from dataclasses import replace
from pathlib import Path

from app.pipeline.town_layers import MapFiles
from app.report.shown_shelters import town_shelters
from gis.town_map.content import SHELTER_COLUMNS
from scoring.codes import ShelterFitness
from tests.builders_report import AHousehold, frames_of
from tests.gis.shelters.builders_shelters import some_shelters

NO_FILES = MapFiles((), None, None, ())
FRAMES = frames_of(AHousehold(call_rank=1, tier=1))


def test_a_map_shows_what_was_judged() -> None:
    judged = some_shelters([139.4], marks=[1], fitness=ShelterFitness.IN_WATER)
    shown = town_shelters(replace(FRAMES, shelters=judged), NO_FILES)
    assert list(shown) == list(SHELTER_COLUMNS)
    assert shown["fitness"].tolist() == ["in_water"]


def test_a_marked_shelter_nobody_has_looked_at_is_not_shown_as_fit(tmp_path: Path) -> None:
    path = tmp_path / "shelters.csv"
    path.write_text("名称,緯度,経度,災害種別_洪水\n西小学校,35.85,139.4,1\n", encoding="utf-8")
    shown = town_shelters(FRAMES, replace(NO_FILES, shelters=(path,)))
    assert shown["fitness"].tolist() == ["depth_unknown"]


def test_a_town_without_shelters_shows_none() -> None:
    assert town_shelters(FRAMES, NO_FILES).empty
