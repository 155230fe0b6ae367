"""``yobikake town …``: create, look at, compute again and copy a kept town; templates.

Also what an import changed, the layouts that the town's files are read by, and its 外字.
"""

import argparse
import csv
import sys
from pathlib import Path

import pandas as pd

from app.cli.console import Console, Parser
from app.cli.passphrase import add_passphrase_argument, read_passphrase
from app.cli.town_areas import (
    AREAS_HELP,
    CHECK_HELP,
    FORECAST_HELP,
    ORDERS_HELP,
    add_area_arguments,
    tell_areas,
    tell_check,
    tell_forecast,
    tell_orders,
)
from app.cli.town_gaiji import (
    CHARACTERS_HELP,
    GAIJI_HELP,
    add_gaiji_arguments,
    tell_characters,
    tell_gaiji,
)
from app.cli.town_layers import LAYERS_HELP, add_layer_arguments, tell_layers
from app.cli.town_places import PLACES_HELP, add_places_arguments, tell_places
from app.cli.town_verdict import VERDICT_HELP, add_verdict_arguments, tell_verdicts
from app.cli.town_wall_map import WALL_MAP_HELP, add_wall_map_arguments, write_wall_map
from app.pipeline.compute import compute_again
from app.pipeline.counting import count_list
from app.pipeline.kept_town import create_town, open_town
from app.pipeline.layouts_of_town import (
    keep_layout,
    known_layouts,
    own_layouts,
    read_layout_text,
)
from app.pipeline.make_list import make_list
from app.pipeline.people_told import read_told_differences
from app.settings.job import read_job
from app.wording.code_words import code_word
from importers.templates import write_templates
from scoring.record_codes import Difference

HELP = "町を作る・見る・計算し直す・写す、ひな形を書き出す"

