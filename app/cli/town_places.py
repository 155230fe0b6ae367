"""``yobikake town places``: how well homes are placed, and who should be looked at (位置)."""

import argparse
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from app.cli.console import Console
from app.cli.passphrase import read_passphrase
from app.pipeline.audit import AuditAction, record
from app.pipeline.kept_town import open_town
from app.pipeline.place_queue import PlaceQueue, place_queue
from app.pipeline.view import TownView, load_view
from app.report.textfiles import safe_text, write_csv
from app.wording.code_words import code_word
from app.wording.place_page_words import shares_text
from scoring.codes import LocationLevel, PlaceDoubt

PLACES_HELP = "位置の分かり方を数える・確かめる世帯を CSV に書き出す"
COLUMNS = ("household_id", "level", "doubt", "matched", "rest", "radius_m", "shares")


def add_places_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare where the homes that wait are written; without it they are only counted."""
    parser.add_argument("--csv", type=Path, metavar="OUT")


def tell_places(chosen: argparse.Namespace, console: Console) -> None:
    """Say how many homes are known how well; write those that wait, worst first, as CSV.

    Names and addresses are not in the file; protected households are only counted.
    """
    with open_town(chosen.town, read_passphrase(chosen)) as town:
        view = load_view(town, console.progress())
        queue = place_queue(view)
        if chosen.csv is not None:
            write_csv(chosen.csv, COLUMNS, _rows(queue))
            record(town, AuditAction.EXPORTED, chosen.csv.name)
    _tell_counts(view, queue, console)


def _tell_counts(view: TownView, queue: PlaceQueue, console: Console) -> None:
    counts = queue.counts
    console.say(
        f"{counts.total} 世帯 = 位置が確か {counts.fine} + 確かめる {counts.unsure}"
        f" + 町名まで {counts.town} + 位置なし {counts.nowhere} + 支援措置 {counts.protected}",
        f"{counts.total} households = {counts.fine} surely placed + {counts.unsure} to look at"
        f" + {counts.town} by town only + {counts.nowhere} nowhere + {counts.protected} protected",
    )
    for column, codes in (("location_level", LocationLevel), ("doubt", PlaceDoubt)):
        found = view.households[column].astype(object).value_counts()
        for code in codes:
            if count := int(found.get(code.value, 0)):
                words = code_word(code)
                console.say(f"  {words.ja}: {count}", f"  {words.en}: {count}")


def _rows(queue: PlaceQueue) -> Iterable[tuple[object, ...]]:
    names = ("household_id", "location_level", "doubt", "matched", "rest", "radius_m")
    cells = queue.homes[list(names)].astype(object).itertuples(index=False)
    for row, shares in zip(cells, queue.shares.tolist(), strict=True):
        yield (*map(_told, row), shares_text(shares).ja)


def _told(cell: object) -> object:
    if isinstance(cell, str):
        return safe_text(cell)
    return None if pd.isna(cell) else cell
