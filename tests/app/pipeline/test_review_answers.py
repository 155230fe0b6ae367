"""照合 answer by answer: kept at once, computed later, and never forgotten in between."""

import shutil

import pytest

from app.pipeline.found_people import find_people
from app.pipeline.kept_town import open_town
from app.pipeline.link_decisions import LINK, LinkAnswer
from app.pipeline.make_list import make_list
from app.pipeline.match_desk import review_queue
from app.pipeline.review_answers import (
    ReviewAnswer,
    is_unsettled,
    note_answer,
    settle_answers,
)
from app.pipeline.review_items import PersonTexts, ReviewItem, ReviewQueue
from app.pipeline.review_moves import after_answer, find_item, put_back
from app.pipeline.view import load_view
from app.progress import Progress
from scoring.codes import ResidentStatus
from scoring.frames import INDIVIDUALS
from scoring.record_codes import LinkField, LinkLevel
from tests.builders_batches import CLERK, bring
from tests.builders_review import (
    FIRST,
    HIDDEN,
    PASSPHRASE,
    ROWS,
    SECOND,
    UNKNOWN,
    make_review_town,
    outside_list,
)
from tests.builders_store import MOMENT


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return make_review_town(tmp_path_factory.mktemp("review"))


@pytest.fixture
def path(made, tmp_path):
    shutil.copytree(made.parent, tmp_path / "town")
    return tmp_path / "town" / made.name


@pytest.fixture
def town(path):
    with open_town(path, PASSPHRASE) as opened:
        yield opened


def record_of(queue: ReviewQueue, name: str) -> ReviewItem:
    return next(item for item in (*queue.items, *queue.decided) if item.texts.name == name)


def points_of(town, person_id: str) -> float:
    scores = town.read(INDIVIDUALS).set_index("person_id")["score"]
    return float(scores[person_id])


def told(queue: ReviewQueue) -> list[object]:
    rows = [
        (item.texts.name, item.state, item.linked_to, item.is_stranger, item.is_later)
        for item in (*queue.items, *queue.decided)
    ]
    candidates = [[one.person_id for one in item.candidates] for item in queue.items]
    return [rows, candidates, queue.counts]


def test_an_answer_is_kept_at_once_and_counts_when_it_is_settled(town):
    record_id = record_of(review_queue(town), FIRST).record_id
    before = points_of(town, "00000071")

    note_answer(town, ReviewAnswer(record_id, LinkAnswer.ACCEPTED, "00000071"), CLERK)
    assert len(town.decisions(LINK)) == 1
    assert is_unsettled(town)
    assert points_of(town, "00000071") == before

    settle_answers(town, Progress())
    assert points_of(town, "00000071") > before
    assert not is_unsettled(town)


def test_a_town_left_in_between_is_settled_when_it_is_opened_again(path):
    with open_town(path, PASSPHRASE) as town:
        record_id = record_of(review_queue(town), FIRST).record_id
        before = points_of(town, "00000071")
        note_answer(town, ReviewAnswer(record_id, LinkAnswer.ACCEPTED, "00000071"), CLERK)

    with open_town(path, PASSPHRASE) as town:
        assert points_of(town, "00000071") > before
        assert not is_unsettled(town)


def test_putting_off_leaves_nothing_to_be_settled(town):
    record_id = record_of(review_queue(town), FIRST).record_id

    note_answer(town, ReviewAnswer(record_id, LinkAnswer.LATER), CLERK)

    assert not is_unsettled(town)


def test_an_answer_on_no_record_is_refused_and_leaves_nothing(town):
    with pytest.raises(KeyError):
        note_answer(town, ReviewAnswer("記録-none", LinkAnswer.STRANGER), CLERK)

    assert not town.decisions(LINK)
    assert not is_unsettled(town)


