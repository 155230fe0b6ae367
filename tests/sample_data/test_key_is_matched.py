"""The product against the answer key: only here do the two meet, and only in files."""

import json
import math

import pandas as pd
import pytest

from app.cli.main import main
from sample_data.town import TownOrder, make_town

SAME_HAZARD = ("flood_rank", "duration_rank", "in_collapse_zone", "verdict", "tier")


@pytest.fixture(scope="module")
def results(town, tmp_path_factory):
    out = tmp_path_factory.mktemp("results")
    assert main(["run", str(town / "job.toml"), "--out", str(out), "--no-pdf"]) == 0
    return out


@pytest.fixture
def pair(town, results, read_table):
    def read(name):
        return read_table(town / "answer_key" / name), read_table(results / name)

    return read


def test_every_individual_score_is_that_of_the_key(pair):
    key, found = pair("individuals.csv")
    numbers = key["score"].map(lambda text: float(text) if text else math.nan)
    got = found["score"].map(lambda text: float(text) if text else math.nan)
    pd.testing.assert_series_equal(got, numbers)
    for column in ("person_id", "household_id", "age", "level", "support_requested"):
        assert found[column].tolist() == key[column].tolist(), column


def test_every_household_score_is_that_of_the_key(pair):
    key, found = pair("households.csv")
    for column in ("household_id", "members", "level", "top_individual_level"):
        assert found[column].tolist() == key[column].tolist(), column
    for column in ("score_sum", "score"):
        assert found[column].tolist() == key[column].tolist(), column


def test_every_hazard_and_verdict_is_that_of_the_key(pair):
    key, found = pair("households.csv")
    shown = key["exclusion"] != "protected"
    for column in SAME_HAZARD:
        assert found[column][shown].tolist() == key[column][shown].tolist(), column
    assert found["hazard_coverage"][shown].tolist() == key["coverage"][shown].tolist()
    for column in ("lon", "lat"):
        assert found[column][shown].tolist() == key[column][shown].tolist(), column
    depths = zip(found["depth_m"][shown], key["depth_m"][shown], strict=True)
    assert all(got == told == "" or abs(float(got) - float(told)) < 0.0005 for got, told in depths)


def test_every_planted_error_is_found_and_none_invented(town, results, read_table):
    columns = ["file", "line", "column", "code"]
    told = read_table(town / "answer_key" / "planted.csv")[columns]
    found = read_table(results / "issues.csv")[columns]
    assert sorted(map(tuple, found.values)) == sorted(map(tuple, told.values))


def test_cp932_files_give_the_same_results(results, tmp_path):
    job = make_town(TownOrder(tmp_path / "in", 600, encoding="cp932"))
    assert main(["run", str(job), "--out", str(tmp_path / "out"), "--no-pdf"]) == 0
    for name in ("individuals.csv", "households.csv", "issues.csv"):
        assert (tmp_path / "out" / name).read_bytes() == (results / name).read_bytes(), name


def test_the_summary_counts_what_the_key_counts(town, results):
    told = json.loads((town / "answer_key" / "counts.json").read_text(encoding="utf-8"))
    found = json.loads((results / "summary.json").read_text(encoding="utf-8"))
    for name in ("residents", "taking_part", "households", "listed", "listed_households"):
        assert found[name] == told[name], name
    for group in ("excluded", "by_level", "by_tier", "by_verdict", "coverage", "located"):
        counted = {reason: count for reason, count in found[group].items() if count}
        assert counted == {reason: count for reason, count in told[group].items() if count}, group
    assert found["power_list"] == told["power_list"]
