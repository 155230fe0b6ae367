"""Two successive months of the sample town: the differences are exactly its answer key."""

from pathlib import Path

import pandas as pd
import pytest

from app.pipeline.import_batch import accept_batch, prepare_batch, undo_last_batch
from app.pipeline.make_list import make_list
from app.pipeline.whole_job import run_in_memory, run_on_town
from app.progress import Progress
from app.report.outputs import OutputOrder, write_outputs
from app.settings.job import read_job
from app.store.memory_town import MemoryTown
from sample_data.town import TownOrder, make_town
from scoring.record_frames import DIFFERENCES
from tests.builders_batches import CLERK, empty_town

KEYS = [
    ("before.toml", "job.toml", "differences.csv"),
    ("before_standard.toml", "job_standard.toml", "differences_standard.csv"),
]
COLUMNS = ["difference", "person_id", "what", "before", "after"]


@pytest.fixture(scope="module")
def month2(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("months")
    make_town(TownOrder(out, 400, exports=True, months=2))
    return out / "month2"


def rows_of(frame: pd.DataFrame) -> list[tuple[str, ...]]:
    told = frame[COLUMNS].astype("str").where(frame[COLUMNS].notna(), "")
    return sorted(tuple(row) for row in told.to_numpy().tolist())


@pytest.mark.parametrize(("before", "after", "key"), KEYS)
def test_the_differences_of_two_months_are_exactly_the_key(
    before: str, after: str, key: str, month2: Path
) -> None:
    town = run_in_memory(read_job(month2 / before), Progress())
    job = read_job(month2 / after)
    prepared = prepare_batch(town, job.orders, job.as_of, Progress())
    wanted = pd.read_csv(
        month2 / "answer_key" / key, dtype="str", keep_default_na=False, encoding="utf-8-sig"
    )
    assert len(wanted) > 50
    assert rows_of(prepared.differences) == rows_of(wanted)


def test_the_second_month_again_changes_nothing_and_undo_gives_the_first_month_back(
    month2: Path, tmp_path: Path
) -> None:
    town = empty_town()
    run_on_town(town, read_job(month2 / "before.toml"), Progress())
    write_files(town, tmp_path / "first")
    job = read_job(month2 / "job.toml")
    prepared = prepare_batch(town, job.orders, job.as_of, Progress())
    # whoever the second month protects stays protected, so that is not taken back
    accept_batch(town, prepared, CLERK, Progress(), is_confirmed=False)
    differences = town.read(DIFFERENCES)
    again = prepare_batch(town, job.orders, job.as_of, Progress())
    assert again.is_unchanged
    accept_batch(town, again, CLERK, Progress(), is_confirmed=False)
    pd.testing.assert_frame_equal(town.read(DIFFERENCES), differences)
    undo_last_batch(town, CLERK, Progress())
    write_files(town, tmp_path / "undone")
    for name in ("individuals.csv", "issues.csv"):
        assert (tmp_path / "first" / name).read_bytes() == (tmp_path / "undone" / name).read_bytes()


def write_files(town: MemoryTown, out: Path) -> None:
    order = OutputOrder(out, has_pdf=False, map_files=None)
    write_outputs(make_list(town, Progress()), order, Progress())
