"""The live map of the window on a kept town, in a process of its own; prints JSON.

``python -m tests.bench.open_map TOWN MOVES``: seconds per screenful of tiles, and per move of
the page in the browser part (none where it cannot be opened), once with the depth alone and
once with every layer, patterns, districts and a base map.
"""

import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from itertools import product
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox

from app.pipeline.base_map import TownBaseMap
from app.pipeline.town_desk import LookedAt, TownDesk
from app.progress import Progress
from app.report.paper.fonts import register_fonts
from app.ui.map.answers import MapAnswers
from app.ui.map.engine import register_map_scheme
from app.ui.map.page import MapPage
from app.ui.map.page_content import ShownLayer
from app.ui.map.questions import TileQuestion
from app.ui.map_place import build_town_map
from app.ui.open_town import OpenTown, open_town_of
from app.ui.speaker import Speaker
from app.wording.sentence import Language
from gis.base_map.tile_source import TilePicture
from gis.town_map.mercator import TILE_SIZE, Tile, unit_square
from gis.town_map.png import encode_rgba
from gis.town_map.signs import HomeColouring
from gis.town_map.tiles import TileLook
from tests.bench.towns import PASSPHRASE

WIDTH, HEIGHT = 1000, 700
ZOOMS = (13, 15, 17)
PAINTERS = 2
LONGEST_WAIT_MS = 20_000
MOVES_SCRIPT = """
(function (moves) {
  var asked = L.Map.prototype.getZoom;
  L.Map.prototype.getZoom = function () { window.benchMap = this; return asked.call(this); };
  yobikake.take({kind: "frame", west: %(west)r, south: %(south)r,
    east: %(east)r, north: %(north)r});
  L.Map.prototype.getZoom = asked;
  window.benchTold = [];
  var map = window.benchMap;
  var kinds = [];
  map.eachLayer(function (layer) { if (layer instanceof L.TileLayer) { kinds.push(layer); } });
  function move(left) {
    if (!left) { window.benchDone = true; return; }
    var started = performance.now(), awaited = kinds.length;
    function onLoad() {
      awaited -= 1;
      if (awaited) { return; }
      requestAnimationFrame(function () {
        window.benchTold.push((performance.now() - started) / 1000);
        setTimeout(function () { move(left - 1); }, 50);
      });
    }
    kinds.forEach(function (layer) { layer.once("load", onLoad); });
    var row = Math.floor(left / 6), sideways = row %% 2 ? 700 : -700;
    map.panBy(left %% 6 ? [sideways, 0] : [0, 500], { animate: false });
  }
  setTimeout(function () { move(moves); }, 700);
}(%(moves)d));
"""


def measure(town: Path, moves: int) -> dict[str, object]:
    """Look at a town's map and give seconds by what was done."""
    register_map_scheme()
    application = QApplication(sys.argv[:1])
    register_fonts()
    desk = TownDesk()
    looked_at = desk.open(town, PASSPHRASE, Progress())
    opened = open_town_of(looked_at)
    page = _page_of(opened)
    homes = page.answers.homes.dots
    told: dict[str, object] = {
        "homes": len(homes.x),
        "screenful": _paint_screens(page.answers, looked_at, moves),
        "plain": [_paint_by_ellipses(homes.x, homes.y) for _ in range(3)],
        "move": _move_page(page, moves),
        "move_full": _move_page(_full_page(opened), moves),
    }
    desk.close()
    del application
    return told


def _page_of(town: OpenTown) -> MapPage:
    """Give the page with every home on it, also those that are not on the list."""
    page = build_town_map(Speaker(Language.JA), town)
    page.show_homes(town.view.households, town.view.rows_found)
    choice = page.legend.findChild(QComboBox, "map_colouring")
    choice.setCurrentIndex(choice.findData(HomeColouring.VERDICT.value))
    return page


def _full_page(town: OpenTown) -> MapPage:
    """Give the page with everything on that can be switched on."""
    base = TownBaseMap(Path("picture"), _OnePicture())
    page = _page_of(replace(town, maps=replace(town.maps, base=base)))
    for box in page.legend.findChildren(QCheckBox):
        box.setChecked(True)
    return page


