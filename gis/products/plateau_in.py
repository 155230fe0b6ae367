"""Bring the floods of a PLATEAU city model in: one polygon per building, with its rank.

Where a building tells a depth, the rank is that of the depth; else it is the rank it tells.
Several rivers at one building: the worst counts. Between the buildings nothing is said.
"""

import numpy as np
import shapely

from gis.bounds import Bounds
from gis.crs import check_in_japan
from gis.errors import HazardError, HazardProblem
from gis.products.answers import SettledLayer
from gis.products.frame import cut_to, mended
from gis.products.outcome import LayerFile, Tally, spec_of
from gis.products.plateau import Building, FloodRisk, read_buildings
from gis.products.product import BroughtIn, ProductRemark, Tell
from gis.products.values import VALUE, rank_of_depth
from gis.products.vector_file import write_polygons
from gis.products.workshop import Workshop
from gis.vector import Geometries
from scoring.codes import NodataMeans, RankEdition
from scoring.columns import FloatArray

_RANKS = range(1, 7)


def bring_in_city(settled: SettledLayer, file: LayerFile, tell: Tell) -> BroughtIn:
    """Read all buildings of the members and keep those of the town's frame.

    Raises
    ------
    HazardError
        A file cannot be read, or a rank is none.
    """
    members = settled.layer.members
    tally = Tally()
    shapes: list[shapely.Polygon] = []
    ranks: list[float] = []
    with Workshop() as workshop:
        for done, member in enumerate(members):
            tell(done, len(members))
            with workshop.at_hand(member) as path:
                for building in read_buildings(path, member.name):
                    tally.read(1)
                    _take(building, settled, (shapes, ranks), tally)
    tell(len(members), len(members))
    return _written(settled, file, (np.array(shapes, dtype=object), np.array(ranks)), tally)


def _take(
    building: Building,
    settled: SettledLayer,
    taken: tuple[list[shapely.Polygon], list[float]],
    tally: Tally,
) -> None:
    """Take a building that has a footprint and a rank; others are counted."""
    rank = _worst(building, settled)
    if building.footprint is None:
        tally.tell(ProductRemark.WITHOUT_SHAPE, 1)
    elif rank is None:
        tally.tell(ProductRemark.WITHOUT_VALUE, 1)
    else:
        taken[0].append(building.footprint)
        taken[1].append(rank)


def _written(
    settled: SettledLayer, file: LayerFile, taken: tuple[Geometries, FloatArray], tally: Tally
) -> BroughtIn:
    shapes, ranks = taken
    if len(shapes):
        file.extents.append(Bounds(*map(float, shapely.total_bounds(shapes))))
        check_in_japan(file.extents[-1], settled.layer.name)
    whole = mended(shapes)
    tally.tell(ProductRemark.RINGS_MENDED, int(np.count_nonzero(whole.was_broken)))
    tally.tell(ProductRemark.LOST_IN_MENDING, len(shapes) - len(whole.kept))
    cut, kept = cut_to(whole.polygons, file.frame)
    tally.tell(ProductRemark.FEATURES_OUTSIDE, len(whole.kept) - len(kept))
    if not len(cut):
        return tally.not_reached(file)
    value = ranks[whole.kept][kept]
    path = file.free_path(settled.layer.key, ".gpkg")
    write_polygons(path, cut, {VALUE: value})
    codes, counts = np.unique(value, return_counts=True)
    told = {f"{code:g}": int(count) for code, count in zip(codes, counts, strict=True)}
    return tally.brought_in(spec_of(settled, path, file, RankEdition.KSJ_6), len(cut), told)


def _worst(building: Building, settled: SettledLayer) -> float | None:
    """Give the worst rank at a building; None: it tells none and nobody says that this is dry."""
    scale = settled.layer.selection
    ranks = [_rank(risk, settled.layer.name) for risk in building.risks if risk.scale == scale]
    told = [rank for rank in ranks if rank is not None]
    if told:
        return max(told)
    # A flood that tells neither depth nor rank is not "no flood".
    return 0.0 if settled.empty_means is NodataMeans.DRY and not ranks else None


def _rank(risk: FloodRisk, said: str) -> float | None:
    if risk.depth_m is not None:
        if risk.depth_m < 0:
            raise HazardError(HazardProblem.DEPTH_NEGATIVE, file=said, value=risk.depth_m)
        return float(rank_of_depth(np.array([risk.depth_m]))[0])
    if risk.rank is not None and risk.rank not in _RANKS:
        problem = HazardProblem.UNKNOWN_CODE
        raise HazardError(problem, file=said, value=risk.rank, expected="1–6")
    return None if risk.rank is None else float(risk.rank)
