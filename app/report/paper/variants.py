"""Which glyph a font draws for a character with a variation selector (IVS): cmap format 14.

The only file that imports fontTools. A font is read only when a text holds a selector.
"""

from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

_VARIATION_TABLE = 14


@cache
def _variation_table(font: Path) -> dict[tuple[int, int], int | None]:
    with TTFont(font, lazy=True) as opened:
        for table in opened["cmap"].tables:
            if table.format == _VARIATION_TABLE:
                return {
                    (base, selector): None if name is None else opened.getGlyphID(name)
                    for selector, pairs in table.uvsDict.items()
                    for base, name in pairs
                }
    return {}


def has_variant(font: Path, base: str, selector: str) -> bool:
    """Tell whether the font registers this pair."""
    return (ord(base), ord(selector)) in _variation_table(font)


def variant_glyph(font: Path, base: str, selector: str) -> int | None:
    """Give the glyph number of a registered pair; None: the font's usual glyph of ``base``."""
    return _variation_table(font)[ord(base), ord(selector)]
