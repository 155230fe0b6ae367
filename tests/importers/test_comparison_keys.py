"""Keys for joining records: what is equal, what stays apart, and that a key is a fixed point."""

from collections.abc import Callable
from functools import partial

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from importers.comparison_keys import address_key, kana_key, keys_of, name_key

PREFIXES = ("埼玉県", "入間郡", "見本市")
KEYS = [name_key, kana_key, address_key, partial(address_key, prefixes=PREFIXES)]
ADDRESS_PIECES = st.sampled_from(
    [
        *"一二三十百○〇0123０１２番号の之ノがヶケ-ー－−　 甲 々ゝゞヽ字文条",
        *(
            "丁目",
            "番地",
            "号棟",
            "号室",
            "番町",
            "大字",
            "見本市",
            "埼玉県",
            "本町",
            "三ツ木",
            "コーポ",
        ),
    ]
)
ADDRESSES = st.lists(ADDRESS_PIECES, max_size=12).map("".join)
TEXTS = st.one_of(ADDRESSES, st.text(max_size=12))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("渡邊　太郎", "渡辺太郎"),
        ("渡邉太郎", "渡辺　太郎"),
        ("齋藤", "斉藤"),
        ("斎藤", "齊藤"),
        ("髙﨑", "高崎"),
        ("𠮷田", "吉田"),
        ("葛\U000e0100城", "葛城"),
        ("佐々木", "佐佐木"),
        ("熊ヶ谷", "熊が谷"),
        ("井ノ上", "井之上"),
        ("さつき", "サッキ"),
        ("キヱ", "きえ"),
        ("みすゞ", "ミスズ"),
        ("ジョン・スミス", "ｼﾞｮﾝ ｽﾐｽ"),
        ("ＪＯＨＮ　ＳＭＩＴＨ", "John Smith"),
        ("山田太郎様", "山田太郎"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), [("太田", "大田"), ("山田一", "山田二"), ("様", "")])
def test_different_names_keep_different_keys(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ｻｲﾄｳ ｷﾖ", "さいどうきょ"),
        ("オーノ", "お-の"),
        ("カヲル", "かおる"),
        ("サヽキ", "ささき"),
        ("イスヾ", "いすず"),
    ],
)
def test_a_reading_is_equal_however_it_is_written(one: str, other: str) -> None:
    assert kana_key(one) == kana_key(other)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("本町一丁目2番3号", "本町1-2-3"),
        ("本町１－２－３", "本町1-2-3"),
        ("本町１丁目２番地３", "本町1-2-3"),
        ("本町1丁目2番地の3", "本町1-2-3"),
        ("本町一丁目二番三号", "本町1-2-3"),
        ("本町一丁目二番三", "本町1-2-3"),
        ("本町 1 - 2 - 3", "本町1-2-3"),
        ("本町1丁目 2番 3号", "本町1-2-3"),
        ("本町１ー２ー３", "本町1-2-3"),
        ("本町1-2-3　コーポ青空101", "本町1-2-3"),
        ("本町1-2-3 101号", "本町1-2-3"),
        ("本町一丁目2番3号コーポ青空101", "本町1-2-3"),
        ("本町1-2-3(山田方)", "本町1-2-3"),
        ("本町1-2-3-501号室", "本町1-2-3-501"),
        ("本町00012番地0003", "本町12-3"),
        ("埼玉県見本市本町1-2-3", "本町1-2-3"),
        ("見本市本町1-2-3", "本町1-2-3"),
        ("大字本町字上原23番地", "本町上原23"),
        ("本町二十三番地", "本町23"),
        ("本町百二番地", "本町102"),
        ("本町一〇五番地", "本町105"),
        ("本町三丁目", "本町3"),
        ("三ツ木23", "三つ木23"),
        ("八王子5番地", "八王子5"),
        ("一番町5番地", "一番町5"),
        ("七番丁12", "七番丁12"),
        ("北7条西3丁目5-2", "北7条西3-5-2"),
        ("緑が丘2の3", "緑け丘2-3"),
        ("十文字町5", "十文字町5"),
        ("見本団地3号棟405", "見本団地3号棟405"),
    ],
)
def test_an_address_becomes_town_and_number(text: str, key: str) -> None:
    assert address_key(text, PREFIXES) == key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("本町1-2-3", "本町1-23"),
        ("本町1-2-3", "本町12-3"),
        ("一番町5", "1番5"),
        ("本町1-2-3-101", "本町1-2-3-102"),
        ("見本団地3号棟405", "見本団地3号棟406"),
    ],
)
def test_different_addresses_keep_different_keys(one: str, other: str) -> None:
    assert address_key(one) != address_key(other)


def test_a_prefix_is_dropped_only_at_the_beginning() -> None:
    assert address_key("本町見本市1-2", PREFIXES) == "本町見本市1-2"


@pytest.mark.parametrize("key", KEYS)
@given(text=TEXTS)
@example(text="見本市見本市本町")
@example(text="゛か゛")
def test_the_key_of_a_key_is_the_key(key: Callable[[str], str], text: str) -> None:
    assert key(key(text)) == key(text)


@pytest.mark.parametrize("key", KEYS)
@given(lines=st.lists(TEXTS.map(lambda text: text.replace("\n", "")), min_size=1, max_size=5))
def test_the_key_of_joined_lines_is_the_joined_keys(
    key: Callable[[str], str], lines: list[str]
) -> None:
    assert key("\n".join(lines)) == "\n".join(map(key, lines))


def test_keys_of_a_column_stand_at_their_values_and_empty_ones_are_not_known() -> None:
    values = pd.Series(["山田　太郎", None, "　", "佐々木\nキヱ", "山田太郎"], dtype="str")
    keys = keys_of(values, name_key)
    assert keys[[0, 3, 4]].tolist() == ["山田太郎", "佐佐木きえ", "山田太郎"]
    assert pd.isna(keys[[1, 2]]).all()


@pytest.mark.parametrize("values", [[], [None, None]])
def test_a_column_without_values_has_no_keys(values: list[None]) -> None:
    keys = keys_of(pd.Series(values, dtype="str"), name_key)
    assert len(keys) == len(values)
    assert np.all(pd.isna(keys))


@pytest.mark.parametrize("key", [name_key, kana_key, address_key])
def test_the_key_of_every_single_character_is_a_fixed_point(key: Callable[[str], str]) -> None:
    characters = "\n".join(map(chr, [*range(0x20, 0xD800), *range(0xE000, 0x10000)]))
    assert key(key(characters)) == key(characters)
