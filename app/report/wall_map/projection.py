"""From metres to millimetres on one sheet."""

from dataclasses import dataclass

import numpy as np

from app.report.paper.marks import Box
from gis.bounds import Bounds
from scoring.columns import FloatArray


@dataclass(frozen=True)
class Projection:
    """The frame ``box_m`` drawn into ``box`` at 1:``scale``; north is up."""

    box_m: Bounds
    box: Box
    scale: int

    def to_mm(self, xy_m: FloatArray) -> FloatArray:
        """Give places on the paper (n, 2) of metres (n, 2)."""
        across = (xy_m[:, 0] - self.box_m.west) / self.scale * 1000 + self.box.x
        down = (self.box_m.north - xy_m[:, 1]) / self.scale * 1000 + self.box.y
        return np.column_stack([across, down])

    def x_of(self, east_m: float) -> float:
        """Give the place on the paper of a line from south to north."""
        return (east_m - self.box_m.west) / self.scale * 1000 + self.box.x

    def y_of(self, north_m: float) -> float:
        """Give the place on the paper of a line from west to east."""
        return (self.box_m.north - north_m) / self.scale * 1000 + self.box.y

    def box_of(self, box_m: Bounds) -> Box:
        """Give a frame in metres as a box on the paper."""
        left, top = self.x_of(box_m.west), self.y_of(box_m.north)
        return Box(left, top, self.x_of(box_m.east) - left, self.y_of(box_m.south) - top, 0.2)
