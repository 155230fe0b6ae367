"""What a welfare file says of whose need, as the answer key tells it."""

from dataclasses import dataclass
from pathlib import Path

from sample_data.calendar_days import NO_DAY, DayBook, day_number
from sample_data.exports.papers import Papers
from sample_data.files import write_rows
from sample_data.need_forms import FORMS, INTELLECTUAL, MENTAL, NeedForm

KEY_ENCODING = "utf-8-sig"
NEED_COLUMNS = (
    "source", "file", "line", "person_id", "kind", "part", "grade", "overall_grade",
    "valid_from", "valid_until", "is_change_pending", "is_returned", "in_force", "expired",
)  # fmt: skip
YES_NO = ("false", "true")


@dataclass(frozen=True)
class KeyedNeed:
    """One need of the key; ``valid_until`` is exclusive, days are texts, empty is open."""

    source: str
    file: str
    line: int
    person_id: str
    kind: str
    part: str = ""
    grade: str = ""
    overall_grade: str = ""
    valid_from: str = ""
    valid_until: str = ""
    is_pending: bool = False
    is_returned: bool = False
    in_force: bool = True
    expired: bool = False

    def text(self) -> str:
        """Write it as a line of the key."""
        truths = (self.is_pending, self.is_returned, self.in_force, self.expired)
        cells = (
            self.source, self.file, str(self.line), self.person_id, self.kind, self.part,
            self.grade, self.overall_grade, self.valid_from, self.valid_until,
            *(YES_NO[truth] for truth in truths),
        )  # fmt: skip
        return ",".join(cells) + "\r\n"


class NeedTeller:
    """Tells the needs of papers for the key, whichever file they stand in."""

    def __init__(self, papers: Papers, ids: list[str], as_of_day: int) -> None:
        self._papers, self._ids, self._day = papers, ids, as_of_day
        self._overall = papers.overall.tolist()
        self._counts = _is_in_force(papers, as_of_day)
        self._days = _DayTexts()

    def tell(self, row: int, place: tuple[str, str, int]) -> KeyedNeed:
        """Give the need of one row of the papers; ``place`` is source, file and line."""
        needs, papers = self._papers.needs, self._papers
        form = FORMS[int(needs.form[row])]
        last, overall = int(needs.last_day[row]), self._overall[row]
        is_over = last != NO_DAY and last < self._day
        returned, pending = bool(papers.is_returned[row]), bool(papers.is_pending[row])
        source, file, line = place
        return KeyedNeed(
            source=source,
            file=file,
            line=line,
            person_id=self._ids[int(needs.person[row])],
            kind=form.kind,
            part=form.part,
            grade=form.grade,
            overall_grade=_overall(form, overall),
            valid_from=self._days.text(int(needs.valid_from[row])),
            valid_until=self._days.text(last + 1 if last != NO_DAY else NO_DAY),
            is_pending=pending,
            is_returned=returned,
            in_force=self._counts[row],
            expired=is_over and not returned and not pending,
        )


def _overall(form: NeedForm, overall: int) -> str:
    """Give the 総合等級; a handbook that knows no parts has no other grade."""
    if form.kind in (INTELLECTUAL, MENTAL):
        return form.grade
    return f"{overall}級" if overall else ""


class _DayTexts:
    def __init__(self) -> None:
        self._first = day_number(DayBook.FIRST)
        self._texts = DayBook().texts_from_first()

    def text(self, day: int) -> str:
        return "" if day == NO_DAY else self._texts[day - self._first]


def _is_in_force(papers: Papers, day: int) -> list[bool]:
    needs = papers.counting()
    begun = (needs.valid_from == NO_DAY) | (needs.valid_from <= day)
    going = (needs.last_day == NO_DAY) | (needs.last_day >= day)
    return [bool(truth) for truth in begun & going]


def write_needs(folder: Path, needs: list[KeyedNeed]) -> None:
    """Write ``exports_needs.csv``, in the order of the files."""
    rows = (need.text() for need in needs)
    write_rows(folder / "exports_needs.csv", NEED_COLUMNS, rows, KEY_ENCODING)
