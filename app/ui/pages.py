"""The pages of an open town, joined with the office."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd
from PySide6.QtCore import QObject, Qt, QTimer

from app.errors import AppError
from app.pipeline.area_standing import AreaStanding
from app.pipeline.area_view import with_standing
from app.pipeline.gathered_files import Gathered
from app.pipeline.household_detail import read_detail
from app.ui.areas_wiring import AreasWiring
from app.ui.changes_wiring import ChangesWiring
from app.ui.chosen_list_wiring import ChosenListWiring
from app.ui.import_page import ImportPage
from app.ui.layers_wiring import LayersWiring
from app.ui.layout_wiring import LayoutWiring
from app.ui.list_page import ListPage
from app.ui.map.selection import Selection
from app.ui.map_place import MapPlace
from app.ui.map_wiring import MapWiring
from app.ui.office import Paper, SavedPdf
from app.ui.open_town import OpenTown
from app.ui.originals_join import OriginalsJoin
from app.ui.places_wiring import PlacesWiring
from app.ui.print_page import PrintOrder, PrintPage
from app.ui.printing import build_printer, printer_names
from app.ui.rail import PageKey
from app.ui.registers_wiring import RegistersWiring
from app.ui.review_wiring import ReviewWiring
from app.ui.rules_wiring import RulesWiring
from app.ui.town_page import TownPage
from app.ui.wall_map_wiring import WallMapWiring
from app.ui.window_parts import WindowParts
from app.wording.tell import tell_issue

_REST_MS = 30


class TownPages(QObject):
    """Builds the pages into a :class:`TownPage` and carries values between them and the office."""

    def __init__(self, parts: WindowParts, town_page: TownPage) -> None:
        super().__init__(town_page)
        self._parts = parts
        self._office = parts.office
        self._frame = town_page
        self._town: OpenTown | None = None
        self._paper: Paper | None = None
        self._chosen: str | None = None
        self._rest = self._build_rest()
        speaker, notice = parts.speaker, town_page.notice
        self.import_page = ImportPage(speaker, notice, self._words_of_issue)
        self.changes = ChangesWiring(parts, town_page, self.import_page)
        self.list_page = ListPage(speaker)
        self.map_place = MapPlace(speaker, parts.build_map)
        self.map_wiring = MapWiring(parts, self.map_place)
        self.rules = RulesWiring(parts, town_page)
        self.print_page = PrintPage(speaker, notice)
        self.registers = RegistersWiring(parts, notice)
        self.wall_map = WallMapWiring(parts, notice, self.print_page)
        self.chosen_list = ChosenListWiring(parts, notice, self.wall_map.place)
        self.review = ReviewWiring(parts, town_page)
        self.places = PlacesWiring(parts, town_page)
        self.areas = AreasWiring(parts, town_page)
        self.layers = LayersWiring(parts, town_page)
        for key, page in (
            (PageKey.IMPORT, self.import_page),
            (PageKey.REVIEW, self.review.page),
            (PageKey.PLACES, self.places.page),
            (PageKey.DROPOUTS, self.changes.dropouts_page),
            (PageKey.LIST, self.list_page),
            (PageKey.MAP, self.map_place),
            (PageKey.LAYERS, self.layers.page),
            (PageKey.AREAS, self.areas.page),
            (PageKey.POINTS, self.rules.page),
            (PageKey.REGISTERS, self.registers.page),
            (PageKey.PRINT, self.wall_map.place),
        ):
            town_page.add_page(key, page)
        town_page.add_banner(self.areas.banner, frozenset({PageKey.LIST, PageKey.PRINT}))
        self.originals = OriginalsJoin(parts, town_page.detail_pane)
        self._wire_list()
        self._wire_import()
        self._wire_print()
        self._wire_areas()

    def show_town(self, town: OpenTown) -> None:
        """Show another state of the open town on every page."""
        self._town, self._paper, self._chosen = town, None, None
        self._frame.detail_pane.clear()
        self.list_page.show_view(town.view, town.columns)
        self.import_page.show_view(town.view)
        self.rules.show_town(town)
        self.registers.show_town(town)
        self.wall_map.show_town(town)
        self.chosen_list.show_town(town)
        self.originals.show_town(town)
        self.changes.show_town(town)
        self.map_place.show_town(town)
        self._frame.rail.tell_waiting(PageKey.IMPORT, len(town.view.tables.issues))
        self.areas.show_town(town)
        self.layers.show_town(town)
        self._make_paper_if_shown(self._frame.shown_page())
        self.review.show_town(town)
        self.places.show_town(town)

    def forget_map(self) -> None:
        """Let go of the map before the town's map files are closed."""
        self.map_place.forget()
        self.places.map_beside.forget()

    def _build_rest(self) -> QTimer:
        """Give the timer that waits until the cursor has come to rest."""
        rest = QTimer(self)
        rest.setSingleShot(True)
        rest.setInterval(_REST_MS)
        rest.timeout.connect(self._show_detail)
        return rest

    def _wire_list(self) -> None:
        pane = self._frame.detail_pane
        self.list_page.household_chosen.connect(self._on_household_chosen)
        self.list_page.detail_wanted.connect(self._frame.read_detail)
        self.list_page.nobody_left.connect(self._on_nobody_left)
        pane.left.connect(self._on_detail_left)
        pane.map_wanted.connect(self._on_map_wanted)
        self.map_place.household_chosen.connect(self._on_home_pressed)
        self.map_place.list_wanted.connect(self._on_list_wanted)

    def _wire_import(self) -> None:
        page = self.import_page
        page.files_given.connect(self._office.gather)
        page.files_wanted.connect(self._on_files_wanted)
        page.folder_wanted.connect(self._on_folder_wanted)
        self._office.gathered.connect(self._on_gathered)
        self._layouts = LayoutWiring(self._parts, page, self._frame.notice)

    def _wire_areas(self) -> None:
        self.map_place.area_drawn.connect(self.areas.take_corners)
        self.areas.standing_changed.connect(self._on_standing_changed)
        self.areas.page.check.household_chosen.connect(self._on_checked_home)

    def _wire_print(self) -> None:
        page = self.print_page
        self._frame.page_shown.connect(self._make_paper_if_shown)
        self._frame.sum_line.print_wanted.connect(lambda: self._frame.show_page(PageKey.PRINT))
        self._frame.sum_line.print_wanted.connect(self.wall_map.show_list)
        self._office.paper_made.connect(self._on_paper_made)
        self._office.pdf_saved.connect(self._on_pdf_saved)
        self._office.printed.connect(self.print_page.tell_printed)
        page.pdf_wanted.connect(self._on_pdf_wanted)
        page.print_wanted.connect(self._on_print_wanted)

    def _on_standing_changed(self, standing: AreaStanding) -> None:
        """Let lists and registers tell of areas and orders as they stand now."""
        if self._town is not None:
            view = with_standing(self._town.view, standing)
            self._town, self._paper = replace(self._town, view=view), None
            self.registers.show_town(self._town)
            self.wall_map.show_town(self._town)
            self.chosen_list.show_town(self._town)

    def _on_checked_home(self, household_id: str) -> None:
        self._frame.show_page(PageKey.LIST)
        self.list_page.filter_bar.clear()
        self.list_page.choose(household_id)

    def _on_household_chosen(self, household_id: str) -> None:
        self._chosen = household_id
        self._rest.start()

    def _on_home_pressed(self, household_id: str) -> None:
        self._on_household_chosen(household_id)
        if self._frame.is_narrow:
            self._frame.read_detail()

    def _show_detail(self) -> None:
        """Read the household on which the cursor has come to rest."""
        if self._town is not None and self._chosen is not None:
            detail = read_detail(self._town.view, self._chosen)
            self._frame.detail_pane.show_detail(detail)

    def _on_nobody_left(self) -> None:
        self._chosen = None
        self._frame.detail_pane.clear()

    def _on_map_wanted(self, household_id: str) -> None:
        self._frame.show_page(PageKey.MAP)
        self.map_place.select(household_id)

    def _on_list_wanted(self, selection: Selection) -> None:
        self.chosen_list.make(selection)
        self._frame.show_page(PageKey.PRINT)

    def _on_detail_left(self) -> None:
        if self._frame.shown_page() is PageKey.LIST:
            self.list_page.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_files_wanted(self) -> None:
        self._gather(self._parts.chooser.files(self._frame))

    def _on_folder_wanted(self) -> None:
        folder = self._parts.chooser.folder(self._frame)
        self._gather([] if folder is None else [folder])

    def _gather(self, paths: Sequence[Path]) -> None:
        if paths:
            self._office.gather(paths)

    def _on_gathered(self, gathered: Gathered) -> None:
        self.import_page.show_gathered(gathered, self._parts.today)

    def _make_paper_if_shown(self, key: PageKey) -> None:
        if key is PageKey.IMPORT:
            self.import_page.focus_next_step()
        if key is PageKey.DROPOUTS:
            self.changes.focus_dropouts()
        if key is PageKey.AREAS:
            self.areas.papers.show_printers()
        if key is PageKey.REGISTERS:
            self.registers.show_printers()
        if key is PageKey.PRINT:
            self.print_page.show_printers(printer_names())
            if self._paper is None and self._town is not None:
                self.print_page.tell_making()
                self._office.make_paper(self._town.view)
            else:
                self.print_page.focus_next_step()

    def _on_paper_made(self, paper: Paper) -> None:
        self._paper = paper
        self.print_page.show_pages(paper.pages, paper.call_list.fingerprint)
        if self._frame.shown_page() is PageKey.PRINT:
            self.print_page.focus_next_step()

    def _on_pdf_wanted(self) -> None:
        if self._paper is None:
            return
        heading = self._paper.call_list.heading
        say = self._parts.speaker.say
        training = say("訓練_", "training_") if heading.is_training else ""
        list_name = say("避難呼びかけリスト", "call_list")
        name = f"{training}{list_name}_{heading.town}_{heading.as_of.isoformat()}.pdf"
        path = self._parts.chooser.pdf(self._frame, name)
        if path is not None:
            self._office.save_pdf(self._paper, path)

    def _on_pdf_saved(self, saved: SavedPdf) -> None:
        self.print_page.tell_saved(str(saved.path), saved.pages)

    def _on_print_wanted(self, order: PrintOrder) -> None:
        if self._paper is None:
            return
        pages = self._paper.pages[order.first - 1 : order.last]
        try:
            self._office.print_pages(self._paper.call_list, pages, build_printer(order.printer))
        except AppError as error:
            self._frame.notice.say_error(error)

    def _words_of_issue(self, issue: pd.Series) -> str:
        fields = {name: issue[name] for name in ("file", "line", "column", "value")}
        told = {name: value for name, value in fields.items() if not pd.isna(value)}
        return tell_issue(issue["code"], told, self._parts.speaker.language)
