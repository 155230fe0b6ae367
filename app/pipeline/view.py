"""What the window shows of a town: one row per household that may be shown, and the sums.

Households with a protected resident (支援措置) are not in it at all, so that no search, list
or map can show them; they are counted in the totals.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from app.pipeline.counting import Reconciliation, count_list
from app.pipeline.make_list import ListTables, make_list
from app.pipeline.search import SearchIndex
from app.progress import Progress
from app.store.town import Town, TownFacts
from scoring.codes import LocationLevel, ResidentStatus
from scoring.frames import LAYER_EXPOSURE

HEAD = "世帯主"
HEAD_TEXTS = ("head_name", "head_kana", "address", "building", "phones")
RESIDENT_TEXTS = ("name", "kana", "address", "building", "phones", "phone_digits")


@dataclass(frozen=True)
class TownView:
    """Everything the window needs of a town, in memory.

    ``households`` has a row per household that may be shown, in call order, then those not on
    the list by household_id; ``members`` the residents of these households who take part,
    with ``row`` naming the household's row.
    """

    facts: TownFacts
    tables: ListTables
    layer_exposure: pd.DataFrame
    households: pd.DataFrame
    members: pd.DataFrame
    totals: Reconciliation
    search: SearchIndex

    def rows_found(self, query: str) -> np.ndarray:
        """Give the rows of ``households`` that a search finds, ascending."""
        return self.search.rows_found(query)


def load_view(town: Town, progress: Progress) -> TownView:
    """Read a town for the window."""
    tables = make_list(town, progress)
    households = _shown_households(tables)
    members = _shown_members(tables, households)
    households = _with_heads(households, members)
    return TownView(
        facts=tables.facts,
        tables=tables,
        layer_exposure=town.read(LAYER_EXPOSURE),
        households=households,
        members=members,
        totals=count_list(tables),
        search=SearchIndex.build(_with_phone_digits(members), RESIDENT_TEXTS, len(households)),
    )


def _shown_households(tables: ListTables) -> pd.DataFrame:
    joined = pd.concat(
        [
            tables.household_scores,
            tables.locations.drop(columns="household_id"),
            tables.exposure.drop(columns="household_id"),
            tables.verdicts.drop(columns="household_id"),
            tables.call_order.drop(columns="household_id"),
            _map_squares(tables),
        ],
        axis=1,
    )
    rows = np.flatnonzero(~joined["is_protected"])
    # the tables stand in order of household_id, and what has no rank goes last
    rows = rows[np.argsort(joined["call_rank"].to_numpy()[rows], kind="stable")]
    shown = joined.drop(columns=["is_protected", "divisor"]).iloc[rows]
    return shown.reset_index(drop=True)


def _map_squares(tables: ListTables) -> pd.Series:
    """Name the square of the wall map of every household; empty: it has no sure one."""
    lonlat = tables.locations[["lon", "lat"]].to_numpy(dtype="float64")
    names = np.full(len(lonlat), np.nan, dtype=object)
    if tables.grid is not None:
        names = tables.grid.names_of(lonlat)
        names[(tables.locations["location_level"] == LocationLevel.TOWN.value).to_numpy()] = np.nan
    return pd.Series(names, tables.locations.index, dtype="str", name="map_square")


def _shown_members(tables: ListTables, households: pd.DataFrame) -> pd.DataFrame:
    residents = tables.residents
    taking_part = residents[residents["status"] == ResidentStatus.RESIDENT]
    row = pd.Index(households["household_id"]).get_indexer(taking_part["household_id"])
    members = taking_part.assign(row=row)[row >= 0]
    is_head = (members["relationship"] == HEAD).to_numpy()
    order = np.lexsort((np.arange(len(members)), ~is_head, members["row"].to_numpy()))
    return members.iloc[order].reset_index(drop=True)


def _with_phone_digits(members: pd.DataFrame) -> pd.DataFrame:
    # typed without hyphens, too
    digits = "\n".join(members["phones"].fillna("")).replace("-", "").split("\n")
    return members.assign(phone_digits=pd.Series(digits if len(members) else [], dtype="str"))


def _with_heads(households: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:
    first = members.drop_duplicates("row").set_index("row").reindex(range(len(households)))
    return households.assign(
        head_name=first["name"].to_numpy(),
        head_kana=first["kana"].to_numpy(),
        address=first["address"].to_numpy(),
        building=first["building"].to_numpy(),
        phones=first["phones"].to_numpy(),
    ).astype(dict.fromkeys(HEAD_TEXTS, "str"))
