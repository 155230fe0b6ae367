"""``yobikake list TOWN --out DIR``: the result files of a kept town."""

import argparse
from pathlib import Path

from app.cli.console import Console
from app.cli.passphrase import add_passphrase_argument, read_passphrase
from app.pipeline.audit import AuditAction, record
from app.pipeline.dropouts import remember_list
from app.pipeline.kept_town import open_town
from app.pipeline.make_list import make_list
from app.pipeline.town_layers import unpacked_maps
from app.report.outputs import OutputOrder, build_list, write_outputs

HELP = "保存した町の呼びかけリストを書き出す"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("town", type=Path, metavar="TOWN")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--no-pdf", action="store_true", help="PDF を作らない")
    add_passphrase_argument(parser)


def execute(chosen: argparse.Namespace, console: Console) -> int:
    """Write the same files as ``run``, from what the town holds."""
    progress = console.progress()
    with open_town(chosen.town, read_passphrase(chosen)) as town, unpacked_maps(town) as files:
        order = OutputOrder(
            out=chosen.out,
            has_pdf=not chosen.no_pdf,
            map_files=files,
            language=console.language,
        )
        tables = make_list(town, progress)
        write_outputs(tables, order, progress)
        with town.transaction():
            record(town, AuditAction.EXPORTED, chosen.out.name)
            remember_list(town, build_list(tables).fingerprint)
    console.say(f"{chosen.out} に書き出しました。", f"Written to {chosen.out}.")
    return 0
