"""The names of towns in the folded form: municipality, 大字・町, 丁目, 小字."""

import re
from typing import NamedTuple

import numpy as np
import pandas as pd

from gis.addresses.address_text import folded_lines, plain_lines
from gis.addresses.written_numbers import NUMBER, digits_of

_COUNTY = re.compile(r"^[^市]+郡(?=.+[町村]$)")
_CHOME = re.compile(rf"^(?P<name>.+?)(?P<number>{NUMBER})丁目$")
_UNIT = re.compile(rf"^第?(?P<number>{NUMBER})(?:丁目?|地割|番割)(?P<rest>.*)$")


class TownParts(NamedTuple):
    """A town, folded: ``city`` with its ward and without 郡; "" and 0: there is none."""

    city: str
    oaza: str
    chome: int
    koaza: str


def town_parts(towns: pd.DataFrame) -> list[TownParts]:
    """Give the parts of each town of a frame of ``TOWNS``.

    A 丁目 written at the end of the name, and a 地割, count as 丁目; one that is no number
    (東丁目) as 小字. A 小字 that stands alone is the town.
    """
    names = ("city", "ward", "oaza", "chome", "koaza")
    columns = [folded_column(towns[name]) for name in names]
    numbers = towns["chome_number"].fillna(0).astype(np.int64).tolist()
    return [
        _parts(cells, number)
        for cells, number in zip(zip(*columns, strict=True), numbers, strict=True)
    ]


def folded_column(words: pd.Series) -> list[str]:
    """Give each name folded; "" for an empty cell."""
    return folded_lines(plain_lines(words.fillna("").tolist()))[: len(words)]


def _parts(cells: tuple[str, ...], number: int) -> TownParts:
    city, ward, oaza, chome, koaza = cells
    city = _COUNTY.sub("", city) + ward
    if found := _CHOME.match(oaza) if not chome else None:
        oaza, number = found["name"], int(digits_of(found["number"]))
    if not number and (found := _UNIT.match(chome) or _UNIT.match(koaza)):
        number = int(digits_of(found["number"]))
        chome, koaza = "", found["rest"] if not chome else koaza
    if not number:
        koaza = chome + koaza
    return TownParts(city, oaza or koaza, number, koaza if oaza else "")
