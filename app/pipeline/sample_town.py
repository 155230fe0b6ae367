"""The sample town: made, computed and kept, ready to be opened. Invented people only."""

from pathlib import Path

from app.pipeline.kept_town import create_town, remove_town
from app.progress import Progress
from app.settings.job import read_job
from sample_data.town import TownOrder, make_town

# Printed on purpose: the sample town holds invented people only and opens by itself.
SAMPLE_PASSPHRASE = "sakuragawa-sample-town"  # noqa: S105 - meant to be known
TOWN_FILE = "さくら川市.yobikake"
SAMPLE_HOUSEHOLDS = 2000


def make_sample_town(out: Path, households: int, progress: Progress) -> Path:
    """Make the sample town's files under ``out`` and the kept town of them; gives its path.

    Raises
    ------
    scoring.errors.KnownError
        Nothing can be written there.
    """
    job = read_job(make_town(TownOrder(out / "input", households)))
    path = out / TOWN_FILE
    remove_town(path)
    create_town(path, SAMPLE_PASSPHRASE, job, progress)
    return path
