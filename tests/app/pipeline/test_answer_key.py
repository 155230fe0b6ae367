"""The sample town comes out as its answer key says, which knows nothing of the product.

Scores, depth, verdict, tier and exclusion of every household, and every planted error:
none missed, none invented.
"""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from app.pipeline.make_list import ListTables, make_list
from app.pipeline.whole_job import run_in_memory
from app.progress import Progress
from app.settings.job import read_job
from sample_data.town import TownOrder, make_town

TOWNS = {"utf8": (20261120, "utf-8-sig"), "cp932": (7, "cp932")}


@pytest.fixture(scope="module", params=sorted(TOWNS))
def town(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    seed, encoding = TOWNS[request.param]
    out = tmp_path_factory.mktemp("town")
    make_town(TownOrder(out, 800, seed, None, encoding))
    return out


@pytest.fixture(scope="module")
def tables(town: Path) -> ListTables:
    return make_list(run_in_memory(read_job(town / "job.toml"), Progress()), Progress())


def key_of(town: Path, name: str) -> pd.DataFrame:
    path = town / "answer_key" / name
    return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")


def texts(values: pd.Series) -> list[str]:
    """Write a column as the key does: empty for unknown, whole numbers without decimals."""
    return ["" if pd.isna(value) else str(value) for value in values]


def wholes(values: pd.Series) -> list[str]:
    return ["" if np.isnan(value) else str(int(value)) for value in values]


def test_every_individual_score_is_the_true_one(town: Path, tables: ListTables) -> None:
    key = key_of(town, "individuals.csv").set_index("person_id")
    ours = tables.individuals.set_index("person_id").reindex(key.index)
    assert len(tables.individuals) == len(key)
    assert texts(ours["level"]) == key["level"].tolist()
    assert wholes(ours["age"]) == key["age"].tolist()
    np.testing.assert_array_equal(ours["score"], pd.to_numeric(key["score"]))


def test_every_household_is_scored_judged_and_placed_as_the_key_says(
    town: Path, tables: ListTables
) -> None:
    key = key_of(town, "households.csv")
    assert texts(tables.household_scores["household_id"]) == key["household_id"].tolist()
    for name, column in {
        "level": tables.household_scores["level"],
        "top_individual_level": tables.household_scores["top_individual_level"],
        "coverage": tables.exposure["hazard_coverage"],
        "verdict": tables.verdicts["verdict"],
        "exclusion": tables.call_order["exclusion"],
    }.items():
        assert texts(column) == key[name].tolist(), name
    for name, column in {
        "members": tables.household_scores["members"],
        "flood_rank": tables.exposure["flood_rank"],
        "duration_rank": tables.exposure["duration_rank"],
        "tier": tables.call_order["tier"],
    }.items():
        assert wholes(column) == key[name].tolist(), name
    is_in_zone = tables.exposure["in_collapse_zone"].map({1.0: "true", 0.0: "false"})
    assert texts(is_in_zone) == key["in_collapse_zone"].tolist()


def test_the_town_has_sturdy_homes_that_the_flow_alone_does_not_break(tables: ListTables) -> None:
    is_in_flow = (tables.exposure["collapse_zone"] == 1).to_numpy()
    is_sturdy = (tables.locations["structure"] == "sturdy").to_numpy()
    verdicts = tables.verdicts
    assert (verdicts["verdict"][is_in_flow & ~is_sturdy] == "leave").all()
    assert (verdicts["reason"][is_in_flow & ~is_sturdy] == "flow_zone").all()
    assert is_in_flow[is_sturdy].any()
    assert not (verdicts["reason"][is_in_flow & is_sturdy] == "flow_zone").any()


def test_every_depth_is_the_true_one_to_the_millimetre(town: Path, tables: ListTables) -> None:
    key = pd.to_numeric(key_of(town, "households.csv")["depth_m"])
    np.testing.assert_array_equal(tables.exposure["depth_m"], key)


def test_every_planted_error_is_found_and_none_is_invented(town: Path, tables: ListTables) -> None:
    place = ["file", "line", "column", "code"]
    planted = sorted(map(tuple, key_of(town, "planted.csv")[place].to_numpy()))
    found = tables.issues.assign(
        column=tables.issues["column"].fillna(""), line=tables.issues["line"].astype(str)
    )
    assert sorted(map(tuple, found[place].to_numpy())) == planted
    assert len(planted) > 20


def test_nobody_drops_out(tables: ListTables) -> None:
    order = tables.call_order
    is_listed = order["call_rank"].notna()
    assert (is_listed != order["exclusion"].notna()).all()
    taking_part = int((tables.residents["status"] == "resident").sum())
    assert int(tables.household_scores["members"].sum()) == taking_part
