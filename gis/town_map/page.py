"""The map page: one folium map, made as a file that needs nothing, or live in the window.

The only file that imports folium. Plain folium names ten addresses of content servers; this
page names none: scripts and styles stand inside it, its own rules (Content-Security-Policy)
allow exactly these by their digests, and facts enter as JSON that is shown as text only.
"""

import base64
import hashlib
import re
from dataclasses import dataclass

import folium
from branca.element import Element, Figure, MacroElement
from folium.raster_layers import ImageOverlay
from folium.template import Template

from gis.bounds import Bounds
from gis.town_map.assets import MapAssets
from gis.town_map.content import MapContent, RankGrid, page_facts, safe_json
from gis.town_map.legend import depth_palette
from gis.town_map.mercator import rows_of_map
from gis.town_map.png import data_uri, encode_indexed

_TITLE = "避難呼びかけ 地図"
_RULES_GO_HERE = "<!-- rules of the page -->"
_INLINE = re.compile(r"<(script|style)>(.*?)</\1>", re.DOTALL)
_LARGEST_ZOOM = 19


@dataclass(frozen=True)
class LiveAddresses:
    """Where the window's own scheme serves scripts (with names) and styles of the live page."""

    scheme: str
    scripts: tuple[tuple[str, str], ...]
    styles: tuple[tuple[str, str], ...]


class TownMap(folium.Map):
    """A folium map with no outside address: the class of both pages."""

    default_js: list[tuple[str, str]] = []  # noqa: RUF012 (folium reads these two per class)
    default_css: list[tuple[str, str]] = []  # noqa: RUF012

    def __init__(self, bounds: Bounds, addresses: LiveAddresses | None) -> None:
        middle = [(bounds.south + bounds.north) / 2, (bounds.west + bounds.east) / 2]
        super().__init__(
            location=middle,
            tiles=None,
            max_zoom=_LARGEST_ZOOM,
            attribution_control=False,
            zoom_animation=False,
            fade_animation=False,
            zoom_control=False,
            zoom_snap=1 if addresses else 0.25,
        )
        if addresses:
            self.default_js = list(addresses.scripts)
            self.default_css = list(addresses.styles)
        self.fit_bounds([[bounds.south, bounds.west], [bounds.north, bounds.east]])


class _Start(MacroElement):
    """The one call that hands map and picture to our script."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "{{ this.function }}({{ this._parent.get_name() }}, {{ this.picture }});"
        "{% endmacro %}"
    )

    def __init__(self, function: str, picture: ImageOverlay | None) -> None:
        MacroElement.__init__(self)  # type: ignore[no-untyped-call]  # branca has no types
        self._name = "Start"
        self.function = function
        self.picture = "null" if picture is None else picture.get_name()


class _Inline(Element):
    """Text that enters the page as it is, never read as a template."""

    _template = Template("{{ this.before }}{{ this.text }}{{ this.after }}")

    def __init__(self, before: str, text: str, after: str) -> None:
        super().__init__()
        self.before, self.text, self.after = before, text, after


def build_map_page(content: MapContent, assets: MapAssets) -> str:
    """Build the page that opens by itself, with no network: ``map.html``.

    The same content gives the same bytes.

    Raises
    ------
    ValueError
        The homes carry anything beyond the columns a map may show.
    """
    town_map = TownMap(content.bounds, None)
    scripts = (assets.leaflet_js, assets.jquery_js, assets.page_js, assets.file_js)
    _add_texts(town_map, scripts, (assets.leaflet_css, assets.page_css))
    _add_facts(town_map, page_facts(content))
    picture = None if content.depth is None else _water(content.depth)
    if picture is not None:
        picture.add_to(town_map)
    _number(town_map.get_root())
    town_map.add_child(_Start("yobikake.startFile", picture))
    return _rendered(town_map, "img-src data:; font-src 'none'; connect-src 'none'")


def build_live_page(bounds: Bounds, facts: object, addresses: LiveAddresses) -> str:
    """Build the page of the window: tiles, homes and answers come over the window's scheme."""
    town_map = TownMap(bounds, addresses)
    _add_facts(town_map, safe_json(facts))
    _number(town_map.get_root())
    town_map.add_child(_Start("yobikake.startLive", None))
    own = addresses.scheme
    return _rendered(town_map, f"img-src {own} data:; font-src {own}; connect-src {own}", own)


def _add_texts(town_map: TownMap, scripts: tuple[str, ...], styles: tuple[str, ...]) -> None:
    header = _figure_of(town_map).header
    for position, text in enumerate(styles):
        header.add_child(_Inline("<style>", text, "</style>"), name=f"style_{position}")
    for position, text in enumerate(scripts):
        header.add_child(_Inline("<script>", text, "</script>"), name=f"script_{position}")


def _add_facts(town_map: TownMap, facts: str) -> None:
    block = _Inline('<script type="application/json" id="facts">', facts, "</script>")
    _figure_of(town_map).html.add_child(block, name="facts")


def _water(depth: RankGrid) -> ImageOverlay:
    cells = rows_of_map(depth.ranks, depth.bounds)
    corners = [[depth.bounds.south, depth.bounds.west], [depth.bounds.north, depth.bounds.east]]
    return ImageOverlay(data_uri(encode_indexed(cells, depth_palette())), corners, pixelated=True)


def _figure_of(town_map: TownMap) -> Figure:
    figure = town_map.get_root()
    if not isinstance(figure, Figure):
        raise TypeError("a folium map stands in a figure")
    figure.title = _TITLE
    if "rules" not in figure.header._children:  # noqa: SLF001 (folium has no public way)
        rules = Element(_RULES_GO_HERE)
        figure.header.add_child(rules, name="rules")
    return figure


def _number(element: Element) -> None:
    """Replace the random ids folium gives by numbers, so that the same page is made twice."""
    pending, count = [element], 0
    while pending:
        each = pending.pop()
        each._id = str(count)  # noqa: SLF001 (folium has no public way)
        count += 1
        pending.extend(each._children.values())  # noqa: SLF001


def _rendered(town_map: TownMap, sources: str, own: str = "") -> str:
    html: str = town_map.get_root().render()
    digests: dict[str, list[str]] = {"script": [], "style": []}
    for found in _INLINE.finditer(html):
        digest = base64.b64encode(hashlib.sha256(found[2].encode("utf-8")).digest()).decode()
        digests[found[1]].append(f"'sha256-{digest}'")
    allowed = {kind: " ".join([own, *each]).strip() for kind, each in digests.items()}
    rules = (
        f"default-src 'none'; script-src {allowed['script']}; style-src {allowed['style']}; "
        f"{sources}; base-uri 'none'; form-action 'none'"
    )
    meta = f'<meta http-equiv="Content-Security-Policy" content="{rules}" />'
    return html.replace(_RULES_GO_HERE, meta, 1)
