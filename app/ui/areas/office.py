"""What the page 区域 lets the lane do: keep areas and orders, count, and make its papers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.author import author_name
from app.jobs.lane import Endings, Lane
from app.pipeline.area_drafts import areas_of_file
from app.pipeline.area_orders import (
    OrderEntry,
    correct_order,
    issue_order,
    lift_order,
    withdraw_order,
)
from app.pipeline.area_targets import Targets
from app.pipeline.area_view import AreaView, look_at_areas
from app.pipeline.areas import AreaDraft, keep_areas, rename_area
from app.pipeline.change_list_area import choose_list_area, leave_list_area, remove_area
from app.pipeline.flood_forecast import LayerForecast, forecast_layers
from app.pipeline.town_desk import TownDesk
from app.pipeline.view import TownView
from app.progress import Progress, Stage
from app.report.areas.check_sheet import build_check_sheet
from app.report.areas.forecast_sheet import build_forecast_sheet
from app.report.from_town import list_heading
from app.report.paper.register_pages import lay_out_register
from app.report.registers.content import Register
from app.ui.open_town import OpenTown, open_town_of
from app.ui.registers.office import RegisterOffice, RegisterPaper
from gis.vector import field_names
from scoring.area_codes import AreaKind

MakeDrafts = Callable[[], Sequence[AreaDraft]]


@dataclass(frozen=True)
class AreaFile:
    """A polygon file a person chose, and the attributes that may name its areas."""

    path: Path
    fields: tuple[str, ...]


class AreasOffice(QObject):
    """``looked`` and, after something was kept, ``changed`` (:class:`AreaView`).

    ``file_read`` (:class:`AreaFile`), ``list_changed`` (:class:`OpenTown`), ``forecast_made``
    (tuple of LayerForecast), ``check_made`` and ``forecast_drawn`` (:class:`RegisterPaper`).
    ``papers`` saves and prints what was made.
    """

    looked = Signal(object)
    changed = Signal(object)
    file_read = Signal(object)
    list_changed = Signal(object)
    forecast_made = Signal(object)
    check_made = Signal(object)
    forecast_drawn = Signal(object)

    def __init__(self, lane: Lane, desk: TownDesk, endings: Endings) -> None:
        super().__init__()
        self._lane, self._desk, self._endings = lane, desk, endings
        self.papers = RegisterOffice(lane, desk, endings)
        self._view: TownView | None = None
        self._whole_town = ""

    def look(self, view: TownView, whole_town: str) -> None:
        """Count a state of the town by its areas; ``looked`` follows."""
        self._view, self._whole_town = view, whole_town
        self._lane.submit(lambda _progress: self._look(view), self.looked.emit, self._endings)

    def read_file(self, path: Path) -> None:
        """Look what a polygon file holds; ``file_read`` follows."""
        self._lane.submit(
            lambda _progress: AreaFile(path, field_names(path)), self.file_read.emit, self._endings
        )

    def keep(self, make: MakeDrafts) -> None:
        """Keep areas that are made in the lane."""
        self._change(lambda: keep_areas(self._desk.town, make(), author_name()))

    def keep_file(self, path: Path, field: str | None, kind: AreaKind) -> None:
        """Keep the areas of a file."""
        self.keep(lambda: areas_of_file(path, field, kind))

    def rename(self, area_id: str, name: str) -> None:
        """Call an area otherwise."""
        self._change(lambda: rename_area(self._desk.town, area_id, name, author_name()))

    def remove(self, area_id: str) -> None:
        """Let an area stand no longer."""
        self._change(lambda: remove_area(self._desk.town, area_id, author_name()))

    def issue(self, entry: OrderEntry) -> None:
        """Keep that an order was issued."""
        self._change(lambda: issue_order(self._desk.town, entry, author_name()))

    def correct(self, order_id: str, entry: OrderEntry) -> None:
        """Keep what an order really said."""
        self._change(lambda: correct_order(self._desk.town, order_id, entry, author_name()))

    def lift(self, order_id: str, at: datetime) -> None:
        """Keep that an order was lifted."""
        self._change(lambda: lift_order(self._desk.town, order_id, at, author_name()))

    def withdraw(self, order_id: str) -> None:
        """Keep that an order was entered by mistake."""
        self._change(lambda: withdraw_order(self._desk.town, order_id, author_name()))

    def choose_list(self, name: str, targets: Targets) -> None:
        """Make the list for these parts of the town; ``list_changed`` follows."""

        def work(progress: Progress) -> OpenTown:
            choose_list_area(self._desk.town, name, targets, author_name(), progress)
            return open_town_of(self._desk.look(progress))

        self._lane.submit(work, self.list_changed.emit, self._endings)

    def leave_list(self) -> None:
        """Make the list as the job said again; ``list_changed`` follows."""

        def work(progress: Progress) -> OpenTown:
            leave_list_area(self._desk.town, author_name(), progress)
            return open_town_of(self._desk.look(progress))

        self._lane.submit(work, self.list_changed.emit, self._endings)

    def forecast(self, view: TownView) -> None:
        """Count whom each layer reaches; ``forecast_made`` follows."""

        def work(progress: Progress) -> tuple[LayerForecast, ...]:
            progress.step(Stage.LISTING)
            return forecast_layers(view.tables, view.layer_exposure, view.facts.layers)

        self._lane.submit(work, self.forecast_made.emit, self._endings)

    def draw_check(self, view: TownView) -> None:
        """Lay the check out on pages; ``check_made`` follows."""
        self._draw(lambda: build_check_sheet(view), self.check_made.emit)

    def draw_forecast(self, view: TownView, forecast: LayerForecast) -> None:
        """Lay a forecast out on pages; ``forecast_drawn`` follows."""
        self._draw(
            lambda: build_forecast_sheet(forecast, list_heading(view.tables)),
            self.forecast_drawn.emit,
        )

    def _draw(
        self, build: Callable[[], Register], on_done: Callable[[RegisterPaper], None]
    ) -> None:
        def work(progress: Progress) -> RegisterPaper:
            progress.step(Stage.LISTING)
            register = build()
            progress.step(Stage.DRAWING)
            return RegisterPaper(register, lay_out_register(register))

        self._lane.submit(work, on_done, self._endings)

    def _change(self, act: Callable[[], object]) -> None:
        view = self._view
        if view is None:
            return

        def work(_progress: Progress) -> AreaView:
            act()
            return self._look(view)

        self._lane.submit(work, self.changed.emit, self._endings)

    def _look(self, view: TownView) -> AreaView:
        return look_at_areas(self._desk.town, view, self._whole_town)
