"""The depth codes of 国土数値情報 A31 v1.1 (2012): two tables, which may stand in one file.

Source: 国土数値情報 浸水想定区域 (A31-12) 浸水深コード, 5段階 (11–15) and 7段階 (21–27). They do
not fit those of today (1–2 m lies inside class 2), so the range is kept beside the rank.
"""

from scoring.codes import RankEdition

OLD_RANGES_M: dict[int, tuple[float, float | None]] = {
    11: (0.0, 0.5),
    12: (0.5, 1.0),
    13: (1.0, 2.0),
    14: (2.0, 5.0),
    15: (5.0, None),
    21: (0.0, 0.5),
    22: (0.5, 1.0),
    23: (1.0, 2.0),
    24: (2.0, 3.0),
    25: (3.0, 4.0),
    26: (4.0, 5.0),
    27: (5.0, None),
}
"""From (included) and to (not included), metres; None: no upper bound."""

_FIRST_OF_SEVEN = 20


def old_edition_of(code: int) -> RankEdition:
    """Tell which of the two tables a code stands in; they share no code."""
    return RankEdition.KSJ_OLD_7 if code > _FIRST_OF_SEVEN else RankEdition.KSJ_OLD_5


def editions_of(codes: set[int]) -> set[RankEdition]:
    """Tell which tables the values of a file look like: none, one, or both old ones."""
    if codes and codes <= set(range(1, 7)):
        return {RankEdition.KSJ_6}
    if not codes <= set(OLD_RANGES_M):
        return set()
    return {old_edition_of(code) for code in codes}
