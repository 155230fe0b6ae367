"""A small invented town for the tests of the map."""

import numpy as np
import numpy.typing as npt
import pandas as pd
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.ui.map.page_content import MapLayer, MapPageContent
from gis.bounds import Bounds

BOUNDS = Bounds(139.40, 35.85, 139.42, 35.87)
NAN = float("nan")


def some_households() -> pd.DataFrame:
    """Five households: three on the map, one unlocated, one not listed."""
    frame = pd.DataFrame(
        [
            ("H3", 1, 1, "●A23(A) D1(D)", "leave", 139.410, 35.860, 3, 2, "桜川 花"),
            ("H1", 2, 3, "C7(C)", "stay_possible", 139.412, 35.861, 2, 4, "山田 一"),
            ("H5", 3, 2, None, "unknown", 139.414, 35.862, NAN, 1, None),
            ("H2", 4, 2, "B12(B)", "unknown", NAN, NAN, NAN, 3, "川上 二"),
            ("H4", NAN, NAN, None, "dry", 139.411, 35.8605, 0, 5, "海野 三"),
        ],
        columns=[
            "household_id",
            "call_rank",
            "tier",
            "support_codes",
            "verdict",
            "lon",
            "lat",
            "flood_rank",
            "members",
            "head_name",
        ],
    )
    texts = dict.fromkeys(("household_id", "support_codes", "verdict", "head_name"), "str")
    return frame.astype(texts)


def some_content() -> MapPageContent:
    """A town with one layer of depth rank 3 everywhere, and one shelter."""
    shelters = pd.DataFrame(
        [("さくら小学校", 139.405, 35.855, True)], columns=["name", "lon", "lat", "is_for_flood"]
    )
    layers = (
        MapLayer("洪水 桜川", "出典 さくら川市", depth_three),
        MapLayer("内水", None, depth_three),
    )
    return MapPageContent(layers, BOUNDS, shelters)


def depth_three(_bounds: Bounds, width: int, height: int) -> npt.NDArray[np.uint8]:
    """Say rank 3 for every cell."""
    return np.full((height, width), 3, np.uint8)


def let_go(qtbot: QtBot, thing: QObject) -> None:
    """Delete a thing of the window and wait until it is gone, so that nothing outlives a test."""
    gone: list[bool] = []
    thing.destroyed.connect(lambda: gone.append(True))
    thing.deleteLater()
    qtbot.waitUntil(lambda: bool(gone), timeout=10_000)
