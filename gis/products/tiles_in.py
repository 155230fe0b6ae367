"""Bring saved portal tiles in: each pixel a cell, its colour its value, in the tiles' own system.

The cells stay where the tiles have them (EPSG:3857): laid on another grid, a home at the edge of
a class could fall into its neighbour.
"""

import re
from collections import Counter
from dataclasses import dataclass

import numpy as np

from gis.bounds import Bounds
from gis.crs import read_crs
from gis.errors import HazardError
from gis.grid import CellGrid
from gis.products.answers import SettledLayer
from gis.products.errors import ProductProblem
from gis.products.frame import frame_in
from gis.products.outcome import CELL_SUFFIX, LayerFile, Tally, spec_of
from gis.products.png_pixels import read_png
from gis.products.product import BroughtIn, CoverageAnswer, Member, ProductRemark, Tell
from gis.products.raster_file import CellFile
from gis.products.tile_colours import EMPTY, Rgb, TileCells, colours_of, values_of
from gis.products.workshop import Workshop
from scoring.codes import NodataMeans

TILE_CRS = "EPSG:3857"
SIDE = 256
MOST_UNKNOWN_SHARE = 0.001
"""More pixels of unknown colours among the coloured ones, and the tiles are refused."""

_HALF = 20037508.342789244
_MOST_TILE_BYTES = 4 * 1024**2
_TILE = re.compile(r"/(\d{1,2})/(\d{1,8})/(\d{1,8})\.png$", re.IGNORECASE)


@dataclass(frozen=True)
class _Tile:
    zoom: int
    column: int
    row: int
    member: Member


@dataclass(frozen=True)
class _Sheet:
    """Tiles of one zoom in the town's frame, and the grid of all their pixels."""

    tiles: tuple[_Tile, ...]
    grid: CellGrid
    first_column: int
    first_row: int
    place_count: int


def bring_in_tiles(settled: SettledLayer, file: LayerFile, tell: Tell) -> BroughtIn:
    """Read the finest tiles in the town's frame.

    A place without a tile is unknown; a pixel without colour is dry where a coverage is declared.

    Raises
    ------
    HazardError
        NO_COLOUR_TABLE, UNKNOWN_COLOURS, or a tile cannot be read.
    """
    colours = colours_of(settled)
    if colours is None:
        problem = ProductProblem.NO_COLOUR_TABLE
        raise HazardError(problem, file=settled.layer.name, found=settled.kind.value)
    tally = Tally()
    tiles = [_tile(member) for member in settled.layer.members]
    sheet = _sheet(settled, tiles, file, tally)
    if sheet is None:
        return tally.not_reached(file)
    path = file.free_path(settled.layer.key, CELL_SUFFIX)
    with (
        CellFile(path, sheet.grid, TILE_CRS, np.array(EMPTY, dtype=np.uint8)) as cells,
        Workshop() as workshop,
    ):
        counts = _write(settled, sheet, colours, _Way(cells, workshop, tell, tally))
    spec = spec_of(settled, path, file, settled.edition)
    return tally.brought_in(spec, sum(counts.values()), dict(counts))


@dataclass(frozen=True)
class _Way:
    """From where to where tiles go, who is told, what is counted."""

    cells: CellFile
    workshop: Workshop
    tell: Tell
    tally: Tally


def _write(
    settled: SettledLayer, sheet: _Sheet, colours: dict[Rgb, int], way: _Way
) -> Counter[str]:
    counts: Counter[str] = Counter()
    unknown = coloured = 0
    for done, tile in enumerate(sheet.tiles):
        way.tell(done, len(sheet.tiles))
        found = _read(tile, way.workshop, colours)
        unknown, coloured = unknown + found.unknown_count, coloured + found.coloured_count
        values, count = np.unique(
            found.value[(found.value > 0) & (found.value < EMPTY)], return_counts=True
        )
        counts.update(dict(zip(map(str, values.tolist()), count.tolist(), strict=True)))
        if settled.empty_means is not NodataMeans.DRY:
            found.value[found.value == 0] = EMPTY
        place = (tile.row - sheet.first_row, tile.column - sheet.first_column)
        way.cells.write(found.value, place[0] * SIDE, place[1] * SIDE)
    if unknown > MOST_UNKNOWN_SHARE * coloured:
        share = f"{100 * unknown / coloured:.2f}"
        raise HazardError(
            ProductProblem.UNKNOWN_COLOURS, file=settled.layer.name, count=unknown, share=share
        )
    way.tell(len(sheet.tiles), len(sheet.tiles))
    way.tally.read(coloured)
    way.tally.tell(ProductRemark.UNKNOWN_COLOURS, unknown)
    way.tally.tell(ProductRemark.MISSING_TILES, sheet.place_count - len(sheet.tiles))
    return counts


def _read(tile: _Tile, workshop: Workshop, colours: dict[Rgb, int]) -> TileCells:
    name = f"{tile.zoom}/{tile.column}/{tile.row}.png"
    content = workshop.head_of(tile.member, _MOST_TILE_BYTES)
    pixels = read_png(content, name)
    if pixels.shape[:2] != (SIDE, SIDE):
        found = f"{pixels.shape[1]} × {pixels.shape[0]}"
        raise HazardError(ProductProblem.PICTURE_FORM, file=name, found=found)
    return values_of(pixels, colours)


def _sheet(
    settled: SettledLayer, tiles: list[_Tile], file: LayerFile, tally: Tally
) -> _Sheet | None:
    """Choose the finest tiles that meet the town's frame; None: none does."""
    crs = read_crs(TILE_CRS, settled.layer.name)
    box = frame_in(file.frame, crs)
    near = [tile for tile in tiles if _bounds(tile).overlaps(box)]
    tally.tell(ProductRemark.TILES_OUTSIDE, len(tiles) - len(near))
    if not near:
        file.extents.extend(crs.degrees_of(_bounds(tile)) for tile in tiles[:3])
        return None
    zoom = max(tile.zoom for tile in near)
    taken = tuple(tile for tile in near if tile.zoom == zoom)
    tally.tell(ProductRemark.COARSER_TILES, len(near) - len(taken))
    columns, rows = [tile.column for tile in taken], [tile.row for tile in taken]
    if settled.answers.coverage is CoverageAnswer.TOWN:
        columns, rows = _places_over(box, zoom)
    size = 2 * _HALF / 2**zoom
    width, height = max(columns) - min(columns) + 1, max(rows) - min(rows) + 1
    grid = CellGrid(
        min(columns) * size - _HALF,
        _HALF - min(rows) * size,
        size / SIDE,
        size / SIDE,
        width * SIDE,
        height * SIDE,
    )
    return _Sheet(taken, grid, min(columns), min(rows), width * height)


def _places_over(box: Bounds, zoom: int) -> tuple[list[int], list[int]]:
    """Give first and last column and row of the tiles that cover a box."""
    size = 2 * _HALF / 2**zoom
    columns = [int((edge + _HALF) // size) for edge in (box.west, box.east)]
    return columns, [int((_HALF - edge) // size) for edge in (box.north, box.south)]


def _bounds(tile: _Tile) -> Bounds:
    size = 2 * _HALF / 2**tile.zoom
    west, north = tile.column * size - _HALF, _HALF - tile.row * size
    return Bounds(west, north - size, west + size, north)


def _tile(member: Member) -> _Tile:
    told = _TILE.search(member.place)
    if told is None:
        raise HazardError(ProductProblem.PICTURE_FORM, file=member.name, found=member.place)
    zoom, column, row = map(int, told.groups())
    return _Tile(zoom, column, row, member)
