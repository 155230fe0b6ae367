"""Words of 位置: shares of a town per rank, and what a place that was just set means."""

from collections.abc import Sequence

from app.wording.code_words import DEPTH_RANK_WORDS
from app.wording.sentence import Text

UNKNOWN_SHARE = Text("不明", "unknown")
_CLASSES = (*DEPTH_RANK_WORDS, UNKNOWN_SHARE)
_ALL = 100


def share_percents(shares: Sequence[float]) -> tuple[int, ...]:
    """Give whole percents of shares that sum to 1: they sum to 100, and dry is never more.

    What is left over by cutting goes to water and to what nobody knows, so that a little water
    never vanishes into a full 100 % of dry. A class that is there but below 1 % has 0 here.

    Parameters
    ----------
    shares
        Dry, the ranks 1–6, unknown.

    >>> share_percents((0.996, 0.004, 0, 0, 0, 0, 0, 0))
    (99, 1, 0, 0, 0, 0, 0, 0)
    """
    exact = [share * _ALL for share in shares]
    whole = [int(share + 1e-9) for share in exact]
    rest = [share - cut for share, cut in zip(exact, whole, strict=True)]
    by_rest = sorted(range(1, len(whole)), key=lambda place: -rest[place])
    for place in by_rest[: max(0, _ALL - sum(whole))]:
        whole[place] += 1
    return tuple(whole)


def shares_text(shares: Sequence[float]) -> Text:
    """Say how much of the town has which depth; empty where nothing is known of the town.

    >>> shares_text((0.62, 0.31, 0.07, 0, 0, 0, 0, 0)).ja
    'この町の 62% が浸水なし・31% が0.5m未満・7% が0.5〜3.0m'
    """
    if not any(shares):
        return Text("", "")
    parts = [
        (f"{percent}%" if percent else "1%未満", f"{percent}%" if percent else "under 1%", words)
        for share, percent, words in zip(shares, share_percents(shares), _CLASSES, strict=True)
        if share > 0
    ]
    ja = "・".join(f"{percent} が{words.ja}" for percent, _, words in parts)
    en = ", ".join(f"{percent} {words.en}" for _, percent, words in parts)
    return Text(f"この町の {ja}", f"of this town {en}")