class _OnePicture:
    """A base map that gives one picture everywhere, as hard to pack as a photo from the air."""

    credit = None
    zooms = (8, 16)

    def __init__(self) -> None:
        photo = np.random.default_rng(1).integers(150, 182, (TILE_SIZE, TILE_SIZE, 4), np.uint8)
        photo[..., 3] = 255
        self._picture = TilePicture("image/png", encode_rgba(photo))

    def read_tile(self, _tile: Tile) -> TilePicture:
        return self._picture

    def close(self) -> None:
        """Nothing is held open."""


def _paint_screens(answers: MapAnswers, looked_at: LookedAt, moves: int) -> list[float]:
    homes = looked_at.view.households
    listed = homes[homes["tier"].notna() & homes["lon"].notna()]
    places = np.random.default_rng(1).integers(0, len(listed), moves)
    seconds = []
    with ThreadPoolExecutor(PAINTERS) as painters:
        for move, place in enumerate(places.tolist()):
            home = listed.iloc[place]
            tiles = _screen(float(home["lon"]), float(home["lat"]), ZOOMS[move % len(ZOOMS)])
            started = time.perf_counter()
            list(painters.map(answers.tile, [_asked_tile(tile) for tile in tiles]))
            seconds.append(time.perf_counter() - started)
    return seconds


def _asked_tile(tile: Tile) -> TileQuestion:
    look = TileLook(is_hatched=False, is_over_map=False)
    return TileQuestion((ShownLayer(0, 100),), look, HomeColouring.VERDICT, tile)


def _screen(lon: float, lat: float, zoom: int) -> list[Tile]:
    x, y = (value[0] * 2**zoom for value in unit_square(np.array([lon]), np.array([lat])))
    wide, high = WIDTH / TILE_SIZE / 2, HEIGHT / TILE_SIZE / 2
    columns = range(int(x - wide), int(x + wide) + 1)
    rows = range(int(y - high), int(y + high) + 1)
    return [Tile(zoom, column, row) for column, row in product(columns, rows)]


def _paint_by_ellipses(x: np.ndarray, y: np.ndarray) -> float:
    """Draw every home with ``QPainter.drawEllipse``, as a map widget of one's own would."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    right = (x - x.min()) / max(np.ptp(x), 1e-12) * WIDTH
    down = (y - y.min()) / max(np.ptp(y), 1e-12) * HEIGHT
    started = time.perf_counter()
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor("red"))
    for place in zip(right.tolist(), down.tolist(), strict=True):
        painter.drawEllipse(int(place[0]), int(place[1]), 8, 8)
    painter.end()
    return time.perf_counter() - started


def _move_page(page: MapPage, moves: int) -> list[float]:
    """Move the page and let it go; no seconds where the browser part cannot be opened."""
    seconds = [] if page.view is None else _moved(page, moves)
    page.stop()
    page.close()
    return seconds


def _moved(page: MapPage, moves: int) -> list[float]:
    page.resize(WIDTH + 260, HEIGHT + 80)
    page.show()
    waiting = QEventLoop()
    page.view.page_ready.connect(waiting.quit)
    QTimer.singleShot(LONGEST_WAIT_MS, waiting.quit)
    waiting.exec()
    homes = page.answers.homes
    middle = homes.frame.iloc[homes.dots.row[len(homes.dots.row) // 2]]
    frame = {"west": middle["lon"] - 0.01, "east": middle["lon"] + 0.01}
    frame |= {"south": middle["lat"] - 0.005, "north": middle["lat"] + 0.005}
    numbers = {name: float(value) for name, value in frame.items()} | {"moves": moves}
    return _asked(page, MOVES_SCRIPT % numbers)


def _asked(page: MapPage, script: str) -> list[float]:
    found: list[list[float]] = []
    waiting = QEventLoop()
    asking = QTimer(interval=100)

    def take(told: object) -> None:
        if isinstance(told, str) and told:
            found.append(json.loads(told))
            waiting.quit()

    asking.timeout.connect(
        partial(
            page.view.web_page.runJavaScript,
            "window.benchDone ? JSON.stringify(window.benchTold) : ''",
            take,
        )
    )
    QTimer.singleShot(LONGEST_WAIT_MS, waiting.quit)
    QTimer.singleShot(200, partial(page.view.web_page.runJavaScript, script))
    asking.start()
    waiting.exec()
    asking.stop()
    return found[0] if found else []


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]))))
