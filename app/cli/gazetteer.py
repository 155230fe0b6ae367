"""``yobikake gazetteer DIR --out FILE``: address tables as one file that can be handed around."""

import argparse
from pathlib import Path

from app.cli.address_tables import add_zone_argument, tell_remarks
from app.cli.console import Console
from app.progress import Stage
from app.report.textfiles import told_errors
from gis.addresses.gazetteer import build_gazetteer
from gis.addresses.gazetteer_file import save_gazetteer
from gis.addresses.read_tables import read_address_tables

HELP = "住所データを一つのファイルにまとめる（個人情報を含まない）"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    add_zone_argument(parser)


def execute(chosen: argparse.Namespace, console: Console) -> int:
    """Read the tables of the folder and write the gazetteer."""
    progress = console.progress()
    progress.step(Stage.READING)
    tables = read_address_tables(chosen.folder, chosen.zone)
    progress.step(Stage.SAVING)
    with told_errors(chosen.out):
        save_gazetteer(build_gazetteer(tables), chosen.out)
    tell_remarks(console, tables.remarks)
    towns, numbers = len(tables.towns), len(tables.numbers)
    placed = int(tables.numbers["lon"].notna().sum())
    console.say(
        f"{chosen.out} に書き出しました（町 {towns}、番地 {numbers}、うち位置あり {placed}）。",
        f"Written to {chosen.out} ({towns} towns, {numbers} numbers, {placed} with a place).",
    )
    return 0
