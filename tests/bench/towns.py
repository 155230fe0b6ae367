"""The towns that are measured, made once and kept in a working folder."""

from dataclasses import dataclass
from pathlib import Path

from tests.bench.timing import PROJECT, run_process

SAYAMA = PROJECT.parent / "shared" / "data" / "sayama"
SEED = 20261120
TOWN_HOUSEHOLDS = 63_000
PEOPLE_OF_TOWN, PEOPLE_PER_HOUSEHOLD = 148_000, 2.146
LARGE_SIZES = (425_000, 850_000, 1_700_000)
PASSPHRASE = "bench-town-of-nobody"


@dataclass(frozen=True)
class BenchOrder:
    """What to measure: where the towns are kept, how often, and how large they are.

    ``geography`` None: the invented town, where the real city's data is not at hand. What is
    in ``work`` is used again: empty it after a change of the generator or the store.
    """

    work: Path
    runs: int = 5
    households: int = TOWN_HOUSEHOLDS
    sizes: tuple[int, ...] = LARGE_SIZES
    geography: Path | None = SAYAMA if SAYAMA.is_dir() else None
    is_large: bool = False

    @property
    def kept_path(self) -> Path:
        """Where the kept town stands, if it is there."""
        return self.work / f"bench-{self.households}.yobikake"

    @property
    def invented_households(self) -> int:
        """How many households of the invented town have as many people as the real city."""
        people = PEOPLE_OF_TOWN * self.households / TOWN_HOUSEHOLDS
        return round(people / PEOPLE_PER_HOUSEHOLD)

    def exports(self) -> Path:
        """Give the folder of an invented town with all exports and a second month."""
        folder = self.work / f"exports-{self.invented_households}"
        if not (folder / "job.toml").exists():
            size = ["--households", str(self.invented_households), "--seed", str(SEED)]
            more = ["--exports", "--months", "2"]
            run_process(["-m", "sample_data", "--out", str(folder), *size, *more])
        return folder

    def job(self, households: int | None = None) -> Path:
        """Give the job file of a town of so many households, made if it is not there yet."""
        count = households or self.households
        kind = "sakuragawa" if self.geography is None else self.geography.name
        folder = self.work / f"{kind}-{count}"
        job = folder / "job.toml"
        if not job.exists():
            place = [] if self.geography is None else ["--geography", str(self.geography)]
            size = ["--households", str(count), "--seed", str(SEED)]
            run_process(["-m", "sample_data", "--out", str(folder), *size, *place])
        return job
