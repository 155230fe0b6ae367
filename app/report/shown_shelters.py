"""The shelters that maps show, on the screen, in a file and on paper."""

import pandas as pd

from app.pipeline.make_list import ListFrames
from app.pipeline.town_layers import MapFiles
from gis.shelters.sites import judged_sites
from gis.town_map.content import SHELTER_COLUMNS


def town_shelters(frames: ListFrames, files: MapFiles) -> pd.DataFrame:
    """Give the shelters of the town as they were judged; no rows when it names none.

    A town that was computed before shelters were judged shows none of them as fit.
    """
    shelters = frames.shelters
    if shelters.empty and files.shelters:
        shelters = judged_sites(files.shelters, [])
    return shelters[list(SHELTER_COLUMNS)]
