"""脱落確認: nobody leaves the list in silence between two printings."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from app.pipeline.dropouts import Dropouts, explain_dropout, read_dropouts, remember_list
from app.store.memory_town import MemoryTown
from scoring.codes import ExclusionReason
from scoring.record_frames import LISTED_BEFORE
from tests.builders_batches import CLERK, a_resident, bring, empty_town, orders_of

PEOPLE = [a_resident(number) for number in range(30)]


@pytest.fixture
def town(tmp_path: Path) -> MemoryTown:
    """A town without a hazard map: everybody is on the list."""
    made = empty_town()
    bring(made, orders_of(tmp_path / "first", PEOPLE))
    remember_list(made, "AAAA-0001")
    return made


def import_next(town: MemoryTown, folder: Path, people: Sequence[str]) -> None:
    bring(town, orders_of(folder, people))


def reasons(dropouts: Dropouts) -> list[tuple[str, ExclusionReason | None]]:
    return [(one.person_id, one.reason) for one in dropouts.waiting]


def test_nobody_waits_while_everybody_is_listed(town: MemoryTown) -> None:
    assert read_dropouts(town).count == 0
    assert len(town.read(LISTED_BEFORE)) == 30


def test_who_dropped_off_waits_with_the_reason_of_the_machine(
    town: MemoryTown, tmp_path: Path
) -> None:
    changed = [
        a_resident(0, 住民状態="死亡"),
        a_resident(1, 住民状態="転出"),
        a_resident(2, 支援措置="1"),
    ]
    import_next(town, tmp_path / "2", [*changed, *PEOPLE[4:]])
    dropouts = read_dropouts(town)
    assert reasons(dropouts) == [
        ("00000000", ExclusionReason.DEAD),
        ("00000001", ExclusionReason.MOVED_OUT),
        ("00000002", ExclusionReason.PROTECTED),
        ("00000003", None),
    ]
    names = [one.name for one in dropouts.waiting]
    assert names == ["架空 000子", "架空 001子", None, "架空 003子"]
    assert dropouts.waiting[3].address == "さくら川市本町4丁目3番"


def test_who_never_stood_on_a_list_cannot_drop_off_it(town: MemoryTown, tmp_path: Path) -> None:
    import_next(town, tmp_path / "2", [*PEOPLE, a_resident(50)])
    import_next(town, tmp_path / "3", PEOPLE)
    assert read_dropouts(town).count == 0


def test_an_explained_dropout_waits_no_more(town: MemoryTown, tmp_path: Path) -> None:
    import_next(town, tmp_path / "2", PEOPLE[1:])
    explain_dropout(town, "00000000", " 施設に入所 ", CLERK)
    dropouts = read_dropouts(town)
    assert dropouts.count == 0
    assert [(one.told, one.author) for one in dropouts.answered] == [("施設に入所", CLERK)]
    with pytest.raises(KeyError):
        explain_dropout(town, "00000000", "もう一度", CLERK)


def test_a_newer_list_keeps_the_unexplained_and_lets_the_explained_go(
    town: MemoryTown, tmp_path: Path
) -> None:
    import_next(town, tmp_path / "2", PEOPLE[2:])
    explain_dropout(town, "00000000", "転居を電話で確認", CLERK)
    remember_list(town, "AAAA-0002")
    dropouts = read_dropouts(town)
    assert [one.person_id for one in dropouts.waiting] == ["00000001"]
    assert dropouts.waiting[0].fingerprint == "AAAA-0001"
    assert dropouts.answered == ()
    assert len(town.read(LISTED_BEFORE)) == 29


def test_who_drops_off_again_waits_again(town: MemoryTown, tmp_path: Path) -> None:
    import_next(town, tmp_path / "2", PEOPLE[1:])
    explain_dropout(town, "00000000", "確認済み", CLERK)
    import_next(town, tmp_path / "3", PEOPLE)
    assert read_dropouts(town).answered == ()
    remember_list(town, "AAAA-0001")
    import_next(town, tmp_path / "4", PEOPLE[1:])
    assert [one.person_id for one in read_dropouts(town).waiting] == ["00000000"]


def test_an_empty_reason_is_none(town: MemoryTown, tmp_path: Path) -> None:
    import_next(town, tmp_path / "2", PEOPLE[1:])
    with pytest.raises(ValueError, match="reason"):
        explain_dropout(town, "00000000", "  ", CLERK)
