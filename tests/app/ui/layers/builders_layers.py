"""Products around the homes of the sample town, and the ways through the page 浸水図."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd
import shapely
from PySide6.QtWidgets import QComboBox

from app.pipeline.compute import judge_again
from app.pipeline.kept_town import open_town
from app.pipeline.layer_frame import frame_of_homes
from app.pipeline.sample_town import SAMPLE_PASSPHRASE
from app.pipeline.town_layers import forget_layer
from app.progress import Progress
from app.ui.rail import PageKey
from app.ui.window import MainWindow
from gis.bounds import Bounds
from scoring.codes import LocationLevel
from scoring.columns import codes_from_positions
from scoring.frames import LOCATIONS
from tests.builders_window import SOME_TIME, find, press
from tests.gis.builders_gis import middle
from tests.gis.products.builders_products import boundary, geojson, put, river, zipped
from tests.gis.products.test_depth_tables import HERE, middle_of

CLASSES = {
    "10_計画規模": (1, 2),
    "20_想定最大規模": (2, 4),
    "30_浸水継続時間": (3, 5),
    "41_氾濫流": (4, 1),
    "42_河岸侵食": (4, 2),
}
MEMBER = "A31a-20-25_11_8808040069"


def homes_of(window) -> np.ndarray:
    return window.pages._town.view.tables.locations[["lon", "lat"]].to_numpy(dtype="float64")


def frame_of(window) -> Bounds:
    return frame_of_homes(homes_of(window))


def west_half(frame: Bounds) -> shapely.Polygon:
    """Give the western half of a frame, and a good deal around it."""
    middle = (frame.west + frame.east) / 2
    return shapely.box(frame.west - 0.01, frame.south - 0.01, middle, frame.north + 0.01)


def homes_in(window, shape) -> int:
    lonlat = homes_of(window)
    located = lonlat[np.isfinite(lonlat).all(axis=1)]
    return int(shapely.intersects_xy(shape, located).sum())


def prefecture(folder: Path, shape) -> Path:
    """Write the ZIP of a prefecture as downloaded: five classes, the western half in the water."""
    entries = {
        f"{place}/{MEMBER}.geojson": geojson([(shape, river(layer, rank))])
        for place, (layer, rank) in CLASSES.items()
    }
    return put(folder, "A31a-25_11_10_GEOJSON.zip", zipped(entries))


def look(qtbot, window, chooser, path: Path) -> None:
    """Choose a product and wait until it was looked at."""
    chooser.chosen_product = path
    window.town_page.show_page(PageKey.LAYERS)
    with qtbot.waitSignal(window.pages._office.layers.looked, timeout=SOME_TIME):
        press(qtbot, window, "choose_product")


def answer(qtbot, window, question: str, value: object) -> None:
    """Answer a question of the layer that is shown, as a person does in the box."""
    box = find(window.pages.layers.page, QComboBox, f"answer_{question}")
    at = next(number for number in range(box.count()) if box.itemData(number) == value)
    box.setCurrentIndex(at)
    box.activated.emit(at)


def bring_in(qtbot, window) -> str:
    """Bring the wanted layers in; gives the account."""
    with qtbot.waitSignal(window.pages._office.layers.brought_in, timeout=SOME_TIME):
        press(qtbot, window, "bring_in_layers")
    return window.pages.layers.page.account.text()


def keep(qtbot, window) -> None:
    """Keep what was brought in, and wait until the page has read it."""
    office = window.pages._office.layers
    with qtbot.waitSignals([office.changed, office.layers_read], timeout=SOME_TIME):
        press(qtbot, window, "keep_layers")


CELLS = [(column, row) for row in range(3) for column in range(3)]
"""The cells of the small town of :mod:`tests.gis.products.builders_products`."""


@dataclass(frozen=True)
class OnGrid:
    """The window on a town whose homes stand in the 3×3 cells, without any layer."""

    window: MainWindow
    homes: Counter[tuple[int, int]]

    def homes_at(self, cells) -> int:
        return sum(self.homes[cell] for cell in cells)


def without_boundary(town: Path) -> Path:
    """Let a kept town have no boundary."""
    with open_town(town, SAMPLE_PASSPHRASE) as kept:
        kept.write_facts(replace(kept.facts(), boundary=None))
    return town


def move_to_cells(town: Path, folder: Path) -> Counter[tuple[int, int]]:
    """Put every home of a kept town into a cell, by turns, and let it have no layer."""
    places = [middle(*cell) for cell in CELLS]
    places[4] = middle_of(HERE)
    homes = Counter[tuple[int, int]]()

    def place(count: int) -> np.ndarray:
        turn = np.arange(count) % len(CELLS)
        homes.update(CELLS[number] for number in turn)
        return np.array(places)[turn]

    move_homes(town, place, boundary(folder))
    return homes


def move_homes(town: Path, place: Callable[[int], np.ndarray], edge: Path | None) -> None:
    """Put the homes of a kept town elsewhere, surely; it has no layer then.

    ``edge`` is its boundary, None: it has none.
    """
    with open_town(town, SAMPLE_PASSPHRASE) as kept:
        locations = kept.read(LOCATIONS)
        lonlat = place(len(locations))
        moved = locations.assign(lon=lonlat[:, 0], lat=lonlat[:, 1], radius_m=0.0)
        given = np.zeros(len(moved), dtype=np.int8)
        moved["location_level"] = codes_from_positions(LocationLevel, given)
        moved["town_key"] = pd.Series([pd.NA] * len(moved), dtype="str")
        kept.write({LOCATIONS: moved})
        while kept.facts().layers:
            forget_layer(kept, 0)
        if edge is not None:
            kept.attach("edge/boundary.geojson", edge.read_bytes())
        named = None if edge is None else "edge/boundary.geojson"
        kept.write_facts(replace(kept.facts(), boundary=named, rivers=None))
        judge_again(kept, Progress())
