"""Kept towns: create one from a job, open one, both closed cleanly whatever happens."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.pipeline.older_town import score_older_town
from app.pipeline.place_desk import settle_places
from app.pipeline.review_answers import settle_answers
from app.pipeline.whole_job import run_on_town
from app.progress import Progress
from app.settings.job import Job
from app.store.key_file import key_path
from app.store.town import TownFacts
from app.store.town_file import TownFile
from scoring.errors import KnownError


def create_town(path: Path, passphrase: str, job: Job, progress: Progress) -> None:
    """Create a kept town from a job: it stands there whole, or not at all.

    Raises
    ------
    app.errors.StoreError
        A town of that name exists already, or nothing can be written there.
    scoring.errors.KnownError
        An input was refused; no file is left behind.
    """
    facts = TownFacts(job.town_name, job.is_training, job.as_of, points_name="")
    town = TownFile.create(path, passphrase, facts)
    try:
        run_on_town(town, job, progress)
    except BaseException:
        town.close()
        remove_town(path)
        raise
    town.close()


@contextmanager
def open_town(path: Path, passphrase: str, progress: Progress | None = None) -> Iterator[TownFile]:
    """Open a kept town for the length of the block.

    Answers of 照合 and places of 位置 that nothing was computed from yet are seen to first, and
    what a town of an earlier version does not know of its people. If that is refused (a pin put
    the last home out of the area asked for) the town opens all the same, with its mark and the
    answers from before: a town that cannot be opened helps nobody.

    Raises
    ------
    app.errors.StoreError
        It is missing, locked, damaged, newer than the program, or the passphrase is wrong.
    """
    town = TownFile.open(path, passphrase)
    try:
        for settle in (settle_answers, score_older_town, settle_places):
            with suppress(KnownError):
                settle(town, progress or Progress())
        yield town
    finally:
        town.close()


def remove_town(path: Path) -> None:
    """Remove a town's file and what belongs to it; a missing one is no error."""
    log_files = [path.with_name(path.name + ending) for ending in ("-wal", "-shm")]
    for file in [path, key_path(path), *log_files]:
        file.unlink(missing_ok=True)
