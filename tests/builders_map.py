"""A small invented town for the tests of the map."""

import numpy as np
import numpy.typing as npt
import pandas as pd
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.ui.map.page_content import MapLayer, MapPageContent
from gis.bounds import Bounds
from gis.town_map.content import SHELTER_COLUMNS
from scoring.codes import HazardKind

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
    more = {
        "level": ["A", "C", None, "B", None],
        "location_level": ["given", "parcel", "given", "none", "given"],
        "radius_m": [0.0, 40.0, 0.0, NAN, 0.0],
        "district": ["中央", "中央", "東", "東", None],
        "address": ["桜町1-1", "桜町1-2", "桜町1-3", "川町9", "海町2"],
        "building": None,
    }
    numbers = ("call_rank", "tier", "lon", "lat", "flood_rank", "members", "radius_m")
    frame = frame.assign(**more)
    return frame.astype({name: "str" for name in frame.columns if name not in numbers})


def nobody_found(_query: str) -> npt.NDArray[np.intp]:
    """Find no household."""
    return np.array([], dtype=np.intp)


def some_content() -> MapPageContent:
    """A town with one layer of depth rank 3 everywhere, and one shelter."""
    shelters = pd.DataFrame(
        [("さくら小学校", 139.405, 35.855, True, None)], columns=list(SHELTER_COLUMNS)
    )
    layers = (
        MapLayer("洪水 桜川", HazardKind.DEPTH_RANK, "出典 さくら川市", depth_three),
        MapLayer("内水", HazardKind.DEPTH_RANK, None, depth_three),
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
