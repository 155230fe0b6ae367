"""A list of shelters as a file → its columns as text, and positions."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import shapely

from gis.addresses.csv_table import CsvTable, plain_name, text_column
from gis.addresses.positions import Positions
from gis.addresses.table_files import TableFile
from gis.errors import HazardError, HazardProblem
from gis.shelters.columns import LATITUDES, LONGITUDES, WANTED
from gis.vector import field_names, read_features
from scoring.columns import TEXT, FloatArray


@dataclass(frozen=True)
class ShelterTable:
    """``rows``: the columns that are known, as text; ``lonlat`` (n, 2), NaN where there is none.

    ``columns`` are the names of all columns of the file, in one width and letter case.
    """

    rows: pd.DataFrame
    lonlat: FloatArray
    columns: tuple[str, ...]


def read_shelter_table(path: Path) -> ShelterTable:
    """Read a CSV (UTF-8 or CP932) or a file of points (GeoJSON, Shapefile, GeoPackage).

    Raises
    ------
    gis.errors.HazardError, gis.errors.AddressError
        The file cannot be read, or its positions are not what they should be.
    """
    if path.suffix.lower() == ".csv":
        return _csv_table(path)
    return _point_table(path)


def _csv_table(path: Path) -> ShelterTable:
    if not path.is_file():
        raise HazardError(HazardProblem.NOT_FOUND, file=path)
    table = CsvTable(TableFile(path, path.name, path.read_bytes()))
    rows = table.read(WANTED)
    lon, lat = text_column(rows, *LONGITUDES), text_column(rows, *LATITUDES)
    return ShelterTable(rows, Positions(path.name).from_degrees(lon, lat), table.columns)


def _point_table(path: Path) -> ShelterTable:
    sites = read_features(path, None)
    if set(shapely.get_type_id(sites.geometries).tolist()) != {shapely.GeometryType.POINT}:
        raise HazardError(HazardProblem.NOT_POINTS, file=path)
    lonlat = sites.crs.to_lonlat(shapely.get_coordinates(sites.geometries))
    fields = {name: plain_name(name) for name in field_names(path)}
    cells = {
        plain: _texts(read_features(path, name).attribute)
        for name, plain in fields.items()
        if plain in WANTED
    }
    rows = pd.DataFrame(cells, index=pd.RangeIndex(len(lonlat)))
    placed = Positions(path.name, header_lines=0).guarded(lonlat)
    return ShelterTable(rows, placed, tuple(fields.values()))


def _texts(values: object) -> pd.Series:
    """Give the cells as text: whole numbers without a point, empty ones NaN."""
    given = pd.Series(values).astype(TEXT).str.strip().str.removesuffix(".0")
    return given.where(given != "")
