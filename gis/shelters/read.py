"""Lists of shelters of every published form → the frame ``SHELTERS``."""

import unicodedata
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from gis.addresses.csv_table import text_column
from gis.errors import HazardError, HazardProblem
from gis.shelters import columns as names
from gis.shelters.table import ShelterTable, read_shelter_table
from scoring.columns import TEXT
from scoring.frames import SHELTERS

_YES = frozenset({"1", "○", "◯", "〇", "●", "◎", "有", "可", "はい", "true", "yes", "y"})
_NO = frozenset({"0", "×", "✕", "x", "-", "ー", "−", "無", "否", "不可", "false", "no", "n"})
_WELFARE = "福祉避難"
_FACILITY = r"^(E\d{10})\d{3}$"
_CARED_FOR = "介護|高齢|障害|障がい|不自由|妊産婦|乳幼児|要配慮|医療的ケア|難病"


@dataclass(frozen=True)
class ShelterList:
    """One list of shelters.

    ``shelters`` is a frame of ``SHELTERS``; nobody has looked at the water yet, so
    ``flood_rank`` and ``fitness`` are empty. ``is_for_flood`` is empty where the list does not
    speak of floods at all, where a row has no mark for any hazard, and where the mark is none
    that is known. ``facility`` is what the 共通ID has for the site, whatever list it stands in;
    empty: the list has none.
    """

    shelters: pd.DataFrame
    facility: pd.Series


def read_shelters(path: Path) -> ShelterList:
    """Read shelters in the order of the file; a row without a position is left out.

    Raises
    ------
    gis.errors.HazardError, gis.errors.AddressError
        The file cannot be read, holds other things than points, or has no column of names.
    """
    table = read_shelter_table(path)
    if not any(name in table.columns for name in names.NAMES):
        raise HazardError(
            HazardProblem.FIELD_NOT_FOUND,
            file=path,
            field=names.NAMES[0],
            fields="、".join(table.columns),
        )
    rows, is_emergency_site = table.rows, _emergency_sites(table)
    made = {
        "name": text_column(rows, *names.NAMES).fillna("—"),
        "address": _addresses(rows),
        "lon": table.lonlat[:, 0],
        "lat": table.lonlat[:, 1],
        "is_for_flood": _flood_marks(table),
        "is_emergency_site": is_emergency_site,
        "is_shelter": _shelters(table, is_emergency_site),
        "is_welfare": _welfare_shelters(rows),
        "capacity": _capacities(rows),
        "phone": text_column(rows, *names.PHONES),
        "flood_rank": np.full(len(rows), np.nan),
        "fitness": np.full(len(rows), None, dtype=object),
    }
    is_placed = np.isfinite(table.lonlat).all(axis=1)
    placed = {name: pd.Series(cells)[is_placed] for name, cells in made.items()}
    shelters = SHELTERS.build({"shelter": np.arange(int(is_placed.sum())), **placed})
    facility = text_column(rows, *names.NUMBERS).str.extract(_FACILITY, expand=False)
    return ShelterList(shelters, facility[is_placed].reset_index(drop=True))


def _flood_marks(table: ShelterTable) -> pd.Series:
    """1, 0 or NaN; an empty cell is 0 only where the row is marked for another hazard."""
    marks = _marks(text_column(table.rows, *names.FLOODS))
    others = [name for name in table.rows if _is_other_hazard(name)]
    is_empty = text_column(table.rows, *names.FLOODS).isna()
    if not any(name in table.columns for name in names.FLOODS):
        return marks
    is_told = pd.Series(data=not others, index=marks.index)
    for name in others:
        is_told |= table.rows[name].notna()
    return marks.mask(is_empty & is_told, 0.0)


def _is_other_hazard(name: str) -> bool:
    return name.removeprefix(names.HAZARD_HEAD) in names.OTHER_HAZARDS


def _marks(cells: pd.Series) -> pd.Series:
    plain = {cell: unicodedata.normalize("NFKC", cell).lower() for cell in cells.dropna().unique()}
    told = {cell: 1.0 for cell, word in plain.items() if word in _YES}
    told |= {cell: 0.0 for cell, word in plain.items() if word in _NO}
    return cells.map(told).astype(np.float64)


def _emergency_sites(table: ShelterTable) -> pd.Series:
    """Take a list that marks hazards for one of 指定緊急避難場所; others say which of them are."""
    rows = table.rows
    if any(name in table.columns for name in names.ALSO_EMERGENCY_SITE):
        return _marks(text_column(rows, *names.ALSO_EMERGENCY_SITE)) == 1
    kinds = text_column(rows, *names.KINDS)
    is_listed = any(name in table.columns for name in names.FLOODS)
    return kinds.str.contains("場所|広場", na=is_listed).astype(bool)


def _shelters(table: ShelterTable, is_emergency_site: pd.Series) -> pd.Series:
    rows = table.rows
    if any(name in table.columns for name in names.ALSO_SHELTER):
        return _marks(text_column(rows, *names.ALSO_SHELTER)) == 1
    is_listed = any(name in table.columns for name in names.ALSO_EMERGENCY_SITE)
    if is_listed or any(name.startswith(names.FACILITY_MARK) for name in table.columns):
        return pd.Series(data=is_listed, index=rows.index)
    kinds = text_column(rows, *names.KINDS)
    return kinds.str.contains("避難所").where(kinds.notna(), ~is_emergency_site).astype(bool)


def _welfare_shelters(rows: pd.DataFrame) -> pd.Series:
    """福祉避難所, by its name or kind, or by the people whom it takes in (受入対象者)."""
    welcomes = text_column(rows, *names.WELCOMES)
    is_welfare = welcomes.str.contains(_CARED_FOR, na=False)
    for name in (*names.NAMES, *names.KINDS, *names.MORE_WORDS, *names.WELCOMES):
        is_welfare |= text_column(rows, name).str.contains(_WELFARE, na=False)
    return is_welfare


def _capacities(rows: pd.DataFrame) -> pd.Series:
    """Persons; −1, 0 and what is no number are unknown."""
    cells = text_column(rows, *names.CAPACITIES).str.normalize("NFKC").str.replace(",", "")
    numbers = pd.to_numeric(cells.str.removesuffix("人").str.strip(), errors="coerce")
    return numbers.where(numbers > 0).astype(np.float64)


def _addresses(rows: pd.DataFrame) -> pd.Series:
    parts = [text_column(rows, part).fillna("") for part in names.ADDRESS_PARTS]
    joined = parts[0].str.cat(parts[1:]).astype(TEXT)
    return text_column(rows, *names.ADDRESSES).fillna(joined.where(joined != ""))
