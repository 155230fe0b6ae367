"""``yobikake geocode ADDRESSES.csv --address-data DIR --out OUT.csv``: addresses to positions."""

import argparse
from pathlib import Path

import pandas as pd

from app.cli.address_tables import add_zone_argument, tell_remarks
from app.cli.console import Console
from app.pipeline.address_data import open_address_data
from app.progress import Stage
from app.report.geocoded_file import write_geocoded
from gis.addresses.geocode import geocode
from importers.addresses import read_addresses
from scoring.columns import TEXT

HELP = "住所から位置だけを求める"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("addresses", type=Path, metavar="ADDRESSES.csv")
    parser.add_argument(
        "--address-data",
        type=Path,
        required=True,
        metavar="DIR",
        help="住所データのフォルダ、または gazetteer で作ったファイル",
    )
    add_zone_argument(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="OUT.csv")


def execute(chosen: argparse.Namespace, console: Console) -> int:
    """Locate the addresses and write id, address, lon, lat, location_level, matched, rest."""
    addresses = read_addresses(chosen.addresses)
    progress = console.progress()
    progress.step(Stage.READING)
    data = open_address_data(chosen.address_data, chosen.zone)
    progress.step(Stage.LOCATING)
    nobody = pd.Series([None] * len(addresses), dtype=TEXT)
    written = addresses["address"].where(addresses["address"] != "")
    placed = geocode(written, nobody, data.gazetteer)
    write_geocoded(chosen.out, addresses.assign(**{name: placed[name] for name in placed}))
    tell_remarks(console, data.remarks)
    console.say(f"{chosen.out} に書き出しました。", f"Written to {chosen.out}.")
    return 0
