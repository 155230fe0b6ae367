"""Which squares a town's paper maps have: of its boundary, else of all its located homes."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

import pandas as pd

from app.store.town import Town
from gis.areas import read_areas
from gis.town_map.squares import TownGrid, frame_of_homes, grid_over


def town_grid(town: Town, locations: pd.DataFrame, is_protected: pd.Series) -> TownGrid | None:
    """Give the grid of a town; None: it has no boundary and no home has a position.

    Every located home counts, listed or not, so that a list of today names the squares of the
    map of last month. A protected home (支援措置) does not: the frame must not point to it.

    Raises
    ------
    gis.errors.HazardError
        The boundary cannot be read.
    """
    boundary = town.facts().boundary
    if boundary is not None:
        with _unpacked(town, boundary) as path:
            return grid_over(read_areas(path, None).bounds)
    open_homes = locations.loc[~is_protected.to_numpy(), ["lon", "lat"]]
    frame = frame_of_homes(open_homes.to_numpy(dtype="float64"))
    return None if frame is None else grid_over(frame)


@contextmanager
def _unpacked(town: Town, name: str) -> Iterator[Path]:
    """Unpack one map file, with the files that belong to it, for the length of the block."""
    wanted = PurePosixPath(name)
    with TemporaryDirectory(prefix="yobikake-") as folder:
        for other in map(PurePosixPath, town.attachments()):
            if other.parent == wanted.parent and other.stem == wanted.stem:
                (Path(folder) / other.name).write_bytes(town.attachment(str(other)))
        yield Path(folder) / wanted.name
