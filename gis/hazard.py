"""Hazard layers of every kind, raster or polygon, behind one way of asking.

A layer answers two questions apart from each other: does it say anything here (coverage), and
what. Outside is never a number.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from gis.areas import Areas, read_areas
from gis.bounds import Bounds
from gis.discs import Discs, DiscValues, Truths
from gis.errors import HazardError, HazardProblem
from gis.grid import CellGrid
from gis.hazard_source import HazardSource, PolygonSource, RasterSource
from gis.layer_values import COLLAPSE_UNTOLD, LayerMeaning
from gis.raster import open_raster
from gis.source_file import FileKind, recognise_file
from gis.vector import field_names, read_polygons
from scoring.codes import Coverage, HazardKind, NodataMeans, Peril, RankEdition
from scoring.columns import FloatArray

NOTHING_SAID = 255

_ASSESSED, _OUTSIDE, _NO_DATA, _NO_LOCATION = (
    list(Coverage).index(code)
    for code in (Coverage.ASSESSED, Coverage.OUTSIDE, Coverage.NO_DATA, Coverage.NO_LOCATION)
)


@dataclass(frozen=True)
class LayerSpec:
    """What a job says about a layer; nothing of it is guessed.

    ``field`` and ``rank_edition`` may be None where the kind does not need them; ``coverage``
    None: the layer speaks for its whole extent; ``credit`` and ``published_on`` None: not told.
    ``peril`` says of which danger it speaks; layers of different perils are never merged.
    """

    name: str
    kind: HazardKind
    file: Path
    field: str | None = None
    rank_edition: RankEdition | None = None
    nodata_means: NodataMeans = NodataMeans.UNKNOWN
    coverage: Path | None = None
    credit: str | None = None
    published_on: date | None = None
    peril: Peril = Peril.FLOOD


@dataclass(frozen=True)
class LayerSample:
    """What a layer says at points, one entry each.

    ``coverage`` holds positions in :class:`scoring.codes.Coverage`. ``value`` is as in the
    layer (metres or code), 0 where an empty cell means dry, NaN wherever coverage is not
    ASSESSED. ``flood_rank`` is 0 dry, 1–6; NaN: unknown, or no depth layer.
    """

    coverage: NDArray[np.int8]
    value: FloatArray
    flood_rank: FloatArray


class HazardLayer:
    """An open layer; close it, or use it as a context manager.

    ``bounds`` is its extent in degrees; ``coverage_bounds`` that of its declared coverage, or
    the extent where none is declared.
    """

    def __init__(
        self, spec: LayerSpec, source: HazardSource, meaning: LayerMeaning, declared: Areas | None
    ) -> None:
        self.spec = spec
        self.bounds: Bounds = source.bounds
        self.swapped_bounds: Bounds = source.swapped_bounds
        self.coverage_bounds: Bounds = source.bounds if declared is None else declared.bounds
        self._source = source
        self._meaning = meaning
        self._declared = declared
        # the map paints in threads while a person places a home; files are read one at a time
        self._turn = Lock()

    @property
    def is_depth(self) -> bool:
        """Whether the layer gives a flood rank."""
        return self.spec.kind in (HazardKind.DEPTH_M, HazardKind.DEPTH_RANK)

    def speaks_within(self, frame: Bounds) -> bool:
        """Tell whether the layer could say anything in a frame.

        Polygons speak throughout their declared coverage, so there it is enough that they lie
        in it: polygons that do not even meet their own coverage are in the wrong place.
        """
        meets = self.bounds.overlaps(frame)
        if not meets and self._declared is not None and not self._source.ends_at_extent:
            meets = self.bounds.overlaps(self.coverage_bounds)
        return meets and self.coverage_bounds.overlaps(frame)

    def sample(self, lonlat: FloatArray, radius_m: FloatArray | None = None) -> LayerSample:
        """Ask the layer at points, or in discs around them.

        A point takes the value of the cell that holds it, with no interpolation; a point on an
        edge belongs to the cell to its east and south. In several polygons it takes the worst,
        and the border of a polygon is in it.

        A disc takes the worst of all cells and polygons it touches. It is dry only if the layer
        speaks everywhere in it and nowhere of water; else it is unknown.

        Parameters
        ----------
        lonlat
            Array (n, 2) of degrees, JGD2011, longitude first. A point that is not finite has
            no location.
        radius_m
            Metres around each point; 0: the point itself; NaN: no location. None: all 0.

        Raises
        ------
        HazardError
            A value under a point cannot be one of this kind; it is named.
        """
        radius = np.zeros(len(lonlat)) if radius_m is None else radius_m
        is_located = np.isfinite(lonlat).all(axis=1) & np.isfinite(radius)
        at, around = np.flatnonzero(is_located & (radius == 0)), is_located & (radius > 0)
        coverage = np.full(len(lonlat), _NO_LOCATION, dtype=np.int8)
        value, flood_rank = np.full((2, len(lonlat)), np.nan)
        coverage[at], value[at] = self._ask(lonlat[at])
        if around.any():
            discs = Discs(lonlat[around], radius[around])
            coverage[around], value[around] = self._ask_around(discs)
        if self.is_depth:
            flood_rank[:] = self._meaning.rank(value)
        return LayerSample(coverage, value, flood_rank)

    def read_grid(self, bounds: Bounds, width: int, height: int) -> NDArray[np.uint8]:
        """Draw the layer into a picture of (height, width) cells over a frame in degrees.

        Ranks 0–6 (a duration rank 0–7, a zone its code); 255 where nothing is said. Only for
        looking at: borders are true to about a cell of the picture.
        """
        picture = CellGrid.over(bounds, width, height)
        with self._turn:
            found = self._source.read_about(picture)
        covered = found.is_inside
        if self._declared is not None:
            covered = self._declared.contains_about(picture)
        value = self._settled(found.value, covered, found.is_inside)
        rank = self._meaning.rank(self._meaning.checked(value))
        return np.where(np.isnan(rank), NOTHING_SAID, rank).astype(np.uint8)

    def close(self) -> None:
        """Let go of the file."""
        self._source.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _ask(self, lonlat: FloatArray) -> tuple[NDArray[np.int8], FloatArray]:
        with self._turn:
            found = self._source.read_points(lonlat)
        covered = found.is_inside if self._declared is None else self._declared.contains(lonlat)
        value = self._meaning.checked(self._settled(found.value, covered, found.is_inside))
        coverage = np.where(np.isnan(value), _NO_DATA, _ASSESSED)
        coverage[~covered] = _OUTSIDE
        return coverage.astype(np.int8), value

    def _ask_around(self, discs: Discs) -> tuple[NDArray[np.int8], FloatArray]:
        """Water anywhere in a disc counts; without it, each place that is not known counts."""
        with self._turn:
            found = self._source.read_discs(discs)
        is_covered, is_met = found.is_inside, found.is_met
        if self._declared is not None:
            is_covered, is_met = self._declared.hold(discs)
        value, has_gap = self._settled_discs(found)
        has_gap |= np.isnan(value)
        coverage = np.where(is_covered, _ASSESSED, _OUTSIDE)
        coverage[has_gap] = _NO_DATA
        coverage[value > 0] = _ASSESSED
        coverage[~is_met] = _OUTSIDE
        value[coverage != _ASSESSED] = np.nan
        return coverage.astype(np.int8), value

    def _settled_discs(self, found: DiscValues) -> tuple[FloatArray, Truths]:
        """Give the worst value of each disc, and whether a place in it may have none.

        A raster says nothing where it has no cell, even inside the declared coverage.
        """
        value, has_gap = found.worst.copy(), found.has_gap.copy()
        if self.spec.nodata_means is NodataMeans.DRY:
            value[np.isnan(value)] = 0.0
            has_gap[:] = False
        if self._source.ends_at_extent and self._declared is not None:
            has_gap |= ~found.is_inside
        return value, has_gap

    def _settled(
        self, value: FloatArray, covered: NDArray[np.bool_], is_inside: NDArray[np.bool_]
    ) -> FloatArray:
        """Keep values inside the coverage; an empty place is dry where the layer means that.

        A raster says nothing where it has no cell, even inside the declared coverage.
        """
        settled = np.where(covered, value, np.nan)
        if self.spec.nodata_means is NodataMeans.DRY:
            speaks = covered & is_inside if self._source.ends_at_extent else covered
            settled[speaks & np.isnan(settled)] = 0.0
        return settled


def open_layer(spec: LayerSpec, rank_of_depth: Callable[[FloatArray], FloatArray]) -> HazardLayer:
    """Open the file of a layer and check it against what the job says about it.

    Parameters
    ----------
    spec
        The layer as the job describes it.
    rank_of_depth
        Gives the depth rank of each depth in metres (the class edges are rules).

    Raises
    ------
    HazardError
        The file cannot be used, or the job leaves a question open that nobody may guess:
        rank edition, attribute, meaning of the cells without a nodata mark.
    """
    if spec.kind is HazardKind.DEPTH_RANK and spec.rank_edition is None:
        editions = " / ".join(RankEdition)
        raise HazardError(HazardProblem.NO_RANK_EDITION, file=spec.file, expected=editions)
    meaning = LayerMeaning(spec.kind, spec.rank_edition, str(spec.file), rank_of_depth)
    declared = None if spec.coverage is None else read_areas(spec.coverage, None)
    return HazardLayer(spec, _open_source(spec, meaning), meaning, declared)


def _open_source(spec: LayerSpec, meaning: LayerMeaning) -> HazardSource:
    if recognise_file(spec.file) is FileKind.GEOTIFF:
        return _open_raster_source(spec, meaning)
    return _open_polygon_source(spec, meaning)


def _open_raster_source(spec: LayerSpec, meaning: LayerMeaning) -> RasterSource:
    every_cell_true = spec.nodata_means is NodataMeans.NONE
    raster = open_raster(spec.file, has_empty_cells=not every_cell_true)
    if not (raster.has_nodata_mark or every_cell_true):
        raster.close()
        raise HazardError(HazardProblem.NO_NODATA_MARK, file=spec.file)
    return RasterSource(raster, meaning)


def _open_polygon_source(spec: LayerSpec, meaning: LayerMeaning) -> PolygonSource:
    if spec.field is None and spec.kind is not HazardKind.COLLAPSE_ZONE:
        fields = "、".join(field_names(spec.file))
        raise HazardError(HazardProblem.FIELD_NOT_TOLD, file=spec.file, fields=fields)
    features = read_polygons(spec.file, spec.field)
    values = np.full(len(features.geometries), COLLAPSE_UNTOLD)
    if features.attribute is not None:
        values = meaning.checked(meaning.as_numbers(features.attribute))
    return PolygonSource(features, values, meaning)
