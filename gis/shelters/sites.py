"""The lists of a town's shelters → one judged row for each site, whichever lists name it.

The national lists are two files, of 指定緊急避難場所 (with the marks for floods) and of 指定避難所;
a school stands in both, at places some steps apart. A site is judged at every place that a list
gives for it, and the worst counts.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from gis.bounds import bounds_of
from gis.hazard import HazardLayer
from gis.local_metres import LocalMetres
from gis.shelters.fitness import judge_shelters
from gis.shelters.read import ShelterList, read_shelters
from scoring.codes import ShelterFitness
from scoring.columns import FloatArray
from scoring.frames import SHELTERS
from scoring.spelling import comparison_key

Sites = NDArray[np.int64]
SAME_SITE_M = 300.0
"""How far apart two lists may put one site: in the national lists of a city up to 130 m."""

_WORST_FIRST = (
    ShelterFitness.IN_WATER,
    ShelterFitness.IN_COLLAPSE_ZONE,
    ShelterFitness.NOT_FLAGGED,
    ShelterFitness.FLAG_UNKNOWN,
    ShelterFitness.DEPTH_UNKNOWN,
    ShelterFitness.FIT,
)
_FIRST_KNOWN = ("address", "capacity", "phone")
_ANY = ("is_emergency_site", "is_shelter", "is_welfare")


def judged_sites(paths: Sequence[Path], layers: Sequence[HazardLayer]) -> pd.DataFrame:
    """Read lists of shelters, judge every place in them, and give one row for each site.

    Rows of two lists are one site where they have one number (共通ID) or one name and lie no
    further apart than SAME_SITE_M. The row stands where the list that marks floods puts it, has
    the roles of all, and the worst that was found: not marked where any list denies it, in
    the water where one of its places is, of unknown depth where one of them is.

    Returns
    -------
    DataFrame
        ``SHELTERS`` in the order in which the sites are named first.

    Raises
    ------
    gis.errors.HazardError, gis.errors.AddressError
        A list or a layer cannot be read.
    """
    lists = [read_shelters(path) for path in paths]
    whole = pd.concat([found.shelters for found in lists], ignore_index=True)
    site = _sites(lists)
    whole["shelter"] = np.arange(len(whole))
    is_marked = whole["is_for_flood"].notna()
    whole["is_for_flood"] = whole.groupby(site)["is_for_flood"].transform("min")
    order = pd.DataFrame({"site": site, "is_behind": ~is_marked})
    lead = order.sort_values(["site", "is_behind"], kind="stable").drop_duplicates("site").index
    return _joined(judge_shelters(whole, layers), site, lead)


def _sites(lists: Sequence[ShelterList]) -> Sites:
    """Give the number of the site for each row of all lists, one list after the other."""
    rows = pd.concat([_marks(found) for found in lists], ignore_index=True)
    rows["source"] = np.repeat(np.arange(len(lists)), [len(found.shelters) for found in lists])
    site = np.arange(len(rows))
    for source in range(1, len(lists)):
        before, own = rows[rows["source"] < source], rows[rows["source"] == source]
        pairs = _pairs(before, own)
        site[pairs["row_y"]] = site[pairs["row_x"]]
    return site


def _marks(found: ShelterList) -> pd.DataFrame:
    shelters = found.shelters
    return pd.DataFrame(
        {
            "row": 0,
            "facility": found.facility,
            "name": shelters["name"].map(comparison_key),
            "lon": shelters["lon"],
            "lat": shelters["lat"],
        }
    )


def _pairs(before: pd.DataFrame, own: pd.DataFrame) -> pd.DataFrame:
    """Give pairs of rows that are one site, each row in one pair at most, the nearest first."""
    sides = [side.assign(row=side.index) for side in (before, own)]
    found = pd.concat(
        [
            sides[0][sides[0][mark].notna()].merge(sides[1], on=mark)
            for mark in ("facility", "name")
        ],
        ignore_index=True,
    )
    found["apart_m"] = _apart_m(found)
    found = found[found["apart_m"] <= SAME_SITE_M].sort_values("apart_m", kind="stable")
    return found.drop_duplicates("row_x").drop_duplicates("row_y")


def _apart_m(pairs: pd.DataFrame) -> FloatArray:
    if pairs.empty:
        return np.zeros(0)
    ends = [pairs[[f"lon_{side}", f"lat_{side}"]].to_numpy(np.float64) for side in "xy"]
    plane = LocalMetres.about(bounds_of(ends[0]))
    apart: FloatArray = np.hypot(*(plane.to_xy(ends[1]) - plane.to_xy(ends[0])).T)
    return apart


def _joined(judged: pd.DataFrame, site: Sites, lead: pd.Index) -> pd.DataFrame:
    """Give one row for each site of a judged frame: that of ``lead``, with what others know."""
    groups = judged.groupby(site)
    made = {name: judged.loc[lead, name].to_numpy() for name in judged.columns}
    made |= {name: groups[name].any().to_numpy() for name in _ANY}
    made |= {name: groups[name].first().to_numpy() for name in _FIRST_KNOWN}
    made["flood_rank"] = _worst_ranks(judged["flood_rank"], site)
    severity = judged["fitness"].astype(object).map(_WORST_FIRST.index)
    worst = severity.groupby(site).min().to_numpy(dtype=np.int64)
    made["fitness"] = np.array([fitness.value for fitness in _WORST_FIRST], dtype=object)[worst]
    return SHELTERS.build(made | {"shelter": np.arange(len(lead))})


def _worst_ranks(ranks: pd.Series, site: Sites) -> FloatArray:
    """Give the worst rank of each site; dry only where every one of its places is known dry."""
    worst = ranks.groupby(site).max().to_numpy(np.float64)
    is_partly_unknown = ranks.isna().groupby(site).any().to_numpy()
    return np.where(is_partly_unknown & ~(worst > 0), np.nan, worst)
