"""Positions in an address table → JGD2011 degrees, guarded row by row.

A row whose position cannot be used keeps its number and loses its place, and is counted. A
table most of whose positions are wrong in the same way is refused: its axes or its reference
system are not what it says.
"""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from gis.addresses.tables import TableDoubt, TableRemark
from gis.crs import JAPAN, read_crs
from gis.errors import AddressError, AddressProblem
from scoring.columns import FloatArray

_FIRST_ZONE_EPSG = 6669
ZONES = range(1, 20)

Truths = NDArray[np.bool_]


class Positions:
    """The positions of one table, and what had to be left out.

    Each reading gives an array (n, 2), JGD2011 degrees, a row of NaN where there is no usable
    place. ``file`` is the table as it is told; ``header_lines`` stand before its first row.
    """

    def __init__(self, file: str, header_lines: int = 1) -> None:
        self._file = file
        self._first_line = header_lines + 1
        self.remarks: list[TableRemark] = []

    def from_degrees(self, lon: pd.Series, lat: pd.Series) -> FloatArray:
        """Read 経度 and 緯度 in degrees.

        Raises
        ------
        gis.errors.AddressError
            AXES_SWAPPED or OUTSIDE_JAPAN: at least half of the positions are.
        """
        return self.guarded(self._numbers(lon, lat))

    def from_systems(self, frame: pd.DataFrame) -> FloatArray:
        """Read ``rep_lon, rep_lat`` of アドレス・ベース・レジストリ, each row in its ``rep_srid``.

        Raises
        ------
        gis.errors.AddressError
            As :meth:`from_degrees`.
        gis.errors.HazardError
            A row has a position without a system, or in one that is not known.
        """
        xy = self._numbers(frame["rep_lon"], frame["rep_lat"])
        systems = frame["rep_srid"].fillna("").to_numpy(dtype=object)
        has_place = ~np.isnan(xy[:, 0])
        for system in pd.unique(systems[has_place]):
            rows = has_place & (systems == system)
            xy[rows] = read_crs(system or None, self._file).to_lonlat(xy[rows])
        return self.guarded(xy)

    def from_plane(self, north: pd.Series, east: pd.Series, zone: FloatArray) -> FloatArray:
        """Read plane rectangular metres: X is north and Y is east; ``zone`` is 系 1–19 a row.

        Raises
        ------
        gis.errors.AddressError
            NO_ZONE, ZONE_REFUSED, or as :meth:`from_degrees`.
        """
        xy = self._numbers(east, north)
        has_place = ~np.isnan(xy[:, 0])
        if np.isnan(zone[has_place]).any():
            raise AddressError(AddressProblem.NO_ZONE, file=self._file)
        for one in np.unique(zone[has_place]):
            rows = has_place & (zone == one)
            xy[rows] = read_crs(zone_system(one), self._file).to_lonlat(xy[rows])
        return self.guarded(xy)

    def note(self, doubt: TableDoubt, rows: Truths) -> None:
        """Count the rows that a doubt touches."""
        if rows.any():
            line = int(rows.argmax()) + self._first_line
            self.remarks.append(TableRemark(doubt, self._file, int(rows.sum()), line))

    def _numbers(self, x: pd.Series, y: pd.Series) -> FloatArray:
        """Give (n, 2); half a position and a cell that is no number are no position."""
        xy = np.column_stack(
            [pd.to_numeric(cells, errors="coerce").to_numpy(np.float64) for cells in (x, y)]
        )
        is_whole = np.isfinite(xy).all(axis=1)
        is_empty = (x.isna() & y.isna()).to_numpy()
        self.note(TableDoubt.POSITION_UNREADABLE, ~is_whole & ~is_empty)
        xy[~is_whole] = np.nan
        return xy

    def guarded(self, lonlat: FloatArray) -> FloatArray:
        """Take stray points out of degrees (n, 2) that another reader brought.

        Raises
        ------
        gis.errors.AddressError
            As :meth:`from_degrees`.
        """
        is_known = ~np.isnan(lonlat[:, 0])
        is_stray = is_known & ~JAPAN.contain(lonlat)
        is_swapped = is_known & JAPAN.swapped.contain(lonlat)
        for wrong, problem in (
            (is_swapped, AddressProblem.AXES_SWAPPED),
            (is_stray, AddressProblem.OUTSIDE_JAPAN),
        ):
            if wrong.any() and 2 * wrong.sum() >= is_known.sum():
                row = int(wrong.argmax())
                lon, lat = lonlat[row]
                line = row + self._first_line
                raise AddressError(
                    problem, file=self._file, line=line, lon=float(lon), lat=float(lat)
                )
        self.note(TableDoubt.POINT_OUTSIDE_JAPAN, is_stray)
        lonlat[is_stray] = np.nan
        return lonlat


def zone_system(zone: float) -> str:
    """Name the system of a zone (系) of the plane rectangular coordinates, JGD2011.

    Raises
    ------
    gis.errors.AddressError
        ZONE_REFUSED: zones are 1 to 19.
    """
    if zone not in ZONES:
        raise AddressError(AddressProblem.ZONE_REFUSED, found=zone)
    return f"EPSG:{_FIRST_ZONE_EPSG + int(zone) - 1}"
