"""The product against the keys of the exports and of the second month; they meet in files."""

import math
from pathlib import Path

import pytest

from app.pipeline.import_batch import prepare_batch
from app.pipeline.whole_job import run_in_memory
from app.progress import Progress
from app.settings.job import read_job
from sample_data.town import TownOrder, make_town
from scoring.frames import INDIVIDUALS, ISSUES
from scoring.record_codes import LinkState
from scoring.record_frames import DOUBLES, LINKS, RECORDS

COLUMNS = ["difference", "person_id", "what", "before", "after"]


@pytest.fixture(scope="module")
def two_months(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("matched")
    make_town(TownOrder(out, 800, months=2))
    return out


@pytest.fixture(scope="module")
def all_sources(two_months):
    return run_in_memory(read_job(two_months / "exports" / "job_all.toml"), Progress())


@pytest.fixture
def key(two_months, read_table):
    return lambda name: read_table(two_months / "answer_key" / "exports" / name)


@pytest.mark.parametrize("ending", ["", "_standard"])
def test_the_differences_of_two_months_are_those_of_the_key(two_months, read_table, ending):
    month2 = two_months / "month2"
    town = run_in_memory(read_job(month2 / f"before{ending}.toml"), Progress())
    job = read_job(month2 / f"job{ending}.toml")
    found = prepare_batch(town, job.orders, job.as_of, Progress()).differences[COLUMNS]
    rows = found.astype(object).where(found.notna(), "").astype(str)
    told = read_table(month2 / "answer_key" / f"differences{ending}.csv")
    assert sorted(map(tuple, rows.values)) == sorted(map(tuple, told.values))


def test_scores_from_the_exports_are_those_of_the_key(all_sources, key):
    found = all_sources.read(INDIVIDUALS)
    told = key("individuals.csv").set_index("person_id").loc[found["person_id"], "score"]
    assert ["" if math.isnan(score) else repr(score) for score in found["score"]] == told.tolist()


def test_every_error_planted_in_the_exports_is_found_and_none_invented(all_sources, key):
    found = all_sources.read(ISSUES)[["file", "line", "column", "code"]]
    rows = found.astype(object).where(found.notna(), "").astype(str)
    told = key("exports_planted.csv")
    told = told[told["file"] != "jumin_standard.csv"]  # the job reads the vendor's registry
    assert sorted(map(tuple, rows.values)) == sorted(map(tuple, told.values))


def test_doubles_are_those_of_the_key(all_sources, key):
    found = all_sources.read(DOUBLES)[["person_id", "other_id", "evidence"]].astype(str)
    told = key("exports_doubles.csv")
    assert sorted(map(tuple, found.values)) == sorted(map(tuple, told.values))


@pytest.mark.parametrize("source", ["minsei", "yoshiensha"])
def test_no_row_without_a_key_is_linked_to_another_person(all_sources, key, source):
    records = all_sources.read(RECORDS)
    links = records[records["source"] == source].merge(all_sources.read(LINKS), on="record_id")
    links["line"] = links["line"].astype(str)
    pairs = links.merge(key(f"{source}_links.csv"), on="line", suffixes=("", "_true"))
    linked = pairs[pairs["state"] == LinkState.LINKED.value]
    assert len(linked) > len(pairs) / 3
    assert linked["person_id"].tolist() == linked["person_id_true"].tolist()
