"""The key of differences: the facts of two months laid side by side, person by person.

The words of the kinds, and what each means, are those of the product's own list; "takes
part" is 住民. A need is a person, kind and part; it is in force by the rows of its month on
the day of its month.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sample_data.exports.needs_key import KEY_ENCODING
from sample_data.files import write_rows
from sample_data.month2.facts import MonthFacts, NeedSet
from sample_data.people import DEAD, DELETED, MOVED_OUT, RESIDENT

COLUMNS = ("difference", "person_id", "what", "before", "after")
HIDDEN = "＊＊＊"
GONE = {DEAD: "died", MOVED_OUT: "moved_out", DELETED: "deleted"}
DETAILS = {
    "name": "氏名", "kana": "氏名カナ", "birth_date": "生年月日", "sex": "性別",
    "relationship": "続柄", "phones": "電話番号",
}  # fmt: skip
KINDS = (
    "arrived", "died", "moved_out", "deleted", "vanished", "household_changed",
    "address_changed", "details_changed", "requirement_new", "requirement_changed",
    "requirement_ended", "requirement_expired", "score_up", "score_down", "protection_set",
    "protection_unset", "consent_changed",
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One difference."""

    difference: str
    person: int
    what: str = ""
    before: str = ""
    after: str = ""


def compare(before: MonthFacts, after: MonthFacts) -> list[Row]:
    """Give every difference, by kind, then by person and what changed."""
    rows = [
        *_comings(before, after),
        *_changes(before, after),
        *_needs(before, after),
        *_scores(before, after),
        *_protections(before, after),
        *_answers(before, after),
    ]
    place = {kind: number for number, kind in enumerate(KINDS)}
    return sorted(rows, key=lambda row: (place[row.difference], row.person, row.what))


def write_differences(file: Path, rows: Sequence[Row], ids: Sequence[str]) -> None:
    """Write the key."""
    lines = (
        ",".join((row.difference, ids[row.person], row.what, row.before, row.after)) + "\r\n"
        for row in rows
    )
    write_rows(file, COLUMNS, lines, KEY_ENCODING)


def _comings(before: MonthFacts, after: MonthFacts) -> Iterator[Row]:
    for person in range(after.count):
        took, takes = before.takes_part(person), after.takes_part(person)
        if takes and not took:
            yield Row("arrived", person)
        if took and not after.is_in_registry[person]:
            yield Row("vanished", person)
        elif took and after.status[person] != RESIDENT:
            yield Row(GONE[after.status[person]], person)


def _changes(before: MonthFacts, after: MonthFacts) -> Iterator[Row]:
    for person in _both(before, after):
        is_hidden = before.is_protected[person] or after.is_protected[person]
        for kind, what, column in (
            ("household_changed", "", "世帯番号"), ("address_changed", "", "住所と方書"),
            *(("details_changed", field, column) for field, column in DETAILS.items()),
        ):  # fmt: skip
            old, new = before.texts[column][person], after.texts[column][person]
            if old != new and is_hidden and kind != "household_changed":
                yield Row(kind, person, what, *(HIDDEN if text else "" for text in (old, new)))
            elif old != new:
                yield Row(kind, person, what, old, new)


def _needs(before: MonthFacts, after: MonthFacts) -> Iterator[Row]:
    for need in {**before.in_force, **after.in_force}:
        if not after.takes_part(need.person):
            continue
        old, new = before.in_force.get(need), after.in_force.get(need)
        if kind := _kind_of_change(old, new, is_standing=need in after.standing):
            yield Row(kind, need.person, need.words(), _told(old), _told(new))


def _kind_of_change(old: NeedSet | None, new: NeedSet | None, *, is_standing: bool) -> str:
    if old is None:
        return "requirement_new"
    if new is None:
        return "requirement_expired" if is_standing else "requirement_ended"
    return "requirement_changed" if old != new else ""


def _told(grades: NeedSet | None) -> str:
    return "、".join(dict.fromkeys(grade for grade, _overall in sorted(grades or ()) if grade))


def _scores(before: MonthFacts, after: MonthFacts) -> Iterator[Row]:
    for person in _both(before, after):
        old, new = before.score[person], after.score[person]
        low, high = (-1.0 if score is None else score for score in (old, new))
        if low != high:
            kind = "score_up" if high > low else "score_down"
            texts = ("" if score is None else repr(score) for score in (old, new))
            yield Row(kind, person, "", *texts)


def _protections(before: MonthFacts, after: MonthFacts) -> Iterator[Row]:
    for person in range(after.count):
        was, is_now = before.is_protected[person], after.is_protected[person]
        if is_now and not was:
            yield Row("protection_set", person)
        if was and not is_now and after.is_in_registry[person]:
            yield Row("protection_unset", person)


def _answers(before: MonthFacts, after: MonthFacts) -> Iterator[Row]:
    for person in range(after.count):
        old, new = before.consent[person], after.consent[person]
        if after.takes_part(person) and old != new:
            yield Row("consent_changed", person, "", old, new)


def _both(before: MonthFacts, after: MonthFacts) -> Iterator[int]:
    return (n for n in range(before.count) if before.takes_part(n) and after.takes_part(n))
