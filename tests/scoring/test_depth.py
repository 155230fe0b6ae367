import numpy as np
import pytest

from scoring.codes import RankEdition
from scoring.depth import rank_depths, rank_edition_codes, stray_edition_codes
from tests.builders_scoring import rules_with

RANKS = rules_with().depth


@pytest.mark.parametrize("edge_mm", [500, 3000, 5000, 10000, 20000])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_edges_are_exact_to_the_millimetre_in_both_precisions(
    edge_mm: int, dtype: type[np.floating]
) -> None:
    around = np.arange(edge_mm - 100, edge_mm + 101)
    expected = np.searchsorted([1, 500, 3000, 5000, 10000, 20000], around, side="right")

    found = rank_depths((around / 1000).astype(dtype), RANKS)

    np.testing.assert_array_equal(found, expected)


def test_what_is_no_depth_is_unknown_never_dry() -> None:
    found = rank_depths(np.array([np.nan, -9999.0, np.inf, -np.inf]), RANKS)

    assert np.isnan(found).all()


@pytest.mark.parametrize(
    ("edition", "codes", "ranks"),
    [
        (RankEdition.KSJ_6, [0, 1, 2, 3, 4, 5, 6], [0, 1, 2, 3, 4, 5, 6]),
        (RankEdition.KSJ_OLD_5, [0, 11, 12, 13, 14, 15], [0, 1, 2, 2, 3, 6]),
        (RankEdition.KSJ_OLD_7, [0, 21, 22, 23, 24, 25, 26, 27], [0, 1, 2, 2, 2, 3, 3, 6]),
    ],
)
def test_rank_codes_of_each_edition_are_translated(
    edition: RankEdition, codes: list[int], ranks: list[int]
) -> None:
    found = rank_edition_codes(np.array(codes, dtype=float), edition)

    np.testing.assert_array_equal(found, ranks)


def test_a_code_of_another_edition_is_unknown_and_can_be_named() -> None:
    codes = np.array([1.0, 12.0, np.nan, 7.0, 12.0])

    np.testing.assert_array_equal(
        rank_edition_codes(codes, RankEdition.KSJ_6), [1, np.nan, np.nan, np.nan, np.nan]
    )
    assert stray_edition_codes(codes, RankEdition.KSJ_6) == [7.0, 12.0]
