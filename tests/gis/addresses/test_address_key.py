"""The key of pins: frozen, one for all spellings, never one for two houses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gis.addresses.address_key import address_key
from tests.gis.addresses.test_address_text import ANY_TEXT

WORDS = (
    "見本県 見本市 入谷郡 見本町 大字 本町 三ツ木 七番丁 字 12 三 十二 丁目 番地 番 号 の - － "
    "コーポ イ 第 地割 条"
)
ADDRESS = st.lists(st.sampled_from([*WORDS.split(), " "]), max_size=10).map("".join)


@pytest.mark.parametrize(
    ("key", "spellings"),
    [
        (
            "見本市本町1-2-17",
            [
                "見本県見本市本町1-2-17",
                "見本市大字本町一丁目２番１７号",
                "見本市本町１丁目２－１７　コーポ青空305",
                "見本市見本市本町1丁目2番17号コーポ青空",
                "見本市 本町１ー２ー１７",
            ],
        ),
        ("見本市7番丁19", ["見本市七番丁19", "見本市7番町19番地", "見本市七番丁十九番地"]),
        ("見本市三つ木23-5", ["見本市三ツ木二十三番地の五", "見本市三ッ木23番地5号"]),
        ("見本町本町12", ["入谷郡見本町大字本町字12番地", "見本県入谷郡見本町本町12"]),
        ("見本市津根甲1234-1", ["見本市津根甲1234番地1", "見本市津根甲1234の1"]),
        ("見本市北1条西2-3-4", ["見本市北一条西二丁目3-4", "見本市北1条西2丁目3番4号"]),
        ("見本市浅岸3-12-1", ["見本市浅岸第３地割１２番地１", "見本市浅岸3-12-1"]),
        ("見本市湊西の坪45-1", ["見本市湊西ノ坪45-1", "見本市湊字西の坪四十五番地の一"]),
    ],
)
def test_spellings_of_one_address_have_one_key(key: str, spellings: list[str]) -> None:
    assert {address_key(spelling) for spelling in spellings} == {key}


@pytest.mark.parametrize(
    ("one", "other"),
    [("見本市本町1-2", "見本市本町12"), ("見本市本町1", "隣市本町1"), ("見本市湊1", "見本市湊1-1")],
)
def test_two_addresses_have_two_keys(one: str, other: str) -> None:
    assert address_key(one) != address_key(other)


@given(st.one_of(ADDRESS, ANY_TEXT))
def test_the_key_of_a_key_is_the_key(address: str) -> None:
    key = address_key(address)
    assert address_key(key) == key
