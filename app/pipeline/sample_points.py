"""Hazard under points only: what one layer says at each point of a file."""

from pathlib import Path

import numpy as np
import pandas as pd

from app.settings.rules import build_rules
from gis.hazard import LayerSpec, open_layer
from importers.points import read_points
from scoring.codes import Coverage
from scoring.depth import rank_depths


def sample_points(spec: LayerSpec, points: Path) -> pd.DataFrame:
    """Sample one layer under the points of a CSV file with the columns id, lon, lat.

    Returns
    -------
    DataFrame
        A row per point in the order given: id, lon, lat, coverage (a ``Coverage`` value),
        value, flood_rank; the last two empty where the layer says nothing.

    Raises
    ------
    scoring.errors.KnownError
        The file or the layer cannot be used.
    """
    table = read_points(points)
    ranks = build_rules({}).depth
    with open_layer(spec, lambda depth_m: rank_depths(depth_m, ranks)) as layer:
        sample = layer.sample(table[["lon", "lat"]].to_numpy(dtype="float64"))
    words = np.array([code.value for code in Coverage], dtype=object)
    return table.assign(
        coverage=words[sample.coverage], value=sample.value, flood_rank=sample.flood_rank
    )
