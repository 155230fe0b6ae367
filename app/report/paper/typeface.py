"""The fonts of the paper: which one draws a character, how wide it is, and what none can draw.

BIZ UDGothic draws what it has; a character it lacks comes from IPAmj Mincho; a variation
selector (IVS) is honoured by glyph number; a private-use character (外字) or one in neither
font stands as its boxed code point. Nothing is left out and no other font steps in.
"""

import re
import threading
import unicodedata
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtGui import QFont, QRawFont

from app.report.paper.fonts import (
    BOLD_FILE,
    FALLBACK_FILE,
    REGULAR_FILE,
    glyph_font,
    paper_font,
    raw_font,
    release_gui,
)
from app.report.paper.marks import Style
from app.report.paper.variants import has_variant, variant_glyph
from app.settings.assets import asset_path
from app.wording.paper_words import CODE_POINT, GAIJI, VARIANT_NOT_IN_FONT

_MEASURE_SIZE = 1000.0
_BOX_SIDE = 100.0
_TEXTS_KEPT = 50_000
_CLUSTER = re.compile(r".[\ufe00-\ufe0f\U000e0100-\U000e01ef]?", re.DOTALL)
_LOOSE_VOICE_MARK = re.compile(r".[\u3099\u309a]", re.DOTALL)
_VOICE_MARKS = "\u3099\u309a"
_BLANKS = frozenset({"Cc", "Zs", "Zl", "Zp"})
_LOCAL = threading.local()


class PieceKind(Enum):
    """How a run of characters is drawn."""

    PLAIN = "plain"
    FALLBACK = "fallback"
    VARIANT = "variant"
    BOXED = "boxed"


class Piece(NamedTuple):
    """A run drawn in one way; ``advance`` in thousandths of the size, ``glyph`` for a variant."""

    kind: PieceKind
    text: str
    advance: float
    glyph: int = 0
    font_file: str = REGULAR_FILE


