"""Start: ``python -m app`` is the command ``yobikake``."""

import sys
from importlib import import_module

from app.cli.main import main
from app.cli.window_order import WindowOrder


def start(arguments: list[str]) -> int:
    """Run a command, and open the window if that is what it asks for."""
    outcome = main(arguments)
    if isinstance(outcome, WindowOrder):
        # Qt's window libraries cost 150 MB and half a second, which a command never needs.
        window: int = import_module("app.ui.start").open_window(outcome)
        return window
    return outcome


if __name__ == "__main__":
    sys.exit(start(sys.argv[1:]))
