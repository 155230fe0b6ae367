"""Several sources of one town → one frame of towns and one of numbers; nothing is doubled.

The rule: アドレス・ベース・レジストリ wins, and the others fill what it has no place for. A town
that several tables name is one town, under the key and the name of the first of them (registry,
位置参照情報, lists of towns, houses), with the first point that any has. A number that several
tables hold is one number: with the house's own point where the municipality has one, else with
the registry's, else with that of 位置参照情報.
"""

import numpy as np
import pandas as pd

from gis.addresses.named_towns import one_row_each
from gis.addresses.table_part import TablePart
from gis.addresses.tables import NUMBERS, TOWNS, AddressSource, TableDoubt, TableRemark
from gis.addresses.town_names import same_towns, town_names
from gis.local_metres import LocalMetres
from scoring.columns import TEXT

SAME_NUMBER_APART_M = 200.0
"""Houses of one number further apart than this leave no place for it: a choice would be a guess."""

_NUMBER = ["town_key", "level", "first", "second", "third"]
_BEST_FIRST = (AddressSource.HOUSES, AddressSource.REGISTRY, AddressSource.REFERENCE)


def join_parts(parts: list[TablePart]) -> TablePart:
    """Bring the parts together, the first of which has the first say on towns."""
    towns = TOWNS.empty()
    numbers: list[pd.DataFrame] = []
    remarks: list[TableRemark] = []
    for part in parts:
        own = one_row_each(part.towns)
        same = same_towns(town_names(own), town_names(towns))
        keys = dict(zip(own["town_key"], _keys(own, towns, same), strict=True))
        towns = _joined(towns, own, same)
        remarks += part.remarks
        numbers.append(_in_towns(part.numbers, keys))
    whole = pd.concat([NUMBERS.empty(), *numbers], ignore_index=True)
    has_town = whole["town_key"].notna()
    remarks += _counted(TableDoubt.NUMBER_WITHOUT_TOWN, whole["source"][~has_town])
    whole, apart = _one_number_each(whole[has_town])
    remarks += _counted(TableDoubt.SAME_NUMBER_APART, apart)
    return TablePart(TOWNS.build(dict(towns)), NUMBERS.build(dict(whole)), tuple(remarks))


def _in_towns(numbers: pd.DataFrame, keys: dict[str, str]) -> pd.DataFrame:
    return numbers.assign(town_key=numbers["town_key"].map(keys).astype(TEXT))


def _keys(own: pd.DataFrame, towns: pd.DataFrame, same: pd.Series) -> pd.Series:
    return same.map(towns["town_key"]).astype(TEXT).fillna(own["town_key"])


def _joined(towns: pd.DataFrame, own: pd.DataFrame, same: pd.Series) -> pd.DataFrame:
    """Append the towns that are new, and fill points of those that are known."""
    is_known = same.notna()
    places = own.loc[is_known, ["lon", "lat"]].set_axis(same[is_known].astype(np.int64))
    places = places[~places.index.duplicated() & places["lon"].notna()]
    filled = towns.assign(
        lon=towns["lon"].fillna(places["lon"]), lat=towns["lat"].fillna(places["lat"])
    )
    return pd.concat([filled, own[~is_known]], ignore_index=True)


def _one_number_each(numbers: pd.DataFrame) -> tuple[pd.DataFrame, pd.Series]:
    """Keep the best row of each number; give also the sources of numbers that lie apart."""
    is_apart = _lies_apart(numbers)
    placed = numbers.assign(lon=numbers["lon"].mask(is_apart), lat=numbers["lat"].mask(is_apart))
    best = {source.value: place for place, source in enumerate(_BEST_FIRST)}
    order = np.lexsort([placed["source"].map(best), placed["lon"].isna()])
    kept = placed.iloc[order].drop_duplicates(_NUMBER).sort_index()
    apart = numbers[is_apart].drop_duplicates([*_NUMBER, "source"])["source"]
    return kept.reset_index(drop=True), apart


def _lies_apart(numbers: pd.DataFrame) -> pd.Series:
    """Tell which rows share their number, within a source, with one that is far away."""
    is_apart = pd.Series(data=False, index=numbers.index)
    within = [*_NUMBER, "source"]
    shared = numbers[numbers["lon"].notna() & numbers.duplicated(within, keep=False)]
    if shared.empty:
        return is_apart
    plane = LocalMetres(float(shared["lon"].median()), float(shared["lat"].median()))
    xy = pd.DataFrame(plane.to_xy(shared[["lon", "lat"]].to_numpy()), index=shared.index)
    groups = xy.groupby([shared[name] for name in within], dropna=False, observed=True)
    span = groups.transform("max") - groups.transform("min")
    is_apart[shared.index] = np.hypot(span[0], span[1]) > SAME_NUMBER_APART_M
    return is_apart


def _counted(doubt: TableDoubt, sources: pd.Series) -> list[TableRemark]:
    counts = sources.value_counts()
    return [TableRemark(doubt, str(source), int(count)) for source, count in counts.items()]
