import tomllib
from pathlib import Path

import geopandas
import shapely

from app.cli.main import main
from sample_data.real_city import COUNTS
from sample_data.town import TownOrder, make_town


def test_invented_people_live_inside_the_real_city(shared_data, tmp_path, read_table):
    geography = shared_data / "sayama"
    job_file = make_town(TownOrder(tmp_path, 400, geography=geography))
    job = tomllib.loads(job_file.read_text(encoding="utf-8"))
    assert job["town"]["training"] is True
    assert Path(job["hazard"][0]["file"]).samefile(geography / "flood_rank_l2.tif")
    people = read_table(tmp_path / "residents.csv")
    placed = people[(people["経度"] != "") & (people["緯度"] != "")]
    city = geopandas.read_file(geography / "boundary.geojson").union_all().buffer(1e-6)
    lon, lat = placed["経度"].astype(float), placed["緯度"].astype(float)
    assert shapely.contains_xy(city, lon, lat).all()
    assert people["住所"].str.contains("架空").all()


def test_households_are_as_large_as_the_census_counts(shared_data, tmp_path, read_table):
    make_town(TownOrder(tmp_path, 5000, geography=shared_data / "sayama"))
    people = read_table(tmp_path / "residents.csv")
    counted = read_table(shared_data / "sayama" / "census_small_areas_2020.csv")
    people_of = {name: counted[name].replace("", "0").astype(int).sum() for name in COUNTS}
    expected = people_of["JINKO"] / people_of["SETAI"]
    assert abs(len(people) / people["世帯番号"].nunique() - expected) < 0.05


def test_the_key_of_a_real_city_reads_its_rank_raster(shared_data, tmp_path, read_table):
    make_town(TownOrder(tmp_path, 2000, geography=shared_data / "sayama"))
    key = read_table(tmp_path / "answer_key" / "households.csv")
    assert set(key["flood_rank"]) >= {"", "0", "1", "2"}
    assert set(key["coverage"]) <= {"assessed", "no_location", "outside"}
    assert (key[["depth_m", "duration_rank", "in_collapse_zone"]] == "").all(axis=None)


def test_the_product_finds_the_ranks_of_the_real_city(shared_data, tmp_path, read_table):
    job = make_town(TownOrder(tmp_path / "in", 1000, geography=shared_data / "sayama"))
    assert main(["run", str(job), "--out", str(tmp_path / "out"), "--no-pdf"]) == 0
    key = read_table(tmp_path / "in" / "answer_key" / "households.csv")
    found = read_table(tmp_path / "out" / "households.csv")
    shown = key["exclusion"] != "protected"
    for column in ("score", "flood_rank", "verdict", "tier"):
        assert found[column][shown].tolist() == key[column][shown].tolist(), column
