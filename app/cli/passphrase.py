"""How a command learns a town's passphrase: a file, the environment, or asking."""

import argparse
import getpass
import os
import sys
from pathlib import Path

from app.errors import AppError, AppProblem

VARIABLE = "YOBIKAKE_PASSPHRASE"
OPTION = "--passphrase-file"


def add_passphrase_argument(parser: argparse.ArgumentParser) -> None:
    """Declare ``--passphrase-file``."""
    parser.add_argument(
        OPTION,
        type=Path,
        metavar="FILE",
        help=f"合言葉を書いたファイル（なければ環境変数 {VARIABLE}、それもなければ尋ねる）",
    )


def read_passphrase(chosen: argparse.Namespace) -> str:
    """Give the passphrase; it is never taken from the command line, which others can see.

    Raises
    ------
    AppError
        PASSPHRASE_NOT_GIVEN: no file, no variable, and nobody at a terminal to ask.
    """
    if chosen.passphrase_file is not None:
        return str(chosen.passphrase_file.read_text(encoding="utf-8").strip("\r\n"))
    given = os.environ.get(VARIABLE)
    if given:
        return given
    if not sys.stdin.isatty():
        raise AppError(AppProblem.PASSPHRASE_NOT_GIVEN, option=OPTION, variable=VARIABLE)
    return getpass.getpass("合言葉: ")
