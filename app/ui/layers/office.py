"""What the page 浸水図 lets the lane do: draw layers, look at products, bring in, keep, remove."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from app.errors import AppError
from app.jobs.lane import Endings, Lane
from app.pipeline.boundary_desk import BoundaryPart, keep_boundary, look_at_boundary
from app.pipeline.layer_desk import LayerCard, LayerWords, read_cards, remove_layer, retell_layer
from app.pipeline.layer_frame import frame_of_town, read_picture
from app.pipeline.product_desk import LayerOrder, ProductDesk, look_at, position_of
from app.pipeline.town_desk import TownDesk, TownMaps
from app.progress import Progress
from app.ui.open_town import OpenTown, open_town_of
from gis.bounds import Bounds
from gis.hazard import LayerSpec

PICTURE_WIDTH = 360


@dataclass(frozen=True)
class LayersRead:
    """The layers of the town as cards; ``frame`` None: nobody knows where the town is."""

    cards: tuple[LayerCard, ...]
    frame: Bounds | None


@dataclass(frozen=True)
class LayerPicture:
    """A layer drawn over the frame of the town, as codes (:func:`~.layer_frame.read_picture`)."""

    name: str
    values: NDArray[np.uint8]


class LayersOffice(QObject):
    """``layers_read`` (:class:`LayersRead`), ``drawn`` (:class:`LayerPicture`).

    ``looked`` (ProductLook), ``brought_in`` (tuple of BroughtLayer).

    ``changed`` (:class:`OpenTown`): layers were kept or removed, every home is judged anew;
    ``retold`` (:class:`OpenTown`): only words changed. ``boundary_looked`` (BoundaryLook),
    ``boundary_kept`` (:class:`OpenTown`).
    """

    layers_read = Signal(object)
    drawn = Signal(object)
    looked = Signal(object)
    brought_in = Signal(object)
    changed = Signal(object)
    retold = Signal(object)
    boundary_looked = Signal(object)
    boundary_kept = Signal(object)

    def __init__(self, lane: Lane, desk: TownDesk, endings: Endings) -> None:
        super().__init__()
        self._lane, self._desk, self._endings = lane, desk, endings
        self._quiet = Endings(on_failed=endings.on_failed)
        self._products = ProductDesk()

    def read(self, town: OpenTown) -> None:
        """Count what each layer says; ``layers_read`` follows. Nobody asked, nobody is told."""

        def work(_progress: Progress) -> LayersRead:
            cards = read_cards(town.view, town.maps)
            try:
                frame = frame_of_town(self._desk.town, town.maps)
            except AppError:  # nobody knows where the town is: its layers are shown all the same
                return LayersRead(cards, None)
            return LayersRead(cards, frame)

        self._lane.submit(work, self.layers_read.emit, self._quiet)

    def draw(self, spec: LayerSpec, frame: Bounds) -> None:
        """Draw a layer for looking at; ``drawn`` follows. Nobody asked, nobody is told."""

        def work(_progress: Progress) -> LayerPicture:
            values = read_picture(self._desk.town, spec, frame, PICTURE_WIDTH)
            return LayerPicture(spec.name, values)

        self._lane.submit(work, self.drawn.emit, self._quiet)

    def look(self, path: Path) -> None:
        """Look at a product as it was downloaded; ``looked`` follows."""
        self._lane.submit(lambda progress: look_at(path, progress), self.looked.emit, self._endings)

    def bring_in(self, orders: Sequence[LayerOrder], maps: TownMaps) -> None:
        """Bring layers in beside the town; ``brought_in`` follows, nothing is kept yet."""
        self._lane.submit(
            lambda progress: self._products.bring_in(orders, self._desk.town, maps, progress),
            self.brought_in.emit,
            self._endings,
        )

    def keep(self) -> None:
        """Keep what was brought in, and judge every home again; ``changed`` follows."""
        self._change(
            lambda progress: self._products.keep(self._desk.town, progress), self.changed.emit
        )

    def remove(self, name: str) -> None:
        """Take a layer away, and judge every home again; ``changed`` follows."""

        def act(progress: Progress) -> None:
            town = self._desk.town
            remove_layer(town, position_of(town, name), progress)

        self._change(act, self.changed.emit)

    def retell(self, name: str, words: LayerWords) -> None:
        """Change what people call a layer; ``retold`` follows."""

        def act(_progress: Progress) -> None:
            town = self._desk.town
            retell_layer(town, position_of(town, name), words)

        self._change(act, self.retold.emit)

    def look_at_boundary(self, path: Path) -> None:
        """Look which towns a boundary file holds; ``boundary_looked`` follows."""
        self._lane.submit(
            lambda _progress: look_at_boundary(self._desk.town, path),
            self.boundary_looked.emit,
            self._endings,
        )

    def keep_boundary(self, part: BoundaryPart) -> None:
        """Keep the boundary of the town; ``boundary_kept`` follows."""
        self._change(
            lambda _progress: keep_boundary(self._desk.town, part), self.boundary_kept.emit
        )

    def forget(self) -> None:
        """Give up what was brought in and not kept."""
        self._lane.submit(lambda _progress: self.let_go(), lambda _nothing: None, self._quiet)

    def let_go(self) -> None:
        """Give up what was brought in; runs in the lane, for the last time when it closes."""
        self._products.close()

    def _change(self, act: Callable[[Progress], None], on_done: Callable[[OpenTown], None]) -> None:
        def work(progress: Progress) -> OpenTown:
            act(progress)
            return open_town_of(self._desk.look_anew(progress))

        self._lane.submit(work, on_done, self._endings)
