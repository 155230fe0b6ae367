"""What was done to a town leaves a line in its record, naming files and never a resident."""

import json
from datetime import date
from pathlib import Path

import pytest

from app.pipeline.audit import AuditAction
from app.pipeline.compute import compute_again
from app.pipeline.points_change import apply_points, read_points_text
from app.pipeline.whole_job import run_on_town
from app.progress import Progress
from app.settings.job import read_job
from app.store.memory_town import MemoryTown
from app.store.town import AuditEntry, TownFacts
from sample_data.town import TownOrder, make_town
from scoring.frames import RESIDENTS


@pytest.fixture(scope="module")
def job(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_town(TownOrder(tmp_path_factory.mktemp("town"), 100))


@pytest.fixture
def town(job: Path) -> MemoryTown:
    facts = TownFacts("", is_training=True, as_of=date(2026, 11, 20), points_name="")
    made = MemoryTown(facts)
    run_on_town(made, read_job(job), Progress())
    return made


def actions(entries: list[AuditEntry]) -> list[str]:
    return [entry.action for entry in entries]


def test_an_import_is_recorded_with_the_digests_of_its_files(town: MemoryTown) -> None:
    (entry,) = town.audit()
    assert entry.action == AuditAction.IMPORTED
    assert set(entry.detail) == {"residents.csv", "requirements.csv"}


def test_computing_again_and_other_points_are_recorded(town: MemoryTown) -> None:
    compute_again(town, Progress())
    apply_points(town, read_points_text(town).text, Progress())
    assert actions(town.audit()) == [
        AuditAction.IMPORTED,
        AuditAction.COMPUTED,
        AuditAction.POINTS_CHANGED,
    ]


def test_the_record_names_no_resident(town: MemoryTown) -> None:
    entries = [[entry.about, dict(entry.detail)] for entry in town.audit()]
    told = json.dumps(entries, ensure_ascii=False)
    residents = town.read(RESIDENTS)
    assert not [name for name in residents["name"] if name in told]
    assert not [person for person in residents["person_id"] if person in told]
