"""The window on a kept town: until the list is painted, and each sort and search after it."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from app.pipeline.kept_town import create_town, open_town, remove_town
from app.pipeline.view import RESIDENT_TEXTS, TownView, load_view
from app.progress import Progress
from app.settings.job import read_job
from tests.bench.plain_ways import search_by_contains
from tests.bench.timing import Figure, beside, environment, time_call, time_cold
from tests.bench.towns import PASSPHRASE, BenchOrder

NAME_ASKED = "佐藤"


def lines(order: BenchOrder) -> Iterator[str]:
    """Keep a town, open it in the window some times, sort and search it."""
    path, kept = _kept_town(order)
    yield kept.line()
    opened = [_open_window(order.work, path) for _ in range(order.runs)]
    town = [one["town"][0] for one in opened]
    yield Figure(
        "window: from the program's start to the painted list",
        _all(opened, "process"),
        target="≤ 3",
    ).line()
    yield Figure("  of it the town: open, read, show", town).line()
    yield Figure(
        "sort by a column, each of them, painted", _all(opened, "sort"), target="≤ 0.1"
    ).line()
    searched = Figure("search, painted", _all(opened, "search"), target="≤ 0.1")
    with open_town(path, PASSPHRASE) as town_file:
        view = load_view(town_file, Progress())
    yield from beside(searched, _plain_search(view, order.runs))


def _kept_town(order: BenchOrder) -> tuple[Path, Figure]:
    path = order.work / f"bench-{order.households}.yobikake"
    job = read_job(order.job())
    remove_town(path)
    return path, time_cold(
        "new town: read, compute, keep", lambda: create_town(path, PASSPHRASE, job, Progress()), 1
    )


def _open_window(work: Path, town: Path) -> dict[str, list[float]]:
    home = work / "home"
    home.mkdir(exist_ok=True)
    command = [sys.executable, "-P", "-m", "tests.bench.open_window", str(town)]
    told = subprocess.run(
        [*command, str(time.time())],
        env=environment() | {"HOME": str(home)},
        check=True,
        capture_output=True,
        text=True,
    )
    values = json.loads(told.stdout)
    return {name: value if isinstance(value, list) else [value] for name, value in values.items()}


def _all(opened: list[dict[str, list[float]]], name: str) -> list[float]:
    return [value for one in opened for value in one[name]]


def _plain_search(view: TownView, runs: int) -> Figure:
    return time_call(
        "Series.str.contains over each column",
        lambda: search_by_contains(view.members, RESIDENT_TEXTS[:-1], NAME_ASKED),
        runs,
    )
