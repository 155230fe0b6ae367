"""Link records that have no usable 宛名番号 with the registry (照合)."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from importers.linkage.blocking import find_pairs
from importers.linkage.compare import compare_pairs, speaks_against
from importers.linkage.decisions import (
    Decisions,
    accepted_pairs,
    is_rejected,
    orphaned_rows,
    stranger_rows,
)
from importers.linkage.levels import PairLevels, evidence_of
from importers.linkage.likeness import rank_likeness
from importers.linkage.name_keys import part_by_known
from importers.linkage.pairs import BoolArray, Pairs, RowArray
from importers.linkage.person_keys import PersonKeys, build_person_keys
from importers.linkage.place_keys import home_prefixes
from importers.linkage.rule_table import LINKED_RULES, POSSIBLE_RULES, RIVAL_RULES, holds_any
from scoring.codes import ResidentStatus
from scoring.record_codes import LinkState
from scoring.record_frames import CANDIDATES, LINKS

MOST_CANDIDATES = 10


@dataclass(frozen=True)
class Linkage:
    """What linkage found: a link per record, in their order, and whom the rest may be.

    ``orphaned`` holds the records that a person had accepted as a resident whom the registry
    no longer has: they stand in the queue again, never linked by the rules, for that reason.
    """

    links: pd.DataFrame
    candidates: pd.DataFrame
    orphaned: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Sides:
    records: PersonKeys
    residents: PersonKeys
    takes_part: BoolArray


@dataclass(frozen=True)
class _Compared:
    """Pairs with their levels."""

    pairs: Pairs
    levels: PairLevels

    def take(self, at: RowArray | BoolArray) -> "_Compared":
        return _Compared(self.pairs.take(at), self.levels.take(at))


def link_records(records: pd.DataFrame, residents: pd.DataFrame, decisions: Decisions) -> Linkage:
    """Decide for each record who it is: LINKED, POSSIBLE with candidates, or NONE.

    Residents who died or moved out are compared too: staff shall see 死亡 rather than an
    unknown record, and what is linked to them simply does not count. At most MOST_CANDIDATES
    stand for a record, the likeliest first. The order of rows on either side changes nothing.

    Parameters
    ----------
    records
        RECORDS.
    residents
        RESIDENTS; people under 支援措置 are compared like everybody, what is shown of them is
        for the caller.
    decisions
        What people decided, by record_id. An accepted resident is the link, as long as the
        registry has them; a rejected one is never a candidate again; a stranger is NONE.
    """
    sides = _build_sides(records, residents)
    ids = sides.records.ids, sides.residents.ids
    accepted = _compared(sides, accepted_pairs(*ids, decisions))
    strangers = stranger_rows(sides.records.ids, decisions)
    is_decided = np.zeros(len(records), dtype=bool)
    is_decided[np.concatenate([accepted.pairs.record, strangers])] = True
    orphaned = orphaned_rows(*ids, decisions)
    found = _compared(sides, _open_pairs(sides, is_decided))
    rejected = is_rejected(*ids, found.pairs, decisions)
    linked = found.take(_is_linked(sides, found, orphaned) & ~rejected)
    is_linked = np.zeros(len(records), dtype=bool)
    is_linked[linked.pairs.record] = True
    possible = found.take(_is_possible(found) & ~rejected & ~is_linked[found.pairs.record])
    candidates = _candidates(sides, possible)
    return Linkage(
        _links(sides, (accepted, linked), candidates, is_decided),
        candidates,
        tuple(sides.records.ids[orphaned].tolist()),
    )


def _build_sides(records: pd.DataFrame, residents: pd.DataFrame) -> _Sides:
    prefixes = home_prefixes(residents["address"])
    known = build_person_keys(residents, "person_id", prefixes)
    asked = build_person_keys(records, "record_id", prefixes)
    parted = replace(
        asked,
        name=part_by_known(asked.name, known.name),
        kana=part_by_known(asked.kana, known.kana),
    )
    is_here = (residents["status"] == ResidentStatus.RESIDENT).to_numpy()
    return _Sides(parted, known, is_here)


def _compared(sides: _Sides, pairs: Pairs) -> _Compared:
    return _Compared(pairs, compare_pairs(sides.records, sides.residents, pairs))


def _open_pairs(sides: _Sides, is_decided: BoolArray) -> Pairs:
    pairs = find_pairs(sides.records, sides.residents)
    pairs = pairs.take(~is_decided[pairs.record])
    return pairs.take(~speaks_against(sides.records, sides.residents, pairs))


def _is_possible(found: _Compared) -> BoolArray:
    return holds_any(POSSIBLE_RULES, found.levels) | holds_any(LINKED_RULES, found.levels)


def _is_linked(sides: _Sides, found: _Compared, orphaned: RowArray) -> BoolArray:
    """Tell the pairs that a rule links and that no second resident rivals."""
    holds = _strong(sides, found)
    rivals = holds | holds_any(RIVAL_RULES, found.levels)
    count = len(sides.records)
    seen = np.bincount(found.pairs.record[rivals], minlength=count)
    may_link = seen == 1
    may_link[orphaned] = False
    return np.asarray(holds & may_link[found.pairs.record])


def _strong(sides: _Sides, found: _Compared) -> BoolArray:
    names = sides.residents.name.whole
    is_sole_name = ~pd.Series(names).duplicated(keep=False).to_numpy()[found.pairs.resident]
    holds = np.zeros(len(found.pairs), dtype=bool)
    for rule in LINKED_RULES:
        holds |= rule.holds(found.levels) & (is_sole_name | (not rule.is_sole_name))
    return holds


def _candidates(sides: _Sides, found: _Compared) -> pd.DataFrame:
    rows, others = found.pairs.record, found.pairs.resident
    likeness = rank_likeness(sides.records, sides.residents, found.pairs, found.levels)
    frame = pd.DataFrame(
        {
            "row": rows,
            "record_id": sides.records.ids[rows],
            "person_id": sides.residents.ids[others],
            "evidence": evidence_of(found.levels),
            "likeness": likeness.round(4),
            "is_gone": ~sides.takes_part[others],
        }
    ).sort_values(["row", "likeness", "is_gone", "person_id"], ascending=[True, False, True, True])
    place = frame.groupby("row").cumcount() + 1
    frame = frame.assign(place=place)[place <= MOST_CANDIDATES]
    return CANDIDATES.build({name: frame[name] for name in CANDIDATES.names})


def _links(
    sides: _Sides,
    linked: tuple[_Compared, _Compared],
    candidates: pd.DataFrame,
    is_decided: BoolArray,
) -> pd.DataFrame:
    ids = sides.records.ids
    state = np.full(len(ids), LinkState.NONE.value, dtype=object)
    best = candidates[candidates["place"] == 1].set_index("record_id")["evidence"]
    evidence = pd.Series(ids).map(best).to_numpy(object, copy=True)
    state[pd.notna(evidence)] = LinkState.POSSIBLE.value
    person = np.full(len(ids), None, dtype=object)
    for found in linked:
        rows = found.pairs.record
        state[rows] = LinkState.LINKED.value
        person[rows] = sides.residents.ids[found.pairs.resident]
        evidence[rows] = np.array(evidence_of(found.levels), dtype=object)
    return LINKS.build(
        {
            "record_id": ids,
            "state": state,
            "person_id": person,
            "is_decided": is_decided,
            "evidence": evidence,
        }
    )
