"""Mark columns of a wide list: 要介護度, 身障等級, 人工呼吸器 ○/× …, each standing for a need.

Only what plainly says no is no. What says neither yes nor no is an issue, never a no.
"""

import re
from dataclasses import replace
from enum import StrEnum

from importers.issues import IssueCode
from importers.layouts.spec import MarkColumn, MarkReads
from importers.layouts.spellings import build_spellings
from importers.welfare.words import NEEDS_GRADE, NEEDS_PART, Need, NeedWords, Reading, Word
from scoring.codes import RequirementKind


class Mark(StrEnum):
    """What a ○/× cell says; a blank is NO."""

    YES = "yes"
    NO = "no"


MARKS = build_spellings(
    {
        Mark.YES: [
            "○", "◎", "●", "1", "有", "有り", "あり", "はい", "該当", "対象", "✓", "✔", "☑", "レ",
        ],
        Mark.NO: [
            "×", "✕", "✖", "0", "無", "無し", "なし", "いいえ", "非該当", "対象外", "-", "ー",
        ],
    },
    words_count=False,
)  # fmt: skip
_LONGEST_PAIR = 60
MARK = "mark"
"""The field that issues of a mark column name."""

_OWN_NAMES = {
    RequirementKind.CARE_LEVEL: ("要介護度", "介護度"),
    RequirementKind.PHYSICAL_HANDBOOK: (
        "身体障害者手帳", "身体障害者", "身体障害", "身体手帳", "身体", "身障手帳", "身障",
    ),
    RequirementKind.INTELLECTUAL_HANDBOOK: ("療育手帳", "療育", "愛の手帳", "みどりの手帳"),
    RequirementKind.MENTAL_HANDBOOK: (
        "精神障害者保健福祉手帳", "精神障害者手帳", "精神保健福祉手帳", "精神手帳", "精神",
    ),
}  # fmt: skip
"""What a cell may say again of its column before the grade; longer names first."""
_APPLIED_FOR = re.compile(r"(?:区分|介護|要介護)?(?:変更|更新|新規)?申請中")
_BETWEEN = re.compile(r"[、,，;；/／\n＋+・･]+|\s+")
_NOISE = re.compile(r"第?[12一二１２]種|[()（）\[\]「」【】:：\s]")


def mark_of(cell: str) -> Mark | None:
    """Read a ○/× cell; None: it says neither."""
    word = MARKS.find(cell) if cell else Mark.NO
    return None if word is None else Mark(word)


def read_mark(words: NeedWords, mark: MarkColumn, cell: str) -> Reading:
    """Read one cell of a mark column: no need, one, or several (``視覚2級、下肢4級``)."""
    if mark.reads is MarkReads.YES:
        said = mark_of(cell)
        if said is None:
            return Reading((), ((MARK, IssueCode.UNCLEAR_MARK),))
        return _told(words, _named(mark)) if said is Mark.YES else Reading(())
    return _read_grade(words, mark, cell)


def _named(mark: MarkColumn) -> Need:
    return Need(mark.kind, mark.part, mark.grade)


def _read_grade(words: NeedWords, mark: MarkColumn, cell: str) -> Reading:
    plain = _APPLIED_FOR.sub("", cell) if mark.kind is RequirementKind.CARE_LEVEL else cell
    found = _find(words, mark, plain)
    if found:
        is_pending = plain != cell
        return _told(words, *(replace(need, is_change_pending=is_pending) for need in found))
    said = mark_of(cell)
    if said is not None:
        return _told(words, _named(mark)) if said is Mark.YES else Reading(())
    return _as_written(words, mark, cell)


def _find(words: NeedWords, mark: MarkColumn, cell: str) -> list[Need]:
    """Find a whole cell in the tables, or each of its pieces; else nothing of it."""
    whole = _find_one(words, mark, cell)
    if whole is not None:
        return [whole]
    pieces = [piece for piece in _BETWEEN.split(cell) if piece]
    found = []
    for piece in pieces:
        need = _find_one(words, mark, piece)
        if need is None:
            return []
        found.append(need)
    return found


def _find_one(words: NeedWords, mark: MarkColumn, text: str) -> Need | None:
    for plain in _forms(mark.kind, text):
        grade = _known_grade(words, mark.kind, plain)
        if grade is not None:
            return Need(mark.kind, mark.part, grade)
        part = _known_part(words, mark.kind, plain)
        if part is not None:
            return Need(mark.kind, part, mark.grade)
        both = _part_and_grade(words, mark, plain)
        if both is not None:
            return both
    return None


def _forms(kind: RequirementKind, text: str) -> list[str]:
    """Give a cell as it stands, then without brackets and 種, then without its own kind.

    Widths are left to the tables: made plain here, Ⓐ would be A.
    """
    bare = _NOISE.sub("", text)
    own = next((name for name in _OWN_NAMES.get(kind, ()) if bare.startswith(name)), "")
    return [form for form in dict.fromkeys((text, bare, bare.removeprefix(own))) if form]


def _part_and_grade(words: NeedWords, mark: MarkColumn, text: str) -> Need | None:
    """Read ``聴覚2級`` or ``2級聴覚``: the tables know both halves. A long text is a note."""
    if len(text) > _LONGEST_PAIR:
        return None
    for cut in range(len(text) - 1, 0, -1):
        for one, other in ((text[:cut], text[cut:]), (text[cut:], text[:cut])):
            grade = _known_grade(words, mark.kind, other)
            if grade is None:
                continue
            part = _known_part(words, mark.kind, one)
            if part is not None:
                return Need(mark.kind, part, grade)
    return None


def _known_grade(words: NeedWords, kind: RequirementKind, text: str) -> str | None:
    table = words.layout.grades.get(kind.value)
    return None if table is None else table.find(text)


def _known_part(words: NeedWords, kind: RequirementKind, text: str) -> str | None:
    table = words.layout.parts.get(kind.value)
    return None if table is None else table.find(text)


def _as_written(words: NeedWords, mark: MarkColumn, cell: str) -> Reading:
    """Keep a cell that no table knows, so that a person can see and settle it."""
    if mark.kind.value in words.layout.grades or mark.kind.value not in words.layout.parts:
        grade = words.grade(mark.kind, cell)
        return _with_issue(Need(mark.kind, mark.part, grade.text), grade)
    part = words.part(mark.kind, cell)
    return _with_issue(Need(mark.kind, part.text, mark.grade), part)


def _with_issue(need: Need, word: Word) -> Reading:
    return Reading((need,), () if word.issue is None else ((MARK, word.issue),))


def _told(words: NeedWords, *needs: Need) -> Reading:
    issues = dict.fromkeys(code for need in needs for code in _doubts(words, need))
    return Reading(tuple(dict.fromkeys(needs)), tuple((MARK, code) for code in issues))


def _doubts(words: NeedWords, need: Need) -> list[IssueCode]:
    doubts = []
    if need.part is None and need.kind in NEEDS_PART:
        doubts.append(IssueCode.MISSING_PART)
    if need.grade is None and need.kind in NEEDS_GRADE:
        doubts.append(IssueCode.MISSING_GRADE)
    if not words.is_in_law(need):
        doubts.append(IssueCode.GRADE_NOT_IN_LAW)
    return doubts
