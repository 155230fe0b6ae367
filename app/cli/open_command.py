"""``yobikake open TOWN``: the window on a kept town."""

import argparse
from pathlib import Path

from app.cli.console import Console
from app.cli.passphrase import add_passphrase_argument, read_passphrase
from app.cli.window_order import WindowOrder

HELP = "保存した町を画面で開く"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("town", type=Path, metavar="TOWN")
    add_passphrase_argument(parser)


def execute(chosen: argparse.Namespace, console: Console) -> WindowOrder:
    """Ask for the window; what is wrong with the town or passphrase is told there."""
    return WindowOrder(console.language, chosen.town.resolve(), read_passphrase(chosen))
