"""Keys for joining records: the form in which two spellings of one name or address are equal.

They fold more than :func:`scoring.spelling.comparison_key`, for two records are compared field
by field and no field decides alone. Each key takes one text or many lines at once: the key of
joined lines is the joined keys, so :func:`keys_of` converts a whole column in one go. The key
of a key is the key, and what is kept, shown and printed is never a key.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache, partial

import numpy as np
import pandas as pd

from importers.address_numbers import cut_building, fold_numbers
from importers.text import search_key
from scoring.spelling import comparison_key

_NAME_KANJI = (
    "斉斎 薗園 篭籠 鶯鴬 凜凛 堯尭 萠萌 昻昂 曻昇 逹達 邨村 枡桝 彥彦 亙亘 兔兎 鰺鯵 枩松 楳梅 "
    "秌秋 冱冴 晧皓 煇輝 𣘺橋 溪渓 之の"
)
_KATAKANA = {chr(code): chr(code - 0x60) for code in (*range(0x30A1, 0x30F7), 0x30FD, 0x30FE)}
_LATER_KANA = dict(
    zip("ぁぃぅぇぉっゃゅょゎゕゖゐゑを", "あいうえおつやゆよわかけいえお", strict=True)
)
_KANA_FOLD = {kana: _LATER_KANA.get(new, new) for kana, new in _KATAKANA.items()} | _LATER_KANA
_READING_FOLD = str.maketrans(_KANA_FOLD)
_FOLD = str.maketrans(_KANA_FOLD | {pair[0]: pair[1] for pair in _NAME_KANJI.split()})
_CALM_NAME = re.compile(r"[\u4e00-\u9fffぁ-かき-んa-z]*")
_CALM_READING = re.compile(r"[ぁ-んa-z]*")
_CALM_ADDRESS = re.compile(
    r"(?:(?![一二三四五六七八九十百千零字番号丁])[\u4e00-\u9fffぁ-かき-ん])*"
    r"(?:(?:0|[1-9][0-9]*)(?:-[1-9][0-9]*)*)?"
)
_GA = re.compile(r"(?<=[\u3400-\u9fff])が(?=[\u3400-\u9fff])")
_KANJI_AGAIN = re.compile(r"([^々\n])(々+)")
_KANA_AGAIN = re.compile(r"([^ゝゞ\n])([ゝゞ]+)")
_POLITE = re.compile(r"(?<=[^\n様])様+$", re.MULTILINE)
_BETWEEN_NAMES = re.compile(r"[・·･,.、。=-]+")
_AREA_WORD = re.compile(r"大字|小字|(?<!文)字(?=.)")
_LINES = re.compile(r"[\r\n]+")


def name_key(text: str) -> str:
    """Give the form in which two spellings of a person's name are equal.

    Beside what the comparison key folds: variants that offices mix (斉/斎, 薗/園), hiragana
    and katakana, small and old kana (ヱ/エ), ヶ/が, ノ/之, 々, dots between parts, and 様 at
    the end. 外字 stay: give the text as the town's 外字 table shows it.

    >>> name_key("齊藤　キヱ") == name_key("斎藤きえ様")
    True
    """
    return _until_still(_name_once, text, _CALM_NAME)


def kana_key(text: str) -> str:
    """Give the form in which two readings (カナ) are equal, as the standard searches them.

    Blanks, width, hiragana and katakana, voiced and plain, small and large kana are folded,
    the long mark and hyphens are equal; old kana (ヱ/エ, ヲ/オ) and ヽ are folded too.

    >>> kana_key("ｻｲﾄｳ ｷﾖ") == kana_key("さいどうきょ")
    True
    """
    return _until_still(_kana_once, text, _CALM_READING)


def address_key(text: str, prefixes: Sequence[str] = ()) -> str:
    """Give the form in which two spellings of an address are equal, without the building.

    ``prefixes`` such as ``("埼玉県", "入間郡", "見本町")``: those the text begins with are
    dropped. Numerals in kanji become digits before 丁目, 番地, 番 and 号 only (not in 三ツ木 or
    一番町); these words and all hyphen forms become ``-``; 大字 and 字 are dropped; what follows
    the number is the building. Without a number nothing is taken for a building.

    >>> address_key("見本市大字本町一丁目2番3号　コーポ青空101", ["見本市"])
    '本町1-2-3'
    """
    once = partial(_address_once, prefixes=_prefix_pattern(tuple(prefixes)))
    return _until_still(once, cut_building(text), _CALM_ADDRESS)


def keys_of(values: pd.Series, key: Callable[[str], str]) -> np.ndarray:
    """Give the key of each value, object dtype; each distinct value is converted once.

    ``key`` is one of the keys here (for prefixes: ``partial(address_key, prefixes=…)``). An
    empty value, and one of which no character is left, is NaN: not known, equal to nothing.
    """
    places, distinct = pd.factorize(values)
    lines = distinct.tolist()
    together = "\n".join(lines)
    if together.count("\n") >= len(lines) > 0 or "\r" in together:
        together = "\n".join(_LINES.sub(" ", text) for text in lines)
    made = np.array(key(together).split("\n"), dtype=object)
    made[made == ""] = np.nan
    keys: np.ndarray = np.append(made[: len(lines)], np.nan)[places]
    return keys


def _until_still(fold: Callable[[str], str], text: str, calm: re.Pattern[str]) -> str:
    """Fold until nothing changes; a line that is ``calm`` once folded would not change again."""
    lines = fold(text).split("\n")
    restless = [place for place, line in enumerate(lines) if not calm.fullmatch(line)]
    while restless:
        before = [lines[place] for place in restless]
        after = fold("\n".join(before)).split("\n")
        for place, line in zip(restless, after, strict=True):
            lines[place] = line
        changed = zip(restless, before, after, strict=True)
        restless = [place for place, old, new in changed if old != new]
    return "\n".join(lines)


def _name_once(text: str) -> str:
    plain = comparison_key(text).translate(_FOLD)
    written_out = _KANA_AGAIN.sub(_repeat_kana, _KANJI_AGAIN.sub(_repeat, plain))
    return _POLITE.sub("", _GA.sub("け", _BETWEEN_NAMES.sub("", written_out)))


def _kana_once(text: str) -> str:
    return _KANA_AGAIN.sub(_repeat_kana, search_key(text).translate(_READING_FOLD))


def _address_once(text: str, prefixes: re.Pattern[str]) -> str:
    return fold_numbers(prefixes.sub("", _area(text)))


def _area(text: str) -> str:
    return _AREA_WORD.sub("", _GA.sub("け", comparison_key(text).translate(_FOLD)))


@cache
def _prefix_pattern(prefixes: tuple[str, ...]) -> re.Pattern[str]:
    known = "|".join(re.escape(_area(prefix)) for prefix in prefixes)
    return re.compile(rf"^(?:{known})+" if known else r"(?!)", re.MULTILINE)


def _repeat(found: re.Match[str]) -> str:
    return found[1] * (1 + len(found[2]))


def _repeat_kana(found: re.Match[str]) -> str:
    kana = found[1]
    marks = (kana if mark == "ゝ" else f"{kana}\u3099" for mark in found[2])
    return unicodedata.normalize("NFC", kana + "".join(marks))
