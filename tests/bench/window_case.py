"""The window on a kept town: until the list is painted, and each sort and search after it."""

import time
from collections.abc import Iterator

from app.pipeline.kept_town import open_town
from app.pipeline.view import RESIDENT_TEXTS, TownView, load_view
from app.progress import Progress
from tests.bench.kept import Told, ask_program, keep_town
from tests.bench.plain_ways import search_by_contains
from tests.bench.timing import Figure, beside, time_call, time_cold
from tests.bench.towns import PASSPHRASE, BenchOrder

NAME_ASKED = "佐藤"
START = "window: from the program's start to the painted list"


def lines(order: BenchOrder) -> Iterator[str]:
    """Keep a town, open it in the window some times, sort and search it."""
    yield time_cold("new town: read, compute, keep", lambda: keep_town(order), 1).line()
    path = order.kept_path
    opened = [
        ask_program(order, "open_window", [str(path), str(time.time())]) for _ in range(order.runs)
    ]
    yield Figure(START, _all(opened, "process")).line()
    yield Figure(
        "window open on the town: open, read, show, paint", _all(opened, "town"), target="≤ 3"
    ).line()
    yield Figure("  the same in seconds of the processor", _all(opened, "processor")).line()
    yield Figure(
        "sort by a column, each of them, painted", _all(opened, "sort"), target="≤ 0.1"
    ).line()
    searched = Figure("search, painted", _all(opened, "search"), target="≤ 0.1")
    with open_town(path, PASSPHRASE) as town:
        view = load_view(town, Progress())
    yield from beside(searched, _plain_search(view, order.runs))


def _all(opened: list[Told], name: str) -> list[float]:
    return [value for one in opened for value in one[name]]


def _plain_search(view: TownView, runs: int) -> Figure:
    columns = [name for name in RESIDENT_TEXTS if name in view.members]
    return time_call(
        "Series.str.contains over each column, not painted",
        lambda: search_by_contains(view.members, columns, NAME_ASKED),
        runs,
    )
