"""How a town stands between two imports: what came in, may be undone, and waits."""

from datetime import date

import pytest

from app.pipeline.gathered_files import gather_files
from app.pipeline.import_batch import keep_batch, prepare_batch
from app.pipeline.import_standing import read_standing
from app.pipeline.whole_job import run_in_memory
from app.progress import Progress
from app.settings.job import read_job
from sample_data.town import TownOrder, make_town
from scoring.record_codes import Difference
from tests.builders_changes import NEXT_MONTH, month_files

AS_OF = date(2026, 11, 20)


@pytest.fixture(scope="module")
def months(tmp_path_factory):
    out = tmp_path_factory.mktemp("standing")
    make_town(TownOrder(out, 300, months=2))
    return out


@pytest.fixture
def town(months):
    return run_in_memory(read_job(months / "job.toml"), Progress())


def import_month2(town, months):
    orders = gather_files(month_files(months / "month2")).orders
    prepared = prepare_batch(town, orders, NEXT_MONTH, Progress())
    keep_batch(town, prepared, "架空 係員", is_confirmed=False)
    return prepared


def test_the_first_import_cannot_be_undone(town):
    standing = read_standing(town)

    assert not standing.may_undo
    assert standing.last["file"].tolist() == ["residents.csv", "requirements.csv"]
    assert standing.latched == ()
    assert standing.dropouts.count == 0


def test_the_latest_import_stands_first_and_can_be_undone_once(town, months):
    import_month2(town, months)
    standing = read_standing(town)
    assert standing.batches["batch"].tolist() == [2, 2, 1, 1]
    assert standing.last["batch"].tolist() == [2, 2]
    assert standing.may_undo

    assert town.put_back()
    assert not read_standing(town).may_undo


def test_whom_no_file_protects_any_more_is_told_by_number(town, months):
    prepared = import_month2(town, months)
    unset = prepared.differences.query(f"difference == '{Difference.PROTECTION_UNSET.value}'")

    latched = read_standing(town).latched

    assert [one.person_id for one in latched] == unset["person_id"].tolist()
    assert latched[0].household_id is not None


def test_the_same_file_without_a_day_keeps_the_day_it_was_said_to_have(town, months):
    orders = gather_files(month_files(months)).orders
    assert orders.registry is not None
    assert orders.registry.exported_on is None

    prepared = prepare_batch(town, orders, AS_OF, Progress())

    assert prepared.is_unchanged
    assert prepared.facts[0].exported_on == town.facts().sources[0].exported_on is not None
