"""Depth classes written as text (内水, 高潮, 津波) → a range of depths and the national class.

The wording differs by prefecture: 「0.5m以上1m未満」「0.5～1.0m」「20m以上」「30cm未満」.
The numbers are read, the text is kept, and the deepest water a text allows decides the class:
what a class may hide counts as there. What cannot be read is an error, never "no water".
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gis.errors import HazardError
from gis.products.errors import ProductProblem
from scoring.columns import FloatArray

KSJ_6_FROM_MM = (1, 500, 3000, 5000, 10000, 20000)
"""Where the classes 1–6 of 国土数値情報 浸水深ランクコード begin, in millimetres."""

OPEN_CLASS = 6
"""The class of a text without an upper bound (「5m以上」): the water may stand above any floor."""

_DEEPEST_M = 100.0
_NUMBER = r"(\d+(?:\.\d+)?)(m|cm|mm)?"
_FROM = r"(?:(?:以上|を?超|より(?:深い)?|から)[~・]?|[~・])"
_BETWEEN = re.compile(rf"^{_NUMBER}{_FROM}{_NUMBER}(未満|以下|まで)?$")
_BELOW = re.compile(rf"^(?=.*[~m未以ま])~?{_NUMBER}(未満|以下|まで)?$")
"""A bare number is no class: it may be a code of some prefecture."""
_ABOVE = re.compile(rf"^{_NUMBER}(?:以上|を?超(?:える)?|より深い|~)~?$")
_MM = {"m": 1000, "cm": 10, "mm": 1}
_DASHES = str.maketrans(dict.fromkeys("〜～‐‑–—―−-ー→", "~"))
_UNIT_WORDS = (("センチメートル", "cm"), ("センチ", "cm"), ("メートル", "m"), (",", ""))
_HEADING = re.compile(r"^(?:浸水深さ?|水深|深さ):?")
_NOT_SAID = re.compile(r"[\s()]|の?区域$")


@dataclass(frozen=True)
class DepthClass:
    """The depths a text allows, in whole millimetres, both ends included.

    ``deepest_mm`` None: the class has no upper bound.
    """

    text: str
    shallowest_mm: int
    deepest_mm: int | None

    @property
    def rank(self) -> int:
        """The national class of the deepest water the text allows."""
        if self.deepest_mm is None:
            return OPEN_CLASS
        return max(int(np.searchsorted(KSJ_6_FROM_MM, self.deepest_mm, side="right")), 1)


@dataclass(frozen=True)
class _Written:
    """A text taken apart: its numbers in millimetres, and what it says of the upper one."""

    lower_mm: int
    upper_mm: int | None
    upper_word: str


def read_depth_classes(texts: Sequence[str], file: str) -> dict[str, DepthClass]:
    """Read the classes of one file.

    「0.5～1m」 does not say whether 1 m belongs to it: it does not where another class of the file
    begins there, else it does.

    Raises
    ------
    HazardError
        TEXT_NOT_A_DEPTH: names the text.
    """
    written = {text: _parsed(text, file) for text in texts}
    starts = {one.lower_mm for one in written.values()}
    return {text: _settled(text, one, starts) for text, one in written.items()}


def looks_like_depths(texts: Sequence[str]) -> bool:
    """Tell whether all of some texts, of which there is one at least, read as depth classes."""
    return bool(texts) and all(_match(_plain(text)) is not None for text in texts)


def _settled(text: str, written: _Written, starts: set[int]) -> DepthClass:
    if written.upper_mm is None:
        return DepthClass(text, written.lower_mm, None)
    ends_before = written.upper_word == "未満"
    if not written.upper_word:
        ends_before = written.upper_mm in starts
    return DepthClass(text, written.lower_mm, written.upper_mm - int(ends_before))


def _parsed(text: str, file: str) -> _Written:
    written = _match(_plain(text))
    if written is None:
        raise HazardError(ProductProblem.TEXT_NOT_A_DEPTH, file=file, value=text)
    return written


def _match(plain: str) -> _Written | None:
    if found := _ABOVE.match(plain):
        lower = _millimetres(found[1], found[2] or "m")
        return None if lower is None else _Written(lower, None, "")
    if found := _BETWEEN.match(plain):
        unit = found[4] or found[2] or "m"
        return _range(_millimetres(found[1], found[2] or unit), found[3], unit, found[5])
    if found := _BELOW.match(plain):
        return _range(0, found[1], found[2] or "m", found[3])
    return None


def _range(lower: int | None, upper: str, unit: str, word: str | None) -> _Written | None:
    upper_mm = _millimetres(upper, unit)
    if lower is None or upper_mm is None or upper_mm <= lower:
        return None
    return _Written(lower, upper_mm, word or "")


def _millimetres(number: str, unit: str) -> int | None:
    """Give whole millimetres; None: deeper than any water, so not a depth in this unit."""
    value = round(float(number) * _MM[unit])
    return value if value <= _DEEPEST_M * _MM["m"] else None


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).strip().lower()
    for word, sign in _UNIT_WORDS:
        plain = plain.replace(word, sign)
    plain = _NOT_SAID.sub("", plain.translate(_DASHES))
    return _HEADING.sub("", plain)


def ranges_m(classes: Sequence[DepthClass]) -> tuple[FloatArray, FloatArray]:
    """Give lower and upper bound of classes in metres; NaN: no upper bound."""
    lower = np.array([one.shallowest_mm for one in classes], dtype=np.float64)
    upper = np.array(
        [np.nan if one.deepest_mm is None else one.deepest_mm for one in classes], np.float64
    )
    return lower / _MM["m"], upper / _MM["m"]
