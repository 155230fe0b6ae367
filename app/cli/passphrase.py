"""How a command learns a town's passphrase: a file, the environment, or asking."""

import argparse
import getpass
import os
from pathlib import Path

VARIABLE = "YOBIKAKE_PASSPHRASE"


def add_passphrase_argument(parser: argparse.ArgumentParser) -> None:
    """Declare ``--passphrase-file``."""
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FILE",
        help=f"合言葉を書いたファイル（なければ環境変数 {VARIABLE}、それもなければ尋ねる）",
    )


def read_passphrase(chosen: argparse.Namespace) -> str:
    """Give the passphrase; it is never taken from the command line, which others can see."""
    if chosen.passphrase_file is not None:
        return str(chosen.passphrase_file.read_text(encoding="utf-8").strip("\r\n"))
    return os.environ.get(VARIABLE) or getpass.getpass("合言葉: ")
