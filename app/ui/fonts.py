"""The Japanese fonts of the window; without them the window would show Chinese glyph shapes."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from app.settings.assets import asset_path
from app.ui.theme import BODY_POINTS, FAMILIES

FONT_FILES = ("BIZUDGothic-Regular.ttf", "BIZUDGothic-Bold.ttf", "ipamjm.ttf")


@cache
def load_fonts() -> None:
    """Bring the shipped fonts into the program, once.

    Raises
    ------
    app.errors.AppError
        ASSET_MISSING, naming the font and the package that brings it.
    """
    for name in FONT_FILES:
        QFontDatabase.addApplicationFont(str(asset_path(name)))


def window_font(points: float = BODY_POINTS, *, is_bold: bool = False) -> QFont:
    """Give the window's font; a kanji it lacks comes from IPAmj Mincho."""
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPointSizeF(points)
    font.setBold(is_bold)
    return font
