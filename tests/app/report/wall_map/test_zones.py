"""Zones on paper: each told by its pattern, none taken for a depth, the unknown told."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pytest
import shapely

from app.progress import Progress
from app.report.paper.drawings import Picture
from app.report.wall_map.build import MapSources, build_wall_map
from app.report.wall_map.ground_picture import GROUND_PALETTE, zone_swatch
from app.report.wall_map.layers import sort_layers
from app.report.wall_map.order import MapOrder
from app.report.wall_map.water import worst_ranks
from app.report.wall_map.zones import COLLAPSE_RGB, SEDIMENT_RGB, Zone, pattern, read_zones
from app.wording import wall_map_words as words
from gis.bounds import Bounds
from gis.hazard import HazardLayer
from gis.town_map.legend import hatched
from scoring.codes import HazardKind, Peril, RankEdition
from tests.builders_wall_map import NO_FILES, a_map, a_town, homes_at, scattered
from tests.gis.builders_gis import open_file, write_polygons

AROUND = Bounds(139.36, 35.80, 139.46, 35.90)
SIZE = (100, 100)


def west(share: float) -> shapely.Polygon:
    """The west of the frame, so many of its columns."""
    return shapely.box(AROUND.west, AROUND.south, AROUND.west + 0.1 * share, AROUND.north)


def east(share: float) -> shapely.Polygon:
    return shapely.box(AROUND.east - 0.1 * share, AROUND.south, AROUND.east, AROUND.north)


@pytest.fixture
def layers(tmp_path: Path) -> Iterator[list[HazardLayer]]:
    """Flow to the west, bank to the east, a rank of 3 in the middle of inland water."""
    with ExitStack() as stack:
        made = (
            ("flow", HazardKind.COLLAPSE_ZONE, west(0.6), 1, {}),
            ("bank", HazardKind.COLLAPSE_ZONE, east(0.6), 2, {}),
            ("yellow", HazardKind.SEDIMENT_ZONE, west(0.5), 1, {"peril": Peril.SEDIMENT}),
            ("red", HazardKind.SEDIMENT_ZONE, west(0.2), 2, {"peril": Peril.SEDIMENT}),
            ("drain", HazardKind.DEPTH_RANK, east(0.5), 3,
             {"peril": Peril.INLAND, "rank_edition": RankEdition.KSJ_6}),
        )  # fmt: skip
        yield [
            stack.enter_context(
                open_file(
                    write_polygons(tmp_path / f"{name}.gpkg", [shape], [value]),
                    kind,
                    field="rank",
                    **about,
                )
            )
            for name, kind, shape, value, about in made
        ]


def test_the_zones_of_several_layers_stand_beside_each_other(layers) -> None:
    zones = read_zones(sort_layers(layers), AROUND, SIZE)

    assert sorted(zones) == [Zone.FLOW, Zone.BANK, Zone.SEDIMENT, Zone.SPECIAL]
    told = {zone: cells.mean() for zone, cells in zones.items()}
    assert told[Zone.FLOW] == pytest.approx(0.6, abs=0.02)
    assert told[Zone.BANK] == pytest.approx(0.6, abs=0.02)
    assert (zones[Zone.FLOW] & zones[Zone.BANK]).mean() == pytest.approx(0.2, abs=0.02)
    assert told[Zone.SEDIMENT] == pytest.approx(0.3, abs=0.02)
    assert told[Zone.SPECIAL] == pytest.approx(0.2, abs=0.02)


def test_water_of_another_peril_is_not_drawn_as_a_flood(layers) -> None:
    sorted_layers = sort_layers(layers)

    assert sorted_layers.others == ("drain",)
    assert (worst_ranks(sorted_layers.depths, AROUND, SIZE) == 255).all()


def test_each_zone_has_a_pattern_that_no_depth_and_no_other_zone_has() -> None:
    shape = (64, 64)
    zones = [pattern(zone, shape) for zone in Zone]
    depths = [hatched(shape, np.full(shape, rank, np.uint8)) for rank in range(7)]

    assert len({drawn.tobytes() for drawn in (*zones, *depths)}) == len(zones) + len(depths)
    for drawn in zones:
        assert drawn.shape == shape
        assert 0.05 < drawn.mean() < 0.4


def test_a_field_of_the_legend_is_in_the_ink_of_its_zone() -> None:
    for zone, ink in ((Zone.BANK, COLLAPSE_RGB), (Zone.SPECIAL, SEDIMENT_RGB)):
        drawn = zone_swatch(zone, (0.0, 0.0, 8.0, 4.0)).pixels().reshape(-1, 3).tolist()
        assert set(map(tuple, drawn)) == {ink, (255, 255, 255)}


def test_a_sheet_draws_the_zones_and_its_legend_names_them(layers) -> None:
    tables = a_town(*homes_at(scattered(20)))
    made = build_wall_map(MapSources(tables, NO_FILES, layers), MapOrder(), Progress())

    told = made.pages[1].texts()
    for word in (*words.COLLAPSE_WORDS.values(), *words.SEDIMENT_WORDS.values(), words.NO_ZONE):
        assert word in told
    assert words.OTHER_PERILS in told
    pictures = [mark for part in made.pages[1].placed for mark in part.marks
                if isinstance(mark, Picture) and mark.palette == GROUND_PALETTE]  # fmt: skip
    largest = max(pictures, key=lambda picture: picture.wide)
    colours = {tuple(rgb) for rgb in np.unique(largest.pixels().reshape(-1, 3), axis=0).tolist()}
    assert {COLLAPSE_RGB, SEDIMENT_RGB} <= colours


def test_a_town_without_a_layer_of_zones_is_told_that_they_are_unknown() -> None:
    made = a_map(a_town(*homes_at(scattered(3))))

    assert words.NO_ZONE_LAYER in made.pages[1].texts()
