"""``yobikake town layers``: the hazard layers of a kept town; a product looked at, one added."""

import argparse
import csv
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from app.cli.console import Console
from app.cli.passphrase import read_passphrase
from app.errors import AppError, AppProblem
from app.pipeline.kept_town import open_town
from app.pipeline.layer_desk import LayerCard, remove_layer
from app.pipeline.product_desk import (
    BroughtLayer,
    LayerOrder,
    add_product,
    count_verdicts,
    look_at,
    position_of,
    read_kept_cards,
)
from app.pipeline.view import load_view
from app.wording.code_words import code_word
from app.wording.layer_page_words import SHORT_QUESTION_WORDS
from app.wording.product_words import tell_remark
from gis.products.product import CoverageAnswer, LayerAnswers, ProductLook
from scoring.codes import Coverage, HazardKind, NodataMeans, Peril, RankEdition, Verdict

LAYERS_HELP = "浸水図を見る・製品を見て加える・外す"
_COLUMNS = ("name", "kind", "peril", "credit", "published_on", *Coverage, "in_zone")


def add_layer_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what may be done to the layers, and the answers to what a product leaves open."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--look", type=Path, metavar="FILE", help="製品（ZIP・ファイル・フォルダー）")
    what.add_argument("--add", type=Path, metavar="FILE", help="製品を読み込んで残す")
    what.add_argument("--remove", metavar="NAME")
    parser.add_argument("--layer", action="append", metavar="KEY", help="--look で見えるもの")
    for option, codes in (
        ("--kind", HazardKind),
        ("--peril", Peril),
        ("--edition", RankEdition),
        ("--empty", NodataMeans),
        ("--coverage", CoverageAnswer),
    ):
        parser.add_argument(option, choices=[code.value for code in codes])
    parser.add_argument("--field", metavar="NAME", help="値の列")
    parser.add_argument("--crs", metavar="EPSG:6677", help="座標系")
    parser.add_argument("--name")
    parser.add_argument("--credit", metavar="出典")
    parser.add_argument("--day", type=date.fromisoformat, metavar="2024-03-31")


def tell_layers(chosen: argparse.Namespace, console: Console) -> None:
    """Tell what a product offers, or change the layers and write all of them as CSV."""
    if chosen.look is not None:
        _tell_look(look_at(chosen.look, console.progress()), console)
        return
    with open_town(chosen.town, read_passphrase(chosen)) as town:
        before = None
        if chosen.add is not None or chosen.remove is not None:
            before = count_verdicts(load_view(town, console.progress()).tables)
        if chosen.add is not None:
            tell = partial(_tell_account, console)
            add_product(town, _orders(chosen, console), tell, console.progress())
        if chosen.remove is not None:
            remove_layer(town, position_of(town, chosen.remove), console.progress())
        view = load_view(town, console.progress())
        cards = read_kept_cards(town, view)
    _write_cards(cards)
    if before is not None:
        _tell_change(before, count_verdicts(view.tables), console)


def _orders(chosen: argparse.Namespace, console: Console) -> list[LayerOrder]:
    layers = look_at(chosen.add, console.progress()).layers
    keys = [layer.key for layer in layers]
    for key in chosen.layer or ():
        if key not in keys:
            raise AppError(AppProblem.LAYER_NOT_FOUND, value=key, expected="、".join(keys))
    answers = _answers(chosen)
    wanted = chosen.layer or keys
    return [LayerOrder(layer, answers) for layer in layers if layer.key in wanted]


def _answers(chosen: argparse.Namespace) -> LayerAnswers:
    return LayerAnswers(
        kind=chosen.kind and HazardKind(chosen.kind),
        peril=chosen.peril and Peril(chosen.peril),
        rank_edition=chosen.edition and RankEdition(chosen.edition),
        field=chosen.field,
        crs=chosen.crs,
        nodata_means=chosen.empty and NodataMeans(chosen.empty),
        coverage=CoverageAnswer(chosen.coverage or CoverageAnswer.UNKNOWN),
        name=chosen.name,
        credit=chosen.credit,
        published_on=chosen.day,
    )


def _tell_look(look: ProductLook, console: Console) -> None:
    for layer in look.layers:
        codes = [code for code in (layer.kind, layer.peril) if code is not None]
        told = "・".join(code_word(code).said_in(console.language) for code in codes)
        asked = [SHORT_QUESTION_WORDS[one].said_in(console.language) for one in layer.questions]
        line = f"{layer.key}  {layer.name}  {told}  "
        console.say(f"{line}答えるもの: {'、'.join(asked)}", f"{line}open: {', '.join(asked)}")
    for remark in look.remarks:
        console.write(f"  {tell_remark(remark, console.language)}")


def _tell_account(console: Console, brought: BroughtLayer) -> None:
    name, outcome = brought.order.name, brought.outcome
    console.say(
        f"{name}: 読んだ数 {outcome.unit_count}、残した数 {outcome.kept_count}",
        f"{name}: {outcome.unit_count} read, {outcome.kept_count} kept",
    )
    for remark in outcome.remarks:
        console.write(f"  {tell_remark(remark, console.language)}")


def _write_cards(cards: Sequence[LayerCard]) -> None:
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(_COLUMNS)
    rows.writerows(_cells(card) for card in cards)


def _tell_change(
    before: Mapping[Verdict, int], after: Mapping[Verdict, int], console: Console
) -> None:
    for verdict in Verdict:
        word = code_word(verdict).said_in(console.language)
        console.write(f"{word}: {before[verdict]} → {after[verdict]}")


def _cells(card: LayerCard) -> tuple[object, ...]:
    fact = card.fact
    homes = (card.homes[code] for code in Coverage)
    day = fact.published_on or ""
    return (fact.name, fact.kind, fact.peril, fact.credit or "", day, *homes, card.touched)
