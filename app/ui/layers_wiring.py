"""Joins the page 浸水図 with its office; whatever it changes, the whole window shows anew."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.pipeline.layer_desk import LayerCard
from app.pipeline.product_desk import BroughtLayer, LayerOrder, count_verdicts
from app.ui.layers.office import LayerPicture, LayersRead
from app.ui.layers.page import LayersPage
from app.ui.layers.words import LayerPageWords
from app.ui.notice import Tone
from app.ui.open_town import OpenTown
from app.ui.rail import PageKey
from app.ui.town_page import TownPage
from app.ui.window_parts import WindowParts
from gis.products.product import ProductLook


class LayersWiring(QObject):
    """``town_changed`` (:class:`OpenTown`): layers are others now, or what is told of them."""

    town_changed = Signal(object)

    def __init__(self, parts: WindowParts, frame: TownPage) -> None:
        super().__init__(frame)
        self._parts, self._frame, self._office = parts, frame, parts.office.layers
        self._words = LayerPageWords(parts.speaker)
        self._town: OpenTown | None = None
        self._read: LayersRead | None = None
        self._pictures: dict[str, LayerPicture] = {}
        self.page = LayersPage(parts.speaker)
        self._wire_page()
        self._wire_office()

    def show_town(self, town: OpenTown) -> None:
        """Show the layers of another state of the town; of another town from the beginning."""
        is_other = self._town is None or self._town.path != town.path
        self._town, self._read = town, None
        self._pictures.clear()
        if is_other:
            self._give_up()
        if self._frame.shown_page() is PageKey.LAYERS:
            self._office.read(town)

    def _wire_page(self) -> None:
        page, frame = self.page, self._frame
        page.files_given.connect(self._on_files_given)
        page.file_wanted.connect(self._on_file_wanted)
        page.folder_wanted.connect(self._on_folder_wanted)
        page.kept.card_shown.connect(self._on_card_shown)
        page.kept.removing_wanted.connect(self._on_removing_wanted)
        page.kept.retold.connect(self._office.retell)
        page.look.accepted.connect(self._on_orders)
        page.look.given_up.connect(self._give_up)
        page.look.boundary.file_wanted.connect(self._on_boundary_wanted)
        page.look.boundary.accepted.connect(self._office.keep_boundary)
        page.account.accepted.connect(self._office.keep)
        page.account.answers_wanted.connect(page.show_answers)
        page.account.given_up.connect(self._give_up)
        frame.page_shown.connect(self._on_page_shown)

    def _wire_office(self) -> None:
        office = self._office
        office.layers_read.connect(self._on_read)
        office.drawn.connect(self._on_drawn)
        office.looked.connect(self._on_looked)
        office.brought_in.connect(self._on_brought_in)
        office.changed.connect(self._on_changed)
        office.retold.connect(self._on_retold)
        office.boundary_looked.connect(self.page.look.boundary.show_look)
        office.boundary_kept.connect(self._on_boundary_kept)

    def _on_page_shown(self, key: PageKey) -> None:
        if key is PageKey.LAYERS and self._town is not None:
            if self._read is None:
                self._office.read(self._town)
            else:
                self.page.focus_next_step()

    def _on_read(self, read: LayersRead) -> None:
        self._read = read
        self.page.show_read(read)
        self.page.focus_next_step()

    def _on_card_shown(self, card: LayerCard) -> None:
        """Give the picture of a layer: drawn once, when somebody looks at it."""
        known = self._pictures.get(card.fact.name)
        if known is not None:
            self.page.kept.show_picture(known)
        elif self._town is not None and self._read is not None and self._read.frame is not None:
            spec = self._town.maps.files.layers[card.position]
            self._office.draw(spec, self._read.frame)

    def _on_drawn(self, picture: LayerPicture) -> None:
        self._pictures[picture.name] = picture
        self.page.kept.show_picture(picture)

    def _on_file_wanted(self) -> None:
        path = self._parts.chooser.product(self._frame)
        self._on_files_given([] if path is None else [path])

    def _on_folder_wanted(self) -> None:
        path = self._parts.chooser.folder(self._frame)
        self._on_files_given([] if path is None else [path])

    def _on_files_given(self, paths: Sequence[Path]) -> None:
        """Look at one product; several files at once are several products."""
        shapes = [path for path in paths if path.suffix.lower() == ".shp"]
        if len(shapes) == 1 and len({path.stem for path in paths}) == 1:
            paths = shapes  # its side files were dropped with it
        if len(paths) > 1:
            say = self._parts.speaker.say
            self._frame.notice.say(
                Tone.CAUTION,
                say("一度に一つだけ見られます。", "One product at a time."),
                say(
                    "ZIP のまま落とすか、ファイルを一つのフォルダーに入れて選んでください。",
                    "Drop the ZIP as it is, or put the files into one folder and choose that.",
                ),
            )
        elif paths:
            self._frame.notice.hide()
            self._office.look(paths[0])

    def _on_looked(self, look: ProductLook) -> None:
        if self._town is None:
            return
        taken = [fact.name for fact in self._town.view.facts.layers]
        self.page.show_look(look, taken, has_boundary=self._has_boundary)

    @property
    def _has_boundary(self) -> bool:
        return self._town is not None and self._town.maps.files.boundary is not None

    def _on_orders(self, orders: tuple[LayerOrder, ...]) -> None:
        if self._town is not None:
            self._frame.notice.hide()
            self._office.bring_in(orders, self._town.maps)

    def _on_brought_in(self, brought: tuple[BroughtLayer, ...]) -> None:
        self.page.show_account(brought)

    def _give_up(self) -> None:
        self._office.forget()
        self.page.show_kept()

    def _on_removing_wanted(self, card: LayerCard) -> None:
        say, notice, name = self._parts.speaker.say, self._frame.notice, card.fact.name
        notice.say(
            Tone.CAUTION,
            say(f"「{name}」を外しますか。", f"Remove '{name}'?"),
            say(
                "この浸水図だけで分かっていた家は「不明」になります。外すと全世帯を判定し直します。",
                "Homes known by this layer alone become unknown. Every home is judged anew.",
            ),
        )
        notice.offer(say("外す", "Remove"), partial(self._office.remove, name))

    def _on_changed(self, town: OpenTown) -> None:
        """Tell how the verdicts changed, after everything shows the town as it is now."""
        before = None if self._town is None else count_verdicts(self._town.view.tables)
        after = count_verdicts(town.view.tables)
        self.page.show_kept()
        self.town_changed.emit(town)
        if before is not None:
            self._frame.notice.say(
                Tone.DONE,
                self._parts.speaker.say("判定し直しました。", "Every home is judged anew."),
                self._words.change(before, after),
            )

    def _on_retold(self, town: OpenTown) -> None:
        self.town_changed.emit(town)
        words = self._parts.speaker.say("直しました。値は同じです。", "Corrected.")
        self._frame.notice.say(Tone.DONE, words)

    def _on_boundary_wanted(self) -> None:
        path = self._parts.chooser.area_file(self.page)
        if path is not None:
            self._office.look_at_boundary(path)

    def _on_boundary_kept(self, town: OpenTown) -> None:
        self.town_changed.emit(town)
        self.page.look.tell_boundary(has_boundary=self._has_boundary)
        words = self._parts.speaker.say("町の境界を残しました。", "The boundary is kept.")
        self._frame.notice.say(Tone.DONE, words)
