"""Two 宛名番号 that seem to be one person, or to share one certificate: shown, never merged."""

from itertools import combinations

import numpy as np
import pandas as pd

from importers.comparison_keys import keys_of
from importers.linkage.compare import compare_pairs
from importers.linkage.levels import evidence_of
from importers.linkage.name_keys import whole_names
from importers.linkage.pairs import Keyed, Pairs, join_codes
from importers.linkage.person_keys import build_person_keys
from importers.linkage.place_keys import home_prefixes
from importers.linkage.rule_table import DOUBLE_RULES, holds_any
from scoring.codes import ResidentStatus
from scoring.record_frames import DOUBLES
from scoring.spelling import comparison_key

CERTIFICATE_MARK = "certificate="
"""Begins the evidence of a shared certificate; the kind of the certificate follows."""

_MOST_PAIRED = 20
_LARGEST_NAMESAKES = 200


def find_doubles(residents: pd.DataFrame, requirements: pd.DataFrame) -> pd.DataFrame:
    """Find 宛名番号 that share a certificate, or that seem to be one person.

    A certificate (kind and number) belongs to one person. One person with two numbers has the
    same name, reading and birth and the same house or telephone, and both take part. Which
    is right only an office can say.

    Parameters
    ----------
    residents
        RESIDENTS.
    requirements
        REQUIREMENTS; rows of a record without a 宛名番号 are left out until it is linked.

    Returns
    -------
    DataFrame
        DOUBLES, the smaller 宛名番号 first, sorted; each pair once per evidence. Of more than
        20 who share a number, each is shown beside the first only.
    """
    found = {*_shared_certificates(residents, requirements), *_same_persons(residents)}
    rows = sorted(found)
    columns = zip(*rows, strict=True) if rows else ([], [], [])
    return DOUBLES.build(dict(zip(DOUBLES.names, map(list, columns), strict=True)))


def _shared_certificates(
    residents: pd.DataFrame, requirements: pd.DataFrame
) -> list[tuple[str, str, str]]:
    rows = requirements[requirements["certificate_no"].notna()]
    rows = rows[rows["person_id"].isin(residents["person_id"])]
    frame = pd.DataFrame(
        {
            "person": rows["person_id"].to_numpy(object),
            "kind": rows["kind"].to_numpy(object),
            "number": keys_of(rows["certificate_no"], comparison_key),
        }
    ).drop_duplicates()
    shared = frame[frame.duplicated(["kind", "number"], keep=False) & frame["number"].notna()]
    return [
        (one, other, f"{CERTIFICATE_MARK}{kind}")
        for (kind, _), people in shared.groupby(["kind", "number"])["person"]
        for one, other in _paired(sorted(people))
    ]


def _paired(people: list[str]) -> list[tuple[str, str]]:
    if len(people) > _MOST_PAIRED:
        return [(people[0], other) for other in people[1:]]
    return list(combinations(people, 2))


def _born_and_named_alike(residents: pd.DataFrame) -> pd.DataFrame:
    """Give those who share birth and name with somebody: few, and only they need every key."""
    born = residents[residents["birth_date"].notna()].reset_index(drop=True)
    named = born[["birth_date"]].assign(name=whole_names(born["name"]))
    return born[named.duplicated(keep=False) & (named["name"] != "")]


def _same_persons(residents: pd.DataFrame) -> list[tuple[str, str, str]]:
    here = residents[residents["status"] == ResidentStatus.RESIDENT]
    keys = build_person_keys(
        _born_and_named_alike(here), "person_id", home_prefixes(residents["address"])
    )
    born_so = pd.Series(keys.first).astype(str) + "/" + pd.Series(keys.name.whole, dtype=object)
    coded = Keyed(np.arange(len(keys)), pd.factorize(born_so)[0])
    pairs = Pairs(*join_codes(coded, coded, _LARGEST_NAMESAKES))
    pairs = pairs.take((keys.ids[pairs.record] < keys.ids[pairs.resident]).astype(bool))
    levels = compare_pairs(keys, keys, pairs)
    is_double = holds_any(DOUBLE_RULES, levels)
    pairs, evidence = pairs.take(is_double), evidence_of(levels.take(is_double))
    ones, others = keys.ids[pairs.record].tolist(), keys.ids[pairs.resident].tolist()
    return list(zip(ones, others, evidence, strict=True))
