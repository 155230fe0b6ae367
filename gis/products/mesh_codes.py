"""Sub-mesh codes of the 浸水想定区域図データ電子化ガイドライン → places, in whole numbers only.

A code is the 3次メッシュ (8 digits, JIS X 0410), a flag for how it is divided, and row and column
counted from the south-west. Places are kept in quarters of a millisecond of arc: the finest
cells are no whole number of milliseconds, and a cell edge must not be off by a rounding.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gis.errors import HazardError
from gis.products.errors import ProductProblem
from gis.products.lattice import Lattice, Whole

UNITS_PER_DEGREE = 3600 * 4000
MESH_HEIGHT = 30 * 4000
MESH_WIDTH = 45 * 4000

DIVISIONS: dict[int, dict[int, int]] = {
    13: {1: 10, 2: 20, 5: 25, 3: 40, 6: 50, 4: 80, 7: 100},
    15: {2: 200, 5: 250, 3: 400, 6: 500, 4: 800, 7: 1000},
}
"""By number of digits and flag: into how many parts each side of the 3次メッシュ is cut."""

_CRS = "EPSG:6668"
_FIRST_HEIGHT, _FIRST_WIDTH = 80 * MESH_HEIGHT, 80 * MESH_WIDTH
_FIRST_LATS, _FIRST_LONS, _SECONDS = (30, 68), (22, 53), 8
_FIRST_LONG = 10**14
_FIRST_LON = 100 * UNITS_PER_DEGREE


@dataclass(frozen=True)
class SubMeshes:
    """Cells of one size: the south-west corner of each, and how each mesh is divided.

    Corners count quarters of a millisecond of arc from the equator and from Greenwich.
    """

    west: Whole
    south: Whole
    division: int

    @property
    def cell_width(self) -> int:
        """Width of a cell in the same unit."""
        return MESH_WIDTH // self.division

    @property
    def cell_height(self) -> int:
        """Height of a cell in the same unit."""
        return MESH_HEIGHT // self.division


def read_sub_meshes(codes: Whole, file: str) -> SubMeshes:
    """Read codes of one size, at least one.

    Raises
    ------
    HazardError
        MESH_CODE: names the first code that is none. MIXED_MESHES: cells of several sizes.
    """
    is_long = codes >= _FIRST_LONG
    digits = np.where(is_long, 15, 13)
    halves = np.where(is_long, 1000, 100)
    column, rest = codes % halves, codes // halves
    row, rest = rest % halves, rest // halves
    mesh, flag = rest // 10, rest % 10
    division = _divisions(digits, flag)
    is_code = (codes >= 10**12) & (codes < 10**15) & ((codes < 10**13) | is_long)
    is_code &= (division > 0) & (row < division) & (column < division) & _is_mesh(mesh)
    if not is_code.all():
        wrong = str(codes[int((~is_code).argmax())])
        raise HazardError(ProductProblem.MESH_CODE, file=file, value=wrong)
    sizes = np.unique(division)
    if len(sizes) > 1:
        found = "、".join(f"1/{size}" for size in sizes)
        raise HazardError(ProductProblem.MIXED_MESHES, file=file, found=found)
    south, west = _corner(mesh)
    size = int(sizes[0])
    return SubMeshes(
        west + column * (MESH_WIDTH // size), south + row * (MESH_HEIGHT // size), size
    )


def mesh_lattice(division: int) -> Lattice:
    """Give the grid of sub-meshes of one size, in degrees."""
    width = MESH_WIDTH // division / UNITS_PER_DEGREE
    return Lattice(0.0, 0.0, width, MESH_HEIGHT // division / UNITS_PER_DEGREE, _CRS)


def _divisions(digits: Whole, flag: Whole) -> Whole:
    division = np.zeros(len(flag), dtype=np.int64)
    for count, flags in DIVISIONS.items():
        for code, parts in flags.items():
            division[(digits == count) & (flag == code)] = parts
    return division


def _is_mesh(mesh: Whole) -> NDArray[np.bool_]:
    """Tell which 8-digit codes can be meshes of Japan: digits 5 and 6 up to 7."""
    first_lat, first_lon = mesh // 10**6, mesh // 10**4 % 100
    is_mesh = (mesh // 1000 % 10 < _SECONDS) & (mesh // 100 % 10 < _SECONDS)
    for first, (least, most) in ((first_lat, _FIRST_LATS), (first_lon, _FIRST_LONS)):
        is_mesh &= (first >= least) & (first <= most)
    return is_mesh


def _corner(mesh: Whole) -> tuple[Whole, Whole]:
    """Give south and west edge of a 3次メッシュ."""
    south = mesh // 10**6 * _FIRST_HEIGHT
    south = south + mesh // 1000 % 10 * (10 * MESH_HEIGHT) + mesh // 10 % 10 * MESH_HEIGHT
    west = _FIRST_LON + mesh // 10**4 % 100 * _FIRST_WIDTH
    west = west + mesh // 100 % 10 * (10 * MESH_WIDTH) + mesh % 10 * MESH_WIDTH
    return south, west
