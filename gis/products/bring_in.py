"""Bring one layer of a product into the program: one file that it reads, and an account."""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from gis.bounds import Bounds
from gis.errors import HazardError
from gis.hazard import open_layer
from gis.products.answers import settle
from gis.products.errors import ProductProblem, named_as
from gis.products.frame import town_frame
from gis.products.guideline import bring_in_squares
from gis.products.outcome import LayerFile
from gis.products.plateau_in import bring_in_city
from gis.products.polygons_in import bring_in_polygons
from gis.products.product import BroughtIn, LayerAnswers, ProductFamily, ProductLayer, Tell
from gis.products.raster_in import bring_in_raster
from gis.products.tables_in import bring_in_table
from gis.products.tiles_in import bring_in_tiles
from gis.products.values import rank_of_depth

_WAYS = {
    ProductFamily.GUIDELINE_TABLE: bring_in_table,
    ProductFamily.TOKYO_TABLE: bring_in_table,
    ProductFamily.GUIDELINE_SHAPES: bring_in_squares,
    ProductFamily.PORTAL_TILES: bring_in_tiles,
    ProductFamily.PLATEAU_BUILDINGS: bring_in_city,
    ProductFamily.GENERIC_RASTER: bring_in_raster,
}


def bring_in(
    layer: ProductLayer, answers: LayerAnswers, town: Bounds, folder: Path, tell: Tell
) -> BroughtIn:
    """Read a layer, mend it, cut it to the town and its margin, and write it into a folder.

    The file, and one with the declared coverage if there is one, is made elsewhere, opened as
    any layer is, and only then moved into the folder: what cannot be read is never left there.

    Parameters
    ----------
    town
        The frame of the town, degrees.
    tell
        Told after each part; raising in it stops the work and nothing is kept.

    Raises
    ------
    HazardError
        An answer is missing or contradicts the data, or the product cannot be read; nothing
        was changed.
    """
    settled = settle(layer, answers)
    with tempfile.TemporaryDirectory(prefix="yobikake-", ignore_cleanup_errors=True) as made:
        file = LayerFile(Path(made), town_frame(town))
        with named_as(layer.members[0].said, file.folder):
            brought = _WAYS.get(layer.family, bring_in_polygons)(settled, file, tell)
            if brought.spec is not None:
                open_layer(brought.spec, rank_of_depth).close()
        return _moved(brought, folder)


def _moved(brought: BroughtIn, folder: Path) -> BroughtIn:
    """Move a layer and its coverage to where nothing stands yet."""
    spec = brought.spec
    if spec is None:
        return brought
    target = LayerFile(folder, Bounds(0, 0, 0, 0)).free_path(spec.file.stem, spec.file.suffix)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        coverage = None
        if spec.coverage is not None:
            coverage = target.with_name(f"{target.stem}-coverage.gpkg")
            shutil.move(spec.coverage, coverage)
        shutil.move(spec.file, target)
    except OSError as fault:
        raise HazardError(ProductProblem.DISK_FULL, file=target) from fault
    return replace(brought, spec=replace(spec, file=target, coverage=coverage))
