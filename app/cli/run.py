"""``yobikake run JOB.toml --out DIR``: the whole main job, without a window or a kept town."""

import argparse
from pathlib import Path

from app.cli.console import Console
from app.pipeline.make_list import make_list
from app.pipeline.town_layers import map_files_of
from app.pipeline.whole_job import run_in_memory
from app.report.outputs import OutputOrder, write_outputs, write_sealed_list
from app.settings.job import read_job

HELP = "ジョブファイルのとおりに、取込からリストまでを行う"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("job", type=Path, metavar="JOB.toml")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--no-pdf", action="store_true", help="PDF を作らない")
    parser.add_argument("--no-map", action="store_true", help="地図を作らない")
    parser.add_argument(
        "--protected",
        type=Path,
        metavar="FILE.pdf",
        help="支援措置対象者の封緘リストを別に書き出す",
    )


def execute(chosen: argparse.Namespace, console: Console) -> int:
    """Run the job and write its files to DIR, all or none."""
    progress = console.progress()
    job = read_job(chosen.job)
    town = run_in_memory(job, progress)
    tables = make_list(town, progress)
    order = OutputOrder(
        out=chosen.out,
        has_pdf=not chosen.no_pdf,
        map_files=None if chosen.no_map else map_files_of(job),
        language=console.language,
    )
    write_outputs(tables, order, progress)
    if chosen.protected is not None:
        write_sealed_list(tables, chosen.protected)
    console.say(f"{chosen.out} に書き出しました。", f"Written to {chosen.out}.")
    return 0
