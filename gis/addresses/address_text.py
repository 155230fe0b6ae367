"""An address as text: its plain form, and the folded form in which spellings are equal.

Both forms of a line have the same length: what stands at a place of one stands there in the
other, so what is left over can be shown in the plain form. Works on many lines at once.
"""

import re
import unicodedata
from collections.abc import Sequence

from scoring.spelling import KANJI_DIGITS, KANJI_PLACES, KATAKANA_TO_HIRAGANA, NEW_OF_OLD

CUT = "|"
"""Stands in both forms where a blank behind the number parts the building from it."""

_MORE_KANJI = (
    "斉斎 薗園 篭籠 鶯鴬 凜凛 堯尭 昻昂 邨村 枡桝 溪渓 之の 鍜鍛 屛屏 靭靱 礒磯 嶺峰 竃竈 "
    "礪砺 蠣蛎 濤涛 禱祷 壺壷 俱倶 頸頚 蔣蒋 焰焔 繫繋 麴麹 摑掴 塡填 剝剥 黃黄 戶戸 呂呂 "
    "尙尚 鍊錬 曻昇 圡土 冲沖 况況 决決 减減 羙美 刕州 竒奇 耻恥 姊姉 杦杉 椙杉 檮梼 鑄鋳 "
    "枩松 楳梅 逹達 籏旗 灣湾 箇け 个け"
)
_LATER_KANA = dict(
    zip("ぁぃぅぇぉっゃゅょゎゕゖゐゑを", "あいうえおつやゆよわかけいえお", strict=True)
)
_KANA = {kana: _LATER_KANA.get(new, new) for kana, new in KATAKANA_TO_HIRAGANA.items()}
_SIGNS = dict.fromkeys("‐‑‒–—―−─━﹣－~〜", "-") | dict.fromkeys("〇◯零", "○")
_SMALL_LETTERS = {chr(code): chr(code + 0x20) for code in range(ord("A"), ord("Z") + 1)}
_FOLD = str.maketrans(
    {old: _KANA.get(new, new) for old, new in NEW_OF_OLD.items()}
    | {pair[0]: pair[1] for pair in _MORE_KANJI.split()}
    | _KANA
    | _LATER_KANA
    | _SIGNS
    | _SMALL_LETTERS
)

_VARIATION = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_NO_CUT = str.maketrans({"\r": " ", CUT: " ", "｜": " "})
HYPHENS = r"‐‑‒–—―−─━﹣－ー\-"
"""All that is written for a hyphen, for use in a character class."""

_POSTCODE = re.compile(
    rf"^[^\S\n]*〒?[^\S\n]*\d{{3}}[{HYPHENS}]?\d{{4}}(?=[^\d{HYPHENS}])", re.MULTILINE
)
_PART = re.compile(
    rf"(?<=[0-9])[^\S\n]+(?![{HYPHENS}丁番号の地\s])|(?<=[号番])[^\S\n]+(?![{HYPHENS}\d\s地])"
    rf"|(?<=番地)[^\S\n]+(?![{HYPHENS}\d\s])"
)
_BLANKS = re.compile(r"[^\S\n]+")
_AREA_WORD = re.compile(r"大字|小字|(?<![文十])字(?=[^\n])")
_KANJI = "\u3400-\u9fff"
_GA = re.compile(rf"(?<=[{_KANJI}])が(?=[{_KANJI}])")
_DIGITS = "".join(("〇", r"\d", *KANJI_DIGITS, *KANJI_PLACES))
_HYPHEN = re.compile(rf"(?<=[{_DIGITS}])[{HYPHENS}](?=[{_DIGITS}])")
_AGAIN = re.compile(r"([^々\n])(々+)")


def plain_lines(texts: Sequence[str]) -> list[str]:
    """Give each text in full width and half width as usual, without blanks, 〒 and 大字 or 字.

    A blank behind the number becomes :data:`CUT`; what follows it is the building.

    >>> plain_lines(["見本市　大字本町１丁目２番３号　コーポ 青空101"])
    ['見本市本町1丁目2番3号|コーポ青空101']
    """
    lines = "\n".join(texts).translate(_NO_CUT)
    if lines.count("\n") >= len(texts) > 0:
        lines = "\n".join(text.replace("\n", " ") for text in texts).translate(_NO_CUT)
    plain = unicodedata.normalize("NFKC", _VARIATION.sub("", lines))
    parted = _BLANKS.sub("", _PART.sub(CUT, _POSTCODE.sub("", plain)))
    return _HYPHEN.sub("-", _AREA_WORD.sub("", parted)).split("\n")


def folded_lines(plain: Sequence[str]) -> list[str]:
    """Give lines of :func:`plain_lines` with variants of characters folded, place by place.

    Old and new kanji, hiragana and katakana, small kana, ヶ/ケ/が, ノ/の/之, 々, hyphens and
    letter case are equal; numerals stay as they are.

    >>> folded_lines(["松ヶ枝ノ丁１ー２", "松が枝之丁1-2"])[1]
    '松け枝の丁1-2'
    """
    folded = "\n".join(plain).translate(_FOLD)
    return _AGAIN.sub(_repeat, _GA.sub("け", folded)).split("\n")


def folded(text: str) -> str:
    """Give one text in the folded form."""
    return folded_lines(plain_lines([text]))[0]


def _repeat(found: re.Match[str]) -> str:
    return found[1] * (1 + len(found[2]))
