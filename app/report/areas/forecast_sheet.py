"""被害想定 on paper and as CSV: one layer, district by district, with its bar charts."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from app.pipeline.flood_forecast import MEASURES, LayerForecast
from app.report.content import ListHeading
from app.report.fingerprint import fingerprint
from app.report.registers.content import Bar, BarChart, Register, RegisterColumn, RegisterGroup
from app.wording import area_paper_words as words
from app.wording.code_words import DEPTH_RANK_WORDS
from scoring.codes import HazardKind
from scoring.columns import FloatArray

_CHARTED = ("residents", "in_need")
_ALWAYS = ("households", "residents", "in_need")
_DISTRICT_SHARE, _MEASURE_SHARE = 0.19, 0.1
_MOST_SHADE = 6
_NEARLY = 1e-6


def class_words(kind: HazardKind) -> tuple[str, ...]:
    """Name the classes of a layer of this kind, the unknown one not among them."""
    match kind:
        case HazardKind.DEPTH_M | HazardKind.DEPTH_RANK:
            return tuple(word.ja for word in DEPTH_RANK_WORDS)
        case HazardKind.DURATION_RANK:
            return words.DURATION_CLASS_WORDS
        case HazardKind.COLLAPSE_ZONE:
            return words.ZONE_WORDS
        case HazardKind.SEDIMENT_ZONE:
            return words.SEDIMENT_WORDS


def build_forecast_sheet(forecast: LayerForecast, heading: ListHeading) -> Register:
    """Build the sheet of one layer: the town first, then its districts, every row with its sum."""
    titles = (*class_words(forecast.kind), words.UNKNOWN)
    made = Register(
        kind=None,
        title=words.FORECAST_TITLE.format(layer=forecast.name),
        note=words.FORECAST_NOTE,
        heading=heading,
        columns=_columns(titles),
        groups=(RegisterGroup("", tuple(_rows(forecast))),),
        sums=(_sum(forecast, titles), *_unsure_sums(forecast, titles)),
        charts=tuple(_chart(forecast, measure, titles) for measure in _CHARTED),
    )
    told = (made.title, heading.town, heading.as_of.isoformat(), *made.sums)
    return replace(made, fingerprint=fingerprint([told, *made.groups[0].rows]))


def _columns(titles: tuple[str, ...]) -> tuple[RegisterColumn, ...]:
    numbers = (*titles, words.TOTAL)
    share = (1 - _DISTRICT_SHARE - _MEASURE_SHARE) / len(numbers)
    return (
        RegisterColumn(words.DISTRICT, _DISTRICT_SHARE),
        RegisterColumn(words.MEASURE, _MEASURE_SHARE),
        *(RegisterColumn(title, share, is_number=True) for title in numbers),
    )


def _rows(forecast: LayerForecast) -> Iterator[tuple[str, ...]]:
    yield from _rows_of(forecast, words.WHOLE_TOWN, None)
    for place, name in enumerate(forecast.districts):
        yield from _rows_of(forecast, name or words.NO_DISTRICT, place)
    yield from _unsure_rows(forecast)


def _rows_of(forecast: LayerForecast, name: str, district: int | None) -> Iterator[tuple[str, ...]]:
    """Give a row per measure; a level nobody has is left out, its sum being none."""
    for measure in MEASURES:
        numbers = forecast.of(measure, district)
        if measure in _ALWAYS or numbers.any():
            cells = (*numbers.tolist(), int(numbers.sum()))
            yield (name, words.MEASURE_WORDS[measure], *(f"{cell:,}" for cell in cells))


def _unsure_rows(forecast: LayerForecast) -> Iterator[tuple[str, ...]]:
    """Give a row per measure of homes known only to their town, in tenths that add up."""
    if forecast.unsure is None:
        return
    for measure, expected in zip(MEASURES, forecast.unsure, strict=True):
        if expected.sum() > 0:
            cells = [f"{tenths / 10:,.1f}" for tenths in _in_tenths(expected)]
            total = f"{round(expected.sum()):,}"
            yield (words.UNSURE, words.MEASURE_WORDS[measure], *cells, total)


def _unsure_sums(forecast: LayerForecast, titles: tuple[str, ...]) -> Iterator[str]:
    if forecast.unsure is None or not forecast.unsure.any():
        return
    homes, people = (
        forecast.unsure[MEASURES.index(measure)] for measure in ("households", "residents")
    )
    parts = [
        f"{title} {tenths / 10:,.1f}"
        for title, tenths in zip(titles, _in_tenths(people), strict=True)
    ]
    told = words.UNSURE_SUM.format(
        households=f"{round(homes.sum()):,}",
        residents=f"{round(people.sum()):,}",
        parts=" ＋ ".join(parts),
    )
    yield told + (words.UNSURE_OF_ALL if forecast.is_of_all_layers else "")


def _in_tenths(expected: FloatArray) -> list[int]:
    """Round to tenths so that they add up to the whole number that was shared out."""
    tenths = np.floor(expected * 10 + _NEARLY).astype("int64")
    left = round(expected.sum()) * 10 - int(tenths.sum())
    order = np.argsort(tenths - expected * 10, kind="stable")
    tenths[order[:left]] += 1
    told: list[int] = tenths.tolist()
    return told


def _sum(forecast: LayerForecast, titles: tuple[str, ...]) -> str:
    numbers: np.ndarray = forecast.of("residents")
    parts = [f"{title} {number:,}" for title, number in zip(titles, numbers, strict=True)]
    return words.FORECAST_SUM.format(residents=f"{int(numbers.sum()):,}", parts=" ＋ ".join(parts))


def _chart(forecast: LayerForecast, measure: str, titles: tuple[str, ...]) -> BarChart:
    bars = tuple(
        Bar(title, int(number), None if place is None else min(place, _MOST_SHADE))
        for title, number, place in zip(titles, forecast.of(measure), forecast.classes, strict=True)
    )
    return BarChart(words.CHART_TITLE.format(measure=words.MEASURE_WORDS[measure]), bars)
