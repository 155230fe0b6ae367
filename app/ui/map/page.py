"""地図: the water and the homes of the town; a press shows a household, an area its list."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app.ui.map.answers import MapAnswers
from app.ui.map.area_panel import AreaPanel
from app.ui.map.engine import find_view
from app.ui.map.legend import MapLegend
from app.ui.map.map_words import MapWords
from app.ui.map.page_content import MapChoice, MapPageContent
from app.ui.map.questions import AreaTold, DistrictTold, GroupTold
from app.ui.map.search import FindRows, Hit, MapSearch
from app.ui.map.search_box import SearchBox
from app.ui.map.selection import Selection, select_area, select_district, select_group
from app.ui.map.tool_bar import MapToolBar
from app.ui.plain import build_label
from app.ui.speaker import Speaker
from gis.area_shapes import LonLat
from gis.town_map.assets import MapAssets

Told = Mapping[str, object]


class MapPage(QWidget):
    """The map with its legend and, under it, the list of the chosen households.

    ``household_chosen`` (str): a home was pressed, found, or a row of the list.
    ``area_drawn`` (list of (lon, lat)): an area was drawn; empty: it was given up.
    ``homes_listed`` (list of household_id): the households now listed under the map.
    ``list_wanted`` (:class:`Selection`): their call list on paper.
    ``base_file_wanted``, ``base_folder_wanted``, ``base_dropped``: another base map.
    """

    household_chosen = Signal(str)
    area_drawn = Signal(list)
    homes_listed = Signal(list)
    list_wanted = Signal(object)
    base_file_wanted = Signal()
    base_folder_wanted = Signal()
    base_dropped = Signal()

    def __init__(self, speaker: Speaker, content: MapPageContent, assets: MapAssets) -> None:
        super().__init__()
        self.setObjectName("map_page")
        self._content = content
        self._words = MapWords(speaker)
        self._homes = pd.DataFrame()
        self._waiting: list[Told] = []
        self._is_ready = False
        self.answers = MapAnswers(content, assets)
        self.legend = MapLegend(speaker, content)
        self.answers.choose(self.legend.choice())
        self.area_panel = AreaPanel(speaker)
        self._search = MapSearch(speaker, content)
        self.tool_bar = MapToolBar(speaker, SearchBox(speaker, self._search, self))
        self._told = build_label("map_told", role="quiet")
        build_view: Callable[[MapAnswers], Any] | None = find_view()
        self.view: Any = None if build_view is None else build_view(self.answers)
        self.tool_bar.allow_drawing(self.view is not None)
        self._lay_out()
        self._connect()

    def show_homes(self, households: pd.DataFrame, find_rows: FindRows) -> None:
        """Show another state of the town.

        Parameters
        ----------
        households
            The households that may be shown (protected ones are not among them): columns
            of ``HOMES_COLUMNS``, district, flood_rank, members, and head_name, address and
            building if they are to stand in lists.
        find_rows
            Gives the rows of ``households`` that a search finds.
        """
        self._homes = households
        self._search.show_homes(households, find_rows)
        self.answers.show_homes(households)
        self.tool_bar.offer_districts(sorted(households["district"].dropna().unique()))
        self._told.setText(self._words.told_unplaced(households))
        self._tell(self.answers.tiles_told())

    def select(self, household_id: str) -> None:
        """Mark a household's home and bring it into view."""
        self._mark(household_id, is_centred=True)

    def show_area(self, corners: Sequence[LonLat]) -> None:
        """List the households in an area of three corners or more; fewer: close the list."""
        if corners:
            self._list(select_area(self._homes, corners, self._words))
        else:
            self._close_list()

    def show_district(self, name: str) -> None:
        """List the households of a district, those without a position too, and go there."""
        self._list(select_district(self._homes, name, self._words))
        self.tool_bar.show_district(name)
        names = [each.name for each in self._content.outlines.districts]
        if name in names:
            self._tell({"kind": "district", "position": names.index(name)})

    def focus_search(self) -> None:
        """Put the cursor into the search box."""
        self.tool_bar.search_box.start()

    def stop(self) -> None:
        """End the painting threads; call before the window goes."""
        if self.view is not None:
            self.view.stop()

    def _lay_out(self) -> None:
        below = QSplitter(Qt.Orientation.Vertical)
        below.setObjectName("map_splitter")
        missing = build_label("map_missing", self._words.no_browser_part())
        below.addWidget(missing if self.view is None else self.view)
        below.addWidget(self.area_panel)
        below.setChildrenCollapsible(False)
        below.setSizes([560, 240])
        middle = QHBoxLayout()
        middle.addWidget(below, 1)
        middle.addWidget(self.legend)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 4)
        column.addWidget(self.tool_bar)
        column.addLayout(middle, 1)
        column.addWidget(self._told)

    def _connect(self) -> None:
        self.legend.changed.connect(self._on_choice)
        self.legend.marks_changed.connect(self._tell)
        base = self.legend.base_line
        base.file_wanted.connect(self.base_file_wanted)
        base.folder_wanted.connect(self.base_folder_wanted)
        base.dropped.connect(self.base_dropped)
        self.area_panel.household_chosen.connect(self._on_row)
        self.area_panel.print_wanted.connect(self.list_wanted)
        self.area_panel.closed.connect(self._close_list)
        self.tool_bar.asked.connect(self._on_asked)
        self.tool_bar.district_chosen.connect(self.show_district)
        self.tool_bar.search_box.hit_chosen.connect(self._on_hit)
        self.tool_bar.search_box.left.connect(self._focus_map)
        if self.view is not None:
            self.view.household_chosen.connect(self._on_press)
            self.view.done.connect(self._on_done)
            self.view.page_ready.connect(self._on_ready)

    def _on_asked(self, kind: str) -> None:
        frame = self._content.bounds
        sides = {name: getattr(frame, name) for name in ("west", "south", "east", "north")}
        self._tell({"kind": kind} | (sides if kind == "frame" else {}))
        self._focus_map()

    def _focus_map(self) -> None:
        if self.view is not None:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_press(self, household_id: str) -> None:
        self._mark(household_id, is_centred=False)
        self.household_chosen.emit(household_id)

    def _on_row(self, household_id: str) -> None:
        self._mark(household_id, is_centred=True)
        self.household_chosen.emit(household_id)

    def _on_hit(self, hit: Hit) -> None:
        """Go to what was found; a household that is not drawn is told, its place still shown."""
        if hit.household_id is not None:
            self._on_row(hit.household_id)
        if hit.lon is not None and (
            hit.household_id is None or self.answers.homes.place_of(hit.household_id) is None
        ):
            self._tell({"kind": "fly", "lon": hit.lon, "lat": hit.lat, "zoom": hit.zoom})

    def _on_done(self, told: AreaTold | GroupTold | DistrictTold) -> None:
        match told:
            case AreaTold():
                self.show_area(told.corners)
                self.area_drawn.emit(list(told.corners))
            case GroupTold():
                homes = self.answers.homes.homes_at_group(told.lon, told.lat)
                self._list(select_group(homes, self._words))
            case DistrictTold():
                if told.position < len(self._content.outlines.districts):
                    self.show_district(self._content.outlines.districts[told.position].name)

    def _list(self, selection: Selection) -> None:
        self.tool_bar.show_district(None)
        self.area_panel.show_homes(selection)
        self.homes_listed.emit(selection.homes["household_id"].tolist())

    def _close_list(self) -> None:
        self.area_panel.hide()
        self.tool_bar.show_district(None)
        self._tell({"kind": "clear"})
        self.homes_listed.emit([])

    def _on_ready(self) -> None:
        self._is_ready = True
        waiting, self._waiting = self._waiting, []
        for told in (self.legend.marks(), self.answers.tiles_told(), *waiting):
            self._tell(told)

    def _on_choice(self, choice: MapChoice) -> None:
        self.answers.choose(choice)
        self._tell(self.answers.tiles_told())

    def _mark(self, household_id: str, *, is_centred: bool) -> None:
        place = self.answers.homes.place_of(household_id)
        told: dict[str, object] = {"kind": "select", "isCentred": is_centred}
        if place is None:
            self._tell(told | {"lon": None})
            self._told.setText(self._words.told_not_on_map())
            return
        self._tell(told | {"lon": place.lon, "lat": place.lat, "radius": place.radius_m})
        is_vague = place.radius_m is None
        told_now = self._words.told_town_only() if is_vague else None
        self._told.setText(told_now or self._words.told_unplaced(self._homes))

    def _tell(self, told: Told) -> None:
        """Tell the page something, or keep it until the page stands."""
        if self.view is None:
            return
        if self._is_ready:
            self.view.tell(told)
        elif told["kind"] != "tiles":  # which tiles is told as it is when the page stands
            self._waiting.append(told)
