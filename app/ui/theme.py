"""Colours, sizes and the one style sheet. Text is sized in points; colour never speaks alone."""

from PySide6.QtGui import QColor, QPalette

GROUND = "#F3F4F6"
PAPER = "#FFFFFF"
TEXT = "#1A1E24"
QUIET = "#424953"
LINE = "#C6CBD3"
SOFT_LINE = "#E3E6EB"
ACCENT = "#1F4E79"
ACCENT_SOFT = "#DCE7F2"
TRAINING = "#E06C00"
AMBER = "#FFE9B8"
AMBER_TEXT = "#5C3B00"
RED = "#8F1D14"
RED_SOFT = "#FBE4E1"
GREEN_SOFT = "#E2F1E4"
GREEN_TEXT = "#1C5427"
UNKNOWN = "#7A3E78"

TIER_SIGNS = {1: "■", 2: "▲", 3: "●", 4: "○"}
TIER_COLOURS = {1: "#B33A00", 2: "#9A6700", 3: "#00598C", 4: "#555C66"}
DEPTH_COLOURS = ("#FFFFFF", "#F7F5A9", "#FFD8C0", "#FFB7B7", "#FF9191", "#F285C9", "#DC7ADC")

BODY_POINTS = 11
PEOPLE_POINTS = 13
SMALL_POINTS = 9
TITLE_POINTS = 15

FAMILIES = ("BIZ UDGothic", "IPAmjMincho")


def build_palette() -> QPalette:
    """Give the light palette; the system's dark setting is not followed, since it is not equal."""
    palette = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, GROUND),
        (QPalette.ColorRole.Base, PAPER),
        (QPalette.ColorRole.AlternateBase, GROUND),
        (QPalette.ColorRole.Button, PAPER),
        (QPalette.ColorRole.Text, TEXT),
        (QPalette.ColorRole.WindowText, TEXT),
        (QPalette.ColorRole.ButtonText, TEXT),
        (QPalette.ColorRole.PlaceholderText, QUIET),
        (QPalette.ColorRole.Highlight, ACCENT),
        (QPalette.ColorRole.HighlightedText, PAPER),
    ):
        palette.setColor(role, QColor(colour))
    return palette


