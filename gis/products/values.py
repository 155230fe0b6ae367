"""The attribute of polygons → values of the layer's kind, with the range of depths behind them."""

from collections import Counter
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from gis.errors import HazardError, HazardProblem
from gis.layer_values import LayerMeaning
from gis.products.answers import SettledLayer
from gis.products.depth_text import KSJ_6_FROM_MM, ranges_m, read_depth_classes
from gis.products.errors import ProductProblem
from gis.products.old_ranks import OLD_RANGES_M, old_edition_of
from gis.products.product import ProductFamily, ProductRemark, Remark
from scoring.codes import HazardKind, RankEdition
from scoring.columns import FloatArray
from scoring.depth import DepthRank, DepthRanks, rank_depths, rank_edition_codes

VALUE, TEXT, FROM_M, TO_M = "value", "text", "from_m", "to_m"

FLOW, BANK, BOTH, KIND_NOT_TOLD = 1, 2, 3, 4
"""国土数値情報 危険区域区分; the last: a zone of a file that does not say of which kind."""

_COLLAPSE = {"氾濫流": FLOW, "河岸侵食": BANK}
_SEDIMENT = {1: 1, 2: 2, 3: 1, 4: 2}
"""警戒区域, 特別警戒区域, and both before their designation (指定前), which count alike."""

_BEFORE_DESIGNATION = (3, 4)

TEXT_FAMILIES = frozenset(
    {ProductFamily.KSJ_INLAND, ProductFamily.KSJ_STORM_SURGE, ProductFamily.KSJ_TSUNAMI}
)
"""Products whose depths are texts; a bare number in them would be a code nobody has told."""

_NATIONAL = DepthRanks(
    tuple(DepthRank(rank, mm, "", (0, 0, 0)) for rank, mm in enumerate(KSJ_6_FROM_MM, start=1))
)

Texts = NDArray[np.generic]


@dataclass(frozen=True)
class LayerValues:
    """One value per polygon, and what else is kept of it.

    ``edition`` is that of the values as they are written now. ``extra`` holds further columns.
    """

    value: FloatArray
    edition: RankEdition | None
    counts: dict[str, int]
    extra: dict[str, Texts] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()


def read_values(settled: SettledLayer, given: Texts | None, count: int) -> LayerValues:
    """Turn the attribute of the polygons of a layer into its values.

    Parameters
    ----------
    given
        The attribute as it stands in the file; None: the layer has none.
    count
        How many polygons there are.

    Raises
    ------
    HazardError
        A value is empty, no number, no depth text, or none of this kind; it is named.
    """
    if given is None:
        return _zones_without_value(settled, count)
    numbers = _numbers(given)
    is_text = settled.layer.family in TEXT_FAMILIES or bool(np.isnan(numbers).any())
    if settled.kind is HazardKind.DEPTH_RANK and is_text:
        return _text_classes(settled, given)
    if settled.kind is HazardKind.SEDIMENT_ZONE:
        return _sediment(settled, given)
    if settled.layer.family is ProductFamily.KSJ_FLOOD_2012:
        return _old_classes(settled, given)
    return _plain_numbers(settled, given)


def _plain_numbers(settled: SettledLayer, given: Texts) -> LayerValues:
    meaning = _meaning(settled)
    value = meaning.as_numbers(given)
    meaning.checked(value)
    if settled.kind is HazardKind.COLLAPSE_ZONE:
        _refuse_strays(settled, value, {0, FLOW, BANK, BOTH, KIND_NOT_TOLD})
    return LayerValues(value, settled.edition, _counted(given))


def _zones_without_value(settled: SettledLayer, count: int) -> LayerValues:
    if settled.kind is not HazardKind.COLLAPSE_ZONE:
        fields = "、".join(settled.layer.fields)
        name = settled.layer.name
        raise HazardError(HazardProblem.FIELD_NOT_TOLD, file=name, fields=fields)
    code = _COLLAPSE.get(settled.layer.selection or "", KIND_NOT_TOLD)
    return LayerValues(np.full(count, float(code)), None, {str(code): count})


