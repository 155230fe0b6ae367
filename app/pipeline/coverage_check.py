"""点検: which homes in the water lie in no ordered area, and of which nobody can say anything.

Every household of the call list's steps is in exactly one state, so the numbers add up to the
residents. Protected households are counted like any other; whoever lists households leaves
them out.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from app.pipeline.area_orders import in_force
from app.pipeline.area_standing import AreaStanding
from app.pipeline.area_targets import Targets, homes_of, homes_within, joined_targets
from app.pipeline.make_list import ListFrames
from scoring.area_codes import ALARMING_STATES, UNKNOWN_STATES, WET_STATES, CheckState, OrderLevel
from scoring.codes import LocationLevel, Verdict, VerdictReason
from scoring.columns import codes_from_positions

_STATES = list(CheckState)
_REASON_STATES: Mapping[VerdictReason, CheckState] = {
    VerdictReason.NO_DEPTH_LAYER: CheckState.NO_LAYER,
    VerdictReason.OUTSIDE_LAYERS: CheckState.OUTSIDE_LAYERS,
}


@dataclass(frozen=True)
class CheckCount:
    """Households, their residents, and those of them with a score (要支援者)."""

    households: int
    residents: int
    in_need: int

    def __add__(self, other: "CheckCount") -> "CheckCount":
        return CheckCount(
            self.households + other.households,
            self.residents + other.residents,
            self.in_need + other.in_need,
        )


NOBODY = CheckCount(0, 0, 0)


@dataclass(frozen=True)
class CoverageCheck:
    """The numbers of a check; ``by_state`` holds every state once and adds up to ``total``.

    ``by_level`` counts what lies surely in the areas of each level in force, levels without an
    order left out; a home under two levels counts under both. ``residents`` of the registry =
    ``total.residents`` + ``not_taking_part`` (dead, moved out, deleted). ``protected`` of the
    households are in the counts and in no list.
    """

    by_state: tuple[tuple[CheckState, CheckCount], ...]
    by_level: tuple[tuple[OrderLevel, CheckCount], ...]
    total: CheckCount
    residents: int
    not_taking_part: int
    protected: int

    def __post_init__(self) -> None:
        """Refuse a check that does not add up: somebody would have dropped out in silence."""
        if sum((count for _state, count in self.by_state), NOBODY) != self.total:
            raise ValueError("the states are not all households")
        if self.residents != self.total.residents + self.not_taking_part:
            raise ValueError("the check is not of all residents")

    @property
    def has_orders(self) -> bool:
        """Whether any order is in force."""
        return bool(self.by_level)

    def of(self, *states: CheckState) -> CheckCount:
        """Count what is in these states."""
        return sum((count for state, count in self.by_state if state in states), NOBODY)

    @property
    def wet(self) -> CheckCount:
        """Count the homes known to be in the water, ordered or not."""
        return self.of(*WET_STATES)

    @property
    def unknown(self) -> CheckCount:
        """Count the homes of which nobody knows whether the water comes (不明)."""
        return self.of(*UNKNOWN_STATES)

    @property
    def alarming(self) -> CheckCount:
        """Count what a person should look at before the list is made."""
        return self.of(*ALARMING_STATES)


def check_coverage(frames: ListFrames, standing: AreaStanding) -> CoverageCheck:
    """Count every household of a town by its state.

    Raises
    ------
    ValueError
        The counts do not add up: a fault of the program.
    """
    states = check_states(frames, standing).cat.codes.to_numpy()
    members = frames.household_scores["members"].to_numpy()
    in_need = count_in_need(frames)
    homes = homes_of(frames.locations)
    by_level = []
    for level, targets in _levels(standing):
        is_in = homes_within(homes, targets, standing.areas).surely
        by_level.append((level, _count(is_in, members, in_need)))
    total = _count(np.ones(len(members), dtype=bool), members, in_need)
    return CoverageCheck(
        by_state=tuple(
            (state, _count(states == place, members, in_need))
            for place, state in enumerate(_STATES)
        ),
        by_level=tuple(by_level),
        total=total,
        residents=len(frames.residents),
        not_taking_part=len(frames.residents) - len(frames.individuals),
        protected=int(frames.household_scores["is_protected"].sum()),
    )


def check_states(frames: ListFrames, standing: AreaStanding) -> pd.Series:
    """Give the state of each household, in the order of ``household_scores``, as codes.

    A home whose place is known only to the town is in no wet state, even where all of the town
    is wet: nobody can say whether an order reached it. A home without depth whose verdict is
    unknown all the same, as the maps disagree, is in a hole and not dry.
    """
    every = joined_targets([order.entry.targets for order in in_force(standing.orders)])
    found = homes_within(homes_of(frames.locations), every, standing.areas)
    level = frames.locations["location_level"].astype("str").to_numpy()
    position = _unknown_positions(frames.verdicts["reason"])
    is_unknown = (frames.verdicts["verdict"] == Verdict.UNKNOWN.value).to_numpy()
    is_dry = (frames.exposure["flood_rank"].to_numpy() == 0) & ~is_unknown
    position[is_dry] = _STATES.index(CheckState.DRY)
    is_wet = _is_wet(frames)
    position[is_wet] = _STATES.index(CheckState.WET_UNORDERED)
    position[is_wet & found.maybe] = _STATES.index(CheckState.WET_UNDECIDED)
    position[is_wet & found.surely] = _STATES.index(CheckState.WET_ORDERED)
    position[level == LocationLevel.TOWN.value] = _STATES.index(CheckState.TOWN_ONLY)
    position[level == LocationLevel.NONE.value] = _STATES.index(CheckState.NOT_LOCATED)
    return codes_from_positions(CheckState, position)


def count_in_need(frames: ListFrames) -> np.ndarray:
    """Count the members with a score (要支援者) of each household, in their order."""
    has_score = frames.individuals["score"].notna().to_numpy()
    scored = frames.individuals["household_id"][has_score]
    row = pd.Index(frames.household_scores["household_id"]).get_indexer(scored)
    return np.bincount(row, minlength=len(frames.household_scores))


def _is_wet(frames: ListFrames) -> np.ndarray:
    exposure = frames.exposure
    is_leave = (frames.verdicts["verdict"] == Verdict.LEAVE.value).to_numpy()
    in_zone = (exposure["in_collapse_zone"] == 1).to_numpy()
    return np.asarray((exposure["flood_rank"].to_numpy() >= 1) | in_zone | is_leave)


def _unknown_positions(reasons: pd.Series) -> np.ndarray:
    """Give why the water is unknown, as if it were everywhere; a reason not told is a hole."""
    state_of = [_REASON_STATES.get(reason, CheckState.NO_DATA) for reason in VerdictReason]
    positions = np.array([_STATES.index(state) for state in state_of])
    return np.asarray(positions[reasons.cat.codes.to_numpy()])


def _levels(standing: AreaStanding) -> list[tuple[OrderLevel, Targets]]:
    orders = in_force(standing.orders)
    every = {
        level: [order.entry.targets for order in orders if order.entry.level is level]
        for level in OrderLevel
    }
    return [(level, joined_targets(targets)) for level, targets in every.items() if targets]


def _count(mask: np.ndarray, members: np.ndarray, in_need: np.ndarray) -> CheckCount:
    return CheckCount(int(mask.sum()), int(members[mask].sum()), int(in_need[mask].sum()))
