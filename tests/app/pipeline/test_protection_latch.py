"""支援措置 is set by any file and ended by none: only two people with a document end it."""

from pathlib import Path

import pytest

from app.errors import AppError, AppProblem
from app.pipeline.clear_protection import PROTECTION_CLEARED, Clearing, clear_protection
from app.pipeline.import_batch import undo_last_batch
from app.pipeline.view import load_view
from app.progress import Progress
from app.store.memory_town import MemoryTown
from scoring.frames import HOUSEHOLD_SCORES, ISSUES, RESIDENTS
from scoring.record_frames import DIFFERENCES, PROTECTIONS
from tests.builders_batches import CLERK, a_resident, bring, empty_town, orders_of

PEOPLE = [a_resident(number) for number in range(40)]
FLAGGED = [a_resident(0, 支援措置="1"), *PEOPLE[1:]]
CLEARING = Clearing("00000000", "架空 甲", "架空 乙", "期間の満了を確認", "さ市第12号")


def protected(town: MemoryTown) -> list[str]:
    residents = town.read(RESIDENTS)
    return residents.loc[residents["is_protected"], "person_id"].tolist()


def a_town(folder: Path) -> MemoryTown:
    town = empty_town()
    bring(town, orders_of(folder / "first", FLAGGED, protected=[1]))
    return town


def test_the_registry_and_any_other_file_protect(tmp_path: Path) -> None:
    assert protected(a_town(tmp_path)) == ["00000000", "00000001"]


def test_files_that_say_so_no_more_do_not_end_it(tmp_path: Path) -> None:
    town = a_town(tmp_path)
    bring(town, orders_of(tmp_path / "2", PEOPLE, protected=[]))
    bring(town, orders_of(tmp_path / "3", PEOPLE))
    assert protected(town) == ["00000000", "00000001"]
    told = town.read(DIFFERENCES)[["batch", "difference", "person_id"]].to_numpy().tolist()
    assert told == [
        [2, "protection_unset", "00000000"],
        [2, "protection_unset", "00000001"],
    ]


def test_who_leaves_the_registry_is_protected_when_he_comes_back(tmp_path: Path) -> None:
    town = a_town(tmp_path)
    bring(town, orders_of(tmp_path / "2", PEOPLE[2:], protected=[]))
    assert protected(town) == []
    bring(town, orders_of(tmp_path / "3", PEOPLE))
    assert protected(town) == ["00000000", "00000001"]


def test_undoing_the_import_that_set_it_does_not_end_it(tmp_path: Path) -> None:
    town = empty_town()
    bring(town, orders_of(tmp_path / "1", PEOPLE))
    bring(town, orders_of(tmp_path / "2", FLAGGED))
    undo_last_batch(town, CLERK, Progress())
    assert protected(town) == ["00000000"]


def test_two_people_with_a_document_end_it(tmp_path: Path) -> None:
    town = a_town(tmp_path)
    bring(town, orders_of(tmp_path / "2", PEOPLE, protected=[1]))
    clear_protection(town, CLEARING, Progress())
    assert protected(town) == ["00000001"]
    assert not town.read(HOUSEHOLD_SCORES).set_index("household_id")["is_protected"]["H00000"]
    (decision,) = town.decisions(PROTECTION_CLEARED)
    assert decision.subject_id == "00000000"
    assert decision.value == {
        "first": "架空 甲",
        "second": "架空 乙",
        "reason": "期間の満了を確認",
        "document": "さ市第12号",
    }
    bring(town, orders_of(tmp_path / "3", [*PEOPLE[:39]], protected=[1]))
    assert protected(town) == ["00000001"]


def test_a_file_that_still_says_so_has_to_be_corrected_first(tmp_path: Path) -> None:
    with pytest.raises(AppError) as error:
        clear_protection(a_town(tmp_path), CLEARING, Progress())
    assert error.value.code is AppProblem.PROTECTION_STILL_TOLD


@pytest.mark.parametrize(
    "clearing",
    [
        Clearing("00000000", "架空 甲", "架空 甲", "理由", "第1号"),
        Clearing("00000000", "架空 甲", " ", "理由", "第1号"),
        Clearing("00000000", "架空 甲", "架空 乙", "", "第1号"),
        Clearing("00000000", "架空 甲", "架空 乙", "理由", ""),
    ],
)
def test_one_person_or_no_document_is_not_enough(clearing: Clearing, tmp_path: Path) -> None:
    town = a_town(tmp_path)
    bring(town, orders_of(tmp_path / "2", PEOPLE, protected=[]))
    with pytest.raises(AppError) as error:
        clear_protection(town, clearing, Progress())
    assert error.value.code is AppProblem.CLEARING_INCOMPLETE
    assert "00000000" in protected(town)


def test_who_is_not_protected_cannot_be_cleared(tmp_path: Path) -> None:
    with pytest.raises(AppError) as error:
        clear_protection(
            a_town(tmp_path), Clearing("00000005", "甲", "乙", "理由", "第1号"), Progress()
        )
    assert error.value.code is AppProblem.PROTECTION_NOT_LATCHED


def test_an_older_town_without_the_table_keeps_its_flags(tmp_path: Path) -> None:
    town = a_town(tmp_path)
    town.write({PROTECTIONS: PROTECTIONS.empty()})
    bring(town, orders_of(tmp_path / "2", PEOPLE))
    assert protected(town) == ["00000000", "00000001"]


def test_issues_hide_whoever_another_file_protects(tmp_path: Path) -> None:
    town = empty_town()
    odd = [a_resident(0, 生年月日="昨日", 電話番号="内緒"), *PEOPLE[1:]]
    bring(town, orders_of(tmp_path, odd, protected=[0]))
    values = town.read(ISSUES)["value"].dropna().tolist()
    assert values
    assert set(values) == {"＊＊＊"}


def test_a_protected_person_is_in_no_view_whatever_file_said_so(tmp_path: Path) -> None:
    view = load_view(a_town(tmp_path), Progress())
    assert not view.members["person_id"].isin(["00000000", "00000001"]).any()
    assert view.tables.issues.empty


def test_the_other_number_of_a_protected_person_is_protected_and_stays_so(tmp_path: Path) -> None:
    again = a_resident(0, 宛名番号="90000000", 世帯番号="90000000")
    town = empty_town()
    bring(town, orders_of(tmp_path / "1", [*FLAGGED, again]))
    assert protected(town) == ["00000000", "90000000"]

    bring(town, orders_of(tmp_path / "2", [*PEOPLE[1:], again]))

    assert protected(town) == ["90000000"]


def test_somebody_of_the_same_name_is_not_the_other_number(tmp_path: Path) -> None:
    namesake = a_resident(39, 氏名="架空 000子")
    town = empty_town()
    bring(town, orders_of(tmp_path / "1", [*FLAGGED[:-1], namesake]))

    assert protected(town) == ["00000000"]
