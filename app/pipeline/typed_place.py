"""A place as a person types or pastes it: two numbers in either order, in Japan."""

import re
import unicodedata

from app.errors import AppError, AppProblem
from app.pipeline.place_desk import LonLat
from gis.crs import JAPAN

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_DEGREES = re.compile(r"(\d+)\s*[度°]\s*(\d+)\s*[分′']\s*(\d+(?:\.\d+)?)\s*[秒″\"]?")
_MINUTES, _SECONDS = 60, 3600


def parse_place(text: str) -> LonLat:
    """Read longitude and latitude in degrees, whichever stands first.

    In Japan no latitude can be a longitude, so the order need not be asked. Full-width digits
    and 度分秒 are read too.

    Raises
    ------
    AppError
        PLACE_UNREADABLE: there are not exactly two numbers. PIN_OUTSIDE_JAPAN.

    >>> parse_place("35.85, 139.41") == parse_place("東経139.41　北緯35.85") == (139.41, 35.85)
    True
    """
    plain = unicodedata.normalize("NFKC", text)
    degrees = _DEGREES.sub(_from_degrees, plain)
    numbers = [float(number) for number in _NUMBER.findall(degrees)]
    if len(numbers) != 2:  # noqa: PLR2004 - a longitude and a latitude
        raise AppError(AppProblem.PLACE_UNREADABLE, value=text.strip())
    lat, lon = sorted(numbers)
    if not (JAPAN.west <= lon <= JAPAN.east and JAPAN.south <= lat <= JAPAN.north):
        raise AppError(AppProblem.PIN_OUTSIDE_JAPAN, value=text.strip())
    return lon, lat


def _from_degrees(found: re.Match[str]) -> str:
    degrees, minutes, seconds = (float(part) for part in found.groups())
    return f"{degrees + minutes / _MINUTES + seconds / _SECONDS:.9f}"
