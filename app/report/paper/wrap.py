"""Breaks a text into lines that fit a width, by the plain rules of Japanese setting.

No line starts with a closing bracket or stop, none ends with an opening bracket, and a number
or Latin word stays whole if a line can hold it.
"""

import re

from app.report.paper.marks import Style
from app.report.paper.typeface import Typeface

_MARKS_BEHIND = r"[\ufe00-\ufe0f\U000e0100-\U000e01ef\u3099\u309a]"
_TOKEN = re.compile(
    r"[（「『【〔［(]*"
    rf"(?:[0-9A-Za-z.\-+:@_]+|.{_MARKS_BEHIND}*)"
    r"[、。，．）」』】〕］)・ー：；！？々ぁぃぅぇぉっゃゅょ→]*",
    re.DOTALL,
)
_CLUSTER = re.compile(rf".{_MARKS_BEHIND}*", re.DOTALL)


def wrap(typeface: Typeface, text: str, style: Style, width: float) -> list[str]:
    """Give the lines of a text, none wider than ``width`` millimetres, nothing left out.

    A single character wider than the line stands alone on its own. An empty text gives no line.
    """
    if typeface.width(text, style) <= width:
        return [text] if text else []
    lines: list[str] = []
    line, used = "", 0.0
    for token in _fitting_tokens(typeface, text, style, width):
        wide = typeface.width(token, style)
        if line and used + wide > width:
            lines.append(line.rstrip())
            line = token.lstrip()
            used = typeface.width(line, style)
        else:
            line, used = line + token, used + wide
    return [*lines, line] if line else lines


def _fitting_tokens(typeface: Typeface, text: str, style: Style, width: float) -> list[str]:
    tokens: list[str] = []
    for token in _TOKEN.findall(text):
        if typeface.width(token, style) <= width:
            tokens.append(token)
        else:
            tokens.extend(_CLUSTER.findall(token))
    return tokens
