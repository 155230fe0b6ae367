"""``map.html``: the call list on a map, in one file that opens without a network.

No name and no address in it; households with a protected person are not on it at all.
"""

from pathlib import Path

import numpy as np
import pandas as pd

from app.paths import RESOURCES_DIR
from app.pipeline.make_list import ListTables
from app.pipeline.town_layers import MapFiles, open_maps
from app.report.textfiles import told_errors
from app.settings.assets import asset_path, asset_text
from app.settings.rules import build_rules
from gis.bounds import Bounds
from gis.hazard import HazardLayer
from gis.map_assets import MapAssets
from gis.map_content import HOME_COLUMNS, SHELTER_COLUMNS, MapContent, RankGrid
from gis.map_page import build_map_page
from gis.shelters import read_shelters
from scoring.codes import HazardKind

DEPTH_KINDS = (HazardKind.DEPTH_M, HazardKind.DEPTH_RANK)
GRID_PIXELS = 1200
NOTHING_SAID = 255
MARGIN = 0.12
FIRST_VIEW = (0.02, 0.98)


def write_map(tables: ListTables, files: MapFiles, path: Path) -> None:
    """Write the map of the listed households that have a position.

    Raises
    ------
    AppError
        A script of the page is missing, or the file cannot be written.
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
            depth=worst_grid(depth_layers, bounds) if depth_layers else None,
            credits=layer_credits(tables),
            homes=homes,
            shelters=town_shelters(files),
        )
    page = build_map_page(content, map_assets())
    with told_errors(path):
        path.write_text(page, encoding="utf-8", newline="\n")


def listed_homes(tables: ListTables) -> pd.DataFrame:
    """Give the homes of the call list that have a position, with the columns of a map."""
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
    may_be_shown = ~tables.household_scores["is_protected"]
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


def worst_grid(layers: list[HazardLayer], bounds: Bounds) -> RankGrid:
    """Give the worst rank of several layers as a picture; where none speaks, nothing is said."""
    wide, high = bounds.east - bounds.west, bounds.north - bounds.south
    scale = GRID_PIXELS / max(wide, high)
    width, height = max(1, round(wide * scale)), max(1, round(high * scale))
    worst = np.full((height, width), NOTHING_SAID, dtype=np.uint8)
    for layer in layers:
        ranks = layer.read_grid(bounds, width, height)
        is_said = ranks != NOTHING_SAID
        is_graver = is_said & ((worst == NOTHING_SAID) | (ranks > worst))
        worst[is_graver] = ranks[is_graver]
    return RankGrid(worst, bounds)


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


def town_shelters(files: MapFiles) -> pd.DataFrame:
    """Give the shelters of the town; no rows when it names none."""
    if files.shelters is None:
        return pd.DataFrame({name: [] for name in SHELTER_COLUMNS})
    return read_shelters(files.shelters)[list(SHELTER_COLUMNS)]


def map_assets() -> MapAssets:
    """Give the scripts and styles of the page.

    Raises
    ------
    AppError
        ASSET_MISSING, naming the file and the package that brings it.
    """
    installed = ("leaflet.js", "leaflet.css", "jquery.js")
    own = ("page.css", "page.js", "file.js", "live.js")
    texts = {name: asset_text(name) for name in installed}
    for name in own:
        texts[name] = (RESOURCES_DIR / "map" / name).read_text(encoding="utf-8")
    pictures = {
        name: asset_path(name).read_bytes()
        for name in ("layers.png", "layers-2x.png", "marker-icon.png")
    }
    return MapAssets.build(texts, pictures)
