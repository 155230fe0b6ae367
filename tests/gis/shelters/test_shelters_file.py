import json
from pathlib import Path

import pytest

from gis.errors import HazardError, HazardProblem
from gis.shelters.read import read_shelters


def write_sites(path: Path, *sites: dict[str, object]) -> Path:
    features = [
        {
            "type": "Feature",
            "properties": site,
            "geometry": {"type": "Point", "coordinates": [139.4 + position, 35.86]},
        }
        for position, site in enumerate(sites)
    ]
    collection = {"type": "FeatureCollection", "features": features}
    path.write_text(json.dumps(collection, ensure_ascii=False), encoding="utf-8")
    return path


def test_emergency_sites_say_whether_they_are_for_floods(tmp_path: Path) -> None:
    path = write_sites(
        tmp_path / "s.geojson",
        {"施設・場所名": "中央公民館", "洪水": "1"},
        {"施設・場所名": "河川敷公園", "洪水": ""},
    )
    found = read_shelters(path).shelters
    assert found["name"].tolist() == ["中央公民館", "河川敷公園"]
    assert found["lon"].tolist() == [139.4, 140.4]
    assert found["is_for_flood"].tolist() == [True, False]


def test_a_list_that_does_not_speak_of_floods_leaves_it_open(tmp_path: Path) -> None:
    path = write_sites(tmp_path / "s.geojson", {"施設・場所名": "小学校"})
    found = read_shelters(path).shelters
    assert found["is_for_flood"].isna().all()


def test_a_list_without_names_is_refused(tmp_path: Path) -> None:
    with pytest.raises(HazardError) as refused:
        read_shelters(write_sites(tmp_path / "s.geojson", {"name": "小学校"}))
    assert refused.value.code is HazardProblem.FIELD_NOT_FOUND


@pytest.mark.parametrize(("file", "count"), [("emergency_sites", 51), ("shelters", 52)])
def test_the_national_lists_are_read(shared_data: Path, file: str, count: int) -> None:
    found = read_shelters(shared_data / "sayama" / f"{file}.geojson").shelters
    assert len(found) == count
    assert found["name"].notna().all()
    assert found["lat"].between(35.8, 35.9).all()
