"""A household gets the first position a member brings, and is never put outside by ignorance."""

from datetime import date
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from app.errors import AppError
from app.pipeline.locate import PlaceSources, locate
from app.pipeline.pins import PIN, pin_key, place_pin, take_pin_back
from app.progress import Progress
from app.settings.rules import build_rules
from app.store.memory_town import MemoryTown
from app.store.town import TownFacts
from gis.addresses.gazetteer import Gazetteer, build_gazetteer
from gis.addresses.tables import NUMBERS, TOWNS, AddressTables
from gis.areas import Areas, read_areas
from gis.errors import HazardError, HazardProblem
from scoring.codes import LocationLevel, ResidentStatus, Structure
from scoring.columns import code_column
from scoring.frames import HOUSEHOLD_SCORES, LOCATIONS, RESIDENTS

NAN = np.nan
RULES = build_rules({}).places
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
    town: MemoryTown,
    area: Areas | None = None,
    districts: Areas | None = None,
    gazetteer: Gazetteer | None = None,
) -> pd.DataFrame:
    locate(town, PlaceSources(gazetteer, area, districts), RULES, Progress())
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


def gazetteer_of(places: list[tuple[str, str, float, float]]) -> Gazetteer:
    """Build one of a town 本町 with parcels (本番, 枝番, lon, lat)."""
    towns = TOWNS.empty().reindex(range(1))
    towns["town_key"], towns["oaza"], towns["city"] = "t1", "本町", "さくら川市"
    towns["is_residential"], towns["source"] = False, "abr"
    towns["lon"], towns["lat"] = 139.45, 35.05
    numbers = pd.DataFrame(places, columns=["first", "second", "lon", "lat"])
    numbers = numbers.assign(town_key="t1", level="parcel", third=None, source="abr")
    return build_gazetteer(
        AddressTables(TOWNS.build(dict(towns)), NUMBERS.build(dict(numbers)), (), ())
    )


def homes_at(*addresses: str) -> MemoryTown:
    town = town_of([(f"h{row}", NAN, NAN, NAN) for row in range(len(addresses))])
    residents = town.read(RESIDENTS)
    residents["address"] = pd.Series(addresses, dtype="str")
    town.write({RESIDENTS: residents})
    return town


GAZETTEER = gazetteer_of([("3", "1", 139.451, 35.051), ("3", "2", 139.452, 35.052)])


def test_an_address_is_looked_up_with_its_level_and_radius() -> None:
    town = homes_at("さくら川市本町3番地2", "さくら川市本町99", "みどり市1番")
    found = located(town, gazetteer=GAZETTEER)
    assert found["location_level"].tolist() == ["parcel", "town", "none"]
    assert found.loc["h0", ["lon", "lat"]].tolist() == [139.452, 35.052]
    assert found.loc["h0", "radius_m"] == RULES.radius_m[LocationLevel.PARCEL]
    assert found.loc[["h1", "h2"], "radius_m"].isna().all()
    assert found["town_key"].fillna("").tolist() == ["", "t1", ""]


def test_a_number_whose_parcels_lie_far_apart_is_known_no_finer_than_its_town() -> None:
    wide = gazetteer_of([("3", "1", 139.451, 35.051), ("3", "2", 139.461, 35.061)])
    found = located(homes_at("さくら川市本町3番地"), gazetteer=wide)
    assert found.loc["h0", ["location_level", "doubt"]].tolist() == ["parcel_main", "numbers_wide"]
    assert found.loc["h0", "radius_m"] == RULES.doubted_radius_m


def test_a_position_of_the_registry_goes_before_the_gazetteer() -> None:
    town = homes_at("さくら川市本町3番地2")
    residents = town.read(RESIDENTS).assign(lon=139.4, lat=35.0)
    town.write({RESIDENTS: residents})
    found = located(town, gazetteer=GAZETTEER)
    assert found.loc["h0", ["lon", "lat", "radius_m"]].tolist() == [139.4, 35.0, 0.0]
    assert found.loc["h0", "location_level"] == "given"


def test_a_pin_holds_for_every_household_of_the_address_until_it_is_taken_back() -> None:
    town = homes_at("さくら川市本町99番地", "さくら川市大字本町99番地", "さくら川市本町3-1")
    place_pin(town, pin_key("さくら川市本町99番地", "h0"), (139.46, 35.06), "福祉課 山田")
    found = located(town, gazetteer=GAZETTEER)
    assert found["location_level"].tolist() == ["given", "given", "parcel"]
    assert found["lon"].tolist()[:2] == [139.46, 139.46]
    assert found["placed_by"].fillna("").tolist() == ["福祉課 山田", "福祉課 山田", ""]
    assert found["town_key"].isna().all()
    take_pin_back(town, pin_key("さくら川市本町99番地", "h0"), "福祉課 山田")
    assert located(town, gazetteer=GAZETTEER)["location_level"].tolist()[:2] == ["town", "town"]


def test_a_pin_of_an_address_without_a_number_is_lent_to_nobody_else() -> None:
    town = homes_at("さくら川市本町", "さくら川市本町")
    place_pin(town, pin_key("さくら川市本町", "h0"), (139.46, 35.06), "山田")
    found = located(town, gazetteer=GAZETTEER)
    assert found["location_level"].tolist() == ["given", "town"]


@pytest.mark.parametrize(
    "town_only", ["さくら川市本町一丁目", "さくら川市本町1丁目　コーポ青空101", "さくら川市七番丁"]
)
def test_a_pin_of_a_chome_alone_is_lent_to_no_house_of_it(town_only: str) -> None:
    others = ("さくら川市本町1番地", "さくら川市本町1丁目", "さくら川市本町1", "さくら川市七番丁")
    homes = homes_at(town_only, *others)
    place_pin(homes, pin_key(town_only, "h0"), (139.46, 35.06), "山田")
    found = located(homes, gazetteer=GAZETTEER)
    assert found["placed_by"].notna().tolist() == [True, False, False, False, False]


@pytest.mark.parametrize("lonlat", [(35.06, 139.46), (0.0, 0.0), (NAN, NAN)])
def test_a_pin_outside_japan_is_refused(lonlat: tuple[float, float]) -> None:
    town = homes_at("さくら川市本町99番地")
    with pytest.raises(AppError, match="pin_outside_japan"):
        place_pin(town, pin_key("さくら川市本町99番地", "h0"), lonlat, "山田")
    assert not town.decisions(PIN)


def test_a_home_known_only_to_the_town_is_never_put_outside_the_area(tmp_path: Path) -> None:
    town = homes_at("さくら川市本町3番地2", "さくら川市本町99")
    area = square(tmp_path / "a.geojson", 139.4521, "x")  # beside the parcel, within its radius
    found = located(town, area=area, gazetteer=GAZETTEER)
    assert found["is_in_area"].tolist() == [True, True]


def test_members_who_disagree_on_the_structure_leave_it_unknown() -> None:
    town = town_of([("a", NAN, NAN, NAN), ("a", NAN, NAN, NAN), ("b", NAN, NAN, NAN)])
    residents = town.read(RESIDENTS)
    residents["structure"] = code_column(Structure, ["wooden", "sturdy", "sturdy"])
    town.write({RESIDENTS: residents})
    assert located(town)["structure"].astype(object).tolist() == [NAN, "sturdy"]