class Typeface:
    """Measures and tells apart the characters of a text; one per thread, since QRawFont is."""

    def __init__(self) -> None:
        self._main = raw_font(REGULAR_FILE, _MEASURE_SIZE)
        self._fallback = raw_font(FALLBACK_FILE, _MEASURE_SIZE)
        self._special = set(_VOICE_MARKS)
        self._plain: set[str] = set()
        self._advances = _Advances(self)
        self._measured = lru_cache(_TEXTS_KEPT)(self._measure)
        self._pieces: dict[tuple[str, bool], tuple[Piece, ...]] = {}
        self._fonts = {style: paper_font(REGULAR_FILE, style) for style in Style}
        self._fallback_fonts = {style: paper_font(FALLBACK_FILE, style) for style in Style}
        self._raw_fonts: dict[tuple[str, Style], QRawFont] = {}

    def font(self, style: Style) -> QFont:
        """Give the usual font in units of :data:`UNITS_PER_INCH`."""
        return self._fonts[style]

    def fallback_font(self, style: Style) -> QFont:
        """Give the font for characters the usual one lacks."""
        return self._fallback_fonts[style]

    def raw_font(self, file: str, style: Style) -> QRawFont:
        """Give a font by file, for drawing glyphs by number."""
        key = (file, style)
        if key not in self._raw_fonts:
            self._raw_fonts[key] = glyph_font(file, style)
        return self._raw_fonts[key]

    def width(self, text: str, style: Style) -> float:
        """Measure a text in millimetres."""
        return self._measured(text, style.is_bold) * style.size / 1000

    def is_plain(self, text: str) -> bool:
        """Tell whether the usual font draws the whole text by itself."""
        if self._plain.issuperset(text):
            return True
        for char in text:
            self._advances[char]
        return self._plain.issuperset(text)

    def is_drawn(self, text: str) -> bool:
        """Tell whether the fonts draw the text as it is, with its variation selectors."""
        return all(piece.kind is not PieceKind.BOXED for piece in self.pieces(text, Style.SMALL))

    def pieces(self, text: str, style: Style) -> tuple[Piece, ...]:
        """Cut a text into runs drawn in one way each."""
        key = (text, style.is_bold)
        if key not in self._pieces:
            clusters = _CLUSTER.findall(compose(text))
            made = [piece for cluster in clusters for piece in self._cut(cluster, style)]
            self._pieces[key] = tuple(_join(made))
        return self._pieces[key]

    def advance_of(self, char: str) -> float:
        """Look up one character; marks it as special if the usual font lacks it."""
        if not self._has_plainly(char):
            self._special.add(char)
            return _MEASURE_SIZE
        if char not in self._special:
            self._plain.add(char)
        return _advance(self._main, char)

    def _measure(self, text: str, is_bold: bool) -> float:  # noqa: FBT001 - cached by place
        advance = sum(map(self._advances.__getitem__, text))
        if self._special.isdisjoint(text):
            return advance
        style = Style.STRONG if is_bold else Style.SMALL
        return sum(piece.advance for piece in self.pieces(text, style))

    def _cut(self, cluster: str, style: Style) -> list[Piece]:
        base, selector = cluster[0], cluster[1:]
        if not selector:
            return [self._single(base)]
        main = BOLD_FILE if style.is_bold else REGULAR_FILE
        for file in (main, FALLBACK_FILE):
            if has_variant(asset_path(file), base, selector):
                glyph = variant_glyph(asset_path(file), base, selector)
                if glyph is None:
                    return [self._single(base)]
                return [Piece(PieceKind.VARIANT, base, _MEASURE_SIZE, glyph, file)]
        return [self._single(base), self._boxed(VARIANT_NOT_IN_FONT)]

    def _single(self, char: str) -> Piece:
        if is_private(char):
            return self._boxed(f"{GAIJI}{ord(char):04X}")
        if self._has_plainly(char):
            return Piece(PieceKind.PLAIN, char, self._advances[char])
        if unicodedata.category(char) in _BLANKS:
            return Piece(PieceKind.PLAIN, " ", self._advances[" "])
        if self._fallback.supportsCharacter(ord(char)):
            return Piece(PieceKind.FALLBACK, char, _advance(self._fallback, char))
        return self._boxed(f"{CODE_POINT}{ord(char):04X}")

    def _has_plainly(self, char: str) -> bool:
        is_odd = is_private(char) or unicodedata.category(char) == "Cc"
        return not is_odd and self._main.supportsCharacter(ord(char))

    def _boxed(self, label: str) -> Piece:
        advance = sum(self._advances[char] for char in label) + 2 * _BOX_SIDE
        return Piece(PieceKind.BOXED, label, advance)


class _Advances(dict[str, float]):
    """Advance of each character in thousandths, looked up once."""

    def __init__(self, typeface: Typeface) -> None:
        super().__init__()
        self._typeface = typeface

    def __missing__(self, char: str) -> float:
        found = self[char] = self._typeface.advance_of(char)
        return found


def current_typeface() -> Typeface:
    """Give this thread's typeface; starts an offscreen Qt where no window runs.

    Raises
    ------
    AppError
        ASSET_MISSING: a font file is not there or is no font.
    """
    made: Typeface | None = getattr(_LOCAL, "typeface", None)
    if made is None:
        made = _LOCAL.typeface = Typeface()
    return made


def leave_qt_to_window() -> None:
    """Let go of Qt after writing in a command, so that the same process may open a window."""
    if hasattr(_LOCAL, "typeface"):
        del _LOCAL.typeface
    release_gui()


def is_private(char: str) -> bool:
    """Tell a private-use character (外字): its shape is known only to the sending system."""
    return unicodedata.category(char) == "Co"


def compose(text: str) -> str:
    """Join a kana with the loose voice mark behind it; nothing else is normalised."""
    return _LOOSE_VOICE_MARK.sub(lambda pair: unicodedata.normalize("NFC", pair[0]), text)


def _advance(raw: QRawFont, char: str) -> float:
    return sum(step.x() for step in raw.advancesForGlyphIndexes(raw.glyphIndexesForString(char)))


def _join(pieces: list[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for piece in pieces:
        before = joined[-1] if joined else None
        if before is not None and before.kind is piece.kind and piece.kind in _MAY_JOIN:
            text, advance = before.text + piece.text, before.advance + piece.advance
            joined[-1] = Piece(piece.kind, text, advance)
        else:
            joined.append(piece)
    return joined


_MAY_JOIN = (PieceKind.PLAIN, PieceKind.FALLBACK)
