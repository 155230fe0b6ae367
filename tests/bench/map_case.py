"""The live map of the window: a screenful of tiles, and a move of the page."""

from collections.abc import Iterator

from tests.bench.kept import ask_program, kept_town
from tests.bench.timing import MILLISECONDS, Figure, beside
from tests.bench.towns import BenchOrder

MOVES_A_RUN = 6


def lines(order: BenchOrder) -> Iterator[str]:
    """Paint screens at three zooms, then move the page in the browser part to new ground."""
    moves = str(MOVES_A_RUN * order.runs)
    told = ask_program(order, "open_map", [str(kept_town(order)), moves])
    homes = int(told["homes"][0])
    move = _milliseconds("map move, until every tile is on the screen", told["move"], "≤ 60")
    yield move.line() if told["move"] else "map move: the browser part cannot be opened here"
    if told["move_full"]:
        full = "the same over a base map, every layer, pattern and outline on"
        yield _milliseconds(full, told["move_full"], "≤ 60").line()
    screen = _milliseconds("a whole screen of tiles, two threads", told["screenful"])
    plain = _milliseconds(f"{homes:,} homes by QPainter, no depth under them", told["plain"])
    yield from beside(screen, plain)


def _milliseconds(name: str, seconds: list[float], target: str = "") -> Figure:
    return Figure(name, [value * 1000 for value in seconds] or [0.0], MILLISECONDS, target)
