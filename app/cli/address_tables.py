"""What the commands on address tables share: the zone, and what was left out, told."""

import argparse
from collections.abc import Iterable
from dataclasses import asdict

from app.cli.console import Console
from app.wording.address_words import ADDRESS_SOURCE_WORDS, TABLE_DOUBT_WORDS
from gis.addresses.positions import ZONES
from gis.addresses.tables import TableRemark


def add_zone_argument(parser: argparse.ArgumentParser) -> None:
    """Declare the zone (系) of lists of houses in metres that do not say it."""
    parser.add_argument(
        "--zone",
        type=int,
        choices=ZONES,
        metavar="1-19",
        help="平面直角座標系の系番号（X・Y だけの家屋の一覧で、系の列がないとき）",
    )


def tell_remarks(console: Console, remarks: Iterable[TableRemark]) -> None:
    """Write one line a remark."""
    sources = {source.value: words for source, words in ADDRESS_SOURCE_WORDS.items()}
    for remark in remarks:
        file = remark.file
        if file in sources:
            file = sources[file].said_in(console.language)
        text = TABLE_DOUBT_WORDS[remark.doubt].said_in(console.language)
        console.write(text.format_map(asdict(remark) | {"file": file}))
