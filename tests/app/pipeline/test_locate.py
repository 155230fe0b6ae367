"""A household gets the first position a member brings, and is never put outside by ignorance."""

from datetime import date
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from app.pipeline.locate import locate
from app.progress import Progress
from app.store.memory_town import MemoryTown
from app.store.town import TownFacts
from gis.areas import Areas, read_areas
from gis.errors import HazardError, HazardProblem
from scoring.codes import ResidentStatus
from scoring.columns import code_column
from scoring.frames import HOUSEHOLD_SCORES, LOCATIONS, RESIDENTS

NAN = np.nan
FACTS = TownFacts("さくら川市", is_training=True, as_of=date(2026, 11, 20), points_name="見本")


def town_of(
    people: list[tuple[str, float, float, float]],
    dead: tuple[int, ...] = (),
    districts: tuple[str | None, ...] = (),
) -> MemoryTown:
    """A town of (household, lon, lat, floor), each a resident; those at ``dead`` are dead."""
    count = len(people)
    status = [ResidentStatus.RESIDENT.value] * count
    for row in dead:
        status[row] = ResidentStatus.DEAD.value
    frame = RESIDENTS.build(
        {
            "person_id": [f"p{row}" for row in range(count)],
            "household_id": [person[0] for person in people],
            "name": ["住民"] * count,
            "kana": [None] * count,
            "birth_date": [pd.NaT] * count,
            "sex": [None] * count,
            "relationship": [None] * count,
            "address": ["さくら川市本町"] * count,
            "building": [None] * count,
            "phones": [None] * count,
            "status": code_column(ResidentStatus, status),
            "is_protected": [False] * count,
            "lon": [person[1] for person in people],
            "lat": [person[2] for person in people],
            "floor": [person[3] for person in people],
            "storeys": [NAN] * count,
            "line": range(2, count + 2),
            "birth_latest": [pd.NaT] * count,
            "district": districts or [None] * count,
            "structure": [None] * count,
        }
    )
    alive = sorted({person[0] for row, person in enumerate(people) if row not in dead})
    scores = HOUSEHOLD_SCORES.empty().reindex(range(len(alive)))
    scores["household_id"] = alive
    for name in ("members", "divisor"):
        scores[name] = 1
    scores["score_sum"] = 0.0
    for name in ("support_requested", "needs_power", "is_protected", "cannot_climb"):
        scores[name] = False
    town = MemoryTown(FACTS)
    town.write({RESIDENTS: frame, HOUSEHOLD_SCORES: HOUSEHOLD_SCORES.build(dict(scores))})
    return town


def located(
    town: MemoryTown, area: Areas | None = None, districts: Areas | None = None
) -> pd.DataFrame:
    locate(town, area, districts, Progress())
    return town.read(LOCATIONS).set_index("household_id")


def square(path: Path, west: float, name: str) -> Areas:
    frame = gpd.GeoDataFrame(
        {"name": [name]}, geometry=[shapely.box(west, 35.0, west + 0.1, 35.1)], crs="EPSG:6668"
    )
    frame.to_file(path, driver="GeoJSON")
    return read_areas(path, "name")


def test_the_first_member_with_a_position_gives_it() -> None:
    found = located(
        town_of([("h1", NAN, NAN, 2), ("h1", 139.41, 35.05, NAN), ("h1", 139.42, 35.06, 3)])
    )
    assert found.loc["h1", ["lon", "lat", "floor"]].tolist() == [139.41, 35.05, 2]
    assert found.loc["h1", "location_level"] == "given"


def test_a_household_without_a_position_has_none_and_not_zero() -> None:
    found = located(town_of([("h1", NAN, NAN, NAN)]))
    assert np.isnan(found.loc["h1", "lon"])
    assert np.isnan(found.loc["h1", "floor"])
    assert found.loc["h1", "location_level"] == "none"


def test_the_dead_bring_no_position() -> None:
    people = [("h1", 139.49, 35.09, 1.0), ("h1", NAN, NAN, 3.0)]
    found = located(town_of(people, dead=(0,)))
    assert found.loc["h1", "location_level"] == "none"
    assert found.loc["h1", "floor"] == 3


def test_an_unlocated_household_stays_in_the_area_asked_for(tmp_path: Path) -> None:
    people = [("in", 139.45, 35.05, 1.0), ("none", NAN, NAN, 1.0), ("out", 139.65, 35.05, 1.0)]
    found = located(town_of(people), area=square(tmp_path / "a.geojson", 139.4, "x"))
    assert found["is_in_area"].to_dict() == {"in": True, "none": True, "out": False}


def test_districts_come_from_the_polygons(tmp_path: Path) -> None:
    people = [("in", 139.45, 35.05, 1.0), ("none", NAN, NAN, 1.0), ("out", 139.65, 35.05, 1.0)]
    found = located(town_of(people), districts=square(tmp_path / "d.geojson", 139.4, "本町"))
    assert found.loc["in", "district"] == "本町"
    assert found.loc[["none", "out"], "district"].isna().all()


def test_without_a_layer_the_district_is_that_of_the_first_member_who_has_one() -> None:
    people = [("a", NAN, NAN, NAN), ("a", NAN, NAN, NAN), ("a", NAN, NAN, NAN), ("b", NAN, NAN, 1)]
    found = located(town_of(people, districts=(None, "本町会", "緑町会", None)))
    assert found["district"].to_dict() == {"a": "本町会", "b": NAN}


def test_the_dead_bring_no_district() -> None:
    people = [("a", NAN, NAN, NAN), ("a", NAN, NAN, NAN)]
    found = located(town_of(people, dead=(0,), districts=("本町会", "緑町会")))
    assert found.loc["a", "district"] == "緑町会"


def test_the_layer_goes_before_the_registry_and_what_it_leaves_open_is_filled(
    tmp_path: Path,
) -> None:
    people = [("in", 139.45, 35.05, 1.0), ("none", NAN, NAN, 1.0), ("out", 139.65, 35.05, 1.0)]
    town = town_of(people, districts=("甲", "乙", "丙"))
    found = located(town, districts=square(tmp_path / "d.geojson", 139.4, "本町"))
    assert found["district"].to_dict() == {"in": "本町", "none": "乙", "out": "丙"}


def test_an_area_that_holds_no_home_is_refused_with_both_extents(tmp_path: Path) -> None:
    people = [("a", 139.45, 35.05, 1.0), ("none", NAN, NAN, 1.0)]
    with pytest.raises(HazardError) as refused:
        located(town_of(people), area=square(tmp_path / "far.geojson", 130.0, "x"))
    assert refused.value.code is HazardProblem.AREA_WITHOUT_HOMES
    assert "130" in str(refused.value.fields["extent"])
    assert "139.45" in str(refused.value.fields["town"])


def test_a_town_without_any_position_stays_in_the_area(tmp_path: Path) -> None:
    found = located(
        town_of([("none", NAN, NAN, 1.0)]), area=square(tmp_path / "a.geojson", 130.0, "x")
    )
    assert found["is_in_area"].tolist() == [True]
