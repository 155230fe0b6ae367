"""Big cities in memory: does time and memory grow in a straight line?"""

from collections.abc import Iterator
from itertools import pairwise

from tests.bench.timing import GIGABYTES, Figure, run_process
from tests.bench.towns import BenchOrder


def lines(order: BenchOrder) -> Iterator[str]:
    """Run each size once, without PDF; then tell what each more household costs."""
    measured = {}
    for size in order.sizes:
        job = order.job(size)
        command = ["-m", "app", "run", str(job), "--out", str(order.work / "out"), "--no-pdf"]
        seconds, gigabytes = measured[size] = run_process(command)
        is_largest = size == max(order.sizes)
        name = f"{size:,} households, run --no-pdf"
        yield Figure(f"{name}: wall", [seconds]).line()
        target = "≤ 6" if is_largest else ""
        yield Figure(f"{name}: peak memory", [gigabytes], GIGABYTES, target).line()
    yield from _slopes(measured)


def _slopes(measured: dict[int, tuple[float, float]]) -> Iterator[str]:
    sizes = sorted(measured)
    for low, high in pairwise(sizes):
        more = (high - low) / 100_000
        seconds, gigabytes = (
            (after - before) / more
            for before, after in zip(measured[low], measured[high], strict=True)
        )
        yield (
            f"each 100,000 households more, from {low:,} to {high:,}: "
            f"{seconds:.2f} s, {gigabytes:.3f} GB"
        )
