import json
import re
import tomllib
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import rasterio
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

import sample_data
from sample_data.__main__ import main, parse_order
from sample_data.files import REQUIREMENT_COLUMNS, RESIDENT_COLUMNS
from sample_data.town import TownOrder, make_town


def files_of(folder):
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def test_the_same_order_gives_the_same_bytes(town, tmp_path):
    make_town(TownOrder(tmp_path, 600))
    assert files_of(tmp_path) == files_of(town)


def test_another_seed_gives_another_town(town, tmp_path):
    make_town(TownOrder(tmp_path, 600, seed=7))
    assert files_of(tmp_path)["residents.csv"] != files_of(town)["residents.csv"]


def test_every_file_the_job_names_is_there(town):
    job = tomllib.loads((town / "job.toml").read_text(encoding="utf-8"))
    assert job["as_of"] == date(2026, 11, 20)
    assert job["town"] == {"name": "さくら川市", "training": True}
    named = [job["registry"]["file"], job["welfare"][0]["file"]]
    named += [layer[key] for layer in job["hazard"] for key in ("file", "coverage")]
    named += [job["districts"]["file"], job["shelters"]["file"]]
    assert all((town / name).is_file() for name in named)


def test_the_template_files_have_their_columns(town, read_table):
    assert tuple(read_table(town / "residents.csv").columns) == RESIDENT_COLUMNS
    assert tuple(read_table(town / "requirements.csv").columns) == REQUIREMENT_COLUMNS


def test_the_good_files_hold_no_second_row_of_another_content(town, read_table):
    rows = read_table(town / "residents.csv").drop_duplicates()
    assert rows["宛名番号"].is_unique


def test_phones_cannot_be_dialled(town, read_table):
    cells = read_table(town / "residents.csv")["電話番号"]
    numbers = cells[cells.str.startswith("0")].str.split(";").explode()
    assert len(numbers) > 500
    assert numbers.str.fullmatch(r"0\d0-0\d{3}-\d{4}|042-0\d\d-\d{4}").all()


def test_some_phones_are_shared_some_missing_some_people_have_two(town, read_table):
    cells = read_table(town / "residents.csv")["電話番号"]
    assert (cells == "").any()
    assert cells.str.contains(";").any()
    lines = cells[cells.str.startswith("042")].str.slice(0, 12)
    assert lines.duplicated().any()


def test_cp932_writes_plain_forms_and_the_same_facts(town, tmp_path, read_table):
    make_town(TownOrder(tmp_path, 600, encoding="cp932"))
    plain = read_table(tmp_path / "residents.csv", "cp932")
    fine = read_table(town / "residents.csv")
    rare = fine["氏名"].str.contains("𠮷|\U000e0100")
    assert rare.any()
    assert (plain["氏名"][~rare] == fine["氏名"][~rare]).all()
    assert not plain["氏名"].str.contains("𠮷|\U000e0100").any()
    for name in ("individuals.csv", "households.csv", "planted.csv", "counts.json"):
        key = Path("answer_key") / name
        assert (tmp_path / key).read_bytes() == (town / key).read_bytes()


def test_cp932_says_nothing_of_characters_it_does_not_hold(tmp_path, read_table):
    make_town(TownOrder(tmp_path, 60, encoding="cp932"))
    odd = read_table(tmp_path / "answer_key" / "oddities.csv")
    assert "rare_character" not in set(odd["code"])


def test_the_rank_raster_and_the_depths_tell_the_same(town):
    with (
        rasterio.open(town / "flood_depth.tif") as depths,
        rasterio.open(town / "flood_rank.tif") as ranks,
    ):
        depth, rank = depths.read(1), ranks.read(1)
        assert depths.crs.to_epsg() == ranks.crs.to_epsg() == 6677
        assert (depths.transform.a, depths.transform.e) == (5, -5)
    silent = depth == -9999
    assert ((rank == 255) == silent).all()
    millimetres = np.rint(depth[~silent].astype(np.float64) * 1000)
    edges = np.array([1, 500, 3000, 5000, 10000, 20000])
    assert (np.searchsorted(edges, millimetres, side="right") == rank[~silent]).all()
    assert set(rank[~silent].tolist()) == {0, 1, 2, 3, 4, 5, 6}


def test_the_rank_polygons_cover_as_much_as_the_cells(town):
    with rasterio.open(town / "flood_rank.tif") as ranks:
        rank = ranks.read(1)
    found = json.loads((town / "flood_rank_polygons.geojson").read_text(encoding="utf-8"))
    area = np.zeros(7)
    for feature in found["features"]:
        shape = shapely.geometry.shape(feature["geometry"])
        area[feature["properties"]["A31b_201"]] += shape.area
    cells = np.bincount(rank[rank < 255], minlength=7)[1:]
    assert area[1:] / area[2] == pytest.approx(cells / cells[1], rel=1e-3)


def test_shelters_in_deep_water_are_not_flagged_for_floods(town):
    found = json.loads((town / "shelters.geojson").read_text(encoding="utf-8"))["features"]
    flags = {feature["properties"]["洪水"] for feature in found}
    assert flags == {"", "1"}
    assert all(feature["properties"]["施設・場所名"] for feature in found)


def test_each_home_of_the_town_lies_in_one_district(town, read_table):
    homes = read_table(town / "answer_key" / "households.csv")
    homes = homes[homes["coverage"].isin(["assessed", "no_data"])]
    found = json.loads((town / "districts.geojson").read_text(encoding="utf-8"))["features"]
    shapes = [shapely.geometry.shape(feature["geometry"]) for feature in found]
    names = np.array([feature["properties"]["自治会"] for feature in found])
    points = shapely.points(homes["lon"].astype(float), homes["lat"].astype(float))
    point, shape = shapely.STRtree(shapes).query(points, predicate="within")
    assert (point == np.arange(len(homes))).all()
    assert (names[shape] == homes["district"]).all()


@settings(max_examples=8)
@given(households=st.integers(1, 40), seed=st.integers(0, 2**32 - 1))
def test_the_smallest_towns_can_be_made_from_any_seed(tmp_path_factory, households, seed):
    out = tmp_path_factory.mktemp("small")
    make_town(TownOrder(out, households, seed))
    counts = json.loads((out / "answer_key" / "counts.json").read_text(encoding="utf-8"))
    assert counts["residents"] == counts["listed"] + sum(counts["excluded"].values())


def test_the_generator_knows_none_of_the_other_packages():
    folder = Path(sample_data.__file__).parent
    for file in folder.glob("*.py"):
        imports = re.findall(r"^\s*(?:from|import) (\w+)", file.read_text("utf-8"), re.MULTILINE)
        assert not {"app", "gis", "importers", "scoring"} & set(imports), file.name


def test_a_town_without_households_is_refused(tmp_path):
    with pytest.raises(ValueError, match="households"):
        make_town(TownOrder(tmp_path, 0))


def test_the_command_says_where_the_job_file_is(tmp_path, capsys):
    assert main(["--out", str(tmp_path), "--households", "20", "--seed", "3"]) == 0
    assert capsys.readouterr().out.strip() == str(tmp_path / "job.toml")


def test_the_command_refuses_no_households(tmp_path):
    with pytest.raises(SystemExit) as stopped:
        parse_order(["--out", str(tmp_path), "--households", "0"])
    assert stopped.value.code == 2
