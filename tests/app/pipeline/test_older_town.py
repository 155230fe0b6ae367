"""A town from before stairs were asked for tells nobody to stay who cannot climb them."""

from datetime import date
from pathlib import Path

import pytest

from app.pipeline.compute import judge_again
from app.pipeline.kept_town import open_town
from app.pipeline.older_town import OLDER_SCORES, score_older_town
from app.pipeline.whole_job import run_on_town
from app.progress import Progress
from app.settings.job import read_job
from app.store.memory_town import MemoryTown
from app.store.town import Town, TownFacts
from app.store.town_file import TownFile
from sample_data.town import TownOrder, make_town
from scoring.frames import HOUSEHOLD_SCORES, INDIVIDUALS, VERDICTS

FACTS = TownFacts("", is_training=True, as_of=date(2026, 11, 20), points_name="")
WORDS = "さくらの咲く川の町のことば"


@pytest.fixture(scope="module")
def job(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_town(TownOrder(tmp_path_factory.mktemp("older") / "town", 200))


def make_older(town: Town) -> None:
    """Leave a computed town as the step of the store from shape 4 to shape 5 does."""
    for schema in (INDIVIDUALS, HOUSEHOLD_SCORES):
        town.write({schema: town.read(schema).assign(cannot_climb=False)})
    town.attach(OLDER_SCORES, b"")


def test_an_older_town_that_is_opened_is_judged_as_one_of_today(job: Path, tmp_path: Path) -> None:
    town = TownFile.create(tmp_path / "town.yobikake", WORDS, FACTS)
    run_on_town(town, read_job(job), Progress())
    wanted = town.read(VERDICTS)
    make_older(town)
    town.close()
    with open_town(tmp_path / "town.yobikake", WORDS) as opened:
        assert OLDER_SCORES not in opened.attachments()
        judge_again(opened, Progress())
        assert opened.read(VERDICTS).equals(wanted)


def test_without_being_scored_again_somebody_would_be_told_to_stay(job: Path) -> None:
    town = MemoryTown(FACTS)
    run_on_town(town, read_job(job), Progress())
    wanted = town.read(VERDICTS)
    make_older(town)
    judge_again(town, Progress())
    assert not town.read(VERDICTS).equals(wanted)
    score_older_town(town, Progress())
    judge_again(town, Progress())
    assert town.read(VERDICTS).equals(wanted)


def test_a_town_of_today_is_left_alone(job: Path) -> None:
    town = MemoryTown(FACTS)
    run_on_town(town, read_job(job), Progress())
    marked = town.read(HOUSEHOLD_SCORES).assign(cannot_climb=True)
    town.write({HOUSEHOLD_SCORES: marked})
    score_older_town(town, Progress())
    assert town.read(HOUSEHOLD_SCORES).equals(marked)
