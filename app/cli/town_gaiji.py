"""``yobikake town gaiji …`` and ``characters …``: the town's 外字, and what to look at."""

import argparse
import csv
import sys
from pathlib import Path

from app.cli.console import Console
from app.cli.passphrase import read_passphrase
from app.pipeline.gaiji import own_gaiji_text
from app.pipeline.keep_gaiji import keep_gaiji
from app.pipeline.kept_town import open_town
from app.pipeline.town_characters import town_characters
from app.report.paper.typeface import current_typeface
from app.wording.code_words import code_word

GAIJI_HELP = "外字の表を見る・入れ替える（入れ替えると照合から計算し直す）"
CHARACTERS_HELP = "文字の確かめ: 氏名と住所の外字・欠けた字・書体にない字を数える"
_COLUMNS = ("character", "code_points", "kind", "count")


def add_gaiji_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what may be done to the table of 外字."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--set", type=Path, metavar="FILE", dest="table")
    what.add_argument("--show", action="store_true")


def tell_gaiji(chosen: argparse.Namespace, console: Console) -> None:
    """Keep another table, or write the one in force to standard output."""
    with open_town(chosen.town, read_passphrase(chosen)) as town:
        if chosen.table is not None:
            count = len(keep_gaiji(town, chosen.table, console.progress()).targets)
            console.say(
                f"外字の表（{count} 字）を入れ、計算し直しました。",
                f"The 外字 table ({count} characters) is kept; computed again.",
            )
            return
        text = own_gaiji_text(town)
    if text is None:
        console.say("この町には外字の表がありません。", "This town has no 外字 table.")
    else:
        sys.stdout.write(text if text.endswith("\n") else f"{text}\n")


def tell_characters(chosen: argparse.Namespace, console: Console) -> None:
    """Write the characters to look at as CSV to standard output; whose they are is not told."""
    with open_town(chosen.town, read_passphrase(chosen)) as town:
        notes = town_characters(town, current_typeface().is_drawn)
    if not notes:
        console.say("確かめる文字はありません。", "There is no character to look at.")
        return
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(_COLUMNS)
    for note in notes:
        kind = code_word(note.kind).said_in(console.language)
        rows.writerow((note.character, note.code_points, kind, note.count))
