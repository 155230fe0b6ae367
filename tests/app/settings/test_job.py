"""The job file is read whole and checked whole."""

from datetime import date
from pathlib import Path

import pytest

from app.errors import AppError, AppProblem
from app.settings.job import Job, read_job
from scoring.codes import HazardKind, NodataMeans, Peril, RankEdition

SMALLEST = """
as_of = 2026-11-20
[registry]
file = "residents.csv"
"""

FULL = """
as_of = 2026-11-20
[town]
name = "さくら川市"
training = true
[points]
file = "points.toml"
[registry]
file = "residents.csv"
layout = "template"
exported_on = 2026-11-18
[[welfare]]
file = "requirements.csv"
layout = "template"
[[hazard]]
name = "さくら川 想定最大規模"
kind = "depth_rank"
file = "rank.gpkg"
field = "A31b_201"
rank_edition = "ksj-6"
nodata_means = "dry"
coverage = "boundary.geojson"
credit = "見本"
published_on = 2025-03-31
[area]
file = "area.geojson"
[districts]
file = "districts.geojson"
field = "name"
[shelters]
file = "shelters.geojson"
"""


def job_of(folder: Path, text: str) -> Job:
    path = folder / "job.toml"
    path.write_text(text, encoding="utf-8")
    return read_job(path)


def test_paths_are_relative_to_the_job_file(tmp_path: Path) -> None:
    job = job_of(tmp_path, SMALLEST)
    assert job.registry.path == tmp_path / "residents.csv"
    assert job.registry.layout == "template"
    assert job.as_of == date(2026, 11, 20)
    assert job.points is None
    assert job.hazards == ()


def test_every_key_of_the_contract_is_read(tmp_path: Path) -> None:
    job = job_of(tmp_path, FULL)
    layer = job.hazards[0]
    assert (job.town_name, job.is_training) == ("さくら川市", True)
    assert layer.kind is HazardKind.DEPTH_RANK
    assert layer.rank_edition is RankEdition.KSJ_6
    assert layer.nodata_means is NodataMeans.DRY
    assert layer.coverage == tmp_path / "boundary.geojson"
    assert layer.published_on == date(2025, 3, 31)
    assert job.registry.exported_on == date(2026, 11, 18)
    assert job.districts is not None
    assert job.districts.field == "name"
    assert job.shelters == (tmp_path / "shelters.geojson",)
    assert (job.boundary, job.rivers, job.base_map) == (None, None, None)


def test_shelters_may_be_one_list_several_or_both(tmp_path: Path) -> None:
    told = {
        'file = "a.csv"': ("a.csv",),
        'files = ["a.csv", "b.csv"]': ("a.csv", "b.csv"),
        'file = "a.csv"\nfiles = ["b.csv"]': ("a.csv", "b.csv"),
    }
    for text, names in told.items():
        job = job_of(tmp_path, f"{SMALLEST}[shelters]\n{text}\n")
        assert job.shelters == tuple(tmp_path / name for name in names)
    assert job_of(tmp_path, SMALLEST).shelters == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", AppProblem.JOB_MISSING_KEY),
        ("files = []", AppProblem.JOB_MISSING_KEY),
        ('files = "a.csv"', AppProblem.JOB_WRONG_VALUE),
        ('files = ["a.csv", ""]', AppProblem.JOB_WRONG_VALUE),
        ("files = [1]", AppProblem.JOB_WRONG_VALUE),
    ],
)
def test_lists_of_shelters_that_name_no_file_are_refused(
    tmp_path: Path, text: str, code: AppProblem
) -> None:
    with pytest.raises(AppError) as refused:
        job_of(tmp_path, f"{SMALLEST}[shelters]\n{text}\n")
    assert refused.value.code is code


def test_what_helps_to_read_the_map_is_read(tmp_path: Path) -> None:
    told = '[map]\nboundary = "b.geojson"\nrivers = "r.gpkg"\nbase = "tiles"\n'
    job = job_of(tmp_path, SMALLEST + told)
    assert job.boundary == tmp_path / "b.geojson"
    assert job.rivers == tmp_path / "r.gpkg"
    assert job.base_map == tmp_path / "tiles"


@pytest.mark.parametrize(
    ("added", "peril"),
    [
        ("kind = 'depth_m'\nperil = 'storm_surge'", Peril.STORM_SURGE),
        ("kind = 'depth_m'", Peril.FLOOD),
        ("kind = 'sediment_zone'", Peril.SEDIMENT),
    ],
)
def test_a_layer_names_its_peril_or_has_that_of_its_kind(
    tmp_path: Path, added: str, peril: Peril
) -> None:
    job = job_of(tmp_path, f"{SMALLEST}[[hazard]]\nfile = 'x.tif'\n{added}\n")
    assert job.hazards[0].peril is peril


