import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.settings.rules import build_rules
from gis.errors import HazardError
from gis.products.depth_text import KSJ_6_FROM_MM, looks_like_depths, ranges_m, read_depth_classes
from gis.products.errors import ProductProblem
from gis.products.old_ranks import OLD_RANGES_M, old_edition_of
from gis.products.values import rank_of_depth
from scoring.depth import rank_edition_codes

GOLDEN = [
    ("0.3m未満", 0, 299, 1),
    ("0.5m未満", 0, 499, 1),
    ("12m未満", 0, 11999, 5),
    ("0.3m以上0.5m未満", 300, 499, 1),
    ("0.5m以上1m未満", 500, 999, 2),
    ("0.5m以上 1.0m未満", 500, 999, 2),
    ("0.01m以上 ～ 0.3m未満", 10, 299, 1),
    ("１ｍ以上３ｍ未満", 1000, 2999, 2),
    ("2.0m以上5.0m未満", 2000, 4999, 3),
    ("3m以上5m以下", 3000, 5000, 4),
    ("30cm以上50cm未満", 300, 499, 1),
    ("50センチメートル未満", 0, 499, 1),
    ("5メートル以上10メートル未満", 5000, 9999, 4),
    ("～0.3m未満", 0, 299, 1),
    ("浸水深：10m以上20m未満", 10000, 19999, 5),
    ("0.3-0.5m未満", 300, 499, 1),
    ("10m以上", 10000, None, 6),
    ("20m以上", 20000, None, 6),
    ("5m以上", 5000, None, 6),
    ("10m～", 10000, None, 6),
    ("20mを超える", 20000, None, 6),
]
"""Text, shallowest and deepest millimetre it allows, the national class of the deepest."""


@pytest.mark.parametrize(("text", "shallowest", "deepest", "rank"), GOLDEN)
def test_a_depth_text_is_read_to_its_deepest_water(
    text: str, shallowest: int, deepest: int | None, rank: int
) -> None:
    found = read_depth_classes([text], "a")[text]
    assert (found.shallowest_mm, found.deepest_mm, found.rank) == (shallowest, deepest, rank)


@pytest.mark.parametrize(
    "text", ["", "2", "不明", "浸水なし", "3m以上1m未満", "1.2.3m未満", "500m以上", "m"]
)
def test_a_text_that_is_no_depth_class_is_refused_by_name(text: str) -> None:
    with pytest.raises(HazardError) as refused:
        read_depth_classes([text], "a")
    assert refused.value.code is ProductProblem.TEXT_NOT_A_DEPTH
    assert refused.value.fields["value"] == text
    assert not looks_like_depths([text])


def test_a_bare_upper_number_ends_where_the_next_class_begins() -> None:
    alone = read_depth_classes(["1～3m"], "a")["1～3m"]
    beside = read_depth_classes(["1～3m", "3～5m"], "a")
    assert (alone.deepest_mm, alone.rank) == (3000, 3)
    assert (beside["1～3m"].deepest_mm, beside["1～3m"].rank) == (2999, 2)
    assert beside["3～5m"].rank == 4


@given(
    st.integers(0, 99_000),
    st.integers(1, 1_000),
    st.sampled_from(["{a}m以上{b}m未満", "{a}m以上{b}m以下", "{a}～{b}m", "{a}m以上"]),
)
def test_no_depth_a_text_allows_is_deeper_than_its_class(low: int, more: int, form: str) -> None:
    text = form.format(a=low / 1000, b=(low + more) / 1000)
    rank = read_depth_classes([text], "a")[text].rank
    allowed = np.arange(low, low + more + int("未満" not in form), 7) / 1000
    assert (rank_of_depth(allowed) <= rank).all()


@given(st.integers(1, 100_000))
def test_a_text_with_an_upper_bound_alone_is_the_class_just_below_it(upper: int) -> None:
    text = f"{upper / 1000}m未満"
    (rank,) = rank_of_depth(np.array([max(upper - 1, 1) / 1000]))
    assert read_depth_classes([text], "a")[text].rank == rank


def test_the_national_classes_are_those_of_the_rules() -> None:
    ranks = build_rules({}).depth.ranks
    assert tuple(rank.from_mm for rank in ranks) == KSJ_6_FROM_MM


def test_an_old_code_is_never_read_shallower_than_its_range() -> None:
    for code, (_, upper) in OLD_RANGES_M.items():
        (rank,) = rank_edition_codes(np.array([float(code)]), old_edition_of(code))
        deepest = 6.0 if upper is None else rank_of_depth(np.array([upper - 0.001]))[0]
        assert rank == deepest, code


def test_an_open_class_has_no_upper_bound_in_its_range() -> None:
    found = read_depth_classes(["1m以上3m未満", "20m以上"], "a")
    lower, upper = ranges_m(list(found.values()))
    assert lower.tolist() == [1.0, 20.0]
    assert upper[0] == 2.999
    assert np.isnan(upper[1])
