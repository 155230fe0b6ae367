"""The numbers of an address as they are written: 12番地の3, 12-3, 十二番三号, イ12, 685番乙.

Works on the folded form (:mod:`gis.addresses.address_text`), behind the name of the town.
"""

import re
from typing import NamedTuple

from scoring.spelling import KANJI_DIGITS, KANJI_PLACES, kanji_to_digits

MOST_WORDS = 4
"""街区 or 本番 and what divides it; イ or 甲 before a number is a word of its own."""

NUMERALS = "".join((*KANJI_DIGITS, *KANJI_PLACES))
NUMBER = rf"(?:[0-9]++|[{NUMERALS}]++)"
_BEFORE = "甲乙丙丁戊己庚辛壬癸いろはにほへとちりぬるをわかよたれそつねならむ"
_BEHIND = "甲乙丙戊己庚辛壬癸いろはにほへとちりぬるをわかよたれa-z"
_NO_ADDRESS_NUMBER = "号?[室棟館]|階|f|区|組|班|部屋|条|線|町|丁|村|地割|戸|軒|名|人|年|周"
_JOINT = r"(?P<joint>番地の?|番の?(?![館街町丁])|号の?(?![室棟館])|の|-)?"
_PLAIN = re.compile(
    r"-?([0-9]++)(番地(?:の-?)?|番(?:の-?)?|の-?|-)?"
    r"(?:([0-9]++)(号|-)?(?:(?<=-)([0-9]++)(-)?(?:(?<=-)([0-9]++)())?)?)?(?=\||$)"
)
_FIRST = re.compile(rf"第?番?[-の]?(?:(?P<letter>[{_BEFORE}])[-の部]?(?={NUMBER}))?")
_NEXT = re.compile(rf"-?(?P<number>{NUMBER})(?!{_NO_ADDRESS_NUMBER}){_JOINT}")
_LETTER = re.compile(rf"-?(?P<letter>[{_BEHIND}])(?=$|[-|の0-9])")
_WORDS = re.compile(r"[0-9]++|[^0-9\-の]")


class WrittenNumbers(NamedTuple):
    """Numbers one after the other.

    ``words`` are at most four, digits or one letter; ``ends`` the places behind each of them
    with its 番地, 番 or 号; ``is_lot``: 番地 is written; ``is_house``: 号 is.
    """

    words: tuple[str, ...]
    ends: tuple[int, ...]
    is_lot: bool
    is_house: bool


NO_NUMBERS = WrittenNumbers((), (), is_lot=False, is_house=False)


def read_numbers(folded: str, start: int) -> WrittenNumbers:
    """Read the numbers that begin at ``start``; none if something else stands there.

    >>> read_numbers("二十三番地の5山田方", 0).words
    ('23', '5')
    """
    found = _PLAIN.match(folded, start)
    if found is None:
        return _read_words(folded, start)
    parts = found.groups("")
    words = tuple(word for word in parts[::2] if word)
    ends = tuple(
        found.end(2 * place + 1) + len(parts[2 * place + 1].rstrip("の-"))
        for place in range(len(words))
    )
    is_lot = parts[1].startswith("番地")
    return WrittenNumbers(words, ends, is_lot=is_lot, is_house=parts[3] == "号")


def number_words(cell: str) -> tuple[str, ...]:
    """Give the words of a number in a table, folded: イ12 is い and 12."""
    return tuple(_WORDS.findall(cell))


def digits_of(number: str) -> str:
    """Write a number with digits, be it in kanji or not."""
    return number if number[0].isascii() else kanji_to_digits(number)


def _read_words(folded: str, start: int) -> WrittenNumbers:
    words: list[str] = []
    ends: list[int] = []
    joints: list[str] = []
    place = _letter_before(folded, start, words, ends)
    while len(words) < MOST_WORDS and (found := _NEXT.match(folded, place)):
        words.append(digits_of(found["number"]))
        joint = found["joint"] or ""
        joints.append(joint)
        ends.append(found.end("number") + len(joint.rstrip("の-")))
        place = found.end()
        if len(words) < MOST_WORDS and (letter := _LETTER.match(folded, place)):
            words.append(letter["letter"])
            ends.append(letter.end())
            place = letter.end()
        elif not joint:
            break
    if not joints:
        return NO_NUMBERS
    is_lot = any(joint.startswith("番地") for joint in joints)
    is_house = any(joint.startswith("号") for joint in joints)
    return WrittenNumbers(tuple(words), tuple(ends), is_lot=is_lot, is_house=is_house)


def _letter_before(folded: str, start: int, words: list[str], ends: list[int]) -> int:
    found = _FIRST.match(folded, start)
    if found is None:
        return start
    if found["letter"]:
        words.append(found["letter"])
        ends.append(found.end("letter"))
    return found.end()
