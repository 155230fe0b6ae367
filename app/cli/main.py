"""The command line: finds the command, runs it, and tells errors in plain words.

Exit codes: 0 done, 1 a fault of the program, 2 wrong use, 3 an input was refused.
"""

import argparse
import traceback
from collections.abc import Sequence
from types import ModuleType

from app.cli import (
    demo,
    gazetteer,
    geocode,
    import_command,
    list_command,
    open_command,
    run,
    sample,
    town,
)
from app.cli.console import Console, Parser
from app.cli.window_order import WindowOrder
from app.errors import Cancelled
from app.report.textfiles import known_disk_error
from app.wording.sentence import Language
from scoring.errors import KnownError

COMMANDS: dict[str, ModuleType] = {
    "open": open_command,
    "demo": demo,
    "run": run,
    "sample": sample,
    "geocode": geocode,
    "gazetteer": gazetteer,
    "town": town,
    "import": import_command,
    "list": list_command,
}


def main(arguments: Sequence[str]) -> int | WindowOrder:
    """Run one command; gives its exit code, or the order to open the window.

    Raises nothing: every error becomes a sentence and an exit code.
    """
    chosen = _parser().parse_args(arguments)
    console = Console(Language(chosen.lang))
    if chosen.command is None:
        return WindowOrder(console.language)
    return _executed(chosen, console)


def _executed(chosen: argparse.Namespace, console: Console) -> int | WindowOrder:
    outcome: int | WindowOrder = 3
    try:
        outcome = COMMANDS[chosen.command].execute(chosen, console)
    except (Cancelled, KeyboardInterrupt):
        console.say("中止しました。何も変わっていません。", "Stopped. Nothing was changed.")
        outcome = 1
    except KnownError as error:
        console.tell(error)
    except OSError as error:
        console.tell(known_disk_error(error, error.filename or ""))
    except Exception as error:  # noqa: BLE001 - the end of a job: a fault becomes exit code 1
        _tell_fault(console, error)
        outcome = 1
    return outcome


def _tell_fault(console: Console, error: Exception) -> None:
    console.say(
        "プログラムの不具合で止まりました。何も書き出していません。次の行を開発元に伝えてください。",
        "The program failed. Nothing was written. Please report the lines below.",
    )
    for frame in traceback.extract_tb(error.__traceback__):
        console.write(f"  {frame.filename}:{frame.lineno} {frame.name}")
    console.write(f"  {type(error).__name__}")  # no message: it may quote a resident


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="yobikake",
        description="避難呼びかけリストを作る（コマンドなし: 画面を開く）",
    )
    shared = Parser(add_help=False)
    shared.add_argument(
        "--lang", choices=[code.value for code in Language], default=argparse.SUPPRESS
    )
    parser.add_argument("--lang", choices=[code.value for code in Language], default="ja")
    commands = parser.add_subparsers(dest="command", parser_class=Parser, metavar="コマンド")
    for name, module in COMMANDS.items():
        command = commands.add_parser(name, help=module.HELP, parents=[shared])
        module.add_arguments(command)
    return parser