_HELPS = {
    "create": "ジョブファイルから町を作る",
    "show": "町の内訳を表示する",
    "compute": "配点・位置・浸水・順位を計算し直す",
    "copy": "町を別の場所へ写す（中身を確かめる）",
    "differences": "取込で何が変わったかを表示する",
    "layouts": "読み方を見る・書き出す・加える",
    "gaiji": GAIJI_HELP,
    "characters": CHARACTERS_HELP,
    "verdict": VERDICT_HELP,
    "wall-map": WALL_MAP_HELP,
    "places": PLACES_HELP,
    "areas": AREAS_HELP,
    "orders": ORDERS_HELP,
    "check": CHECK_HELP,
    "forecast": FORECAST_HELP,
    "layers": LAYERS_HELP,
}
"""The actions on a kept town."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    actions = parser.add_subparsers(dest="action", required=True, parser_class=Parser)
    templates = actions.add_parser("templates", help="ひな形を書き出す")
    templates.add_argument("--out", type=Path, default=Path(), metavar="DIR")
    of_town = {name: _town_parser(actions, name, told) for name, told in _HELPS.items()}
    of_town["create"].add_argument("job", type=Path, metavar="JOB.toml")
    of_town["copy"].add_argument("target", type=Path, metavar="TARGET")
    of_town["differences"].add_argument(
        "--batch", type=int, metavar="N", help="何回目の取込か（既定: 最後）"
    )
    what = of_town["layouts"].add_mutually_exclusive_group()
    what.add_argument("--export", type=Path, metavar="DIR")
    what.add_argument("--add", type=Path, metavar="FILE.toml")
    add_area_arguments(of_town["areas"], of_town["orders"])
    add_layer_arguments(of_town["layers"])
    add_gaiji_arguments(of_town["gaiji"])
    add_verdict_arguments(of_town["verdict"])
    add_wall_map_arguments(of_town["wall-map"])
    add_places_arguments(of_town["places"])


def _town_parser(
    actions: "argparse._SubParsersAction[Parser]", name: str, told: str
) -> argparse.ArgumentParser:
    """Declare an action that needs a town and its passphrase."""
    action = actions.add_parser(name, help=told)
    action.add_argument("town", type=Path, metavar="TOWN")
    add_passphrase_argument(action)
    return action


def execute(chosen: argparse.Namespace, console: Console) -> int:
    """Do the chosen action."""
    actions = {
        "templates": _templates,
        "create": _create,
        "show": _show,
        "compute": _compute,
        "copy": _copy,
        "differences": _differences,
        "layouts": _layouts,
        "gaiji": tell_gaiji,
        "characters": tell_characters,
        "verdict": tell_verdicts,
        "areas": tell_areas,
        "orders": tell_orders,
        "check": tell_check,
        "forecast": tell_forecast,
        "wall-map": write_wall_map,
        "places": tell_places,
        "layers": tell_layers,
    }
    actions[chosen.action](chosen, console)
    return 0


def _templates(chosen: argparse.Namespace, console: Console) -> None:
    chosen.out.mkdir(parents=True, exist_ok=True)
    for path in write_templates(chosen.out):
        console.say(f"{path} を書き出しました。", f"Written: {path}.")


def _create(chosen: argparse.Namespace, console: Console) -> None:
    job = read_job(chosen.job)
    create_town(chosen.town, read_passphrase(chosen), job, console.progress())
    console.say(f"{chosen.town} を作りました。", f"Created {chosen.town}.")


def _show(chosen: argparse.Namespace, console: Console) -> None:
    with open_town(chosen.town, read_passphrase(chosen)) as town:
        tables = make_list(town, console.progress())
    totals = count_list(tables)
    excluded = totals.residents - totals.listed
    console.say(
        f"{tables.facts.name}  基準日 {tables.facts.as_of}  "
        f"住民 {totals.residents} 人 = 掲載 {totals.listed} + 除外 {excluded}",
        f"{tables.facts.name}  as of {tables.facts.as_of}  "
        f"{totals.residents} residents = {totals.listed} listed "
        f"+ {excluded} excluded",
    )
    for reason, count in totals.excluded:
        words = code_word(reason)
        console.say(f"  {words.ja}: {count}", f"  {words.en}: {count}")


def _compute(chosen: argparse.Namespace, console: Console) -> None:
    with open_town(chosen.town, read_passphrase(chosen)) as town:
        compute_again(town, console.progress())
    console.say("計算し直しました。", "Computed again.")


def _copy(chosen: argparse.Namespace, console: Console) -> None:
    with open_town(chosen.town, read_passphrase(chosen)) as town:
        town.copy_to(chosen.target)
    console.say(f"{chosen.target} に写しました。", f"Copied to {chosen.target}.")


def _differences(chosen: argparse.Namespace, console: Console) -> None:
    """Write the differences of one import as CSV to standard output, with names."""
    with open_town(chosen.town, read_passphrase(chosen)) as town:
        told = read_told_differences(town, chosen.batch)
    if not len(told):
        console.say("変わったものはありません。", "Nothing changed.")
        return
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(told.columns)
    for row in told.itertuples(index=False):
        word = code_word(Difference(row.difference)).said_in(console.language)
        rows.writerow(["" if pd.isna(cell) else cell for cell in (word, *row[1:])])


def _layouts(chosen: argparse.Namespace, console: Console) -> None:
    with open_town(chosen.town, read_passphrase(chosen)) as town:
        if chosen.add is not None:
            keep_layout(town, chosen.add.stem, read_layout_text(chosen.add))
        own = own_layouts(town)
        layouts = known_layouts(town)
    if chosen.export is not None:
        chosen.export.mkdir(parents=True, exist_ok=True)
        for name, text in own.items():
            (chosen.export / f"{name}.toml").write_text(text, encoding="utf-8", newline="\n")
    for name, layout in layouts.items():
        whose = ("この町", "own") if name in own else ("標準", "shipped")
        console.say(f"{name}　{layout.title}（{whose[0]}）", f"{name}  {layout.title} ({whose[1]})")
