"""Joins the wall map with its office, beside the list on the page 印刷."""

from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QTabWidget

from app.errors import AppError
from app.pipeline.town_desk import TownMaps
from app.report.wall_map.base_ground import told_base_map
from app.report.wall_map.content import WallMap
from app.report.wall_map.homes import district_names
from app.report.wall_map.order import MapOrder
from app.ui.notice import Notice
from app.ui.open_town import OpenTown
from app.ui.print_page import PrintOrder, PrintPage
from app.ui.printing import build_printer, printer_names
from app.ui.wall_map.office import MadeMap, PlannedMap
from app.ui.wall_map.page import WallMapPage
from app.ui.window_parts import WindowParts


class WallMapWiring(QObject):
    """Carries orders and results; ``place`` holds the list and the wall map as two tabs."""

    def __init__(self, parts: WindowParts, notice: Notice, list_paper: PrintPage) -> None:
        super().__init__()
        office, say = parts.office.wall_map, parts.speaker.say
        self._parts, self._office, self._notice = parts, office, notice
        self._town: OpenTown | None = None
        self._wall_map: WallMap | None = None
        self._wanted: MapOrder | None = None
        self.page = WallMapPage(parts.speaker, notice)
        self.place = QTabWidget()
        self.place.setObjectName("print_tabs")
        self.place.setAccessibleName(say("印刷するもの", "What to print"))
        self.place.addTab(list_paper, say("呼びかけリスト", "Call list"))
        self.place.addTab(self.page, say("壁に貼る地図", "Wall map"))
        self.place.currentChanged.connect(self._on_tab)
        self.page.plan_wanted.connect(self._on_plan_wanted)
        self.page.map_wanted.connect(self._on_map_wanted)
        self.page.paper.pdf_wanted.connect(self._on_pdf_wanted)
        self.page.paper.print_wanted.connect(self._on_print_wanted)
        parts.office.map.base_kept.connect(self._on_base_kept)
        office.planned.connect(self._on_planned)
        office.made.connect(self._on_made)
        office.stopped.connect(self.page.forget)
        office.saved.connect(self.page.paper.tell_saved)
        office.printed.connect(self.page.paper.tell_printed)

    def show_town(self, town: OpenTown) -> None:
        """Forget the map of another state of the town."""
        self._town, self._wall_map, self._wanted = town, None, None
        self.page.offer_districts(district_names(town.view.tables))
        self._offer_base(town.maps)
        self.page.forget()
        self._on_tab()

    def _on_base_kept(self, maps: TownMaps) -> None:
        """Take the other base map that was chosen on the page 地図."""
        if self._town is not None:
            self._town, self._wall_map, self._wanted = replace(self._town, maps=maps), None, None
            self._offer_base(maps)
            self.page.forget()
            self._on_tab()

    def _offer_base(self, maps: TownMaps) -> None:
        self.page.offer_base(None if maps.base is None else told_base_map(maps.base))

    def show_list(self) -> None:
        """Bring the call list to the front."""
        self.place.setCurrentIndex(0)

    def _on_tab(self) -> None:
        """Count the sheets when a person looks, not before."""
        if self.place.currentWidget() is self.page and self._town is not None:
            self.page.paper.show_printers(printer_names())
            if self._wall_map is None:
                self._on_plan_wanted(self.page.asked)

    def _on_plan_wanted(self, order: MapOrder) -> None:
        self._wall_map, self._wanted = None, None
        if self._town is not None:
            self._office.plan(self._town.view.tables, order)

    def _on_planned(self, planned: PlannedMap) -> None:
        if planned.asked == self.page.asked:
            self.page.show_choices(planned.choices)

    def _on_map_wanted(self, order: MapOrder) -> None:
        if self._town is not None:
            self._wall_map, self._wanted = None, order
            self._office.make(self._town.view.tables, self._town.maps.files, order)

    def _on_made(self, made: MadeMap) -> None:
        if made.order == self._wanted:
            self._wall_map = made.wall_map
            self.page.show_map(made.wall_map)

    def _on_pdf_wanted(self) -> None:
        if self._wall_map is None:
            return
        path = self._parts.chooser.pdf(self.page, self._file_name(self._wall_map))
        if path is not None:
            self._office.save_pdf(self._wall_map, path)

    def _on_print_wanted(self, order: PrintOrder) -> None:
        if self._wall_map is None:
            return
        pages = self._wall_map.pages[order.first - 1 : order.last]
        try:
            printer = build_printer(order.printer, pages[0].size)
        except AppError as error:
            self._notice.say_error(error)
        else:
            self._office.print_pages(self._wall_map, pages, printer)

    def _file_name(self, wall_map: WallMap) -> str:
        heading, say = wall_map.heading, self._parts.speaker.say
        training = say("訓練_", "training_") if heading.is_training else ""
        name = say(wall_map.title, "wall_map")
        return f"{training}{name}_{heading.town}_{heading.as_of.isoformat()}.pdf"
