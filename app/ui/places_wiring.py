"""Joins the page 位置 with its office, and brings the places in before anything else is shown.

Placing a large town anew takes seconds, so it is done once: when the page is left. Until then
the town waits behind the page, and no list, map or print can show what no longer holds.
"""

from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject

from app.errors import AppError
from app.pipeline.place_desk import PlaceBook, Spot
from app.pipeline.place_look import PlaceLook, look_at_place, spot_of, water_at
from app.pipeline.place_queue import PlaceQueue, place_queue
from app.pipeline.typed_place import parse_place
from app.ui.notice import Tone
from app.ui.open_town import OpenTown
from app.ui.places.map_beside import MapBeside
from app.ui.places.office import NotedPlace
from app.ui.places.page import PlacesPage
from app.ui.places.placing import Placing, is_far, known_frame
from app.ui.rail import PageKey
from app.ui.town_page import TownPage
from app.ui.window_parts import WindowParts
from gis.addresses.geocode import CANDIDATES


class PlacesWiring(QObject):
    """Holds the queue as it was read and what was placed since."""

    def __init__(self, parts: WindowParts, frame: TownPage) -> None:
        super().__init__(frame)
        self._parts, self._office, self._frame = parts, parts.office.places, frame
        self.page = PlacesPage(parts.speaker)
        self.map_beside = MapBeside(parts.speaker, parts.build_place_map)
        self.page.queue_tab.map_place.addWidget(self.map_beside)
        self._town: OpenTown | None = None
        self._queue: PlaceQueue | None = None
        self._book: PlaceBook | None = None
        self._placing = Placing()
        self._look = PlaceLook(CANDIDATES.empty(), np.empty((0, 2)))
        self._wanted: PageKey | None = None
        self._is_unsettled = False
        self._wire()

    def show_town(self, town: OpenTown) -> None:
        """Show another state of the town; what was placed is in it."""
        self._town, self._book, self._is_unsettled = town, None, False
        self._placing = Placing()
        self._queue = place_queue(town.view)
        self.page.words.town_name = town.view.facts.name
        self.map_beside.show_town(town)
        has_addresses = town.maps.files.addresses is not None
        self.page.show_queue(self._queue, has_addresses=has_addresses)
        self.page.queue_tab.panel.tell("")
        self._tell_open()
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self._frame.show_page(wanted)
        elif self._frame.shown_page() is PageKey.PLACES:
            self._read()

    def may_leave(self, key: PageKey) -> bool:
        """Tell whether another page may be shown now; if not, it follows by itself."""
        if self._wanted is None and (key is PageKey.PLACES or not self._is_unsettled):
            return True
        if self._wanted is None:
            self._settle(key)
        self._wanted = key
        return False

    def _wire(self) -> None:
        page, office, frame = self.page, self._office, self._frame
        tab, panel = page.queue_tab, page.queue_tab.panel
        tab.home_chosen.connect(self._on_home_chosen)
        panel.taken.connect(self._on_taken)
        panel.typed.connect(self._on_typed)
        panel.undo_wanted.connect(self._on_undo)
        panel.next_wanted.connect(tab.go_next)
        panel.map_wanted.connect(self.map_beside.start_pointing)
        self.map_beside.pointed.connect(lambda lon, lat: self._place(Spot((lon, lat))))
        page.pins_tab.take_back_wanted.connect(self._on_take_back)
        page.folder_wanted.connect(
            lambda: self._keep_addresses(self._parts.chooser.folder(self.page))
        )
        page.file_wanted.connect(
            lambda: self._keep_addresses(self._parts.chooser.gazetteer(self.page))
        )
        page.list_wanted.connect(lambda: frame.show_page(PageKey.LIST))
        office.book_read.connect(self._on_book_read)
        office.noted.connect(self._on_noted)
        office.lost.connect(self._on_lost)
        frame.page_shown.connect(self._on_page_shown)
        frame.guard_leaving(self.may_leave)

    def _on_page_shown(self, key: PageKey) -> None:
        if key is PageKey.PLACES and self._town is not None:
            if self._book is None:
                self._read()
            self.page.focus_queue()

    def _read(self) -> None:
        if self._town is None or self._queue is None:
            return
        households = self._town.view.households
        placed = households["household_id"][households["placed_by"].notna()]
        ids = frozenset([*self._queue.homes["household_id"], *placed])
        self._office.read(self._town.view, ids, self._town.maps.files.addresses)

    def _on_book_read(self, book: PlaceBook) -> None:
        self._book = book
        self._placing = Placing(pins=dict(book.pins))
        self.page.queue_tab.tell_others(dict(book.others))
        self._show_pins()
        self._look_again()
        self.page.focus_queue()

    def _on_home_chosen(self, household_id: str) -> None:
        del household_id
        self._look_again()

    def _look_again(self) -> None:
        """Show the home under the cursor, with what is known of it so far."""
        tab, home = self.page.queue_tab, self.page.queue_tab.chosen
        self._look = PlaceLook(CANDIDATES.empty(), np.empty((0, 2)))
        shares = np.zeros(1)
        if home is not None:
            shares = tab.shares_of(str(home["household_id"]))
            if self._book is not None:
                town_key = home["town_key"] if isinstance(home["town_key"], str) else None
                self._look = look_at_place(self._book, str(home["household_id"]), town_key)
        tab.panel.show_home(home, shares, self._look)
        self.map_beside.aim(home, self._look)

    def _on_taken(self, number: int) -> None:
        spot = spot_of(self._look.candidates.iloc[number])
        if spot is None:
            self._frame.notice.say(Tone.CALM, self.page.words.not_a_place())
        else:
            self._place(spot)

    def _on_typed(self, text: str) -> None:
        try:
            self._place(Spot(parse_place(text)))
        except AppError as error:
            self._frame.notice.say_error(error)

    def _place(self, spot: Spot) -> None:
        """Keep a place, after asking where it lies far from every other home."""
        home = self.page.queue_tab.chosen
        if home is None or self._book is None or self._town is None:
            return
        self._frame.notice.hide()
        key = self._book.keys[str(home["household_id"])]
        if is_far(spot.lonlat, known_frame(self._town.view.households)):
            self._ask_far(key, spot)
        else:
            self._keep(key, spot)

    def _ask_far(self, key: str, spot: Spot) -> None:
        say, (lon, lat) = self._parts.speaker.say, spot.lonlat
        self._frame.notice.say(
            Tone.CAUTION,
            say("この場所は、町のほかの家から離れています。", "This is far from every other home."),
            say(
                f"緯度 {lat:.5f}、経度 {lon:.5f}。まちがいなければ置いてください。",
                f"Latitude {lat:.5f}, longitude {lon:.5f}. Place it if this is right.",
            ),
        )
        words = say("それでも置く", "Place it all the same")
        self._frame.notice.offer(words, partial(self._keep, key, spot))

    def _keep(self, key: str, spot: Spot) -> None:
        home = self.page.queue_tab.chosen
        name = "" if home is None else self.page.words.name(home)
        self._placing.begin(key, name)
        self._office.place(key, spot)

    def _on_undo(self) -> None:
        """Take back what was placed last; an earlier place of it holds again."""
        key, before = self._placing.last()
        if key is None:
            return
        self._placing.is_undoing = True
        if before is None:
            self._office.take_back(key)
        else:
            self._office.place(key, Spot((before.lon, before.lat), before.known_as))

    def _on_take_back(self, key: str) -> None:
        self._placing.begin(key, "")
        self._office.take_back(key)

    def _on_noted(self, noted: NotedPlace) -> None:
        if self._book is None or self._town is None:
            return
        self._is_unsettled = True
        name = self._placing.take(noted.key, noted.pin)
        ids = frozenset(each for each, key in self._book.keys.items() if key == noted.key)
        tab, panel = self.page.queue_tab, self.page.queue_tab.panel
        tab.mark(ids, is_open=noted.pin is None)
        if noted.pin is None:
            self._taken_back(ids)
        elif name:
            spot = Spot((noted.pin.lon, noted.pin.lat), noted.pin.known_as)
            water = water_at(spot, self._book.rules, self._town.maps.layers)
            panel.tell(self.page.words.placed(name, water, len(ids) - 1))
        self._show_pins()
        self._tell_open()

    def _taken_back(self, ids: frozenset[str]) -> None:
        """Go back to the home; one that was placed before must be looked up again first."""
        tab = self.page.queue_tab
        tab.panel.tell("")
        for household_id in ids:
            tab.choose(household_id)
        waiting = [] if self._queue is None else self._queue.homes["household_id"].tolist()
        if not ids <= frozenset(waiting):
            self._settle(PageKey.PLACES)

    def _show_pins(self) -> None:
        if self._town is not None and self._book is not None:
            shown = self._placing.shown_pins(self._book.keys, self._town.view.households)
            self.page.show_pins(shown, len(self._placing.pins) - len(shown))

    def _tell_open(self) -> None:
        self.page.tell_open()
        self.page.tell_pending(self._placing.pending)
        self.page.queue_tab.panel.allow_undo(self._placing.last()[0] is not None)
        self._frame.rail.tell_waiting(PageKey.PLACES, self.page.queue_tab.open_count)

    def _settle(self, wanted: PageKey) -> None:
        self._wanted = wanted
        self.page.tell_settling()
        self._office.settle()

    def _keep_addresses(self, path: Path | None) -> None:
        if path is not None:
            self._office.keep_addresses(path)

    def _on_lost(self) -> None:
        self._wanted = None
        self._placing.give_up()
        self.page.tabs.setEnabled(True)
        self._tell_open()
