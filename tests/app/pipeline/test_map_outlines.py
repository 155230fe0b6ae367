"""The towns of a gazetteer stand on the map by name; a file that holds none gives none."""

from pathlib import Path

from app.pipeline.address_data import AddressOrder
from app.pipeline.map_outlines import town_outlines, town_places
from app.pipeline.town_layers import MapFiles
from gis.addresses.gazetteer_file import save_gazetteer
from gis.town_map.outlines import PLACE_COLUMNS
from tests.gis.addresses.builders_gazetteer import the_gazetteer


def test_each_town_of_a_city_stands_once_by_its_own_name_at_its_place() -> None:
    places = town_places(the_gazetteer())
    assert tuple(places.columns) == PLACE_COLUMNS
    assert places.notna().all(axis=None)
    names = places["name"].tolist()
    assert names.count("津根") == 1
    assert names.count("栄町") == 2
    assert {"本町１丁目", "本町２丁目", "本町", "本町３丁目"} <= set(names)


def test_the_names_come_from_the_gazetteer_file_of_the_town(tmp_path: Path) -> None:
    path = tmp_path / "a.gazetteer"
    save_gazetteer(the_gazetteer(), path)
    files = MapFiles((), None, None, (), addresses=AddressOrder(path, None))
    read = town_outlines(files)
    assert read.problems == ()
    assert read.outlines.towns["name"].tolist() == town_places(the_gazetteer())["name"].tolist()


def test_a_damaged_gazetteer_is_told_and_stops_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.gazetteer"
    path.write_bytes(b"no gazetteer")
    read = town_outlines(MapFiles((), None, None, (), addresses=AddressOrder(path, None)))
    assert len(read.problems) == 1
    assert len(read.outlines.towns) == 0
