"""A frame of the map in degrees."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scoring.columns import FloatArray


@dataclass(frozen=True)
class Bounds:
    """West, south, east and north edge, degrees, JGD2011 (or metres of a layer's own system)."""

    west: float
    south: float
    east: float
    north: float

    def overlaps(self, other: "Bounds") -> bool:
        """Tell whether the two frames share at least a point."""
        apart_in_lon = self.west > other.east or other.west > self.east
        apart_in_lat = self.south > other.north or other.south > self.north
        return not (apart_in_lon or apart_in_lat)

    def contain(self, xy: FloatArray) -> npt.NDArray[np.bool_]:
        """Tell for each point (n, 2) whether it lies in the frame, its edge included."""
        x, y = xy[:, 0], xy[:, 1]
        inside: npt.NDArray[np.bool_] = (
            (x >= self.west) & (x <= self.east) & (y >= self.south) & (y <= self.north)
        )
        return inside

    @property
    def swapped(self) -> "Bounds":
        """The frame with its two axes exchanged."""
        return Bounds(self.south, self.west, self.north, self.east)

    def __str__(self) -> str:
        return f"{self.west:.5f}–{self.east:.5f}, {self.south:.5f}–{self.north:.5f}"


def bounds_of(xy: FloatArray) -> Bounds:
    """Give the frame around points (n, 2), of which there is at least one."""
    west, south = xy.min(axis=0)
    east, north = xy.max(axis=0)
    return Bounds(float(west), float(south), float(east), float(north))