@pytest.mark.parametrize(
    "answers",
    [
        [(FIRST, LinkAnswer.ACCEPTED, "00000071")],
        [(FIRST, LinkAnswer.REJECTED, "00000070")],
        [(FIRST, LinkAnswer.REJECTED, "00000070"), (FIRST, LinkAnswer.REJECTED, "00000071")],
        [(SECOND, LinkAnswer.STRANGER, None), (UNKNOWN, LinkAnswer.STRANGER, None)],
        [(FIRST, LinkAnswer.LATER, None), (UNKNOWN, LinkAnswer.ACCEPTED, "00000005")],
        [(FIRST, LinkAnswer.LATER, None), (FIRST, LinkAnswer.ACCEPTED, "00000070")],
        [(HIDDEN, LinkAnswer.ACCEPTED, "00000072"), (FIRST, LinkAnswer.STRANGER, None)],
    ],
)
def test_the_queue_kept_at_hand_is_the_queue_read_anew(town, answers):
    queue = review_queue(town)
    for name, said, person in answers:
        answer = ReviewAnswer(record_of(queue, name).record_id, said, person)
        note_answer(town, answer, CLERK)
        queue = after_answer(queue, answer, CLERK, MOMENT)
    settle_answers(town, Progress())

    anew = review_queue(town)
    assert sorted(told(queue)[0]) == sorted(told(anew)[0])
    assert told(queue)[1:] == told(anew)[1:]
    assert make_list(town, Progress()).waiting == len(anew.items)


def test_what_is_taken_back_stands_in_the_queue_as_it_was(town):
    before = review_queue(town)
    item = record_of(before, FIRST)
    answer = ReviewAnswer(item.record_id, LinkAnswer.STRANGER)

    queue = put_back(after_answer(before, answer, CLERK, MOMENT), item)

    assert sorted(told(queue)[0]) == sorted(told(before)[0])
    assert queue.counts == before.counts
    assert not queue.decided


def test_a_record_that_is_not_there_is_no_item(town):
    with pytest.raises(KeyError):
        find_item(review_queue(town), "記録-none")


def test_answers_hold_for_the_next_import_and_tell_who_and_when(town, tmp_path):
    queue = review_queue(town)
    for name, said, person in (
        (FIRST, LinkAnswer.ACCEPTED, "00000071"),
        (UNKNOWN, LinkAnswer.STRANGER, None),
    ):
        answer = ReviewAnswer(record_of(queue, name).record_id, said, person)
        note_answer(town, answer, CLERK)
    settle_answers(town, Progress())

    bring(town, outside_list(tmp_path / "again", (*ROWS[::-1], "新人 来子,,,,要介護5")))

    queue = review_queue(town)
    assert {item.texts.name for item in queue.decided} == {FIRST, UNKNOWN}
    assert {item.decided_by for item in queue.decided} == {CLERK}
    assert all(item.decided_at is not None for item in queue.decided)
    assert "新人 来子" in {item.texts.name for item in queue.items}


def test_neither_address_nor_phone_is_told_of_a_record_that_may_be_protected(town):
    item = record_of(review_queue(town), HIDDEN)
    assert item.is_hidden
    assert (item.texts.name, item.texts.address, item.texts.phones) == (HIDDEN, None, None)

    answer = ReviewAnswer(item.record_id, LinkAnswer.ACCEPTED, "00000072")
    note_answer(town, answer, CLERK)
    settle_answers(town, Progress())
    (decided,) = review_queue(town).decided
    assert (decided.is_hidden, decided.texts.address) == (True, None)


def find(town, name: str, query: str):
    view = load_view(town, Progress())
    return find_people(town, view, record_of(review_queue(town), name).record_id, query)


def test_residents_are_found_by_a_part_of_the_name_the_likeliest_first(town):
    found = find(town, FIRST, "ショウゴウ")

    assert found.total == 2
    assert {one.person_id for one in found.people} == {"00000070", "00000071"}
    assert found.people[0].likeness >= found.people[1].likeness
    assert dict(found.people[0].evidence)[LinkField.KANA] is LinkLevel.EXACT


def test_the_protected_and_the_gone_are_found_by_their_number_alone(town):
    assert find(town, FIRST, "秘密").total == 0
    assert find(town, FIRST, "転出").total == 0

    (hidden,) = find(town, FIRST, "00000072").people
    assert (hidden.is_hidden, hidden.texts) == (True, PersonTexts())
    (gone,) = find(town, FIRST, " 00000073 ").people
    assert gone.status is ResidentStatus.MOVED_OUT


@pytest.mark.parametrize("query", ["", "  ", "どこにもいない"])
def test_a_search_that_says_nothing_finds_nobody(town, query):
    assert find(town, FIRST, query).people == ()


def test_looking_up_for_no_record_is_refused(town):
    with pytest.raises(KeyError):
        find_people(town, load_view(town, Progress()), "記録-none", "花子")
