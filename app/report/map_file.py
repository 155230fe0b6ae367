"""``map.html``: the call list on a map, in one file that opens without a network.

No name and no address in it; households with a protected person are not on it at all.
"""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from app.paths import RESOURCES_DIR
from app.pipeline.make_list import ListTables
from app.pipeline.map_outlines import town_outlines
from app.pipeline.town_layers import MapFiles, open_maps
from app.report.shown_shelters import town_shelters
from app.report.textfiles import told_errors
from app.report.wall_map.layers import sort_layers
from app.report.wall_map.water import worst_ranks
from app.settings.assets import asset_path, asset_text
from app.settings.rules import build_rules
from gis.bounds import Bounds
from gis.hazard import HazardLayer
from gis.town_map.assets import MapAssets
from gis.town_map.content import HOME_COLUMNS, MapContent, RankGrid
from gis.town_map.outlines import Outlines
from gis.town_map.page import build_map_page
from gis.town_map.tiles import DEPTH_KINDS
from scoring.codes import LocationLevel

GRID_PIXELS = 1200
MARGIN = 0.12
FIRST_VIEW = (0.02, 0.98)


def write_map(tables: ListTables, files: MapFiles, path: Path) -> None:
    """Write the map of the listed households that have a position.

    Raises
    ------
    AppError
        A script of the page is missing, or the file cannot be written.
    gis.errors.HazardError
        The boundary, the rivers, the districts or the shelters cannot be read.
    """
    homes = listed_homes(tables)
    with open_maps(files, build_rules({})) as maps:
        depth_layers = [layer for layer in maps.layers if layer.spec.kind in DEPTH_KINDS]
        bounds = town_bounds(homes, depth_layers)
        content = MapContent(
            town_name=tables.facts.name,
            is_training=tables.facts.is_training,
            as_of=tables.facts.as_of,
            bounds=bounds,
            depth=flood_grid(maps.layers, bounds),
            credits=layer_credits(tables),
            homes=homes,
            shelters=town_shelters(tables, files),
            outlines=_outlines(files),
        )
    page = build_map_page(content, map_assets())
    with told_errors(path):
        path.write_text(page, encoding="utf-8", newline="\n")


def listed_homes(tables: ListTables) -> pd.DataFrame:
    """Give the homes of the call list that have a position, with the columns of a map.

    A home of which only the town is known is none: a dot in the town's middle would be taken
    for the house.
    """
    homes = pd.DataFrame(
        {
            "call_rank": tables.call_order["call_rank"],
            "tier": tables.call_order["tier"],
            "verdict": tables.verdicts["verdict"],
            "support_codes": tables.household_scores["support_codes"],
            "lon": tables.locations["lon"],
            "lat": tables.locations["lat"],
        }
    )[list(HOME_COLUMNS)]
    is_placed = tables.locations["location_level"] != LocationLevel.TOWN.value
    may_be_shown = ~tables.household_scores["is_protected"] & is_placed
    return homes[may_be_shown & homes["call_rank"].notna() & homes["lon"].notna()]


def town_bounds(homes: pd.DataFrame, layers: list[HazardLayer]) -> Bounds:
    """Give what to show first: the homes with a margin, else the layers, else Japan.

    A few stray positions far outside do not count, or the town itself would be a speck.
    """
    if len(homes):
        west, east = (float(homes["lon"].quantile(share)) for share in FIRST_VIEW)
        south, north = (float(homes["lat"].quantile(share)) for share in FIRST_VIEW)
        wide = max(east - west, north - south, 0.005) * MARGIN
        return Bounds(west - wide, south - wide, east + wide, north + wide)
    return layers[0].bounds if layers else Bounds(129.0, 31.0, 146.0, 46.0)


def flood_grid(layers: Sequence[HazardLayer], bounds: Bounds) -> RankGrid | None:
    """Give the worst rank of the floods as a picture; None: there is no flood layer.

    Water of another peril (内水, 高潮 …) is not in it: a place that only such a layer calls dry
    would look dry of the flood too.
    """
    floods = sort_layers(layers).depths
    if not floods:
        return None
    wide, high = bounds.east - bounds.west, bounds.north - bounds.south
    scale = GRID_PIXELS / max(wide, high)
    size = max(1, round(wide * scale)), max(1, round(high * scale))
    return RankGrid(worst_ranks(floods, bounds, size), bounds)


def layer_credits(tables: ListTables) -> tuple[str, ...]:
    """Give a line per layer: name, credit, date."""
    return tuple(
        "  ".join(
            part
            for part in (
                layer.name,
                layer.credit or "",
                layer.published_on.isoformat() if layer.published_on else "",
            )
            if part
        )
        for layer in tables.facts.layers
    )


def _outlines(files: MapFiles) -> Outlines:
    read = town_outlines(files)
    if read.problems:
        raise read.problems[0]
    return read.outlines


def map_assets() -> MapAssets:
    """Give the scripts and styles of the page.

    Raises
    ------
    AppError
        ASSET_MISSING, naming the file and the package that brings it.
    """
    installed = ("leaflet.js", "leaflet.css", "jquery.js")
    own = ("page.css", "page.js", "file.js", "live.js", "placing.js")
    texts = {name: asset_text(name) for name in installed}
    for name in own:
        texts[name] = (RESOURCES_DIR / "map" / name).read_text(encoding="utf-8")
    pictures = {
        name: asset_path(name).read_bytes()
        for name in ("layers.png", "layers-2x.png", "marker-icon.png")
    }
    return MapAssets.build(texts, pictures)
