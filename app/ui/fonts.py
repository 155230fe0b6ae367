"""The font of the window; the font files come from the paper's :func:`register_fonts`."""

from PySide6.QtGui import QFont

from app.ui.theme import BODY_POINTS, FAMILIES


def window_font(points: float = BODY_POINTS, *, is_bold: bool = False) -> QFont:
    """Give the window's font; a kanji it lacks comes from IPAmj Mincho."""
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPointSizeF(points)
    font.setBold(is_bold)
    return font
