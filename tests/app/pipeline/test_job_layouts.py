"""Layout files of a job stay with the town: next month its files are known by themselves."""

from pathlib import Path

import pytest

from app.pipeline.gathered_files import gather_files
from app.pipeline.layouts_of_town import own_layouts
from app.pipeline.recognised_files import layouts_to_recognise
from app.pipeline.whole_job import run_on_town
from app.progress import Progress
from app.settings.job import read_job
from app.store.memory_town import MemoryTown
from app.store.town import TownFacts
from sample_data.town import TownOrder, make_town

LISTS = {"vendor": "jumin_vendor.csv", "doui": "doui.xlsx", "minsei": "minsei.csv"}


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("town")
    make_town(TownOrder(out, households=60, exports=True))
    return out / "exports"


def test_the_layout_files_of_a_job_stay_with_the_town(exports: Path) -> None:
    job = read_job(exports / "job_all.toml")
    town = MemoryTown(TownFacts(job.town_name, is_training=True, as_of=job.as_of, points_name=""))
    run_on_town(town, job, Progress())
    run_on_town(town, job, Progress())

    assert set(LISTS) < set(own_layouts(town))
    assert all(len(town.rules_history(f"layout:{name}")) == 1 for name in LISTS)
    known = layouts_to_recognise(town)
    files = gather_files([exports / file for file in LISTS.values()], known).files
    assert [file.layout for file in files] == list(LISTS)
