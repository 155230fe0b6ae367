"""The shelters of a household as plain values: nearest, on this side of the river, welfare."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from app.pipeline.make_list import ListFrames
from app.pipeline.person_papers import filled_text
from app.wording.sentence import Text
from app.wording.shelter_words import NO_FIT_SHELTER, straight_text, way_text
from gis.local_metres import LocalMetres
from scoring.codes import LocationLevel, ShelterFitness

_MOST_PASSED_OVER = 3
NOTHING = Text("", "")


@dataclass(frozen=True)
class ShelterWay:
    """A shelter and the straight way to it; None: the list does not say."""

    name: str
    address: str | None
    phone: str | None
    capacity: float | None
    distance_m: float


@dataclass(frozen=True)
class PassedOver:
    """A shelter nearer than the fit one, and why it is not named."""

    name: str
    fitness: ShelterFitness
    distance_m: float


@dataclass(frozen=True)
class HouseholdShelters:
    """Where a household may go.

    ``nearest`` None: no shelter of the list is fit. ``crosses_river`` None: no rivers are known;
    ``same_side`` is told only where the way to the nearest crosses one. ``welfare`` is the
    nearest 福祉避難所. ``is_from_town``: measured from the point of the town.
    """

    nearest: ShelterWay | None
    crosses_river: bool | None
    same_side: ShelterWay | None
    welfare: ShelterWay | None
    passed_over: tuple[PassedOver, ...]
    is_from_town: bool


def household_shelters(frames: ListFrames, household_id: str) -> HouseholdShelters | None:
    """Give the shelters of one household; None: the town has no list, or the home no position."""
    nearest = frames.nearest_shelters
    found = nearest[nearest["household_id"] == household_id]
    home = frames.locations[frames.locations["household_id"] == household_id]
    if found.empty or home.empty or pd.isna(home["lon"].iloc[0]):
        return None
    row = found.iloc[0]
    crosses = None if pd.isna(row["crosses_river"]) else bool(row["crosses_river"])
    return HouseholdShelters(
        nearest=_way(frames.shelters, row, ""),
        crosses_river=crosses,
        same_side=_way(frames.shelters, row, "same_side_") if crosses else None,
        welfare=_way(frames.shelters, row, "welfare_"),
        passed_over=_passed_over(frames.shelters, home, row["distance_m"]),
        is_from_town=home["location_level"].iloc[0] == LocationLevel.TOWN.value,
    )


def shelter_texts(frames: ListFrames) -> list[Text]:
    """Give one line for each household of the list, empty where there is nothing to say."""
    ids = frames.household_scores["household_id"]
    rows = frames.nearest_shelters.set_index("household_id").reindex(ids)
    names = dict(zip(frames.shelters["shelter"], frames.shelters["name"], strict=True))
    is_asked = ids.isin(frames.nearest_shelters["household_id"]).to_numpy()
    has_place = frames.locations["lon"].notna().to_numpy()
    columns = zip(
        (is_asked & has_place).tolist(),
        zip(rows["shelter"], rows["distance_m"], strict=True),
        rows["crosses_river"],
        zip(rows["same_side_shelter"], rows["same_side_distance_m"], strict=True),
        strict=True,
    )
    return [
        _line(names, nearest, crosses, same_side) if told else NOTHING
        for told, nearest, crosses, same_side in columns
    ]


def _line(
    names: dict[float, str],
    nearest: tuple[float, float],
    crosses_river: float,
    same_side: tuple[float, float],
) -> Text:
    shelter, distance_m = nearest
    if np.isnan(shelter):
        return NO_FIT_SHELTER
    told = straight_text(names[shelter], distance_m)
    if crosses_river != 1:
        return told
    other, other_m = same_side
    return way_text(told, None if np.isnan(other) else straight_text(names[other], other_m))


def _way(shelters: pd.DataFrame, row: pd.Series, head: str) -> ShelterWay | None:
    if pd.isna(row[f"{head}shelter"]):
        return None
    found = shelters[shelters["shelter"] == row[f"{head}shelter"]].iloc[0]
    return ShelterWay(
        name=found["name"],
        address=filled_text(found["address"]),
        phone=filled_text(found["phone"]),
        capacity=None if pd.isna(found["capacity"]) else float(found["capacity"]),
        distance_m=float(row[f"{head}distance_m"]),
    )


def _passed_over(
    shelters: pd.DataFrame, home: pd.DataFrame, fit_m: float
) -> tuple[PassedOver, ...]:
    """Give the nearest sites that are nearer than the fit one, and not fit."""
    lonlat = home[["lon", "lat"]].to_numpy(np.float64)
    plane = LocalMetres(*lonlat[0].tolist())
    away = plane.to_xy(shelters[["lon", "lat"]].to_numpy(np.float64)) - plane.to_xy(lonlat)
    told = shelters.assign(away=np.hypot(away[:, 0], away[:, 1]))
    is_nearer = told["away"] < (np.inf if pd.isna(fit_m) else fit_m)
    is_unfit = told["fitness"] != ShelterFitness.FIT.value
    shown = told[is_nearer & is_unfit & ~told["is_welfare"]].nsmallest(_MOST_PASSED_OVER, "away")
    return tuple(
        PassedOver(name, ShelterFitness(fitness), float(metres))
        for name, fitness, metres in shown[["name", "fitness", "away"]].itertuples(index=False)
    )
