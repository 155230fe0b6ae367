"""The whole job as its user sees it: a process from the command to the last file."""

from collections.abc import Iterator

from tests.bench.timing import GIGABYTES, Figure, run_process
from tests.bench.towns import BenchOrder


def lines(order: BenchOrder) -> Iterator[str]:
    """Time ``yobikake run``, with everything and without the PDF."""
    job = order.job()
    yield f"town of {order.households:,} households: {job.parent.name}"
    for name, options, targets in (
        ("run, all files", [], ("≤ 20", "≤ 1.2")),
        ("run --no-pdf", ["--no-pdf"], ("", "")),
        ("run --no-pdf --no-map", ["--no-pdf", "--no-map"], ("", "")),
    ):
        command = ["-m", "app", "run", str(job), "--out", str(order.work / "out"), *options]
        measured = [run_process(command) for _ in range(order.runs)]
        seconds, gigabytes = zip(*measured, strict=True)
        yield Figure(f"{name}: wall", seconds, target=targets[0]).line()
        yield Figure(f"{name}: peak memory", gigabytes, GIGABYTES, targets[1]).line()
