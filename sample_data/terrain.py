"""The land of さくら川市: its extent, its river and the height of the ground.

Local metres: x to the east from the west edge, y to the north from the south edge. The
land lies in the sea off 九十九里浜, in plane zone 9 (EPSG:6677).
"""

from dataclasses import dataclass

import numpy as np
import shapely

from sample_data.dice import FloatArray, stream

CELL_M = 5
MARGIN_M = 150
PLANE_EPSG = 6677
HOUSEHOLDS_PER_KM2 = 1300
SMALLEST_KM2 = 2.4
LARGEST_KM2 = 300.0
WEST_M, SOUTH_M = 74_000, -72_000
SLOPE = 0.0012
GROUND_M = 30.0


@dataclass(frozen=True)
class Land:
    """Extent in whole cells of 5 m; ``west_m`` and ``north_m`` are plane coordinates."""

    west_m: float
    north_m: float
    cols: int
    rows: int

    @property
    def width_m(self) -> float:
        """East–west extent in metres."""
        return float(self.cols * CELL_M)

    @property
    def height_m(self) -> float:
        """North–south extent in metres."""
        return float(self.rows * CELL_M)

    @property
    def south_m(self) -> float:
        """Plane northing of the south edge."""
        return self.north_m - self.height_m

    def cell_centres(self) -> tuple[FloatArray, FloatArray]:
        """Give local x (1, cols) and y (rows, 1) of the cells, the first row in the north."""
        x = np.arange(self.cols, dtype=np.float64) * CELL_M + CELL_M / 2
        y = self.height_m - np.arange(self.rows, dtype=np.float64) * CELL_M - CELL_M / 2
        return x[np.newaxis, :], y[:, np.newaxis]


def lay_out_land(households: int) -> Land:
    """Give a land on which so many households have room; very big towns grow denser."""
    area = np.clip(households / HOUSEHOLDS_PER_KM2, SMALLEST_KM2, LARGEST_KM2)
    width = float(np.sqrt(area * 4 / 3)) * 1000
    cols = round((width + 2 * MARGIN_M) / CELL_M)
    rows = round((width * 3 / 4 + 2 * MARGIN_M) / CELL_M)
    return Land(WEST_M, SOUTH_M + rows * CELL_M, cols, rows)


def draw_boundary(land: Land) -> shapely.Polygon:
    """Give the outline of the town in local metres: a rounded box inside the margin."""
    turn = np.linspace(0, 2 * np.pi, 241)[:-1]
    half_w, half_h = land.width_m / 2 - MARGIN_M, land.height_m / 2 - MARGIN_M
    reach = (np.abs(np.cos(turn)) ** 6 + np.abs(np.sin(turn)) ** 6) ** (-1 / 6)
    dent = 1 - 0.02 * (1 + np.sin(5 * turn + 1))
    x = land.width_m / 2 + half_w * reach * np.cos(turn) * dent
    y = land.height_m / 2 + half_h * reach * np.sin(turn) * dent
    return shapely.Polygon(np.column_stack([x, y]).round(1))


def river_centre_y(land: Land, x: FloatArray) -> FloatArray:
    """Give y of the middle of the river, which flows to the east in bends."""
    part = x / land.width_m * 2 * np.pi
    swing = 0.48 + 0.09 * np.sin(1.3 * part + 0.5) + 0.03 * np.sin(3.1 * part)
    return np.asarray(land.height_m * swing)


def river_half_width_m(land: Land) -> float:
    """Half the width of the river; a bigger land has a bigger river."""
    return min(120.0, 12.0 + land.height_m / 120)


def distance_to_river_m(land: Land, x: FloatArray, y: FloatArray) -> FloatArray:
    """Signed distance from the middle of the river, positive to the north."""
    return np.asarray(y - river_centre_y(land, x))


def raise_ground(land: Land, seed: int) -> FloatArray:
    """Height of the ground in metres, an array (rows, cols): plain, old channel, terraces."""
    x, y = land.cell_centres()
    away = distance_to_river_m(land, x, y)
    plain = land.height_m * 0.25
    rise = 2.5 * np.minimum(np.abs(away) / plain, 1) ** 2
    terrace = 9 / (1 + np.exp(-(np.abs(away) - plain) / 70))
    levee = 1.1 * np.exp(-(((np.abs(away) - plain * 0.2) / (plain * 0.12)) ** 2))
    old_channel = -3.2 * np.exp(-(((away + plain * 0.62) / (plain * 0.13)) ** 2))
    pit_x, pit_y = pit_centre(land)
    pit = -21.5 * np.exp(-(((x - pit_x) ** 2 + (y - pit_y) ** 2) / 62.0**2))
    ground = GROUND_M + SLOPE * (land.width_m - x) + rise + terrace + levee + old_channel + pit
    rough = stream(seed, "terrain")
    return np.asarray(ground + 0.8 * _waves(land, 160.0, rough) + 0.3 * _waves(land, 55.0, rough))


def pit_centre(land: Land) -> tuple[float, float]:
    """Where houses stand in a worked-out gravel pit: the deepest water of the town."""
    x = land.width_m * 0.3
    return x, float(river_centre_y(land, np.array([x]))[0] + land.height_m * 0.13)


def _waves(land: Land, step: float, rng: np.random.Generator) -> FloatArray:
    shape = (int(land.height_m // step) + 2, int(land.width_m // step) + 2)
    knots = rng.uniform(-1, 1, shape)
    x, y = land.cell_centres()
    col, row = x[0] / step, y[:, 0] / step
    left, low = col.astype(np.int64), row.astype(np.int64)
    across, up = _ease(col - left), _ease(row - low)[:, np.newaxis]
    south = knots[low][:, left] * (1 - across) + knots[low][:, left + 1] * across
    north = knots[low + 1][:, left] * (1 - across) + knots[low + 1][:, left + 1] * across
    return np.asarray(south * (1 - up) + north * up)


def _ease(part: FloatArray) -> FloatArray:
    return np.asarray(part * part * (3 - 2 * part))
