"""Invented shelters on one parallel, and a square of water or zone between 139.40 and 139.41."""

import json
from pathlib import Path

import numpy as np
import pandas as pd

from gis.hazard import HazardLayer
from scoring.codes import HazardKind, NodataMeans, RankEdition, ShelterFitness
from scoring.frames import SHELTERS
from tests.gis.builders_gis import open_file

LAT = 35.85


def some_shelters(
    lon: list[float], *, marks: list[float], fitness: ShelterFitness | None = None
) -> pd.DataFrame:
    count = len(lon)
    empty = np.full(count, np.nan, dtype=object)
    return SHELTERS.build(
        {
            "shelter": np.arange(count),
            "name": [f"第{number}小学校" for number in range(1, count + 1)],
            "address": empty,
            "lon": lon,
            "lat": np.full(count, LAT),
            "is_for_flood": marks,
            "is_emergency_site": np.ones(count, dtype=bool),
            "is_shelter": np.ones(count, dtype=bool),
            "is_welfare": np.zeros(count, dtype=bool),
            "capacity": np.full(count, np.nan),
            "phone": empty,
            "flood_rank": np.full(count, np.nan if fitness is None else 0.0),
            "fitness": np.full(count, None if fitness is None else fitness.value, dtype=object),
        }
    )


def write_zones(
    folder: Path, kind: HazardKind, *, value: int, is_dry_around: bool = False
) -> HazardLayer:
    ring = [[139.40, 35.84], [139.41, 35.84], [139.41, 35.86], [139.40, 35.86], [139.40, 35.84]]
    feature = {
        "type": "Feature",
        "properties": {"value": value},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::6668"}}
    path = folder / f"{kind.value}.geojson"
    collection = {"type": "FeatureCollection", "crs": crs, "features": [feature]}
    path.write_text(json.dumps(collection), encoding="utf-8")
    return open_file(
        path,
        kind=kind,
        field="value",
        rank_edition=RankEdition.KSJ_6 if kind is HazardKind.DEPTH_RANK else None,
        nodata_means=NodataMeans.DRY if is_dry_around else NodataMeans.UNKNOWN,
        coverage=_write_around(folder, crs) if is_dry_around else None,
    )


def _write_around(folder: Path, crs: dict[str, object]) -> Path:
    ring = [[139.3, 35.7], [139.5, 35.7], [139.5, 36.0], [139.3, 36.0], [139.3, 35.7]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    feature = {"type": "Feature", "properties": {}, "geometry": geometry}
    path = folder / "around.geojson"
    collection = {"type": "FeatureCollection", "crs": crs, "features": [feature]}
    path.write_text(json.dumps(collection), encoding="utf-8")
    return path
