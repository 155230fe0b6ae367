"""Cells that come one by one, in any order, laid on their grid and written as a GeoTIFF."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from gis.bounds import Bounds
from gis.grid import CellGrid
from gis.products.answers import SettledLayer
from gis.products.lattice import Lattice, Whole
from gis.products.outcome import CELL_SUFFIX, LayerFile, Tally, spec_of
from gis.products.product import BroughtIn, CoverageAnswer, ProductRemark
from gis.products.raster_file import CellFile
from scoring.codes import NodataMeans
from scoring.columns import FloatArray

NO_DEPTH = np.float32(-9999)


@dataclass
class CellPile:
    """Cells within the town's frame, piled up; ``depth_m`` NaN: the product has none there."""

    columns: list[Whole] = field(default_factory=list)
    rows: list[Whole] = field(default_factory=list)
    depths: list[FloatArray] = field(default_factory=list)

    def add(self, column: Whole, row: Whole, depth_m: FloatArray) -> None:
        """Lay more cells on the pile."""
        self.columns.append(column)
        self.rows.append(row)
        self.depths.append(depth_m)


def write_pile(
    settled: SettledLayer, pile: CellPile, lattice: Lattice, box: Bounds, account: "PileAccount"
) -> BroughtIn:
    """Write a pile of cells; where several fall on one place the deepest stands.

    Parameters
    ----------
    box
        The town's frame in the system of the lattice.

    Raises
    ------
    gis.errors.HazardError
        There are more cells than a layer may have.
    """
    file, tally = account.file, account.tally
    if not sum(map(len, pile.columns)):
        return tally.not_reached(file)
    column, row = np.concatenate(pile.columns), np.concatenate(pile.rows)
    depth = np.concatenate(pile.depths)
    first_column, first_row, end_column, end_row = lattice.cells_in(box)
    if settled.answers.coverage is not CoverageAnswer.TOWN:
        first_column, end_column = int(column.min()), int(column.max()) + 1
        first_row, end_row = int(row.min()), int(row.max()) + 1
    grid = CellGrid(
        lattice.west + first_column * lattice.cell_width,
        lattice.south + end_row * lattice.cell_height,
        lattice.cell_width,
        lattice.cell_height,
        end_column - first_column,
        end_row - first_row,
    )
    place = (end_row - 1 - row) * grid.width + (column - first_column)
    path = file.free_path(settled.layer.key, CELL_SUFFIX)
    with CellFile(path, grid, lattice.crs, np.array(NO_DEPTH)) as cells:
        cells.write(_laid(place, depth, grid, settled, tally), 0, 0)
    spec = spec_of(settled, path, file, None)
    return tally.brought_in(spec, len(column), {})


@dataclass(frozen=True)
class PileAccount:
    """Where a pile is written and what is counted of it."""

    file: LayerFile
    tally: Tally


def _laid(
    place: Whole, depth: FloatArray, grid: CellGrid, settled: SettledLayer, tally: Tally
) -> NDArray[np.float32]:
    """Lay cells out: dry where none is and a coverage is declared, empty where a depth is blank."""
    is_dry = settled.empty_means is NodataMeans.DRY
    laid = np.full(grid.width * grid.height, 0.0 if is_dry else NO_DEPTH, dtype=np.float32)
    laid[place] = NO_DEPTH
    told = ~np.isnan(depth)
    np.maximum.at(laid, place[told], depth[told].astype(np.float32))
    tally.tell(ProductRemark.DOUBLED_CELLS, len(place) - len(np.unique(place)))
    tally.tell(ProductRemark.BLANK_CELLS, int(np.count_nonzero(~told)))
    return laid.reshape(grid.height, grid.width)
