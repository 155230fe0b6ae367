"""Files a person drops: told apart by their header, gathered into a job, imported whole."""

import shutil
from datetime import date

import pytest

from app.errors import AppError, AppProblem
from app.pipeline.gathered_files import (
    FileRole,
    gather_files,
    job_of_files,
    new_town_job,
)
from app.pipeline.import_batch import accept_batch, prepare_batch
from app.pipeline.kept_town import open_town
from app.pipeline.sample_town import SAMPLE_PASSPHRASE, TOWN_FILE
from app.pipeline.view import load_view
from app.pipeline.whole_job import run_in_memory
from app.progress import Progress
from app.settings.job import read_job
from importers.errors import ImportRefused
from tests.builders_window import make_sample

AS_OF = date(2026, 12, 1)


@pytest.fixture(scope="module")
def sample_input(tmp_path_factory):
    return make_sample(tmp_path_factory.mktemp("gather"), households=120) / "input"


@pytest.fixture
def exports(sample_input, tmp_path):
    folder = tmp_path / "ある町"
    folder.mkdir()
    for name in ("residents.csv", "requirements.csv"):
        shutil.copy(sample_input / name, folder / name)
    return folder


def test_files_are_told_apart_by_their_header(exports):
    other = exports / "memo.csv"
    other.write_text("日付,内容\n2026-11-01,見回り\n", encoding="utf-8")

    gathered = gather_files(sorted(exports.iterdir()))

    assert {file.path.name: file.role for file in gathered.files} == {
        "memo.csv": FileRole.UNKNOWN,
        "requirements.csv": FileRole.WELFARE,
        "residents.csv": FileRole.REGISTRY,
    }
    assert gathered.has_registry
    assert gathered.job is None


def test_a_folder_with_a_job_file_goes_by_the_job(sample_input):
    gathered = gather_files([sample_input])

    assert gathered.job == read_job(sample_input / "job.toml")
    assert [file.role for file in gathered.files][:2] == [FileRole.REGISTRY, FileRole.WELFARE]


def test_two_registries_are_one_too_many(exports):
    shutil.copy(exports / "residents.csv", exports / "residents_2.csv")
    gathered = gather_files([exports])

    assert not gathered.has_registry
    facts = run_in_memory(new_town_job_of(exports), Progress()).facts()
    with pytest.raises(ValueError, match="registry"):
        job_of_files(gathered, facts, AS_OF)


def new_town_job_of(exports):
    (exports / "residents_2.csv").unlink(missing_ok=True)
    return new_town_job(exports, AS_OF)


def test_a_new_town_of_exports_alone_is_named_after_its_folder(exports):
    job = new_town_job(exports, AS_OF)

    assert (job.town_name, job.as_of, job.hazards) == ("ある町", AS_OF, ())
    assert not job.is_training


def test_a_folder_without_residents_is_refused_kindly(tmp_path):
    with pytest.raises(AppError) as error:
        new_town_job(tmp_path, AS_OF)

    assert error.value.code is AppProblem.NO_REGISTRY


def test_a_job_file_makes_the_new_town(sample_input):
    job = new_town_job(sample_input / "job.toml", AS_OF)

    assert job.town_name == "さくら川市"


def test_new_exports_leave_the_maps_and_the_name_as_they_are(sample_input, exports, tmp_path):
    shutil.copytree(sample_input.parent, tmp_path / "kept")
    with open_town(tmp_path / "kept" / TOWN_FILE, SAMPLE_PASSPHRASE) as town:
        before = town.facts()

        prepared = prepare_batch(town, gather_files([exports]).orders, AS_OF, Progress())
        accept_batch(town, prepared, "架空 係員", Progress(), is_confirmed=False)

        after = town.facts()
        residents = load_view(town, Progress()).totals.residents
    assert (after.name, after.layers, after.as_of) == (before.name, before.layers, AS_OF)
    assert [source.sha256 for source in after.sources] == [
        source.sha256 for source in before.sources
    ]
    assert residents > 0


def test_a_file_that_is_no_table_is_refused(tmp_path):
    empty = tmp_path / "empty.csv"
    empty.write_bytes(b"")

    with pytest.raises(ImportRefused):
        gather_files([empty])
