"""Joins the page 区域, its banner and the drawing on the map with their office."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.pipeline.area_drafts import area_without, drawn_area, joined_areas
from app.pipeline.area_standing import AreaStanding
from app.pipeline.area_view import AreaView, with_standing
from app.pipeline.areas import Area, area_of
from app.pipeline.flood_forecast import LayerForecast
from app.pipeline.view import TownView
from app.ui.area_papers import AreaPapers
from app.ui.areas.banner import CheckBanner
from app.ui.areas.office import AreaFile
from app.ui.areas.page import AreasPage
from app.ui.areas.words import AreaWords
from app.ui.notice import Tone
from app.ui.open_town import OpenTown
from app.ui.rail import PageKey
from app.ui.told_dialog import ToldDialog
from app.ui.town_page import TownPage
from app.ui.window_parts import WindowParts
from gis.area_shapes import LonLat
from scoring.area_codes import CheckState


class AreasWiring(QObject):
    """Knows the areas of the open town. ``standing_changed`` (AreaStanding): lists tell others."""

    standing_changed = Signal(object)

    def __init__(self, parts: WindowParts, frame: TownPage) -> None:
        super().__init__()
        self._parts, self._frame, self._office = parts, frame, parts.office.areas
        self._words = AreaWords(parts.speaker)
        self._view: TownView | None = None
        self._standing = AreaStanding()
        self._shown: AreaView | None = None
        self._keep: Callable[[str], None] | None = None
        self.page = AreasPage(parts.speaker, frame.notice)
        self.banner = CheckBanner(parts.speaker)
        self.papers = AreaPapers(parts, self.page, frame.notice)
        self._wire_page()
        office = self._office
        office.looked.connect(self._show)
        office.changed.connect(self._on_changed)
        office.file_read.connect(self._on_file_read)
        office.forecast_made.connect(self.page.forecast.show_forecasts)

    def show_town(self, town: OpenTown) -> None:
        """Count another state of the town by its areas."""
        self._view = town.view
        self._leave_form()
        self.page.forget_forecast()
        self._office.look(town.view, self._words.whole_town)

    def take_corners(self, corners: list[LonLat]) -> None:
        """Ask whether what was drawn on the map shall be kept; no corners: it was given up."""
        if not corners:
            return
        say, notice = self._parts.speaker.say, self._frame.notice
        told = say(
            f"囲んだ範囲（{len(corners)}点）を、区域として残せます。",
            f"What was drawn ({len(corners)} corners) can be kept as an area.",
        )
        notice.say(Tone.CALM, told)
        notice.offer(say("区域として残す", "Keep as an area"), partial(self._name_drawn, corners))

    def _wire_page(self) -> None:
        table, form, orders = self.page.table, self.page.form, self.page.orders
        table.drawing_wanted.connect(self._on_drawing_wanted)
        table.file_wanted.connect(self._on_file_wanted)
        table.joining_wanted.connect(self._on_joining_wanted)
        table.cutting_wanted.connect(self._on_cutting_wanted)
        table.renaming_wanted.connect(self._on_renaming_wanted)
        table.removing_wanted.connect(self._on_removing_wanted)
        form.accepted.connect(self._on_accepted)
        form.given_up.connect(self._leave_form)
        orders.issued.connect(self._office.issue)
        orders.corrected.connect(self._office.correct)
        orders.lifted.connect(self._office.lift)
        orders.withdrawn.connect(self._office.withdraw)
        orders.list_wanted.connect(self._office.choose_list)
        orders.whole_list_wanted.connect(self._office.leave_list)
        orders.history_wanted.connect(self._on_history_wanted)
        self.page.forecast_wanted.connect(self._on_forecast_wanted)
        self.page.forecast.layer_wanted.connect(self._on_layer_wanted)
        self.page.check.paper_wanted.connect(self._on_check_wanted)
        self.banner.check_wanted.connect(self._on_check_looked_at)

    def _show(self, shown: AreaView) -> None:
        self._shown = shown
        if self._view is not None:
            self._view = with_standing(self._view, shown.standing)
        self.page.show_areas(shown)
        self.banner.show_check(shown.check)
        open_ = shown.check.of(CheckState.WET_UNORDERED, CheckState.WET_UNDECIDED).households
        self._frame.rail.tell_waiting(PageKey.AREAS, open_ if shown.check.has_orders else 0)

    def _on_changed(self, shown: AreaView) -> None:
        self._leave_form()
        self._show(shown)
        self.standing_changed.emit(shown.standing)

    def _name_drawn(self, corners: list[LonLat]) -> None:
        self._keep = lambda name: self._office.keep(lambda: [drawn_area(name, corners)])
        self._frame.show_page(PageKey.AREAS)
        self.page.tabs.setCurrentIndex(0)
        told = self._parts.speaker.say("地図で囲んだ区域の名前", "Name of the area just drawn")
        self.page.form.ask_name(told)

    def _on_drawing_wanted(self) -> None:
        self._frame.show_page(PageKey.MAP)
        say = self._parts.speaker.say
        self._frame.notice.say(
            Tone.CALM,
            say(
                "「範囲を囲む」を押し、角を順に押して囲んでください。囲むと、区域として残せます。",
                "Press 'Draw an area' and set its corners; then it can be kept.",
            ),
        )

    def _on_file_wanted(self) -> None:
        path = self._parts.chooser.area_file(self.page)
        if path is not None:
            self._office.read_file(path)

    def _on_file_read(self, found: AreaFile) -> None:
        form = self.page.form
        self._keep = lambda _name: self._office.keep_file(found.path, form.field, form.kind)
        form.ask_fields(found.path.name, found.fields)

    def _on_joining_wanted(self) -> None:
        areas = self._chosen_areas()
        self._keep = lambda name: self._office.keep(lambda: [joined_areas(name, areas)])
        self.page.form.ask_name("＋".join(area.name for area in areas))

    def _on_cutting_wanted(self) -> None:
        areas = self._chosen_areas()
        if not areas:
            return
        whole, parts = areas[0], areas[1:]
        self._keep = lambda name: self._office.keep(lambda: [area_without(name, whole, parts)])
        self.page.form.ask_name("−".join(area.name for area in areas))

    def _on_renaming_wanted(self) -> None:
        areas = self._chosen_areas()
        if areas:
            name, area_id = areas[0].name, areas[0].area_id
            self._keep = lambda new_name: self._office.rename(area_id, new_name)
            told = self._parts.speaker.say(f"「{name}」の新しい名前", f"New name of {name}")
            self.page.form.ask_name(told, name)

    def _on_removing_wanted(self) -> None:
        areas = self._chosen_areas()
        if areas:
            name, area_id = areas[0].name, areas[0].area_id
            say, notice = self._parts.speaker.say, self._frame.notice
            notice.say(Tone.CAUTION, say(f"「{name}」を消しますか。", f"Remove {name}?"))
            notice.offer(say("消す", "Remove"), partial(self._office.remove, area_id))

    def _on_accepted(self) -> None:
        if self._keep is not None:
            self._keep(self.page.form.name)

    def _leave_form(self) -> None:
        self._keep = None
        self.page.form.hide()

    def _chosen_areas(self) -> list[Area]:
        """Give the chosen areas that have a shape, the one under the cursor first."""
        standing = AreaStanding() if self._shown is None else self._shown.standing
        ids = [one for row in self.page.table.chosen() for one in row.targets.area_ids]
        return [area_of(standing.areas, area_id) for area_id in ids]

    def _on_history_wanted(self) -> None:
        if self._shown is not None:
            heading = self._parts.speaker.say("区域と発令の経過", "History of areas and orders")
            told = self._words.history(self._shown)
            ToldDialog(self._parts.speaker, self._frame, heading, told).open()

    def _on_forecast_wanted(self) -> None:
        if self._view is not None:
            self._office.forecast(self._view)

    def _on_layer_wanted(self, forecast: LayerForecast) -> None:
        if self._view is not None:
            self.page.forecast.show_making()
            self._office.draw_forecast(self._view, forecast)

    def _on_check_wanted(self) -> None:
        if self._view is not None:
            self.page.check.show_making()
            self._office.draw_check(self._view)

    def _on_check_looked_at(self) -> None:
        self._frame.show_page(PageKey.AREAS)
        self.page.show_check()
