"""The exports of the sample town come in as their answer key says: errors, needs, people.

The key is the generator's, which knows nothing of the product. The standard files go in by
shipped layouts; vendor file and lists by layouts that the town made.
"""

from collections import Counter
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from app.pipeline.import_batch import prepare_batch
from app.pipeline.linked_rows import rows_of_people
from app.pipeline.whole_job import run_in_memory
from app.progress import Progress
from app.settings.job import Job, read_job
from app.store.town import Town
from sample_data.town import TownOrder, make_town
from scoring.frames import INDIVIDUALS, ISSUES, REQUIREMENTS, RESIDENTS
from scoring.record_codes import ConsentState, LinkState
from scoring.record_frames import CANDIDATES, CONSENTS, CONTACTS, DOUBLES, LINKS, RECORDS
from scoring.validity import is_in_force

HOUSEHOLDS = 800
LISTS = ("minsei", "yoshiensha")
JOBS = ("job.toml", "job_all.toml")
NEED = ["person_id", "kind", "part", "grade", "overall_grade", "valid_from", "valid_until"]
FLAGS = ["is_change_pending", "is_returned", "in_force"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("exports")
    make_town(TownOrder(out, HOUSEHOLDS, exports=True))
    return out


@pytest.fixture(scope="module", params=JOBS)
def job(request: pytest.FixtureRequest, folder: Path) -> Job:
    return read_job(folder / "exports" / str(request.param))


@pytest.fixture(scope="module")
def town(job: Job) -> Town:
    return run_in_memory(job, Progress())


def key_of(folder: Path, name: str) -> pd.DataFrame:
    path = folder / "answer_key" / "exports" / name
    return pd.read_csv(path, dtype="str", keep_default_na=False, encoding="utf-8-sig")


def files_of(job: Job) -> set[str]:
    return {source.path.name for source in job.orders.sources}


def sources_of(job: Job) -> set[str]:
    return {source.source for source in job.orders.sources}


def as_texts(frame: pd.DataFrame) -> list[tuple[str, ...]]:
    """Write rows as the key does: empty for unknown, days in ISO form, sorted."""
    told = {}
    for name, column in frame.items():
        if column.dtype.kind == "M":
            told[name] = column.dt.strftime("%Y-%m-%d").fillna("")
        elif column.dtype == bool:
            told[name] = column.map({True: "true", False: "false"})
        else:
            told[name] = column.astype("str").fillna("")
    return sorted(map(tuple, pd.DataFrame(told).to_numpy().tolist()))


def test_every_planted_error_is_found_and_none_is_invented(
    folder: Path, job: Job, town: Town
) -> None:
    key = key_of(folder, "exports_planted.csv")
    planted = key.loc[key["file"].isin(files_of(job)), ["file", "line", "column", "code"]]
    found = town.read(ISSUES)[["file", "line", "column", "code"]]
    assert Counter(as_texts(found)) == Counter(as_texts(planted))
    assert len(planted) > 20


def test_every_need_of_a_row_without_an_error_is_the_one_of_the_key(
    folder: Path, job: Job, town: Town
) -> None:
    key = key_of(folder, "exports_needs.csv")
    key = key[key["source"].isin(sources_of(job) - set(LISTS)) & (key["person_id"] != "")]
    rows = rows_of_people(
        town.read(REQUIREMENTS), town.read(LINKS), town.read(RESIDENTS)["person_id"]
    )
    planted = set(as_texts(key_of(folder, "exports_planted.csv")[["file", "line"]]))
    has_error = [
        place in planted for place in zip(rows["file"], rows["line"].astype("str"), strict=True)
    ]
    rows = rows[~rows["source"].isin(LISTS) & ~np.array(has_error)]
    rows = rows.assign(in_force=is_in_force(rows, job.as_of))
    columns = ["source", "line", *NEED, *FLAGS]
    assert as_texts(rows[columns]) == as_texts(key[columns])


def test_who_the_files_protect_is_protected(folder: Path, town: Town) -> None:
    residents = town.read(RESIDENTS)
    protected = residents.loc[residents["is_protected"], "person_id"]
    assert set(key_of(folder, "exports_protections.csv")["person_id"]) == set(protected)


def test_people_who_share_a_certificate_are_told(folder: Path, town: Town) -> None:
    columns = ["person_id", "other_id", "evidence"]
    key, found = key_of(folder, "exports_doubles.csv"), town.read(DOUBLES)
    assert set(as_texts(key[columns])) <= set(as_texts(found[columns]))


def test_every_score_of_the_standard_files_is_the_true_one(folder: Path) -> None:
    job = read_job(folder / "exports" / JOBS[0])
    scores = run_in_memory(job, Progress()).read(INDIVIDUALS).set_index("person_id")["score"]
    key = key_of(folder, "individuals.csv").set_index("person_id")
    np.testing.assert_array_equal(scores.reindex(key.index), pd.to_numeric(key["score"]))


def test_a_second_import_of_the_same_files_changes_nothing(job: Job, town: Town) -> None:
    prepared = prepare_batch(town, job.orders, job.as_of, Progress())
    assert prepared.is_unchanged
    assert all(source.is_same_file for source in prepared.sources)
    assert not len(prepared.differences)


@pytest.mark.parametrize("source", LISTS)
def test_nobody_on_a_list_without_numbers_is_linked_wrongly_or_lost(
    source: str, folder: Path
) -> None:
    town = run_in_memory(read_job(folder / "exports" / JOBS[1]), Progress())
    key = key_of(folder, f"{source}_links.csv").set_index("line")["person_id"]
    records = town.read(RECORDS)
    records = records[records["source"] == source]
    truth = dict(zip(records["record_id"], key[records["line"].astype("str")], strict=True))
    links = town.read(LINKS)
    linked = links[links["record_id"].isin(truth) & (links["state"] == LinkState.LINKED)]
    pairs = as_texts(linked[["record_id", "person_id"]])
    assert [pair for pair in pairs if truth[pair[0]] != pair[1]] == []
    shown = {*pairs, *as_texts(town.read(CANDIDATES)[["record_id", "person_id"]])}
    known = [pair for pair in truth.items() if pair[1]]
    assert [pair for pair in known if pair not in shown] == []
    assert len(linked) > len(known) / 2


def test_consents_and_contacts_of_the_lists_are_those_of_the_key(folder: Path) -> None:
    town = run_in_memory(read_job(folder / "exports" / JOBS[1]), Progress())
    place = ["source", "line"]
    found, key = town.read(CONSENTS), key_of(folder, "exports_consents.csv")
    for state, word in {ConsentState.GIVEN: "同意", ConsentState.REFUSED: "不同意"}.items():
        said = found.loc[found["consent"] == state, place]
        assert as_texts(said) == as_texts(key.loc[key["consent"] == word, place]), word
    # a blank cell is no row, and 未回答 all the same
    assert len(found) < len(key)
    people = ["source", "line", "role", "name", "relationship"]
    contacts = key_of(folder, "exports_contacts.csv")
    assert as_texts(town.read(CONTACTS)[people]) == as_texts(contacts[people])
