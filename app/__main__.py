"""Start: ``python -m app`` is the command ``yobikake``."""

import gc
import sys
from importlib import import_module

from app.cli.main import main
from app.cli.window_order import WindowOrder

SMALL_OBJECTS = 50_000


def spare_the_collector() -> None:
    """Let the search for cycles run less often, and never through what the imports made.

    The rows of a file are many small lists without a cycle: it would walk them again and again.
    """
    gc.freeze()
    gc.set_threshold(SMALL_OBJECTS)


def start(arguments: list[str]) -> int:
    """Run a command, and open the window if that is what it asks for."""
    outcome = main(arguments)
    if isinstance(outcome, WindowOrder):
        # Qt's window libraries cost 150 MB and half a second, which a command never needs.
        window: int = import_module("app.ui.start").open_window(outcome)
        return window
    return outcome


if __name__ == "__main__":
    spare_the_collector()
    sys.exit(start(sys.argv[1:]))
