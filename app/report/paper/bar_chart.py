"""A bar chart on paper. Graver is denser: grey and strokes alike, so that a copy still tells."""

from app.report.paper.drawings import Patch
from app.report.paper.marks import Box, Line, Mark, Style, Text
from app.report.paper.typeface import Typeface
from app.report.registers.content import Bar, BarChart

_LABEL_WIDE = 34.0
_NUMBER_WIDE = 26.0
_BAR_HIGH = 3.4
_STEP = 5.0
_FRAME = 0.2
_STROKE = 0.15
_GREYS = (255, 238, 222, 204, 184, 162, 140)
_GAPS_MM = (0.0, 6.0, 4.0, 2.8, 2.0, 1.4, 0.9)
_UNKNOWN_GAP_MM = 3.4


def chart_height(chart: BarChart) -> float:
    """Give how many millimetres a chart needs."""
    return Style.STRONG.height + 1.0 + len(chart.bars) * _STEP + 1.0


def chart_marks(typeface: Typeface, chart: BarChart, left: float, wide: float) -> list[Mark]:
    """Draw a chart between two edges; heights count from its top."""
    marks: list[Mark] = [Text(left, Style.STRONG.baseline, chart.title, Style.STRONG)]
    most = max((bar.number for bar in chart.bars), default=0)
    room = wide - _LABEL_WIDE - _NUMBER_WIDE
    for place, bar in enumerate(chart.bars):
        top = Style.STRONG.height + 1.0 + place * _STEP
        base = top + (_BAR_HIGH - Style.SMALL.size) / 2 + Style.SMALL.size * 0.88
        label_left = left + _LABEL_WIDE - 2.0 - typeface.width(bar.label, Style.SMALL)
        marks.append(Text(label_left, base, bar.label, Style.SMALL))
        long = room * bar.number / most if most else 0.0
        if bar.number:
            marks.extend(_bar(bar, left + _LABEL_WIDE, top, long))
        number_left = left + _LABEL_WIDE + long + 1.5
        marks.append(Text(number_left, base, f"{bar.number:,}人", Style.SMALL))
    return marks


def _bar(bar: Bar, left: float, top: float, long: float) -> list[Mark]:
    marks: list[Mark] = []
    if bar.shade is None:
        marks.extend(_crosses(left, top, long))
    else:
        grey = _GREYS[bar.shade]
        marks.append(Patch(left, top, long, _BAR_HIGH, (grey, grey, grey)))
        marks.extend(_strokes(left, top, long, _GAPS_MM[bar.shade]))
    marks.append(Box(left, top, long, _BAR_HIGH, _FRAME))
    return marks


def _strokes(left: float, top: float, long: float, gap: float) -> list[Mark]:
    count = int(long / gap) if gap else 0
    return [
        Line(left + number * gap, top, left + number * gap, top + _BAR_HIGH, _STROKE)
        for number in range(1, count + 1)
    ]


def _crosses(left: float, top: float, long: float) -> list[Mark]:
    """Cross out, as no rank is drawn: nobody knows how deep."""
    marks: list[Mark] = []
    count = max(int(long / _UNKNOWN_GAP_MM), 1)
    for number in range(count):
        start = left + number * long / count
        end = start + long / count
        marks.append(Line(start, top, end, top + _BAR_HIGH, _STROKE))
        marks.append(Line(start, top + _BAR_HIGH, end, top, _STROKE))
    return marks
