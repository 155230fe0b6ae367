"""Every documented form of a product through the page: look, answers, keep, and its homes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

from gis.crs import read_crs
from scoring.codes import Coverage, HazardKind, NodataMeans, Peril, RankEdition
from tests.app.ui.layers.builders_layers import CELLS, answer, bring_in, keep, look
from tests.builders_window import find, press
from tests.gis.builders_gis import cell_box, write_polygons, write_tif
from tests.gis.products.builders_products import geojson, put, shapefile
from tests.gis.products.test_depth_tables import HERE, max_all, max_all_shapes, middle_of
from tests.gis.products.test_ksj_floods import prefecture
from tests.gis.products.test_plateau_buildings import building, city, risk
from tests.gis.products.test_portal_tiles import DEEP, picture, saved

FIRST, CENTRE = CELLS[0], CELLS[4]
ALL = tuple(CELLS)
TOWN = {"coverage": "town"}


@dataclass(frozen=True)
class Form:
    """A product, the layer of it to keep, the answers, and the cells whose homes it touches."""

    make: Callable[[Path], Path]
    peril: Peril
    kind: HazardKind
    answers: Mapping[str, str] = field(default_factory=lambda: TOWN)
    wet: tuple[tuple[int, int], ...] = (FIRST,)
    assessed: tuple[tuple[int, int], ...] = ALL
    row: int = 0


def one(name: str, **attributes: object) -> Callable[[Path], Path]:
    return lambda folder: put(folder, name, geojson([(cell_box(*FIRST), attributes)]))


def tokyo(folder: Path) -> Path:
    """Write points on a grid of ten metres around the homes of the middle cell."""
    plane = read_crs("EPSG:6677", "a")
    x, y = plane.to_xy(np.array([middle_of(HERE)]))[0]
    grid = np.array([(x + 10 * i, y + 10 * j) for i in range(-2, 3) for j in range(-2, 3)])
    rows = [f"09KD123,1.5,3.2,{lat:.7f},{lon:.7f}" for lon, lat in plane.to_lonlat(grid)]
    text = "\r\n".join(["図郭No,浸水深,地盤高,緯度,経度", *rows, ""])
    return put(folder, "shinsui.csv", text.encode("cp932"))


def without_system(folder: Path) -> Path:
    path = shapefile(folder / "zone.shp", [cell_box(*FIRST)], {}, "EPSG:6668")
    path.with_suffix(".prj").unlink()
    return path


def raster(folder: Path) -> Path:
    cells = np.zeros((3, 3))
    cells[0, 0] = 3
    return write_tif(folder / "city.tif", cells, dtype="uint8", nodata=255)


RANKS = {"kind": "depth_rank", "peril": "flood_l2", "edition": "ksj-6"}
FORMS = {
    "A31a_l1": Form(prefecture, Peril.FLOOD_L1, HazardKind.DEPTH_RANK),
    "A31a_l2": Form(prefecture, Peril.FLOOD_L2, HazardKind.DEPTH_RANK, row=1),
    "A31a_duration": Form(prefecture, Peril.FLOOD_L2, HazardKind.DURATION_RANK, row=2),
    "A31a_flow": Form(prefecture, Peril.FLOOD_L2, HazardKind.COLLAPSE_ZONE, row=3),
    "A31a_erosion": Form(prefecture, Peril.FLOOD_L2, HazardKind.COLLAPSE_ZONE, row=4),
    "A31b_mesh": Form(
        one("A31b-20-23_10_5339.geojson", A31b_201=3), Peril.FLOOD_L2, HazardKind.DEPTH_RANK
    ),
    "A31_2012": Form(
        one("A31-12_11.geojson", A31_001=13),
        Peril.FLOOD_L1,
        HazardKind.DEPTH_RANK,
        {**TOWN, "edition": RankEdition.KSJ_OLD_5},
    ),
    "A51_inland": Form(
        one("A51-24_11.geojson", A51_005="0.3m未満"), Peril.INLAND, HazardKind.DEPTH_RANK
    ),
    "A49_surge": Form(
        one("A49-24_11.geojson", A49_003="1m以上3m未満"), Peril.STORM_SURGE, HazardKind.DEPTH_RANK
    ),
    "A40_tsunami": Form(
        one("A40-16_39.geojson", A40_003="1m以上2m未満"), Peril.TSUNAMI, HazardKind.DEPTH_RANK
    ),
    "A33_sediment": Form(
        one("A33-25_11.geojson", A33_001=1, A33_002=1), Peril.SEDIMENT, HazardKind.SEDIMENT_ZONE
    ),
    "guideline_csv": Form(
        lambda folder: put(folder, "MAXALL.CSV", max_all([f"{HERE},12.3,1.779,0.5"])),
        Peril.FLOOD_L2,
        HazardKind.DEPTH_M,
        {**TOWN, "peril": "flood_l2"},
        wet=(CENTRE,),
    ),
    "guideline_shapes": Form(
        lambda folder: max_all_shapes(folder, str(HERE)),
        Peril.FLOOD_L2,
        HazardKind.DEPTH_M,
        {**TOWN, "peril": "flood_l2"},
        wet=(CENTRE,),
    ),
    "tokyo_csv": Form(
        tokyo,
        Peril.FLOOD,
        HazardKind.DEPTH_M,
        {"coverage": "unknown", "peril": "flood", "crs": "EPSG:6668"},
        wet=(CENTRE,),
        assessed=(CENTRE,),
    ),
    "portal_tiles": Form(
        lambda folder: saved(folder, picture((slice(0, 256), slice(0, 256), DEEP))),
        Peril.FLOOD_L2,
        HazardKind.DEPTH_RANK,
        wet=ALL,
    ),
    "plateau_gml": Form(
        lambda folder: city(folder, building(*FIRST, risk(2, 0.4)), building(*CENTRE)),
        Peril.FLOOD_L2,
        HazardKind.DEPTH_RANK,
        {"empty_means": NodataMeans.UNKNOWN},
        assessed=(FIRST,),
        row=1,
    ),
    "plateau_geojson": Form(
        one("footprints.geojson", gml_id="bldg_1", depth_L2=3.2),
        Peril.FLOOD_L2,
        HazardKind.DEPTH_M,
        {"empty_means": NodataMeans.UNKNOWN},
        assessed=(FIRST,),
    ),
    "geotiff": Form(
        raster,
        Peril.FLOOD_L2,
        HazardKind.DEPTH_RANK,
        {**TOWN, **RANKS, "empty_means": NodataMeans.UNKNOWN},
    ),
    "polygons": Form(
        lambda folder: write_polygons(
            folder / "pond.gpkg", [cell_box(*FIRST)], [1.25], field="最大浸水深"
        ),
        Peril.RESERVOIR,
        HazardKind.DEPTH_M,
        {**TOWN, "kind": "depth_m", "peril": "reservoir", "field": "最大浸水深"},
    ),
    "zone_without_field": Form(
        without_system,
        Peril.FLOOD_L2,
        HazardKind.COLLAPSE_ZONE,
        {**TOWN, "kind": "collapse_zone", "peril": "flood_l2", "field": "", "crs": "EPSG:6668"},
    ),
}


@pytest.mark.parametrize("name", list(FORMS))
def test_every_form_comes_in_through_the_page(qtbot, on_grid, chooser, tmp_path, name):
    form, window, folder = FORMS[name], on_grid.window, tmp_path / "product"
    folder.mkdir()
    look(qtbot, window, chooser, form.make(folder))
    listed = find(window, QListWidget, "product_layers")
    for number in range(listed.count()):
        if number != form.row:
            listed.item(number).setCheckState(Qt.CheckState.Unchecked)
    listed.setCurrentRow(form.row)
    draft = window.pages.layers.page.look._drafts[form.row]
    while draft.open:
        question = draft.open[0].value
        answer(qtbot, window, question, form.answers[question])
    bring_in(qtbot, window)
    keep(qtbot, window)
    (card,) = window.pages.layers.page.kept._cards
    assert (card.fact.peril, card.fact.kind) == (form.peril, form.kind)
    assert card.touched == on_grid.homes_at(form.wet)
    assert card.homes[Coverage.ASSESSED] == on_grid.homes_at(form.assessed)
    press(qtbot, window, "retell_layer")
    assert card.fact.name in {fact.name for fact in window.pages._town.view.facts.layers}
