"""The first features of a very large GeoJSON, as a small one: enough to recognise it.

GDAL reads a GeoJSON from end to end before it says anything; of 339 MB in a ZIP that is half a
minute, only to look. What is brought in later is always read whole.
"""

import json

LARGE_BYTES = 8 * 1024**2
_FEATURES = '"features"'


def cut_geojson(head: bytes) -> bytes | None:
    """Make a GeoJSON of the whole features in the first bytes of one; None: there are none."""
    text = head.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="ignore")
    at = text.find("[", text.find(_FEATURES))
    if _FEATURES not in text or at < 0:
        return None
    decoder, last = json.JSONDecoder(), 0
    try:
        while True:
            at = _past(text, at + 1)
            _, at = decoder.raw_decode(text, at)
            last, at = at, _past(text, at)
            if text[at] != ",":
                break
    except (json.JSONDecodeError, IndexError, RecursionError):
        pass
    return (text[:last] + "]}").encode() if last else None


def _past(text: str, at: int) -> int:
    """Give the place of the next character that is no blank."""
    while text[at] in " \t\r\n":
        at += 1
    return at
