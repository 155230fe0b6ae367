"""The scripts and style sheets of the map page, freed of every outside address."""

import re
from dataclasses import dataclass

from gis.town_map.png import data_uri

_PICTURE = re.compile(r"url\((images/[^)]+)\)")
_NAMESPACE = re.compile(r"""(["'])http://www\.w3\.org/""")
_ADDRESS = re.compile(r"https?://[\w.-]+")
_SOURCE_MAP = re.compile(r"^[ \t]*(//|/\*)# sourceMappingURL=.*$", re.MULTILINE)


@dataclass(frozen=True)
class MapAssets:
    """Texts of the map page: Leaflet and jQuery as installed, and our own.

    Use :meth:`build`: the texts hold no address, and the pictures stand inside the styles.
    """

    leaflet_js: str
    leaflet_css: str
    jquery_js: str
    page_css: str
    page_js: str
    file_js: str
    live_js: str
    placing_js: str

    @classmethod
    def build(cls, texts: dict[str, str], pictures: dict[str, bytes]) -> "MapAssets":
        """Assemble from texts by file name and the pictures the style sheet of Leaflet names.

        Parameters
        ----------
        texts
            leaflet.js, leaflet.css, jquery.js, page.css, page.js, file.js, live.js,
            placing.js.
        pictures
            PNG bytes by file name (layers.png …); one that is not given is left out.
        """
        return cls(
            leaflet_js=without_addresses(texts["leaflet.js"]),
            leaflet_css=_with_pictures(without_addresses(texts["leaflet.css"]), pictures),
            jquery_js=without_addresses(texts["jquery.js"]),
            page_css=texts["page.css"],
            page_js=texts["page.js"],
            file_js=texts["file.js"],
            live_js=texts["live.js"],
            placing_js=texts["placing.js"],
        )


def without_addresses(text: str) -> str:
    """Take every outside address out of a script or style sheet.

    The name of the drawing language (the SVG namespace) is no address that is ever asked, but
    it reads like one; it is written in two halves.
    """
    split = _NAMESPACE.sub(r"\1http:\1+\1//www.w3.org/", text)
    return _ADDRESS.sub("", _SOURCE_MAP.sub("", split)).replace("</script", "<\\/script")


def _with_pictures(css: str, pictures: dict[str, bytes]) -> str:
    def inline(found: re.Match[str]) -> str:
        picture = pictures.get(found[1].removeprefix("images/"))
        return "none" if picture is None else f"url({data_uri(picture)})"

    return _PICTURE.sub(inline, css)