def test_a_nodata_meaning_that_is_left_out_is_unknown(tmp_path: Path) -> None:
    job = job_of(tmp_path, FULL.replace('nodata_means = "dry"\n', ""))
    assert job.hazards[0].nodata_means is NodataMeans.UNKNOWN


@pytest.mark.parametrize(
    ("text", "code", "key"),
    [
        ("as_of = 2026-11-20", AppProblem.JOB_MISSING_KEY, "registry"),
        (SMALLEST.replace("as_of = 2026-11-20", ""), AppProblem.JOB_MISSING_KEY, "as_of"),
        (SMALLEST.replace("2026-11-20", '"20日"'), AppProblem.JOB_WRONG_VALUE, "as_of"),
        (SMALLEST + "[points]\n", AppProblem.JOB_MISSING_KEY, "points.file"),
        (SMALLEST + "layuot = 'x'\n", AppProblem.JOB_UNKNOWN_KEY, "registry.layuot"),
        (SMALLEST + "[hazrad]\n", AppProblem.JOB_UNKNOWN_KEY, "hazrad"),
        (SMALLEST + "[hazard]\nfile='x'\n", AppProblem.JOB_WRONG_VALUE, "hazard"),
        (SMALLEST + "[[hazard]]\nfile='x'\n", AppProblem.JOB_MISSING_KEY, "hazard.kind"),
        (SMALLEST + "[[hazard]]\nkind='depth'\n", AppProblem.JOB_WRONG_VALUE, "hazard.kind"),
        (SMALLEST + "[address_data]\nzone=9\n", AppProblem.JOB_MISSING_KEY, "address_data.dir"),
        (
            SMALLEST + "[address_data]\ndir='abr'\nzone=20\n",
            AppProblem.JOB_WRONG_VALUE,
            "address_data.zone",
        ),
        (SMALLEST + "[map]\nriver='x'\n", AppProblem.JOB_UNKNOWN_KEY, "map.river"),
        (SMALLEST + "[map]\nbase=''\n", AppProblem.JOB_MISSING_KEY, "map.base"),
        (SMALLEST + "[town]\ntraining='yes'\n", AppProblem.JOB_WRONG_VALUE, "town.training"),
        (SMALLEST + "[area]\nfile=3\n", AppProblem.JOB_WRONG_VALUE, "area.file"),
        ("area = 3\n" + SMALLEST, AppProblem.JOB_WRONG_VALUE, "area"),
    ],
)
def test_a_wrong_key_is_named(tmp_path: Path, text: str, code: AppProblem, key: str) -> None:
    with pytest.raises(AppError) as caught:
        job_of(tmp_path, text)
    assert caught.value.code is code
    assert caught.value.fields["key"] == key


def test_the_address_tables_stand_beside_the_job(tmp_path: Path) -> None:
    job = job_of(tmp_path, SMALLEST + "[address_data]\ndir='abr'\nzone=9\n")
    assert (job.address_data, job.address_zone) == (tmp_path / "abr", 9)
    assert job_of(tmp_path, SMALLEST).address_data is None


def test_a_misspelt_key_gets_the_nearest_one_proposed(tmp_path: Path) -> None:
    with pytest.raises(AppError) as caught:
        job_of(tmp_path, SMALLEST + "[hazrad]\n")
    assert caught.value.fields["expected"] == "hazard"


def test_a_missing_file_and_a_file_of_another_kind_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(AppError) as missing:
        read_job(tmp_path / "none.toml")
    assert missing.value.code is AppProblem.JOB_NOT_FOUND
    with pytest.raises(AppError) as broken:
        job_of(tmp_path, "as_of = = 3")
    assert broken.value.code is AppProblem.JOB_NOT_TOML


def test_a_source_is_named_by_its_layout_unless_the_job_says_otherwise(tmp_path: Path) -> None:
    welfare = '[[welfare]]\nfile = "w.csv"\n'
    own = f'{welfare}layout = "layouts/minsei.toml"\n'
    named = f'{welfare}layout = "kaigo-standard"\nsource = "介護"\noffice = "介護保険課"\n'
    job = job_of(tmp_path, SMALLEST + welfare + own + welfare + named)
    assert job.registry.source == "registry"
    assert [order.source for order in job.welfare] == ["template", "minsei", "template 2", "介護"]
    assert job.welfare[1].layout == str(tmp_path / "layouts" / "minsei.toml")
    assert job.welfare[3].office == "介護保険課"


def test_two_sources_of_one_key_are_refused(tmp_path: Path) -> None:
    welfare = '[[welfare]]\nfile = "w.csv"\nsource = "a"\n'
    for text in (welfare + welfare, welfare.replace('"a"', '"registry"')):
        with pytest.raises(AppError) as caught:
            job_of(tmp_path, SMALLEST + text)
        assert caught.value.fields["key"] == "welfare.source"
