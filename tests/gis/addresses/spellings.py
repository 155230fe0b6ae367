"""The ways people write one address: a generator of spellings of a row of the tables."""

from dataclasses import dataclass

import numpy as np

FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
KANJI = "〇一二三四五六七八九"
HYPHENS = "-－ー−‐"
_NAME_FOLDS = ("ヶケ", "ケヶ", "ノの", "之ノ", "ツッ", "禰祢", "屛屏")


@dataclass(frozen=True)
class ARow:
    """A row of the tables: the parts of its town, and its number."""

    city: str
    oaza: str
    chome: str
    koaza: str
    number: tuple[str, ...]
    is_house: bool


def in_kanji(number: str) -> str:
    """Write a number in kanji, as it is read below 100, digit by digit above."""
    digits = [int(digit) for digit in number]
    if not 10 <= int(number) < 100:
        return "".join(KANJI[digit] for digit in digits)
    tens, ones = divmod(int(number), 10)
    return (KANJI[tens] if tens > 1 else "") + "十" + (KANJI[ones] if ones else "")


def spelled(row: ARow, rng: np.random.Generator, prefecture: str) -> str:
    """Write a row in one of many ways, chosen by chance."""
    city = row.city
    head = rng.choice([prefecture + city, city, city + city, prefecture + prefecture + city])
    great = rng.choice(["大字", "", " "]) if not row.chome else ""
    little = rng.choice(["字", "", "小字"]) if row.koaza and "割" not in row.koaza else ""
    name = _folded(row.oaza, rng)
    building = rng.choice(["", " コーポ青空305", "　青空荘", "コーポ青空", " 305号室"])
    return f"{head}{great}{name}{_chome(row, rng)}{little}{row.koaza}{_number(row, rng)}{building}"


def _folded(name: str, rng: np.random.Generator) -> str:
    for old, new in _NAME_FOLDS:
        if rng.integers(2):
            name = name.replace(old, new)
    return name


def _chome(row: ARow, rng: np.random.Generator) -> str:
    if not row.chome:
        return ""
    number = _digits(row.chome)
    words = [f"{number}丁目", f"{in_kanji(number)}丁目", f"{number}丁目".translate(FULL_WIDTH)]
    if row.is_house and len(row.number) > 1:
        words += [f"{number}-", f"{number}－".translate(FULL_WIDTH)]
    return str(rng.choice(words))


def _number(row: ARow, rng: np.random.Generator) -> str:
    first, *rest = row.number
    if not all(word.isdecimal() for word in row.number):
        return "-".join(row.number)
    words = [first, *rest]
    style = rng.integers(3)
    if style == 1:
        words = [word.translate(FULL_WIDTH) for word in words]
    if style == 2:
        words = [in_kanji(word) for word in words]
    joint = _joint(row, rng)
    end = "" if not joint.startswith("番") else ("号" if row.is_house else "")
    if len(words) == 1:
        return words[0] + str(rng.choice(["", "番"] if row.is_house else ["", "番地", "番"]))
    between = [joint, *(str(rng.choice(["の", "-"])) for _ in words[2:])]
    whole = "".join(word + link for word, link in zip(words, [*between, ""], strict=True))
    return whole + (end if len(words) == 2 else "")


def _joint(row: ARow, rng: np.random.Generator) -> str:
    of_lots = ["番地の", "番地", "番地の", "番", "の"]
    return str(rng.choice([*HYPHENS, *(["番", "の"] if row.is_house else of_lots)]))


def _digits(chome: str) -> str:
    plain = chome.removesuffix("丁目")
    if plain.startswith("十"):
        return str(10 + max(KANJI.find(plain[1:]), 0)) if len(plain) > 1 else "10"
    return plain.translate(str.maketrans("０１２３４５６７８９", "0123456789"))
