"""Text for searching, and the marks of characters that are lost. The original is always kept.

Nothing here repairs a cell: what is printed and stored is what the file said.
"""

import re
import unicodedata

from scoring.spelling import KATAKANA_TO_HIRAGANA, comparison_key

_SMALL_KANA = dict(zip("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ", strict=True))
_VOICING = re.compile("[\u3099\u309a]")
_SEARCH_FOLD = str.maketrans(
    KATAKANA_TO_HIRAGANA
    | {katakana: _SMALL_KANA.get(kana, kana) for katakana, kana in KATAKANA_TO_HIRAGANA.items()}
    | _SMALL_KANA
    | {"ー": "-", "・": None, "·": None}
)

PRIVATE_USE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""外字: characters that mean something only on the machine that wrote them."""

LOST = re.compile("[\ufffd〓]")
"""What stands where a character could not be written: the replacement mark and the geta."""


def search_key(text: str) -> str:
    """Give the form in which names are searched: the comparison key, kana folded too.

    Hiragana and katakana, voiced and plain (か/が), small and large (ょ/よ) kana and the long
    mark and hyphens are equal, as the standard for resident systems asks.

    >>> search_key("ﾀﾞｲﾁｮｳ") == search_key("たいちよう")
    True
    """
    kana = unicodedata.normalize("NFD", comparison_key(text))
    plain = _VOICING.sub("", kana).translate(_SEARCH_FOLD)
    return unicodedata.normalize("NFKC", plain)
