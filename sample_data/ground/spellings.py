"""One address in many hands, as registries and lists have it."""

from collections.abc import Callable

from sample_data.dice import IntArray, pick, stream
from sample_data.ground.address_book import AddressBook
from sample_data.place_names import CHOME

PREFECTURE = "埼玉県"
WIDE = str.maketrans("0123456789-", "０１２３４５６７８９－")
_VARIANTS = str.maketrans("ヶノ辺", "ケの邊")
Parts = tuple[str, int, int, int]
Hand = Callable[[str, Parts], str]


def spell_addresses(book: AddressBook, city: str, seed: int) -> list[str]:
    """Write each lot's address in a hand drawn for it."""
    hands = HANDS_OF_VILLAGES, HANDS_OF_TOWNS
    drawn = pick(stream(seed, "hands"), [1.0] * len(HANDS_OF_TOWNS), len(book.town))
    return [
        hands[int(chome > 0)][hand](city, book.parts(lot))
        for lot, (chome, hand) in enumerate(zip(_whole(book.chome), _whole(drawn), strict=True))
    ]


def _whole(numbers: IntArray) -> list[int]:
    whole: list[int] = numbers.tolist()
    return whole


def _official(city: str, parts: Parts) -> str:
    name, chome, block, house = parts
    return f"{city}{name}{CHOME[chome - 1]}丁目{block}番{house}号"


def _with_prefecture(city: str, parts: Parts) -> str:
    return PREFECTURE + _official(city, parts)


def _wide_digits(city: str, parts: Parts) -> str:
    name, chome, block, house = parts
    return f"{city}{name}{chome}丁目{block}番{house}号".translate(WIDE)


def _hyphens(city: str, parts: Parts) -> str:
    name, chome, block, house = parts
    return f"{city}{name}{chome}-{block}-{house}"


def _odd_hyphens(city: str, parts: Parts) -> str:
    name, chome, block, house = parts
    return f"{city}{name}{chome}丁目{block}−{house}".translate(_VARIANTS)


def _without_city(_city: str, parts: Parts) -> str:
    name, chome, block, house = parts
    return f"{name}{CHOME[chome - 1]}丁目{block}ー{house}"


def _no_of(city: str, parts: Parts) -> str:
    name, chome, block, house = parts
    return f"{city}　{name} {chome}丁目 {block}の{house}"


def _parcel(city: str, parts: Parts) -> str:
    name, _chome, main, branch = parts
    return f"{city}大字{name}{main}番地{branch}"


def _parcel_of(city: str, parts: Parts) -> str:
    name, _chome, main, branch = parts
    return f"{PREFECTURE}{city}{name}{main}番地の{branch}"


def _parcel_wide(city: str, parts: Parts) -> str:
    name, _chome, main, branch = parts
    return f"{city}大字{name}{main}番地{branch}".translate(WIDE)


def _parcel_hyphen(city: str, parts: Parts) -> str:
    name, _chome, main, branch = parts
    return f"{city}{name}{main}-{branch}"


def _parcel_odd(city: str, parts: Parts) -> str:
    name, _chome, main, branch = parts
    return f"{city}大字{name}{main}番{branch}".translate(_VARIANTS)


def _parcel_without_city(_city: str, parts: Parts) -> str:
    name, _chome, main, branch = parts
    return f"大字{name}{main}‐{branch}"


def _parcel_kanji(city: str, parts: Parts) -> str:
    name, _chome, main, branch = parts
    return f"{city}大字{name}{_kanji(main)}番地{branch}"


def _kanji(number: int) -> str:
    tens, ones = divmod(number, 10)
    digits = "〇一二三四五六七八九"
    ten = ("" if tens < 2 else digits[tens]) + "十" if tens else ""  # noqa: PLR2004 (十, not 一十)
    return ten + (digits[ones] if ones else "")


HANDS_OF_TOWNS: tuple[Hand, ...] = (
    _official,
    _with_prefecture,
    _wide_digits,
    _hyphens,
    _odd_hyphens,
    _without_city,
    _no_of,
)
HANDS_OF_VILLAGES: tuple[Hand, ...] = (
    _parcel,
    _parcel_of,
    _parcel_wide,
    _parcel_hyphen,
    _parcel_odd,
    _parcel_without_city,
    _parcel_kanji,
)
