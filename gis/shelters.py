"""Shelters and emergency sites (指定避難所・指定緊急避難場所) in the GeoJSON form of 国土地理院."""

from pathlib import Path

import numpy as np
import pandas as pd
import shapely

from gis.errors import HazardError, HazardProblem
from gis.vector import field_names, read_features

NAME_FIELD = "施設・場所名"
FLOOD_FIELD = "洪水"


def read_shelters(path: Path) -> pd.DataFrame:
    """Read shelters: ``name, lon, lat, is_for_flood``, in the order of the file.

    ``is_for_flood`` is a nullable truth: 指定緊急避難場所 carry a mark per hazard; a list of
    指定避難所 has no such column, and then it is empty: nobody has said so.

    Raises
    ------
    gis.errors.HazardError
        The file cannot be read, holds other things than points, or has no column of names.
    """
    sites = read_features(path, NAME_FIELD)
    if set(shapely.get_type_id(sites.geometries).tolist()) != {shapely.GeometryType.POINT}:
        raise HazardError(HazardProblem.NOT_POINTS, file=path)
    lonlat = sites.crs.to_lonlat(shapely.get_coordinates(sites.geometries))
    return pd.DataFrame(
        {
            "name": pd.Series(sites.attribute, dtype="str"),
            "lon": lonlat[:, 0],
            "lat": lonlat[:, 1],
            "is_for_flood": _flood_marks(path, len(lonlat)),
        }
    )


def _flood_marks(path: Path, count: int) -> pd.Series:
    if FLOOD_FIELD not in field_names(path):
        return pd.Series(np.full(count, None), dtype="boolean")
    marks = read_features(path, FLOOD_FIELD).attribute
    texts = pd.Series(marks, dtype="str").str.strip()
    return (texts.isin(["1", "1.0"])).astype("boolean")
