"""``yobikake demo``: the sample town, the whole main job on it, and the window on the result."""

import argparse
import os
import sys
from pathlib import Path

from app.cli.console import Console
from app.cli.window_order import WindowOrder
from app.pipeline.kept_town import open_town
from app.pipeline.make_list import make_list
from app.pipeline.sample_town import SAMPLE_HOUSEHOLDS, SAMPLE_PASSPHRASE, make_sample_town
from app.pipeline.town_layers import unpacked_maps
from app.report.outputs import OutputOrder, write_outputs

HELP = "見本の町を作り、リストまでを行い、画面を開く"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--out", type=Path, default=Path("demo"), metavar="DIR")
    parser.add_argument("--no-window", action="store_true", help="画面を開かない")
    parser.add_argument("--households", type=int, default=SAMPLE_HOUSEHOLDS, metavar="N")


def execute(chosen: argparse.Namespace, console: Console) -> int | WindowOrder:
    """Make the town, do the job, write the results, and ask for the window."""
    progress = console.progress()
    out = chosen.out
    console.say("見本の町を作っています …", "Making the sample town …")
    town_path = make_sample_town(out, chosen.households, progress)
    with open_town(town_path, SAMPLE_PASSPHRASE) as town, unpacked_maps(town) as files:
        order = OutputOrder(
            out / "result", has_pdf=True, map_files=files, language=console.language
        )
        write_outputs(make_list(town, progress), order, progress)
    console.say(f"結果: {order.out.resolve()}", f"Results: {order.out.resolve()}")
    console.say(
        f"町のファイル: {town_path.resolve()}（合言葉: {SAMPLE_PASSPHRASE}）",
        f"Town file: {town_path.resolve()} (passphrase: {SAMPLE_PASSPHRASE})",
    )
    if chosen.no_window or not has_screen():
        return 0
    return WindowOrder(console.language, town_path.resolve(), SAMPLE_PASSPHRASE)


def has_screen() -> bool:
    """Tell whether a window could be seen here."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
