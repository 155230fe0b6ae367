"""How things are timed: whole processes from outside, calls by the clock, medians of runs."""

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]
PACKAGES = ("pandas", "numpy", "PySide6", "rasterio", "geopandas", "folium", "sqlcipher3")
SECONDS, GIGABYTES, MILLISECONDS = "s", "GB", "ms"


@dataclass(frozen=True)
class Figure:
    """One measured thing: the values of its runs, its unit and what was asked for."""

    name: str
    values: Sequence[float]
    unit: str = SECONDS
    target: str = ""

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    def line(self) -> str:
        decimals = 1 if self.unit == MILLISECONDS else 3
        low, high = f"{min(self.values):.{decimals}f}", f"{max(self.values):.{decimals}f}"
        wanted = f"target {self.target} {self.unit}" if self.target else ""
        told = f"{self.name:<62} {self.median:>9.{decimals}f} {self.unit:<2}"
        return f"{told} ({low} to {high}, n={len(self.values)}) {wanted}".rstrip()

    def times(self, factor: float) -> "Figure":
        """Give the figure of the whole, where only a share of the work was timed."""
        return replace(self, values=[value * factor for value in self.values])


def beside(ours: Figure, plain: Figure) -> list[str]:
    """Tell our figure, the plain way's, and how many times longer the plain way takes."""
    ratio = plain.median / max(ours.median, 1e-9)
    return [ours.line(), f"  plain: {plain.line()}", f"  plain ÷ ours: {ratio:.1f}"]


def time_call(name: str, call: Callable[[], object], runs: int, target: str = "") -> Figure:
    """Time a call in this process, after one run that is not counted."""
    call()
    return time_cold(name, call, runs, target)


def time_cold(name: str, call: Callable[[], object], runs: int, target: str = "") -> Figure:
    """Time a call in this process from its first run on."""
    values = []
    for _ in range(runs):
        started = time.perf_counter()
        call()
        values.append(time.perf_counter() - started)
    return Figure(name, values, SECONDS, target)


def run_process(arguments: Sequence[str]) -> tuple[float, float]:
    """Run Python with arguments, in silence unless it fails; gives wall seconds and peak GB.

    The process that calls this must be a small one: the kernel counts the peak of the caller
    to the one it starts.
    """
    command = [sys.executable, "-P", *arguments]
    with TemporaryFile() as told:
        silent = [(os.POSIX_SPAWN_DUP2, told.fileno(), stream) for stream in (1, 2)]
        started = time.perf_counter()
        pid = os.posix_spawn(sys.executable, command, environment(), file_actions=silent)
        _, status, usage = os.wait4(pid, 0)
        seconds = time.perf_counter() - started
        if os.waitstatus_to_exitcode(status):
            told.seek(0)
            text = told.read().decode("utf-8", "replace")
            raise SystemExit(f"failed: {' '.join(arguments)}\n{text}")
    return seconds, usage.ru_maxrss / 1024**2


def peak_gigabytes() -> float:
    """Give the most memory this process ever had, in GB.

    Where the kernel tells it: ``getrusage`` also counts the peak of whoever started it.
    """
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    told = dict(line.split(":", 1) for line in status.read_text(encoding="utf-8").splitlines())
    return int(told["VmHWM"].split()[0]) / 1024**2


def ask_module(module: str, words: Sequence[str]) -> dict[str, Any]:
    """Run a module of this folder in a process of its own; gives the JSON it prints."""
    command = [sys.executable, "-P", "-m", f"tests.bench.{module}", *words]
    told = subprocess.run(
        command, env=environment(), cwd=PROJECT, check=True, stdout=subprocess.PIPE
    )
    return dict(json.loads(told.stdout.splitlines()[-1]))


def environment() -> dict[str, str]:
    """Give the environment of a process that finds the project's packages and no screen."""
    return {**os.environ, "PYTHONPATH": str(PROJECT), "QT_QPA_PLATFORM": "offscreen"}


def machine_lines() -> list[str]:
    """Describe the machine and the versions that the figures belong to."""
    cpuinfo = Path("/proc/cpuinfo")
    told = cpuinfo.read_text(encoding="utf-8") if cpuinfo.exists() else ""
    models = [line.partition(":")[2].strip() for line in told.splitlines() if "model name" in line]
    model = models[0] if models else "processor unknown"
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return [
        f"{os.cpu_count()} cores, {model}, load {os.getloadavg()[0]:.1f} at the start",
        f"Python {sys.version.split()[0]}, {versions}",
    ]