def style_sheet() -> str:
    """Give the style sheet of the whole window."""
    return f"""
* {{ font-size: {BODY_POINTS}pt; color: {TEXT}; }}
QMainWindow, QDialog, QWidget#town_page, QWidget#start_page {{ background: {GROUND}; }}
QLabel {{ background: transparent; }}
QLabel[role="title"] {{ font-size: {TITLE_POINTS}pt; font-weight: bold; }}
QLabel[role="section"] {{ font-weight: bold; color: {ACCENT}; }}
QLabel[role="quiet"] {{ color: {QUIET}; }}
QLabel[role="small"] {{ color: {QUIET}; font-size: {SMALL_POINTS}pt; }}
QLabel[role="person"] {{ font-size: {PEOPLE_POINTS}pt; font-weight: bold; }}
QLabel[role="strong"] {{ font-weight: bold; }}
QLabel[role="code"] {{ font-size: {TITLE_POINTS}pt; font-weight: bold; color: {ACCENT}; }}
QLabel[role="training"] {{
    background: {TRAINING}; color: #FFFFFF; font-weight: bold; padding: 2px 10px;
}}
QLabel[role="source"] {{ padding: 2px 8px; border: 1px solid {SOFT_LINE}; background: {PAPER}; }}
QLabel[role="old"] {{
    padding: 2px 8px; border: 1px solid {AMBER_TEXT}; background: {AMBER}; color: {AMBER_TEXT};
}}

QFrame#training_frame[is_training="true"] {{ background: {TRAINING}; }}
QFrame#top_line, QFrame#sum_line {{ background: {PAPER}; }}
QFrame#top_line {{ border-bottom: 1px solid {LINE}; }}
QFrame#sum_line {{ border-top: 1px solid {LINE}; }}
QFrame#job_line {{ background: {ACCENT_SOFT}; border-top: 1px solid {LINE}; }}
QFrame#detail_pane {{ background: {PAPER}; border-left: 1px solid {LINE}; }}
QScrollArea {{ border: none; background: transparent; }}
QScrollArea#review_scroll:focus {{ border: 1px solid {ACCENT}; }}
QScrollArea > QWidget > QWidget {{ background: transparent; }}
QFrame[role="card"] {{ background: {PAPER}; border: 1px solid {LINE}; border-radius: 4px; }}
QFrame[role="rule"] {{ background: {SOFT_LINE}; max-height: 1px; min-height: 1px; }}
QFrame[role="notice"] {{
    background: {ACCENT_SOFT}; border: 1px solid {ACCENT}; border-radius: 4px;
}}
QFrame[role="notice"][tone="refused"] {{ background: {RED_SOFT}; border-color: {RED}; }}
QFrame[role="notice"][tone="done"] {{ background: {GREEN_SOFT}; border-color: {GREEN_TEXT}; }}
QFrame[role="notice"][tone="caution"] {{ background: {AMBER}; border-color: {AMBER_TEXT}; }}
QFrame#drop_field {{ background: {PAPER}; border: 2px dashed {ACCENT}; border-radius: 6px; }}
QFrame#drop_field[is_hovered="true"] {{ background: {ACCENT_SOFT}; }}

QPushButton {{
    background: {PAPER}; color: {ACCENT}; border: 1px solid {ACCENT}; border-radius: 4px;
    padding: 6px 14px; min-height: 18px;
}}
QPushButton:hover {{ background: {ACCENT_SOFT}; }}
QPushButton:focus {{ border: 2px solid {TRAINING}; padding: 5px 13px; }}
QPushButton:disabled {{ color: #6B727C; border-color: {LINE}; background: {GROUND}; }}
QPushButton[role="main"] {{ background: {ACCENT}; color: #FFFFFF; font-weight: bold; }}
QPushButton[role="main"]:hover {{ background: #173C5E; }}
QPushButton[role="main"]:disabled {{ background: {LINE}; color: #555C66; border-color: {LINE}; }}
QPushButton[role="sign"] {{ padding: 4px 8px; min-width: 14px; background: {PAPER}; }}
QPushButton[role="sign"]:checked {{ background: {ACCENT_SOFT}; border: 2px solid {ACCENT}; }}
QPushButton[role="sign"]:focus {{ border: 2px solid {TRAINING}; }}
QPushButton[role="town"] {{ text-align: left; padding: 10px 14px; color: {TEXT}; }}
QPushButton[role="town"]:focus {{ padding: 9px 13px; }}

QFrame#page_rail {{ background: {PAPER}; border-right: 1px solid {LINE}; }}
QPushButton[role="page"] {{
    text-align: left; border: none; border-left: 5px solid transparent; border-radius: 0;
    padding: 11px 12px; color: {TEXT}; background: transparent; font-size: 12pt;
}}
QPushButton[role="page"]:hover {{ background: {GROUND}; }}
QPushButton[role="page"]:checked {{
    background: {ACCENT_SOFT}; border-left: 5px solid {ACCENT}; font-weight: bold;
}}
QPushButton[role="page"]:focus {{ border: 2px solid {TRAINING}; padding: 9px 10px 9px 13px; }}

QLineEdit#search_box, QLineEdit#points_source, QLineEdit#layout_name, QDialog QLineEdit,
QLineEdit[role="field"] {{
    background: {PAPER}; border: 1px solid #7C8490; border-radius: 3px; padding: 5px 8px;
    min-height: 18px;
}}
QLineEdit#search_box:focus, QLineEdit#points_source:focus, QLineEdit#layout_name:focus,
QDialog QLineEdit:focus, QLineEdit[role="field"]:focus {{
    border: 2px solid {ACCENT}; padding: 4px 7px;
}}
QLineEdit#search_box {{ font-size: {PEOPLE_POINTS}pt; }}
QCheckBox:focus {{ color: {ACCENT}; }}

QTableView {{
    background: {PAPER}; alternate-background-color: #F8F9FB; gridline-color: {SOFT_LINE};
    border: 2px solid {LINE}; selection-background-color: {ACCENT_SOFT}; selection-color: {TEXT};
    outline: 0;
}}
QTableView:focus {{ border-color: {ACCENT}; }}
QTableView::item {{ padding: 0 7px; }}
QTableView::item:focus {{ border: 1px solid {ACCENT}; }}
QHeaderView::section {{
    background: #E9ECF0; border: none; border-right: 1px solid {LINE};
    border-bottom: 1px solid {LINE}; padding: 5px 7px; font-weight: bold;
}}
QTableView QTableCornerButton::section {{ background: #E9ECF0; border: none; }}
QScrollBar:vertical {{ background: {GROUND}; width: 14px; margin: 0; }}
QScrollBar:horizontal {{ background: {GROUND}; height: 14px; margin: 0; }}
QScrollBar::handle {{ background: #9BA3AE; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 28px; }}
QScrollBar::handle:horizontal {{ min-width: 28px; }}
QScrollBar::handle:hover {{ background: {ACCENT}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QProgressBar {{
    border: 1px solid {ACCENT}; border-radius: 3px; background: {PAPER}; text-align: center;
    min-height: 18px;
}}
QProgressBar::chunk {{ background: #9DBAD6; }}
"""
