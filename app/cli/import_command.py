"""``yobikake import TOWN FILES…``: files into a kept town: differences first, then all or nothing.

A job file brings its points and maps too and is taken as it stands; exports alone are looked
at first, and a person, or ``--accept``, says yes.
"""

import argparse
import sys
from datetime import date
from pathlib import Path

from app import clock
from app.author import author_name
from app.cli.console import Console
from app.cli.passphrase import add_passphrase_argument, read_passphrase
from app.errors import AppError, AppProblem
from app.pipeline.gathered_files import (
    Gathered,
    accept_gathered,
    gather_files,
    prepare_gathered,
)
from app.pipeline.import_batch import undo_last_batch
from app.pipeline.kept_town import open_town
from app.pipeline.prepared_batch import PreparedBatch
from app.pipeline.recognised_files import FileRole, layouts_to_recognise
from app.wording.code_words import code_word
from scoring.record_codes import LinkState

HELP = "保存した町に、名簿や地図を取り込む（差分を見てから）・最後の取込を取り消す"
_YES = ("y", "yes", "はい")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("town", type=Path, metavar="TOWN")
    parser.add_argument(
        "files", type=Path, nargs="*", metavar="FILE", help="名簿、フォルダー、ジョブファイル"
    )
    parser.add_argument(
        "--as-of", type=date.fromisoformat, metavar="2026-11-20", help="基準日（既定: 今日）"
    )
    parser.add_argument("--accept", action="store_true", help="差分を見せてから、そのまま取り込む")
    parser.add_argument(
        "--yes-vanished", action="store_true", help="5%% を超える人が消えていても取り込む"
    )
    parser.add_argument("--look", action="store_true", help="差分を見るだけで、取り込まない")
    parser.add_argument("--undo", action="store_true", help="最後の取込を取り消す")
    add_passphrase_argument(parser)


def execute(chosen: argparse.Namespace, console: Console) -> int:
    """Import all or nothing, or take the last import back."""
    if chosen.undo == bool(chosen.files):
        console.say(
            "使い方が違います: 取り込むファイルか --undo の、どちらかを書いてください。",
            "Wrong use: name files to import, or --undo.",
        )
        return 2
    return _undo(chosen, console) if chosen.undo else _bring(chosen, console)


def _undo(chosen: argparse.Namespace, console: Console) -> int:
    with open_town(chosen.town, read_passphrase(chosen)) as town:
        undo_last_batch(town, author_name(), console.progress())
    console.say("最後の取込を取り消しました。", "The last import was undone.")
    return 0


def _bring(chosen: argparse.Namespace, console: Console) -> int:
    progress = console.progress()
    with open_town(chosen.town, read_passphrase(chosen)) as town:
        gathered = gather_files(chosen.files, layouts_to_recognise(town))
        _refuse_unknown(gathered)
        prepared = prepare_gathered(town, gathered, chosen.as_of or clock.today(), progress)
        _tell(prepared, console)
        if chosen.look:
            return 0
        is_agreed = gathered.job is not None or chosen.accept or prepared.is_unchanged
        if not is_agreed and not _answers_yes(console):
            console.say(
                "取り込んでいません。取り込むときは --accept を付けてください。",
                "Nothing was imported. Use --accept to import.",
            )
            return 2
        accept_gathered(town, gathered, prepared, progress, is_confirmed=chosen.yes_vanished)
    if prepared.is_unchanged:
        console.say(
            "前回と同じファイルです。名簿は何も変わっていません。",
            "The same files as before: nobody's data changed.",
        )
    else:
        console.say("取り込みました。", "Imported.")
    return 0


def _refuse_unknown(gathered: Gathered) -> None:
    for file in gathered.files:
        if file.role is FileRole.UNKNOWN:
            raise AppError(AppProblem.FILE_NOT_RECOGNISED, path=file.path)


def _tell(prepared: PreparedBatch, console: Console) -> None:
    """Say what the import would bring, in counts; no name stands on a terminal unasked."""
    if prepared.is_first:
        console.say("最初の取込です。", "The first import.")
    for kind, count in prepared.counts.items():
        _tell_count(console, code_word(kind).ja, code_word(kind).en, count)
    unlinked = prepared.links[LinkState.POSSIBLE] + prepared.links[LinkState.NONE]
    _tell_count(console, "未照合", "not linked", unlinked)
    for severity, count in prepared.issue_counts.items():
        words = code_word(severity)
        _tell_count(console, f"指摘・{words.ja}", f"issues, {words.en}", count)


def _tell_count(console: Console, ja: str, en: str, count: int) -> None:
    if count:
        console.say(f"  {ja}: {count:,}", f"  {en}: {count:,}")


def _answers_yes(console: Console) -> bool:
    if not sys.stdin.isatty():
        return False
    console.say("取り込みますか（y/N）", "Import? (y/N)")
    return sys.stdin.readline().strip().lower() in _YES
