"""Addresses taken apart into the columns of the standard, and written in other hands."""

import re

CITY_OF_TOWN = "さくら川市"
FULL_WIDTH = str.maketrans("0123456789-", "０１２３４５６７８９－")
_NUMBER = re.compile(r"(\d+番\d+号|\d+番地\d+)$")
POSTCODE_FIRST = 9_990_000


def split_address(address: str) -> tuple[str, str]:
    """Give 町字 and 番地号 of an address of the town, without the name of the city."""
    rest = address.removeprefix(CITY_OF_TOWN)
    number = _NUMBER.search(rest)
    if number is None:
        return rest, ""
    return rest[: number.start()], number.group()


def wide(text: str) -> str:
    """Write digits and hyphens in full width."""
    return text.translate(FULL_WIDTH)


def standard_address(address: str) -> str:
    """Write an address as the columns of the standard give it when put together."""
    town, number = split_address(address)
    return f"{CITY_OF_TOWN}{town}{wide(number)}"


class AddressColumns:
    """The parts of every building's address, taken apart once."""

    def __init__(self, addresses: list[str]) -> None:
        parts = [split_address(address) for address in addresses]
        towns = {town: place for place, town in enumerate(dict.fromkeys(t for t, _ in parts))}
        self.town = [town for town, _ in parts]
        self.number = [wide(number) for _, number in parts]
        self.town_code = [f"{100_001 + towns[town]}" for town in self.town]
        self.postcode = [wide(str(POSTCODE_FIRST + towns[town])) for town in self.town]


def district_codes(districts: list[str]) -> list[str]:
    """Give the 地区管理コード of each building: 901 and on, by 自治会."""
    places = {name: n for n, name in enumerate(dict.fromkeys(districts))}
    return [str(901 + places[name]) for name in districts]
