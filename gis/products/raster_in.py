"""Bring a GeoTIFF in: its cells as they are, cut to the town."""

import numpy as np

from gis.layer_values import LayerMeaning
from gis.products.answers import SettledLayer
from gis.products.outcome import CELL_SUFFIX, LayerFile, Tally, spec_of
from gis.products.product import BroughtIn, ProductRemark, Tell
from gis.products.raster_file import clip_tif
from gis.products.values import rank_of_depth
from gis.products.workshop import Workshop
from scoring.codes import HazardKind


def bring_in_raster(settled: SettledLayer, file: LayerFile, tell: Tell) -> BroughtIn:
    """Cut a GeoTIFF to the town's frame.

    Raises
    ------
    gis.errors.HazardError
        It cannot be read, or a whole number in it is no value of this kind.
    """
    tally = Tally()
    path = file.free_path(settled.layer.key, CELL_SUFFIX)
    tell(0, 1)
    with Workshop() as workshop, workshop.at_hand(settled.layer.members[0]) as source:
        clipped = clip_tif(source, settled.crs, file.frame, path)
    tell(1, 1)
    file.extents.append(clipped.extent)
    tally.read(clipped.cell_count)
    tally.tell(ProductRemark.FEATURES_OUTSIDE, clipped.cell_count - clipped.kept_count)
    if not clipped.kept_count:
        return tally.not_reached(file)
    if settled.kind is not HazardKind.DEPTH_M:
        meaning = LayerMeaning(settled.kind, settled.edition, settled.layer.name, rank_of_depth)
        meaning.checked(np.array(sorted(clipped.counts), dtype=np.float64))
    counts = {f"{value:g}": count for value, count in sorted(clipped.counts.items())}
    spec = spec_of(settled, path, file, settled.edition)
    return tally.brought_in(spec, clipped.kept_count, counts)
