"""When two tables mean the same town: prefecture, municipality and name, however written."""

import re

import numpy as np
import pandas as pd

from gis.addresses.table_part import TablePart
from gis.errors import AddressError, AddressProblem
from gis.local_metres import LocalMetres
from scoring.columns import TEXT
from scoring.spelling import comparison_key

FAR_FROM_TOWN_M = 5_000.0
"""Half of the houses further from their town's point than this: the coordinates are not theirs."""

_GREAT = re.compile(r"^大?字")
_SEPARATOR = "|"


def town_names(towns: pd.DataFrame) -> pd.DataFrame:
    """Give the identity of each town of a frame of ``TOWNS``.

    Returns
    -------
    DataFrame
        ``prefecture`` and ``place`` (郡, 市区町村 and 区 in one; empty: the table does not say)
        and ``name`` (大字 without that word, 丁目 as a number, 小字).
    """
    whole = towns["county"].fillna("") + towns["city"].fillna("") + towns["ward"].fillna("")
    number = towns["chome_number"].map("{:.0f}".format, na_action="ignore").astype(TEXT)
    chome = number.fillna(_folded(towns["chome"])).fillna("")
    parts = [_folded(towns["oaza"]).fillna(""), chome, _folded(towns["koaza"]).fillna("")]
    return pd.DataFrame(
        {
            "prefecture": _folded(towns["prefecture"]),
            "place": _folded(whole.where(whole != "", np.nan)),
            "name": parts[0].str.cat(parts[1:], sep=_SEPARATOR),
        }
    )


def same_towns(given: pd.DataFrame, known: pd.DataFrame) -> pd.Series:
    """Find each given town among the known ones (frames of :func:`town_names`).

    Returns
    -------
    Series
        The index of the known town; NaN where there is none, or where a table that names no
        municipality leaves several to choose from.
    """
    left = given.reset_index(names="row").fillna("")
    right = known.reset_index(names="found").fillna("")
    pairs = left.merge(right, on="name", suffixes=("", "_known"))
    for told in ("prefecture", "place"):
        one, other = pairs[told], pairs[f"{told}_known"]
        pairs = pairs[(one == other) | (one == "") | (other == "")]
    is_alone = ~pairs["row"].duplicated(keep=False)
    whole = (pairs["prefecture"] == pairs["prefecture_known"]) & (
        pairs["place"] == pairs["place_known"]
    )
    pairs = pairs[is_alone | whole].drop_duplicates("row")
    return pairs.set_index("row")["found"].reindex(given.index)


def known_places(towns: pd.DataFrame) -> set[str]:
    """Give the municipalities of a frame of ``TOWNS``, in comparison form."""
    return set(town_names(towns)["place"].dropna())


def known_chomes(towns: pd.DataFrame) -> set[str]:
    """Give the 丁目 with a number that are known: 入間川|1, in comparison form."""
    numbered = towns[towns["chome_number"].notna() & towns["koaza"].isna()]
    number = numbered["chome_number"].map("{:.0f}".format)
    return set(_folded(numbered["oaza"]).fillna("") + "|" + number)


def check_near_towns(part: TablePart, towns: pd.DataFrame) -> None:
    """Refuse numbers that lie far from the points of their towns: wrong zone, swapped axes.

    Raises
    ------
    gis.errors.AddressError
        FAR_FROM_TOWNS: names the distance of most of them in kilometres.
    """
    same = same_towns(town_names(part.towns), town_names(towns))
    points = towns[["lon", "lat"]].reindex(same).set_axis(part.towns["town_key"])
    town = points.reindex(part.numbers["town_key"]).to_numpy(np.float64)
    house = part.numbers[["lon", "lat"]].to_numpy(np.float64)
    is_known = ~np.isnan(town[:, 0]) & ~np.isnan(house[:, 0])
    if not is_known.any():
        return
    plane = LocalMetres(*np.median(town[is_known], axis=0).tolist())
    away = plane.to_xy(house[is_known]) - plane.to_xy(town[is_known])
    distance = float(np.median(np.hypot(away[:, 0], away[:, 1])))
    if distance > FAR_FROM_TOWN_M:
        kilometres = f"{distance / 1000:.0f}"
        raise AddressError(AddressProblem.FAR_FROM_TOWNS, found=kilometres)


def _folded(words: pd.Series) -> pd.Series:
    forms = {word: _GREAT.sub("", comparison_key(word)) for word in words.dropna().unique()}
    return words.map(forms).astype(TEXT)
