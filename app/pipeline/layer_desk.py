"""The hazard layers of a kept town (浸水図): what each says here, adding one, taking one away.

Whatever changes, every home is put on the layers anew: no answer outlives its layer.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from app.errors import AppError, AppProblem
from app.pipeline.audit import AuditAction, record
from app.pipeline.compute import judge_again
from app.pipeline.town_desk import TownMaps
from app.pipeline.town_layers import forget_layer, keep_layer
from app.pipeline.view import TownView
from app.progress import Progress
from app.store.town import LayerFact, Town
from gis.bounds import Bounds
from gis.hazard import LayerSpec
from scoring.codes import Coverage


@dataclass(frozen=True)
class LayerCard:
    """One layer as the town has it.

    ``extent`` is its own in degrees, ``speaks_within`` that of its coverage. ``homes`` counts
    households by :class:`scoring.codes.Coverage` (every code is there; they sum to all
    households), ``touched`` those that it puts in the water or in a zone.
    """

    position: int
    fact: LayerFact
    extent: Bounds
    speaks_within: Bounds
    homes: dict[Coverage, int]
    touched: int

    @property
    def share_covered(self) -> float | None:
        """The share [0, 1] of the located homes at which it speaks; None: no home is located."""
        located = sum(self.homes.values()) - self.homes[Coverage.NO_LOCATION]
        return self.homes[Coverage.ASSESSED] / located if located else None


@dataclass(frozen=True)
class LayerWords:
    """What people call a layer and where it comes from; None: nobody has said so."""

    name: str
    credit: str | None
    published_on: date | None


def read_cards(view: TownView, maps: TownMaps) -> tuple[LayerCard, ...]:
    """Give a card per layer, in the order of the town."""
    exposure = view.layer_exposure
    layer = exposure["layer"].to_numpy()
    coverage = exposure["coverage"].cat.codes.to_numpy()
    is_touched = (exposure["value"] > 0).to_numpy()
    cards = []
    for position, (fact, opened) in enumerate(zip(view.facts.layers, maps.layers, strict=True)):
        here = layer == position
        counts = np.bincount(coverage[here], minlength=len(Coverage)).tolist()
        cards.append(
            LayerCard(
                position,
                fact,
                opened.bounds,
                opened.coverage_bounds,
                dict(zip(Coverage, counts, strict=True)),
                int((is_touched & here).sum()),
            )
        )
    return tuple(cards)


def add_layers(town: Town, specs: Sequence[LayerSpec], progress: Progress) -> None:
    """Keep copies of layers behind those the town has, and judge every home again.

    Raises
    ------
    AppError
        LAYER_NAME_TAKEN: staff could not tell two of one name apart.
    gis.errors.HazardError
        A layer does not fit the town; the town stays as it was.
    """
    with town.transaction():
        for spec in specs:
            if any(fact.name == spec.name for fact in town.facts().layers):
                raise AppError(AppProblem.LAYER_NAME_TAKEN, value=spec.name)
            keep_layer(town, spec)
            record(town, AuditAction.LAYER_ADDED, spec.name)
        judge_again(town, progress)


def remove_layer(town: Town, position: int, progress: Progress) -> None:
    """Take a layer away and judge every home again, by what is left."""
    with town.transaction():
        fact = town.facts().layers[position]
        forget_layer(town, position)
        record(town, AuditAction.LAYER_REMOVED, fact.name)
        judge_again(town, progress)


def retell_layer(town: Town, position: int, words: LayerWords) -> None:
    """Change the name, source or date of a layer; what it says stays.

    Raises
    ------
    AppError
        LAYER_NAME_TAKEN.
    """
    facts = town.facts()
    others = [fact.name for place, fact in enumerate(facts.layers) if place != position]
    if words.name in others:
        raise AppError(AppProblem.LAYER_NAME_TAKEN, value=words.name)
    told = replace(
        facts.layers[position],
        name=words.name,
        credit=words.credit,
        published_on=words.published_on,
    )
    layers = (*facts.layers[:position], told, *facts.layers[position + 1 :])
    with town.transaction():
        town.write_facts(replace(facts, layers=layers))
        record(town, AuditAction.LAYER_RETOLD, words.name)
