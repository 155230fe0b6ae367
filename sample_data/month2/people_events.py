"""What happens to people in a month: births, moves, deaths, new names, new homes."""

import numpy as np

from sample_data.calendar_days import YEAR_DAYS, day_number
from sample_data.exports.hand_words import VARIANTS
from sample_data.exports.town_month import GIVEN, REFUSED, UNANSWERED
from sample_data.families import CHILD_1, CHILD_3, HEAD, SPOUSE
from sample_data.job_file import AS_OF
from sample_data.month2.moving import Moving
from sample_data.need_forms import CARE, form_number
from sample_data.people import (
    DEAD,
    DELETED,
    FEMALE,
    MOBILE,
    MOVED_OUT,
    RESIDENT,
    UNKNOWN_STRUCTURE,
)
from sample_data.person_names import NameBook

TODAY = day_number(AS_OF)
NEW_ROOM = 990
SENIOR = TODAY - round(70 * YEAR_DAYS)
GROWN = TODAY - round(22 * YEAR_DAYS)
MIDDLE = (TODAY - round(60 * YEAR_DAYS), TODAY - round(40 * YEAR_DAYS))


def let_a_month_pass(moving: Moving) -> None:
    """Let all of it happen, one kind after another."""
    _lose_people(moving)
    _welcome_people(moving)
    _change_homes(moving)
    _change_names(moving)
    _change_details(moving)
    _change_protection(moving)
    _change_answers(moving)


def _lose_people(moving: Moving) -> None:
    people = moving.people
    for person in moving.draw(people.birth < SENIOR, share=2):
        people.status[person] = DEAD
    for person in moving.draw():
        people.status[moving.members(person)] = MOVED_OUT
    for person in moving.draw(share=0.3):
        people.status[person] = DELETED
    for person in moving.draw():
        moving.is_in_registry[person] = False


def _welcome_people(moving: Moving) -> None:
    book = NameBook()
    people = moving.people
    couples = np.isin(people.household, people.household[people.slot == SPOUSE])
    full = np.isin(people.household, people.household[people.slot == CHILD_3])
    young = (people.slot == HEAD) & (people.birth > MIDDLE[0]) & couples & ~full
    for turn, head in enumerate(moving.draw(young, share=1.5)):
        given = len(book.given) - 1 - turn % book.group_sizes[-1]
        moving.add_person(
            head, slot=CHILD_3, birth=TODAY + 2 + turn % 25, sex=FEMALE, given=given, phone=0
        )
    for turn, like in enumerate(moving.draw(people.birth < GROWN, share=2)):
        _arrive(moving, like, turn, book)
    for person in np.flatnonzero(moving.may_return)[: moving.count].tolist():
        moving.people.status[person] = RESIDENT


def _arrive(moving: Moving, like: int, turn: int, book: NameBook) -> None:
    """Let somebody like a resident move in alone; every second with a care level."""
    home = moving.found_household(_flat(moving, turn), NEW_ROOM + turn % 10)
    person = moving.add_person(
        like, household=home, slot=HEAD, surname=(turn * 7) % book.common_count, phone=MOBILE
    )
    if turn % 2 == 0:
        form = form_number(CARE, "", "要介護3")
        moving.papers.add(person, form, TODAY + 3, TODAY + 368)


def _flat(moving: Moving, turn: int) -> int:
    return int(moving.flats[(turn * 37 + 11) % len(moving.flats)])


def _change_homes(moving: Moving) -> None:
    people = moving.people
    grown = (people.slot == CHILD_1) & (people.birth < GROWN)
    for person in moving.draw(grown):
        # 世帯分離: another household at the same home; the phone stays the same.
        old = int(people.household[person])
        home = moving.found_household(int(moving.building[old]), int(moving.room[old]))
        _keep_phone(moving, person)
        people.household[person], people.slot[person] = home, HEAD
    for turn, person in enumerate(moving.draw(grown)):
        home = moving.found_household(_flat(moving, turn + 500), NEW_ROOM + turn % 10)
        _keep_phone(moving, person)
        people.household[person], people.slot[person] = home, HEAD
        people.floor[person], people.structure[person] = 0, UNKNOWN_STRUCTURE
    for turn, person in enumerate(moving.draw(share=2)):
        home = int(people.household[person])
        moving.building[home], moving.room[home] = _flat(moving, turn + 900), NEW_ROOM
        people.floor[moving.members(person)] = 0
        people.structure[moving.members(person)] = UNKNOWN_STRUCTURE


def _keep_phone(moving: Moving, person: int) -> None:
    moving.texts[person, "電話番号"] = moving.before["電話番号"][person]


def _change_names(moving: Moving) -> None:
    people, book = moving.people, NameBook()
    for turn, person in enumerate(moving.draw((people.birth > MIDDLE[0]) & (people.sex == FEMALE))):
        people.surname[person] = (people.surname[person] + 11 + turn) % book.common_count
    folded = np.array([VARIANTS.get(name[0]) is not None for name, _ in book.surnames])
    for person in moving.draw(folded[people.surname]):
        name = moving.before["氏名"][person]
        moving.texts[person, "氏名"] = VARIANTS[name[0]] + name[1:]
    for person in moving.draw():
        kana = moving.before["氏名カナ"][person]
        moving.texts[person, "氏名カナ"] = kana[:-1] + "ヲ"


def _change_details(moving: Moving) -> None:
    people = moving.people
    for person in moving.draw(people.phone == MOBILE):
        people.phone[person] = 0
    for person in moving.draw(people.phone == 0):
        people.phone[person] = MOBILE
    middle = (people.birth > MIDDLE[0]) & (people.birth < MIDDLE[1])
    for person in moving.draw(middle, share=0.5):
        people.birth[person] += 1


def _change_protection(moving: Moving) -> None:
    """Protect some; and let the files forget one, which an import must not follow."""
    people = moving.people
    for person in moving.draw():
        people.is_protected[person] = True
    forgotten = np.flatnonzero(moving.may_be_forgotten)[:1]
    people.is_protected[forgotten] = False


def _change_answers(moving: Moving) -> None:
    said, day = moving.answer, TODAY + 10
    for old, new in ((UNANSWERED, GIVEN), (GIVEN, REFUSED), (REFUSED, GIVEN)):
        among = moving.is_asked & (said == old)
        for person in moving.draw(among):
            said[person], moving.answer_day[person] = new, day
    for person in moving.draw(~moving.is_asked):
        said[person], moving.answer_day[person] = GIVEN, day
        moving.is_asked[person] = True
