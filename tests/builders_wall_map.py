"""Small towns of invented people for tests of the wall map."""

from collections.abc import Sequence
from dataclasses import fields, replace

import numpy as np

from app.pipeline.make_list import ListFrames, ListTables
from app.pipeline.town_layers import MapFiles
from app.progress import Progress
from app.report.paper.marks import PaperSize
from app.report.wall_map.build import MapSources, build_wall_map
from app.report.wall_map.content import WallMap
from app.report.wall_map.order import MapOrder
from app.store.town import LayerFact, TownFacts
from gis.town_map.squares import frame_of_homes, grid_over
from scoring.codes import ExclusionReason, HazardKind, LocationLevel, Verdict
from scoring.frames import ISSUES, UNSCORED
from tests.builders_report import AS_OF, AHousehold, frames_of

CREDIT = "国土数値情報 A31b(架空)"
NO_FILES = MapFiles((), None, None, ())


def a_town(*homes: AHousehold, is_training: bool = True) -> ListTables:
    """A town of these households, with its grid, one layer named and none open."""
    frames = frames_of(*homes)
    layer = LayerFact("桜川 想定最大規模", HazardKind.DEPTH_M, "0/a.tif", "", credit=CREDIT)
    facts = TownFacts("さくら川市", is_training, AS_OF, "配点表", layers=(layer,))
    told = {field.name: getattr(frames, field.name) for field in fields(ListFrames)}
    told["grid"] = grid_of(frames)
    return ListTables(facts=facts, issues=ISSUES.empty(), unscored=UNSCORED.empty(), **told)


def grid_of(frames: ListFrames):
    lonlat = frames.locations[["lon", "lat"]].to_numpy(dtype="float64")
    is_open = ~frames.household_scores["is_protected"].to_numpy()
    frame = frame_of_homes(lonlat[is_open])
    return None if frame is None else grid_over(frame)


def homes_at(places: Sequence[tuple[float, float]], **said: object) -> list[AHousehold]:
    """A listed household at each place (lon, lat), ranked in this order."""
    return [
        AHousehold(call_rank=rank, tier=1 + rank % 4, lonlat=place, codes=f"C{rank}(D)", **said)
        for rank, place in enumerate(places, start=1)
    ]


def scattered(count: int, spread: float = 0.04, seed: int = 4) -> list[tuple[float, float]]:
    """Places around one middle, some of them the same."""
    draw = np.random.default_rng(seed)
    places = np.array([139.41, 35.85]) + draw.uniform(-spread, spread, (count, 2))
    places[1::7] = places[: len(places[1::7])]
    return [(lon, lat) for lon, lat in places.tolist()]


def odd_homes(first_rank: int) -> list[AHousehold]:
    """One home known to its town, one without a place, one far off, one under 支援措置."""
    nowhere = AHousehold(lonlat=None, location_level=LocationLevel.NONE, verdict=Verdict.UNKNOWN)
    return [
        AHousehold(call_rank=first_rank, tier=2, location_level=LocationLevel.TOWN, codes="B1(D)"),
        replace(nowhere, call_rank=first_rank + 1, tier=2, codes="B2(D)"),
        AHousehold(call_rank=first_rank + 2, tier=3, lonlat=(135.2, 34.2), codes="B3(D)"),
        AHousehold(
            is_protected=True,
            exclusion=ExclusionReason.PROTECTED,
            lonlat=(139.4101, 35.8501),
            codes="Z99(A)",
            district="秘匿町",
        ),
    ]


def a_map(tables: ListTables, order: MapOrder | None = None) -> WallMap:
    """Lay out the wall map of a town without open layers."""
    chosen = order or MapOrder(PaperSize.A3, 5000)
    return build_wall_map(MapSources(tables, NO_FILES, ()), chosen, Progress())
