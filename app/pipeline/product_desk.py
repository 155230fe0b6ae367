"""Hazard products for the open town: brought in beside it, accounted for, and only then kept."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from app.errors import AppError, AppProblem
from app.pipeline.compute import rules_of
from app.pipeline.layer_desk import LayerCard, add_layers, read_cards
from app.pipeline.layer_frame import frame_of_town
from app.pipeline.make_list import ListTables
from app.pipeline.town_desk import TownMaps
from app.pipeline.town_layers import open_maps, unpacked_maps
from app.pipeline.view import TownView
from app.progress import Progress, Stage
from app.store.town import Town
from gis.products.bring_in import bring_in
from gis.products.look import look_at_product
from gis.products.product import (
    BroughtIn,
    CoverageAnswer,
    LayerAnswers,
    ProductLayer,
    ProductLook,
)
from scoring.codes import Verdict


@dataclass(frozen=True)
class LayerOrder:
    """A layer of a product that a person wants, with the answers to what it leaves open."""

    layer: ProductLayer
    answers: LayerAnswers

    @property
    def name(self) -> str:
        """What it will be called."""
        return self.answers.name or self.layer.name


@dataclass(frozen=True)
class BroughtLayer:
    """A layer that was brought in and is not kept yet."""

    order: LayerOrder
    outcome: BroughtIn


def look_at(path: Path, progress: Progress) -> ProductLook:
    """Look at a file, ZIP or folder as it was downloaded; nothing is changed.

    Raises
    ------
    gis.errors.HazardError
        It holds nothing that can be used.
    """
    progress.step(Stage.READING)
    look = look_at_product(path)
    progress.step(Stage.READING)  # stopped meanwhile: then it was looked at for nothing
    return look


def count_verdicts(tables: ListTables) -> dict[Verdict, int]:
    """Count households by verdict, protected ones (支援措置) too; every verdict is there."""
    counts = tables.verdicts["verdict"].value_counts()
    return {verdict: int(counts.get(verdict.value, 0)) for verdict in Verdict}


def position_of(town: Town, name: str) -> int:
    """Give where a layer stands now: between a look and an act others may have gone.

    Raises
    ------
    AppError
        LAYER_NOT_FOUND: names those that are there.
    """
    names = [fact.name for fact in town.facts().layers]
    if name not in names:
        raise AppError(AppProblem.LAYER_NOT_FOUND, value=name, expected="、".join(names))
    return names.index(name)


def read_kept_cards(town: Town, view: TownView) -> tuple[LayerCard, ...]:
    """Give a card per layer of a town that is on no desk."""
    with unpacked_maps(town) as files, open_maps(files, rules_of(town)) as maps:
        return read_cards(view, TownMaps(files, maps.layers))


def add_product(
    town: Town,
    orders: Sequence[LayerOrder],
    tell: Callable[[BroughtLayer], None],
    progress: Progress,
) -> None:
    """Bring layers in, tell of each what became of it, and keep them, all or none.

    Raises
    ------
    gis.errors.HazardError
        A layer cannot be brought in.
    app.errors.AppError
        NO_TOWN_FRAME, LAYER_NAME_TAKEN.
    """
    with unpacked_maps(town) as files, closing(ProductDesk()) as desk:
        for brought in desk.bring_in(orders, town, TownMaps(files, ()), progress):
            tell(brought)
        desk.keep(town, progress)


class ProductDesk:
    """Holds what was brought in until it is kept or given up; close it in the end."""

    def __init__(self) -> None:
        self._held = ExitStack()
        self._brought: tuple[BroughtLayer, ...] = ()

    def bring_in(
        self, orders: Sequence[LayerOrder], town: Town, maps: TownMaps, progress: Progress
    ) -> tuple[BroughtLayer, ...]:
        """Read the layers and cut them to the town, all or none; the town is not changed.

        Raises
        ------
        gis.errors.HazardError
            A layer cannot be brought in.
        app.errors.AppError
            NO_TOWN_FRAME.
        app.errors.Cancelled
            A person stopped it.
        """
        self.close()
        frame, tell = frame_of_town(town, maps), partial(progress.step, Stage.READING)
        with ExitStack() as held:
            made = TemporaryDirectory(prefix="yobikake-", ignore_cleanup_errors=True)
            folder = Path(held.enter_context(made))
            brought = []
            for order in orders:
                answers = _with_boundary(order.answers, maps.files.boundary)
                outcome = bring_in(order.layer, answers, frame, folder, tell)
                brought.append(BroughtLayer(order, outcome))
            self._held, self._brought = held.pop_all(), tuple(brought)
        return self._brought

    def keep(self, town: Town, progress: Progress) -> None:
        """Keep copies of the layers that reach the town, and judge every home again.

        Raises
        ------
        app.errors.AppError
            LAYER_NAME_TAKEN; the town stays as it was.
        """
        specs = [one.outcome.spec for one in self._brought if one.outcome.spec is not None]
        add_layers(town, specs, progress)
        self.close()

    def close(self) -> None:
        """Give up what was brought in and not kept; may be called with nothing there."""
        self._brought = ()
        self._held.close()


def _with_boundary(answers: LayerAnswers, boundary: Path | None) -> LayerAnswers:
    is_needed = answers.coverage is CoverageAnswer.TOWN and answers.boundary is None
    return replace(answers, boundary=boundary) if is_needed else answers
