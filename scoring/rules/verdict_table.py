"""The verdict of every case of facts, worked out from the ordered rows and checked to be safe.

One axis per fact of :data:`scoring.verdict_codes.FACTS`, its words running from harmless to
grave. The first row in use that a case meets decides it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scoring.codes import Verdict, VerdictReason
from scoring.errors import RulesProblem
from scoring.rules.toml_table import TomlTable
from scoring.verdict_codes import (
    FACTS,
    KNOWN_WATERS,
    UNKNOWN_WATERS,
    CollapseFact,
    SedimentFact,
    StructureFact,
    WaterFact,
)

_IntArray = npt.NDArray[np.int64]
_BoolArray = npt.NDArray[np.bool_]

_SHAPE = tuple(len(codes) for codes in FACTS.values())
_NO_RULE = -1
_DANGER: dict[Verdict, int] = {
    Verdict.DRY: 0,
    Verdict.STAY_POSSIBLE: 1,
    Verdict.UNKNOWN: 2,
    Verdict.LEAVE: 2,
}
_MUST_LEAVE: tuple[dict[str, tuple[str, ...]], ...] = (
    {"collapse": (CollapseFact.BANK, CollapseFact.BOTH, CollapseFact.UNTOLD)},
    {
        "collapse": (CollapseFact.FLOW,),
        "structure": (StructureFact.UNKNOWN, StructureFact.WOODEN),
    },
    {"sediment": (SedimentFact.SPECIAL,)},
)
"""Where nobody may be told to stay or be called dry, whatever the water (屋内安全確保の条件1)."""


@dataclass(frozen=True)
class VerdictRule:
    """One row: the first that a case meets decides it; a fact it does not name may be anything."""

    reason: VerdictReason
    conditions: Mapping[str, frozenset[str]]
    verdict: Verdict
    is_in_use: bool
    source: str


@dataclass(frozen=True)
class VerdictTable:
    """For every case the position of its verdict in Verdict and of its reason in VerdictReason."""

    verdict: _IntArray
    reason: _IntArray

    def look_up(self, facts: Mapping[str, _IntArray]) -> tuple[_IntArray, _IntArray]:
        """Give verdict and reason of homes; ``facts`` are positions in the words of each fact."""
        case = np.ravel_multi_index(tuple(facts[name] for name in FACTS), _SHAPE)
        return self.verdict[case], self.reason[case]


def build_verdict_table(rules: Sequence[VerdictRule], top: TomlTable) -> VerdictTable:
    """Decide every case by the first row it meets.

    Raises
    ------
    RulesError
        CASE_WITHOUT_VERDICT; UNSAFE_VERDICT where an unknown, reached or collapsing home would
        be safe, or where something graver would make a home safer.
    """
    in_use = [rule for rule in rules if rule.is_in_use]
    met = [cases_of(rule.conditions).ravel() for rule in in_use]
    first = np.select(met, range(len(in_use)), default=_NO_RULE)
    if (first == _NO_RULE).any():
        raise top.refuse(
            RulesProblem.CASE_WITHOUT_VERDICT, "rule", value=told_case(int(np.argmin(first)))
        )
    verdict = np.array([list(Verdict).index(rule.verdict) for rule in in_use])[first]
    danger = np.array([_DANGER[verdict] for verdict in Verdict])[verdict]
    unsafe = _unsafe(danger.reshape(_SHAPE)).ravel()
    if unsafe.any():
        case = int(np.argmax(unsafe))
        rule = in_use[first[case]]
        raise top.called(rule.reason.value).refuse(
            RulesProblem.UNSAFE_VERDICT, "verdict", value=told_case(case), expected=rule.verdict
        )
    reason = np.array([list(VerdictReason).index(rule.reason) for rule in in_use])[first]
    return VerdictTable(verdict, reason)


def cases_of(conditions: Mapping[str, Sequence[str] | frozenset[str]]) -> _BoolArray:
    """Tell which cases hold all conditions: truths, one axis per fact."""
    met = np.ones(_SHAPE, dtype=bool)
    for axis, (name, codes) in enumerate(FACTS.items()):
        if name in conditions:
            is_met = np.array([code.value in conditions[name] for code in codes])
            met &= np.expand_dims(is_met, [other for other in range(len(FACTS)) if other != axis])
    return met


def told_case(case: int) -> str:
    """Write a case as its facts and words."""
    places = np.unravel_index(case, _SHAPE)
    return ", ".join(
        f"{name} = {list(codes)[int(place)].value}"
        for (name, codes), place in zip(FACTS.items(), places, strict=True)
    )


def _unsafe(danger: _IntArray) -> _BoolArray:
    """Tell which cases are called safer than what is known of them allows."""
    safest = _DANGER[Verdict.LEAVE]
    unsafe = cases_of({"water": (*UNKNOWN_WATERS, WaterFact.REACHED)}) & (danger < safest)
    unsafe |= ~cases_of({"water": (WaterFact.DRY,)}) & (danger == _DANGER[Verdict.DRY])
    for zone in _MUST_LEAVE:
        unsafe |= cases_of(zone) & (danger < safest)
    return unsafe | _safer_when_graver(danger)


def _safer_when_graver(danger: _IntArray) -> _BoolArray:
    safer = np.zeros(_SHAPE, dtype=bool)
    for axis, name in enumerate(FACTS):
        graver = np.zeros(_SHAPE, dtype=bool)
        behind = [slice(None)] * len(FACTS)
        behind[axis] = slice(1, None)
        graver[tuple(behind)] = np.diff(danger, axis=axis) < 0
        if name == "water":
            graver &= cases_of({"water": KNOWN_WATERS[1:]})
        safer |= graver
    return safer
