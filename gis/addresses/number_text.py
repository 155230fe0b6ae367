"""Numbers of an address as tables write them → the one form they are compared in."""

import re
import unicodedata

import numpy as np
import pandas as pd

from scoring.columns import TEXT

_ZEROS = re.compile(r"^0+(?=\d)")
_NUMERALS = {char: place for place, char in enumerate("〇一二三四五六七八九")}
_CHOME = re.compile(r"^(?P<name>.*?)(?P<chome>(?P<number>[0-9〇一二三四五六七八九十]+)丁目)$")


def plain_numbers(cells: pd.Series) -> pd.Series:
    """Give numbers half-width and without leading zeros; 乙 or A stay; an empty cell is NaN."""
    forms = {cell: _plain(cell) for cell in cells.dropna().unique()}
    return cells.map(forms).astype(TEXT)


def chome_numbers(words: pd.Series) -> pd.Series:
    """Give the number of each 丁目 (２丁目, 十二丁目) as float64, NaN where it has none."""
    forms = {word: _chome_number(word) for word in words.dropna().unique()}
    return words.map(forms).astype(np.float64)


def split_chome(names: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Split town names into 大字・町 and 丁目: 和歌浦西一丁目 → 和歌浦西, 一丁目.

    A name without a 丁目 stays whole, and its 丁目 is NaN.
    """
    parts = {name: _split(name) for name in names.dropna().unique()}
    heads = names.map({name: head for name, (head, _) in parts.items()})
    chomes = names.map({name: chome for name, (_, chome) in parts.items()})
    return heads.astype(TEXT), chomes.astype(TEXT)


def _split(name: str) -> tuple[str, str | float]:
    found = _CHOME.match(unicodedata.normalize("NFKC", name))
    if found is None or not found["name"]:
        return name, np.nan
    return name[: len(name) - len(found["chome"])], name[len(name) - len(found["chome"]) :]


def _chome_number(word: str) -> float:
    found = _CHOME.match(unicodedata.normalize("NFKC", word))
    if found is None:
        return np.nan
    tens, ten, ones = found["number"].rpartition("十")
    return _digits(tens or "1") * 10 + _digits(ones or "0") if ten else _digits(ones)


def _digits(word: str) -> float:
    return float("".join(str(_NUMERALS.get(char, char)) for char in word))


def _plain(cell: str) -> str | float:
    plain = _ZEROS.sub("", unicodedata.normalize("NFKC", cell).strip())
    return plain or np.nan
