"""What became of a layer: an account that adds up, its files, its description."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import shapely

from gis.bounds import Bounds
from gis.hazard import LayerSpec
from gis.products.answers import SettledLayer
from gis.products.frame import frame_around, in_degrees, shared_frame
from gis.products.product import (
    BroughtIn,
    CoverageAnswer,
    ProductFamily,
    ProductRemark,
    Question,
    Remark,
)
from gis.products.values import VALUE
from gis.products.vector_file import write_polygons
from gis.vector import read_polygons
from scoring.codes import NodataMeans, RankEdition

CELL_SUFFIX = ".tif"
"""Of files of cells: a raster is its own extent."""


@dataclass(frozen=True)
class LayerFile:
    """Where a layer is written: the folder, the frame it is cut to, where its members reach."""

    folder: Path
    frame: Bounds
    extents: list[Bounds] = field(default_factory=list)

    def free_path(self, key: str, suffix: str) -> Path:
        """Give a path in the folder at which nothing stands yet."""
        path, number = self.folder / f"{key}{suffix}", 1
        while path.exists():
            number += 1
            path = self.folder / f"{key}-{number}{suffix}"
        return path


class Tally:
    """Counts what was read and what fell away, by reason."""

    def __init__(self) -> None:
        self._unit_count = 0
        self._fallen: Counter[ProductRemark] = Counter()

    def read(self, count: int) -> None:
        """Count features or cells that stand in the product."""
        self._unit_count += count

    def tell(self, remark: ProductRemark, count: int) -> None:
        """Count features or cells of which there is something to tell."""
        if count:
            self._fallen[remark] += count

    def brought_in(
        self,
        spec: LayerSpec | None,
        kept_count: int,
        value_counts: dict[str, int],
        remarks: tuple[Remark, ...] = (),
    ) -> BroughtIn:
        """Give the account of a layer."""
        counted = (Remark(code, {"count": count}) for code, count in self._fallen.items())
        return BroughtIn(spec, self._unit_count, kept_count, value_counts, (*counted, *remarks))

    def not_reached(self, file: LayerFile) -> BroughtIn:
        """Tell that a product does not reach the town: a result, and no layer."""
        extent = str(frame_around(file.extents)) if file.extents else "—"
        told = Remark(ProductRemark.NOT_REACHED, {"extent": extent, "town": str(file.frame)})
        return self.brought_in(None, 0, {}, (told,))


def spec_of(
    settled: SettledLayer, path: Path, file: LayerFile, edition: RankEdition | None
) -> LayerSpec:
    """Describe a written layer; its declared coverage is written beside it."""
    layer, answers = settled.layer, settled.answers
    is_cells = path.suffix == CELL_SUFFIX
    covers = Question.COVERAGE in layer.questions
    # What we write as cells has 0 where it is dry, so that a blank among them stays unknown.
    has_zeros = is_cells and layer.family is not ProductFamily.GENERIC_RASTER
    return LayerSpec(
        name=answers.name or layer.name,
        kind=settled.kind,
        file=path,
        field=None if is_cells else VALUE,
        rank_edition=edition,
        nodata_means=settled.empty_means if covers and not has_zeros else NodataMeans.UNKNOWN,
        coverage=_coverage(settled, path, file) if covers else None,
        credit=answers.credit or layer.credit,
        published_on=answers.published_on or layer.published_on,
        peril=settled.peril,
    )


def _coverage(settled: SettledLayer, path: Path, file: LayerFile) -> Path | None:
    """Write where the product speaks; None: nobody can say, or cells speak where they are."""
    answers = settled.answers
    if answers.coverage is CoverageAnswer.TOWN and answers.boundary is not None:
        town = read_polygons(answers.boundary, None)
        shapes = in_degrees(town.geometries, town.crs)
    elif answers.coverage is CoverageAnswer.EXTENT and path.suffix != CELL_SUFFIX:
        within = [shared_frame(extent, file.frame) for extent in file.extents]
        boxes = [shapely.box(b.west, b.south, b.east, b.north) for b in within if b is not None]
        shapes = np.array(boxes, dtype=object)
    else:
        return None
    written = path.with_name(f"{path.stem}-coverage.gpkg")
    write_polygons(written, shapes, {})
    return written
