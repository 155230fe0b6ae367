"""The font files of the paper in Qt: registered once, always in one order.

Qt names a font by the order of its coming and embeds fonts in a PDF by that name, so window
and command call :func:`register_fonts` before any other font is brought in: then both write
the same bytes.
"""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QRawFont

from app.errors import AppError, AppProblem
from app.report.paper.marks import Style
from app.settings.assets import asset_path, list_assets

REGULAR_FILE = "BIZUDGothic-Regular.ttf"
BOLD_FILE = "BIZUDGothic-Bold.ttf"
FALLBACK_FILE = "ipamjm.ttf"
FONT_FILES = (REGULAR_FILE, BOLD_FILE, FALLBACK_FILE)
UNITS_PER_INCH = 720
_UNITS_PER_POINT = UNITS_PER_INCH // 72
_AS_IT_IS = QFont.StyleStrategy.NoFontMerging | QFont.StyleStrategy.PreferNoShaping


def register_fonts() -> dict[str, str]:
    """Bring the three font files into Qt; gives the family name of each file.

    Raises
    ------
    AppError
        ASSET_MISSING: a file is not there or is no font. Nothing steps in for it.
    """
    ensure_gui()
    return {file: _family(file) for file in FONT_FILES}


def ensure_gui() -> None:
    """Start Qt without a screen, if nothing has started it; fonts cannot be read without."""
    if QGuiApplication.instance() is None:
        _offscreen_application()


def release_gui() -> None:
    """End the Qt that :func:`ensure_gui` started, so that a window can start its own.

    Does nothing where a window already runs. No font or typeface made before may be used.
    """
    if _offscreen_application.cache_info().currsize:
        QFontDatabase.removeAllApplicationFonts()
        _family.cache_clear()
        _offscreen_application().shutdown()
        _offscreen_application.cache_clear()


def paper_font(file: str, style: Style) -> QFont:
    """Give a registered font in units of :data:`UNITS_PER_INCH`."""
    font = QFont(register_fonts()[file])
    font.setPixelSize(style.points * _UNITS_PER_POINT)
    font.setBold(style.is_bold and file != FALLBACK_FILE)
    font.setStyleStrategy(_AS_IT_IS)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def raw_font(file: str, units: float) -> QRawFont:
    """Open a font file for measuring and for glyphs by number; belongs to this thread.

    Raises
    ------
    AppError
        ASSET_MISSING: the file is not there or is no font.
    """
    ensure_gui()
    raw = QRawFont(str(asset_path(file)), units)
    if not raw.isValid():
        raise _no_font(file)
    return raw


def glyph_font(file: str, style: Style) -> QRawFont:
    """Open a font file at the size of a style."""
    return raw_font(file, style.points * _UNITS_PER_POINT)


@cache
def _offscreen_application() -> QGuiApplication:
    return QGuiApplication(["yobikake", "-platform", "offscreen"])


@cache
def _family(file: str) -> str:
    number = QFontDatabase.addApplicationFont(str(asset_path(file)))
    if number < 0:
        raise _no_font(file)
    return QFontDatabase.applicationFontFamilies(number)[0]


def _no_font(file: str) -> AppError:
    asset = next(asset for asset in list_assets() if asset.name == file)
    return AppError(
        AppProblem.ASSET_MISSING, name=asset.name, package=asset.package, version=asset.version
    )
