"""``yobikake town wall-map TOWN --out FILE.pdf``: the wall map of a kept town."""

import argparse
from dataclasses import replace
from pathlib import Path

from app.cli.console import Console
from app.cli.passphrase import read_passphrase
from app.errors import AppError, AppProblem
from app.pipeline.audit import AuditAction, record
from app.pipeline.base_map import own_base_map
from app.pipeline.compute import rules_of
from app.pipeline.kept_town import open_town
from app.pipeline.make_list import ListTables, make_list
from app.pipeline.town_layers import open_maps, unpacked_maps
from app.report.paper.marks import PaperSize
from app.report.paper.pdf import write_pages
from app.report.wall_map.base_ground import told_base_map
from app.report.wall_map.build import MapSources, build_wall_map
from app.report.wall_map.choices import proposed_choice, scale_choices
from app.report.wall_map.content import WallMap
from app.report.wall_map.homes import district_names
from app.report.wall_map.order import LARGEST_SCALE, SMALLEST_SCALE, MapOrder, MapPart

WALL_MAP_HELP = "壁に貼る地図を PDF に書き出す"
_ONE_SHEET = "fit"


def add_wall_map_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare paper, scale and district."""
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    parser.add_argument("--paper", choices=[size.name for size in PaperSize], default="A3")
    parser.add_argument(
        "--scale",
        type=_scale,
        default=None,
        metavar="N",
        help="5000 なら 1:5,000、fit なら1枚に収める（既定: 30枚以内で最も大きく見える縮尺）",
    )
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--district", metavar="NAME", help="この地区だけ")
    part.add_argument(
        "--every-district",
        action="store_true",
        help="地区ごとの図をすべて、1つの PDF に（地区の分からない世帯は最後）",
    )
    parser.add_argument(
        "--base-map", action="store_true", help="町の背景地図を、浸水の下にうすく敷く"
    )


def write_wall_map(chosen: argparse.Namespace, console: Console) -> None:
    """Write the wall map, and say how many sheets it has.

    Raises
    ------
    AppError
        DISTRICT_UNKNOWN, or the file cannot be written.
    """
    progress = console.progress()
    with open_town(chosen.town, read_passphrase(chosen)) as town, unpacked_maps(town) as files:
        tables = make_list(town, progress)
        path = files.base_map if chosen.base_map else None
        with open_maps(files, rules_of(town)) as maps, own_base_map(path) as base:
            if base is not None and base.problem is not None:
                raise base.problem
            told = None if base is None else told_base_map(base)
            sources = MapSources(tables, files, maps.layers, None if base is None else base.source)
            order = replace(_order(tables, chosen), base_told=told)
            wall_map = build_wall_map(sources, order, progress)
        write_pages(wall_map, wall_map.pages, chosen.out, progress)
        with town.transaction():
            record(town, AuditAction.EXPORTED, chosen.out.name)
    if chosen.base_map and told is None:
        console.say(
            "この町には背景地図が選ばれていません。背景地図なしで作りました。",
            "This town has chosen no base map: made without one.",
        )
    _tell_written(wall_map, chosen, console)


def _tell_written(wall_map: WallMap, chosen: argparse.Namespace, console: Console) -> None:
    sheets, scale = len(wall_map.sheets), f"{wall_map.scale:,}"
    parts, homes = len(wall_map.parts), f"{wall_map.homes.listed:,}"
    told, told_english = "", ""
    if chosen.every_district:
        told = f"{parts}区分・計{homes}世帯、"
        told_english = f"{parts} parts with {homes} households in all, "
    console.say(
        f"{chosen.out} に書き出しました（{told}1:{scale}、{sheets}図、{len(wall_map.pages)}頁）。",
        f"Written to {chosen.out} ({told_english}1:{scale}, {sheets} sheets, "
        f"{len(wall_map.pages)} pages).",
    )


def _order(tables: ListTables, chosen: argparse.Namespace) -> MapOrder:
    names = district_names(tables)
    if chosen.district is not None and chosen.district not in names:
        offered = "、".join(names)
        raise AppError(AppProblem.DISTRICT_UNKNOWN, name=chosen.district, expected=offered)
    part = MapPart.EVERY_DISTRICT if chosen.every_district else MapPart.CHOSEN
    order = MapOrder(PaperSize[chosen.paper], None, chosen.district, part)
    if chosen.scale is None:
        return proposed_choice(scale_choices(tables, order)).order
    scale = None if chosen.scale == _ONE_SHEET else int(chosen.scale)
    return replace(order, scale=scale)


def _scale(text: str) -> str:
    """Check a scale: a whole number that a map may have, or ``fit``.

    Raises
    ------
    argparse.ArgumentTypeError
        It is neither.
    """
    is_scale = text.isascii() and text.isdigit() and _is_in_reach(int(text))
    if text != _ONE_SHEET and not is_scale:
        told = f"{text}: {LARGEST_SCALE}〜{SMALLEST_SCALE} / {_ONE_SHEET}"
        raise argparse.ArgumentTypeError(told)
    return text


def _is_in_reach(scale: int) -> bool:
    return LARGEST_SCALE <= scale <= SMALLEST_SCALE
