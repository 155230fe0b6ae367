"""The kept town that the window is opened on, and the small programs that look at it."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.pipeline.kept_town import create_town, remove_town
from app.progress import Progress
from app.settings.job import read_job
from tests.bench.timing import environment
from tests.bench.towns import PASSPHRASE, BenchOrder

Told = dict[str, list[float]]


def kept_town(order: BenchOrder) -> Path:
    """Give the file of the kept town, made if it is not there yet."""
    return order.kept_path if order.kept_path.exists() else keep_town(order)


def keep_town(order: BenchOrder) -> Path:
    """Make the kept town anew: read, compute, keep."""
    remove_town(order.kept_path)
    create_town(order.kept_path, PASSPHRASE, read_job(order.job()), Progress())
    return order.kept_path


def ask_program(order: BenchOrder, module: str, words: Sequence[str]) -> Told:
    """Run a program of this folder in a home of its own; gives the seconds it tells."""
    home = order.work / "home"
    home.mkdir(exist_ok=True)
    told = subprocess.run(
        [sys.executable, "-P", "-m", f"tests.bench.{module}", *words],
        env=environment() | {"HOME": str(home), "QTWEBENGINE_DISABLE_SANDBOX": "1"},
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    return dict(_lists(json.loads(told.stdout)))


def _lists(values: dict[str, object]) -> Iterator[tuple[str, list[float]]]:
    for name, value in values.items():
        yield name, value if isinstance(value, list) else [value]