def _text_classes(settled: SettledLayer, given: Texts) -> LayerValues:
    """Depth texts: the deepest water a text allows decides the national class."""
    texts = pd.Series(given, dtype=object)
    empty = texts.isna() | (texts.astype("str").str.strip() == "")
    if empty.any():
        row = int(np.flatnonzero(empty)[0]) + 1
        problem = HazardProblem.VALUE_NOT_A_NUMBER
        raise HazardError(problem, file=settled.layer.name, value="", row=row)
    written = texts.astype("str").to_numpy(dtype=object)
    classes = read_depth_classes(sorted(set(written)), settled.layer.name)
    each = [classes[text] for text in written]
    lower, upper = ranges_m(each)
    spans_ranks = any(_spans_ranks(one.shallowest_mm, one.deepest_mm) for one in classes.values())
    return LayerValues(
        np.array([one.rank for one in each], dtype=np.float64),
        RankEdition.KSJ_6,
        _counted(written),
        {TEXT: written, FROM_M: lower, TO_M: upper},
        (Remark(ProductRemark.UPPER_BOUND),) if spans_ranks else (),
    )


def _old_classes(settled: SettledLayer, given: Texts) -> LayerValues:
    """Codes of 2012 in either table; the range stays beside the rank it is read as today."""
    if settled.edition is RankEdition.KSJ_6:
        return _plain_numbers(settled, given)
    value = _meaning(settled).as_numbers(given)
    _refuse_strays(settled, value, set(OLD_RANGES_M))
    editions = [old_edition_of(int(code)) for code in np.unique(value)]
    if settled.edition is not None and settled.edition not in editions:
        found = "、".join(f"{code:g}" for code in np.unique(value))
        raise HazardError(
            ProductProblem.ANSWER_WRONG,
            file=settled.layer.name,
            found=found,
            expected=settled.edition.value,
        )
    ranks = np.full(len(value), np.nan)
    for edition in set(editions):
        read = rank_edition_codes(value, edition)
        ranks[~np.isnan(read)] = read[~np.isnan(read)]
    lower, upper = (
        np.array([OLD_RANGES_M[int(code)][end] for code in value], np.float64) for end in (0, 1)
    )
    both = (Remark(ProductRemark.BOTH_OLD_TABLES),) if len(set(editions)) > 1 else ()
    return LayerValues(
        ranks,
        RankEdition.KSJ_6,
        _counted(given),
        {TEXT: _as_texts(given), FROM_M: lower, TO_M: upper},
        (*both, Remark(ProductRemark.UPPER_BOUND)),
    )


def _sediment(settled: SettledLayer, given: Texts) -> LayerValues:
    code = _meaning(settled).as_numbers(given)
    _refuse_strays(settled, code, set(_SEDIMENT))
    before = int(np.count_nonzero(np.isin(code, _BEFORE_DESIGNATION)))
    told = (Remark(ProductRemark.BEFORE_DESIGNATION, {"count": before}),) if before else ()
    value = np.array([_SEDIMENT[int(one)] for one in code], dtype=np.float64)
    return LayerValues(value, None, _counted(given), {TEXT: _as_texts(given)}, told)


def rank_of_depth(depth_m: FloatArray) -> FloatArray:
    """Give the national class of depths in metres."""
    return rank_depths(depth_m, _NATIONAL)


def _meaning(settled: SettledLayer) -> LayerMeaning:
    return LayerMeaning(settled.kind, settled.edition, settled.layer.name, rank_of_depth)


def _refuse_strays(settled: SettledLayer, value: FloatArray, known: set[int]) -> None:
    strays = sorted(set(np.unique(value).tolist()) - known)
    if strays:
        named = "、".join(f"{code:g}" for code in strays[:10])
        problem = HazardProblem.UNKNOWN_CODE
        name = settled.layer.name
        raise HazardError(problem, file=name, value=named, expected=settled.kind.value)


def _spans_ranks(shallowest_mm: int, deepest_mm: int | None) -> bool:
    if deepest_mm is None:
        return shallowest_mm < KSJ_6_FROM_MM[-1]
    first, last = np.searchsorted(KSJ_6_FROM_MM, [max(shallowest_mm, 1), deepest_mm], side="right")
    return bool(first != last)


def _numbers(given: Texts) -> FloatArray:
    numbers: FloatArray = pd.to_numeric(pd.Series(given, dtype=object), errors="coerce").to_numpy(
        np.float64
    )
    return numbers


def _counted(given: Texts) -> dict[str, int]:
    return dict(Counter(_as_texts(given).tolist()).most_common())


def _as_texts(given: Texts) -> Texts:
    return np.array([str(value).removesuffix(".0") for value in given], dtype=object)
