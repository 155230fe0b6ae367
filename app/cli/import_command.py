"""``yobikake import TOWN JOB.toml``: bring a job's files into a kept town, compute everything."""

import argparse
from pathlib import Path

from app.cli.console import Console
from app.cli.passphrase import add_passphrase_argument, read_passphrase
from app.pipeline.kept_town import open_town
from app.pipeline.whole_job import run_on_town
from app.settings.job import read_job

HELP = "保存した町に、ジョブファイルの名簿と地図を取り込む"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("town", type=Path, metavar="TOWN")
    parser.add_argument("job", type=Path, metavar="JOB.toml")
    add_passphrase_argument(parser)


def execute(chosen: argparse.Namespace, console: Console) -> int:
    """Import all or nothing."""
    job = read_job(chosen.job)
    with open_town(chosen.town, read_passphrase(chosen)) as town:
        run_on_town(town, job, console.progress())
    console.say("取り込みました。", "Imported.")
    return 0
