"""照合: what waits, what a person decides, and what hangs on it."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from app.pipeline.audit import AuditAction
from app.pipeline.link_decisions import LINK, LinkAnswer
from app.pipeline.make_list import make_list
from app.pipeline.match_desk import review_queue
from app.pipeline.review_answers import ReviewAnswer, note_answer, settle_answers
from app.pipeline.review_items import PersonTexts, ReviewItem
from app.progress import Progress
from app.settings.source_orders import BatchOrders, SourceOrder
from app.store.memory_town import MemoryTown
from scoring.codes import ResidentStatus
from scoring.frames import INDIVIDUALS, ISSUES, RESIDENTS
from scoring.record_codes import LinkState
from tests.builders_batches import (
    AS_OF,
    CLERK,
    a_resident,
    bring,
    empty_town,
    orders_of,
    write_table,
)

LAYOUT = """
title = "民生委員の名簿"
[person.columns]
name = { header = "氏名", needed = true }
kana = { header = "カナ" }
birth_date = { header = "生年月日" }
address = { header = "住所" }
[requirements]
kind = "要介護認定"
[requirements.columns]
grade = { header = "介護度" }
[requirements.grades."要介護認定"]
"要介護3" = []
"要介護5" = []
"""
HEADER = "氏名,カナ,生年月日,住所,介護度"
PEOPLE = [
    *[a_resident(number) for number in range(60)],
    a_resident(69, 氏名="確実 一郎", 氏名カナ="カクジツ イチロウ", 生年月日="1938-08-08"),
    a_resident(70, 氏名="照合 花子", 氏名カナ="ショウゴウ ハナコ", 生年月日="1938-03-04"),
    a_resident(71, 氏名="照合 華子", 氏名カナ="ショウゴウ ハナコ", 生年月日="1938-03-09"),
    a_resident(72, 氏名="秘密 守子", 氏名カナ="ヒミツ モリコ", 生年月日="1950-05-05", 支援措置="1"),
]
UNSURE = "照合 花子,ショウゴウ ハナコ,1938-03-09,,要介護5"
SURE = "確実 一郎,カクジツ イチロウ,1938-08-08,さくら川市本町7丁目69番,要介護3"
NOBODY = "未知 太郎,ミチ タロウ,1931-01-01,みどり市1番,要介護3"


def outside_list(folder: Path, rows: Sequence[str]) -> BatchOrders:
    layout = folder / "minsei.toml"
    path = write_table(folder / "list.csv", HEADER, rows)
    layout.write_text(LAYOUT, encoding="utf-8")
    return BatchOrders(None, (SourceOrder(path, str(layout), AS_OF, "minsei"),))


@pytest.fixture
def town(tmp_path: Path) -> MemoryTown:
    made = empty_town()
    bring(made, orders_of(tmp_path / "1", PEOPLE))
    bring(made, outside_list(tmp_path / "2", [SURE, NOBODY, UNSURE]))
    return made


def scores(town: MemoryTown) -> dict[str, float]:
    individuals = town.read(INDIVIDUALS)
    return dict(zip(individuals["person_id"], individuals["score"], strict=True))


def settle(
    town: MemoryTown, record_id: str, answer: LinkAnswer, person_id: str | None = None
) -> None:
    note_answer(town, ReviewAnswer(record_id, answer, person_id), CLERK)
    settle_answers(town, Progress())


def waiting(town: MemoryTown, name: str) -> ReviewItem:
    return next(item for item in review_queue(town).items if item.texts.name == name)


def test_possible_ones_wait_before_those_nobody_is_like(town: MemoryTown) -> None:
    queue = review_queue(town)
    assert [(item.texts.name, item.state) for item in queue.items] == [
        ("照合 花子", LinkState.POSSIBLE),
        ("未知 太郎", LinkState.NONE),
    ]
    assert (queue.counts.linked, queue.counts.unlinked) == (1, 2)
    item = queue.items[0]
    assert (item.source, item.file, item.line) == ("minsei", "list.csv", 4)
    assert item.needs == ("全面的な介助（要介護5）",)
    assert {candidate.person_id for candidate in item.candidates} == {"00000070", "00000071"}
    assert item.candidates[0].status is ResidentStatus.RESIDENT


def test_needs_count_once_a_person_has_accepted(town: MemoryTown) -> None:
    before = scores(town)["00000071"]
    settle(town, waiting(town, "照合 花子").record_id, LinkAnswer.ACCEPTED, "00000071")
    assert scores(town)["00000071"] > before
    assert make_list(town, Progress()).unlinked == 1
    (item,) = review_queue(town).decided
    assert (item.linked_to, item.decided_by) == ("00000071", CLERK)
    assert town.audit()[-1].action == AuditAction.LINKED


def test_a_decision_survives_the_next_import_and_can_be_taken_back(
    town: MemoryTown, tmp_path: Path
) -> None:
    record_id = waiting(town, "照合 花子").record_id
    settle(town, record_id, LinkAnswer.ACCEPTED, "00000071")
    bring(town, outside_list(tmp_path / "3", [UNSURE, SURE]))
    assert review_queue(town).decided[0].record_id == record_id
    settle(town, record_id, LinkAnswer.TAKEN_BACK)
    assert waiting(town, "照合 花子").state is LinkState.POSSIBLE
    assert len(town.decisions(LINK)) == 2


def test_who_was_rejected_is_no_candidate_again(town: MemoryTown) -> None:
    record_id = waiting(town, "照合 花子").record_id
    settle(town, record_id, LinkAnswer.REJECTED, "00000070")
    candidates = [one.person_id for one in waiting(town, "照合 花子").candidates]
    assert "00000070" not in candidates


def test_a_stranger_stays_counted_and_waits_no_more(town: MemoryTown) -> None:
    settle(town, waiting(town, "未知 太郎").record_id, LinkAnswer.STRANGER)
    queue = review_queue(town)
    assert [item.texts.name for item in queue.items] == ["照合 花子"]
    assert [item.is_stranger for item in queue.decided] == [True]
    assert (queue.counts.unlinked, queue.counts.strangers) == (2, 1)


def test_what_is_put_off_goes_to_the_end(town: MemoryTown) -> None:
    settle(town, waiting(town, "照合 花子").record_id, LinkAnswer.LATER)
    queue = review_queue(town)
    assert [item.texts.name for item in queue.items] == ["未知 太郎", "照合 花子"]
    assert queue.counts.later == 1


def test_a_protected_candidate_shows_nothing_but_the_number(
    town: MemoryTown, tmp_path: Path
) -> None:
    bring(town, outside_list(tmp_path / "3", ["秘密 守子,,1950-05-06,,要介護3"]))
    (item,) = [item for item in review_queue(town).items if item.candidates]
    (candidate,) = item.candidates
    assert (candidate.person_id, candidate.is_hidden) == ("00000072", True)
    assert candidate.texts == PersonTexts()


def test_linking_to_a_protected_person_hides_the_issues_of_the_record(
    town: MemoryTown, tmp_path: Path
) -> None:
    bring(town, outside_list(tmp_path / "3", ["旧姓 某,,,,要介護9"]))
    assert "要介護9" in town.read(ISSUES)["value"].tolist()
    settle(town, waiting(town, "旧姓 某").record_id, LinkAnswer.ACCEPTED, "00000072")
    assert "要介護9" not in town.read(ISSUES)["value"].tolist()


def test_a_record_of_protection_protects_everybody_it_may_be(
    town: MemoryTown, tmp_path: Path
) -> None:
    header = "宛名番号,氏名,生年月日,支援措置開始年月日"
    path = write_table(tmp_path / "shien.csv", header, ["99999999,照合 花子,1938-03-09,20260101"])
    order = SourceOrder(path, "shien-standard", AS_OF, "shien-standard")
    bring(town, BatchOrders(None, (order,)))
    item = review_queue(town).items[0]
    assert item.is_protection
    residents = town.read(RESIDENTS).set_index("person_id")["is_protected"]
    assert residents[["00000070", "00000071"]].tolist() == [True, True]
    settle(town, item.record_id, LinkAnswer.ACCEPTED, "00000071")
    residents = town.read(RESIDENTS).set_index("person_id")["is_protected"]
    assert residents[["00000070", "00000071"]].tolist() == [False, True]


@pytest.mark.parametrize(("record", "person"), [("記録-none", "00000070"), (None, "x")])
def test_a_decision_on_nobody_is_refused(town: MemoryTown, record: str | None, person: str) -> None:
    with pytest.raises(KeyError):
        settle(town, record or review_queue(town).items[0].record_id, LinkAnswer.ACCEPTED, person)
    assert not town.decisions(LINK)


def test_one_certificate_of_two_people_is_shown_with_both(tmp_path: Path) -> None:
    town = empty_town()
    twin = {"氏名": "双葉 一", "氏名カナ": "フタバ ハジメ", "生年月日": "1950-05-05"}
    people = [
        a_resident(80, 住所="さくら川市本町1番", **twin),
        a_resident(81, 住所="さくら川市本町1番", **twin),
    ]
    bring(town, orders_of(tmp_path, [*PEOPLE, *people]))
    (double,) = review_queue(town).doubles
    assert (double.person_id, double.other_id) == ("00000080", "00000081")
    assert double.texts.name == double.other_texts.name == "双葉 一"
