"""``yobikake town areas|orders|check|forecast``: areas, orders, the check and the forecast."""

import argparse
import csv
import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from app import clock
from app.author import author_name
from app.cli.console import Console
from app.cli.passphrase import read_passphrase
from app.errors import AreaError, AreaProblem
from app.pipeline.area_drafts import areas_of_file
from app.pipeline.area_orders import Order, OrderEntry, issue_order, lift_order
from app.pipeline.area_standing import read_area_standing
from app.pipeline.area_targets import Targets, joined_targets, targets_name
from app.pipeline.area_view import AreaRow, look_at_areas
from app.pipeline.areas import keep_areas
from app.pipeline.flood_forecast import MEASURES, LayerForecast, forecast_layers
from app.pipeline.kept_town import open_town
from app.pipeline.view import load_view
from app.report.areas.forecast_sheet import class_words
from app.wording import area_paper_words as words
from app.wording.code_words import code_word
from scoring.area_codes import AreaKind, OrderLevel

AREAS_HELP = "区域を見る・ファイルから加える"
ORDERS_HELP = "避難情報の発令を見る・記録する・解除する"
CHECK_HELP = "点検: 浸水するのに発令の外の家、位置や浸水の分からない家を数える"
FORECAST_HELP = "被害想定: 図・地区・浸水ごとに人数を数える"
_KINDS = (AreaKind.FILE, AreaKind.ASSOCIATION, AreaKind.COMMISSIONER, AreaKind.SCHOOL)
_LEVELS = {"3": OrderLevel.LEVEL_3, "4": OrderLevel.LEVEL_4, "5": OrderLevel.LEVEL_5}


def add_area_arguments(areas: argparse.ArgumentParser, orders: argparse.ArgumentParser) -> None:
    """Declare what may be done to areas and orders."""
    areas.add_argument("--add", type=Path, metavar="FILE")
    areas.add_argument("--field", metavar="NAME", help="名前の列（既定: ファイル全体が1つの区域）")
    areas.add_argument("--kind", choices=[kind.value for kind in _KINDS], default=AreaKind.FILE)
    what = orders.add_mutually_exclusive_group()
    what.add_argument("--issue", choices=list(_LEVELS), help="警戒レベル")
    what.add_argument("--lift", metavar="ID")
    orders.add_argument("--for", action="append", metavar="AREA", dest="names", default=[])
    orders.add_argument("--at", type=datetime.fromisoformat, metavar="2026-11-20T18:00")


def tell_areas(chosen: argparse.Namespace, console: Console) -> None:
    """Keep the areas of a file if one is given; write all of them as CSV to standard output."""
    with open_town(chosen.town, read_passphrase(chosen)) as town:
        if chosen.add is not None:
            drafts = areas_of_file(chosen.add, chosen.field, AreaKind(chosen.kind))
            keep_areas(town, drafts, author_name())
        view = load_view(town, console.progress())
        rows = look_at_areas(town, view, words.WHOLE_TOWN).rows
    header = ("area", "kind", "households", "residents", "in_need", "wet", "level")
    _write(header, (_area_cells(row, console) for row in rows))


def tell_orders(chosen: argparse.Namespace, console: Console) -> None:
    """Enter an order or a lifting if one is given; write all orders as CSV."""
    with open_town(chosen.town, read_passphrase(chosen)) as town:
        at = clock.now() if chosen.at is None else chosen.at.astimezone()
        if chosen.lift is not None:
            lift_order(town, chosen.lift, at, author_name())
        if chosen.issue is not None:
            rows = look_at_areas(town, load_view(town, console.progress()), words.WHOLE_TOWN).rows
            targets = _targets(rows, chosen.names)
            issue_order(town, OrderEntry(_LEVELS[chosen.issue], targets, at), author_name())
        standing = read_area_standing(town)
    header = ("id", "level", "areas", "issued_at", "lifted_at", "withdrawn", "entered_by")
    _write(
        header,
        (
            _order_cells(order, targets_name(order.entry.targets, standing.areas, words.WHOLE_TOWN))
            for order in standing.orders
        ),
    )


def tell_check(chosen: argparse.Namespace, console: Console) -> None:
    """Write the check as CSV; the last row is the sum."""
    with open_town(chosen.town, read_passphrase(chosen)) as town:
        view = load_view(town, console.progress())
        check = look_at_areas(town, view, words.WHOLE_TOWN).check
    if not check.has_orders:
        console.say("発令中の避難情報は記録されていません。", "No order in force is recorded.")
    cells = [
        (state.value, code_word(state).said_in(console.language), count)
        for state, count in check.by_state
    ]
    cells.append(("total", "", check.total))
    _write(
        ("state", "words", "households", "residents", "in_need"),
        (
            (state, told, count.households, count.residents, count.in_need)
            for state, told, count in cells
        ),
    )


def tell_forecast(chosen: argparse.Namespace, console: Console) -> None:
    """Write the forecast of every layer as CSV, a row per layer, district and class."""
    with open_town(chosen.town, read_passphrase(chosen)) as town:
        view = load_view(town, console.progress())
    forecasts = forecast_layers(view.tables, view.layer_exposure, view.facts.layers)
    header = ("layer", "kind", "district", "class", *MEASURES)
    _write(header, (row for forecast in forecasts for row in _forecast_rows(forecast)))


def _forecast_rows(forecast: LayerForecast) -> Iterable[tuple[object, ...]]:
    titles = (*class_words(forecast.kind), words.UNKNOWN)
    for district, name in enumerate(forecast.districts):
        for place, title in enumerate(titles):
            numbers = (int(forecast.of(measure, district)[place]) for measure in MEASURES)
            yield (forecast.name, forecast.kind.value, name or "", title, *numbers)


def _targets(rows: Iterable[AreaRow], names: list[str]) -> Targets:
    known = {row.name: row.targets for row in rows}
    for name in names:
        if name not in known:
            raise AreaError(AreaProblem.NOT_KNOWN, name=name)
    return joined_targets([known[name] for name in names])


def _area_cells(row: AreaRow, console: Console) -> tuple[object, ...]:
    count = row.count
    kind = code_word(row.kind).said_in(console.language)
    level = "" if row.level is None else row.level.value
    return (row.name, kind, count.households, count.residents, count.in_need, row.wet, level)


def _order_cells(order: Order, areas: str) -> tuple[object, ...]:
    lifted = "" if order.lifted_at is None else order.lifted_at.isoformat()
    return (
        order.order_id,
        order.entry.level.value,
        areas,
        order.entry.issued_at.isoformat(),
        lifted,
        str(order.is_withdrawn).lower(),
        order.author,
    )


def _write(header: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    lines = csv.writer(sys.stdout, lineterminator="\n")
    lines.writerow(header)
    lines.writerows(rows)
