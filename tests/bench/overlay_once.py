"""The overlay in a process of its own; prints JSON with seconds and memory.

``HOMES.npy RADIUS RUNS ANSWER.npy FILE…``: several files are put together as the program does;
of a single one the values are kept.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd

from app.settings.rules import build_rules
from gis.hazard import HazardLayer, LayerSpec, open_layer
from gis.overlay import overlay_layers
from scoring.codes import HazardKind, NodataMeans, RankEdition
from scoring.depth import rank_depths
from scoring.frames import LOCATIONS
from tests.bench.timing import peak_gigabytes

KINDS = {
    "depth.tif": HazardKind.DEPTH_M,
    "days.tif": HazardKind.DURATION_RANK,
    "collapse.gpkg": HazardKind.COLLAPSE_ZONE,
    "slopes.gpkg": HazardKind.SEDIMENT_ZONE,
}


def main(homes: Path, radius_m: float, runs: int, answer: Path, files: list[Path]) -> object:
    """Open the layers once and overlay them so many times."""
    lonlat = np.load(homes)
    started = time.perf_counter()
    layers = [_open(file) for file in files]
    opened = time.perf_counter() - started
    locations = _locations(lonlat if len(layers) > 1 else lonlat[:0], radius_m)
    seconds = []
    for _ in range(runs):
        started = time.perf_counter()
        if len(layers) > 1:
            overlay_layers(locations, layers)
        else:
            np.save(answer, layers[0].sample(lonlat, np.full(len(lonlat), radius_m)).value)
        seconds.append(time.perf_counter() - started)
    return {
        "seconds": seconds,
        "opened": opened,
        "gigabytes": peak_gigabytes(),
    }


def _open(file: Path) -> HazardLayer:
    kind = KINDS.get(file.name, HazardKind.DEPTH_RANK)
    spec = LayerSpec(
        file.name,
        kind,
        file,
        field="rank" if file.suffix == ".gpkg" else None,
        rank_edition=RankEdition.KSJ_6,
        nodata_means=NodataMeans.DRY,
    )
    ranks = build_rules({}).depth
    return open_layer(spec, lambda depth: rank_depths(depth, ranks))


def _locations(lonlat: np.ndarray, radius_m: float) -> pd.DataFrame:
    count = len(lonlat)
    named = {
        "household_id": pd.Series(np.arange(count).astype(str), dtype="str"),
        "lon": lonlat[:, 0],
        "lat": lonlat[:, 1],
        "location_level": np.full(count, "parcel"),
        "is_in_area": np.ones(count, dtype=bool),
        "radius_m": np.full(count, radius_m),
    }
    empty = pd.Series([np.nan] * count, dtype=object)
    return LOCATIONS.build({name: named.get(name, empty) for name in LOCATIONS.names})


if __name__ == "__main__":
    words = sys.argv[1:]
    told = main(
        Path(words[0]), float(words[1]), int(words[2]), Path(words[3]), [Path(w) for w in words[4:]]
    )
    sys.stdout.write(json.dumps(told) + "\n")
