"""Whatever the state of the exports: each row, record and resident is accounted for."""

import random
from pathlib import Path
from shutil import copytree

import pytest

from app.paths import LAYOUTS_DIR
from app.pipeline.counting import count_list
from app.pipeline.make_list import make_list
from app.pipeline.whole_job import run_in_memory
from app.progress import Progress
from app.settings.job import read_job
from app.store.town import Town
from importers.issues import ROW_REFUSALS, IssueCode
from importers.layouts.parse import load_layout
from importers.welfare import read_welfare
from sample_data.town import TownOrder, make_town
from scoring.frames import ISSUES, REQUIREMENTS, RESIDENTS
from scoring.record_codes import LinkState
from scoring.record_frames import CONSENTS, CONTACTS, LINKS, PROTECTIONS, RECORDS

WELFARE = (REQUIREMENTS, PROTECTIONS, CONSENTS, CONTACTS, RECORDS)
GONE = {code.value for code in (*ROW_REFUSALS, IssueCode.DUPLICATE_ROW)}
HARMED = ("kaigo.csv", "techo.csv", "minsei.csv", "sonota.csv", "shien.csv")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("whole")
    make_town(TownOrder(out, 120, exports=True))
    return out


@pytest.fixture(scope="module", params=["as it is", 1, 2, 3])
def exports(
    request: pytest.FixtureRequest, whole: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    folder = copytree(whole, tmp_path_factory.mktemp("sums") / "town") / "exports"
    if request.param != "as it is":
        for name in HARMED:
            harm(folder / name, random.Random(f"{name}{request.param}"))  # noqa: S311 - a test
    return folder


@pytest.fixture(scope="module")
def town(exports: Path) -> Town:
    return run_in_memory(read_job(exports / "job_all.toml"), Progress())


def harm(path: Path, dice: random.Random) -> None:
    """Shuffle the rows of a CSV file, tell some twice, empty some cells, add blank lines."""
    header, *rows = path.read_bytes().splitlines()
    rows = [row for row in rows if row.strip(b",")]
    if path.name != "minsei.csv":  # a row of its list without a need, told twice, is no issue
        rows += dice.sample(rows, len(rows) // 5)
    rows += [b"," * header.count(b",")] * 2
    dice.shuffle(rows)
    made = [without_a_cell(row, dice) if dice.random() < 0.2 else row for row in rows]
    path.write_bytes(b"\r\n".join([header, *made]) + b"\r\n")


def without_a_cell(row: bytes, dice: random.Random) -> bytes:
    cells = row.split(b",")
    cells[dice.randrange(len(cells))] = b""
    return b",".join(cells)


def test_each_row_of_each_file_is_taken_or_told_or_history(exports: Path, town: Town) -> None:
    issues, residents = town.read(ISSUES), town.read(RESIDENTS)
    frames = [town.read(schema) for schema in WELFARE]
    rows = {fact.name: fact.rows for fact in town.facts().sources}
    for order in read_job(exports / "job_all.toml").orders.welfare:
        name = order.path.name
        taken = {line for frame in frames for line in frame.loc[frame["file"] == name, "line"]}
        told = issues[(issues["file"] == name) & issues["code"].isin(GONE)]
        layout = load_layout(order.layout, LAYOUTS_DIR)
        read = read_welfare(order.path, layout, residents, order.source)
        lines = taken | set(told["line"])
        assert len(lines) + read.source.history_rows == rows[name], name


def test_each_row_of_the_registry_is_a_resident_or_told(town: Town) -> None:
    issues, registry = town.read(ISSUES), town.facts().sources[0]
    told = issues[(issues["file"] == registry.name) & issues["code"].isin(GONE)]
    assert len(set(town.read(RESIDENTS)["line"]) | set(told["line"])) == registry.rows


def test_each_record_is_linked_possible_or_none_and_counted(town: Town) -> None:
    records, links = town.read(RECORDS), town.read(LINKS)
    assert records["record_id"].tolist() == links["record_id"].tolist()
    unlinked = int((links["state"] != LinkState.LINKED.value).sum())
    assert make_list(town, Progress()).unlinked == unlinked
    known = set(town.read(RESIDENTS)["person_id"]) | set(records["record_id"])
    for schema in WELFARE[:-1]:
        assert set(town.read(schema)["person_id"]) <= known, schema.name


def test_each_resident_is_listed_or_excluded_for_a_reason(town: Town) -> None:
    counts = count_list(make_list(town, Progress()))
    assert counts.residents == len(town.read(RESIDENTS))
    assert counts.residents == counts.listed + sum(people for _reason, people in counts.excluded)
