"""The levels of each field, as tables: what is compared, and what comes out."""

import numpy as np
import pytest

from importers.linkage.compare import compare_pairs
from importers.linkage.levels import (
    AddressLevel,
    BirthLevel,
    NameLevel,
    PairLevels,
    PhoneLevel,
    evidence_of,
    told_level,
)
from importers.linkage.pairs import Pairs
from importers.linkage.person_keys import build_person_keys
from scoring.record_codes import LinkLevel
from tests.importers.linkage.people import records_frame

PREFIXES = ("入間郡", "見本市")

NAMES = [
    ("equal", "佐藤　花子", "佐藤　花子", NameLevel.SAME),
    ("width of the blank", "佐藤 花子", "佐藤　花子", NameLevel.SAME),
    ("no blank", "佐藤花子", "佐藤　花子", NameLevel.SAME),
    ("old kanji", "髙橋　茂", "高橋　茂", NameLevel.SAME),
    ("variants of one name", "齋藤　茂", "斉藤　茂", NameLevel.SAME),
    ("a variation selector", "葛\U000e0100城　茂", "葛城　茂", NameLevel.SAME),
    ("small letters in the old style", "鈴木　キヱ", "鈴木　きえ", NameLevel.SAME),
    ("a title", "佐藤　花子 様", "佐藤　花子", NameLevel.SAME),
    ("a note in brackets", "佐藤　花子（旧姓 鈴木）", "佐藤　花子", NameLevel.SAME),
    ("the given name first", "花子 佐藤", "佐藤　花子", NameLevel.TURNED),
    ("one character typed wrong", "佐藤　花了", "佐藤　花子", NameLevel.SLIP),
    ("one character missing", "佐藤　花", "佐藤　花子", NameLevel.SLIP),
    ("two characters in turn", "佐藤　子花", "佐藤　花子", NameLevel.SLIP),
    ("two letters are too few for a slip", "林　正", "森　正", NameLevel.GIVEN),
    ("married", "鈴木　花子", "佐藤　花子", NameLevel.GIVEN),
    ("married, no blank", "鈴木花子", "佐藤　花子", NameLevel.GIVEN),
    ("brother and sister", "佐藤　一郎", "佐藤　美代子", NameLevel.PART),
    ("the family name alone", "佐藤", "佐藤　美代子", NameLevel.PART),
    ("a pet name", "佐藤　花ちゃん", "佐藤　花代子", NameLevel.PART),
    ("others", "佐藤　花子", "鈴木　太郎", NameLevel.DIFFERENT),
    ("kana and kanji cannot be compared", "サトウ ハナコ", "佐藤　花子", NameLevel.NULL),
    ("empty", None, "佐藤　花子", NameLevel.NULL),
    ("blank", "　", "佐藤　花子", NameLevel.NULL),
]
KANA = [
    ("half width", "ｻﾄｳ ﾊﾅｺ", "サトウ　ハナコ", NameLevel.SAME),
    ("hiragana", "さとう　はなこ", "サトウ　ハナコ", NameLevel.SAME),
    ("voiced", "ナカジマ　ハナ", "ナカシマ　ハナ", NameLevel.SOUND),
    ("a small letter", "キョウコ", "キヨウコ", NameLevel.SAME),
    ("a hyphen for the long mark", "リ－　アン", "リー　アン", NameLevel.SOUND),
    ("one letter wrong", "サトウ　ハマコ", "サトウ　ハナコ", NameLevel.SLIP),
    ("married", "スズキ　ハナコ", "サトウ　ハナコ", NameLevel.GIVEN),
    ("another given name", "サトウ　ヨシエ", "サトウ　ハナコ", NameLevel.PART),
    ("others", "スズキ　タロウ", "サトウ　ハナコ", NameLevel.DIFFERENT),
    ("empty", None, "サトウ　ハナコ", NameLevel.NULL),
]
BIRTHS = [
    ("equal", "1941-03-05", "1941-03-05", BirthLevel.SAME),
    ("an age that fits", "1940-11-21/1941-11-20", "1941-03-05", BirthLevel.WITHIN),
    ("the edge of an age", "1940-11-21/1941-11-20", "1941-11-20", BirthLevel.WITHIN),
    ("two ages that meet", "1940-01-01/1940-12-31", "1940-12-31/1941-12-30", BirthLevel.WITHIN),
    ("a decade", "1940-01-01/1949-12-31", "1941-03-05", BirthLevel.LOOSE),
    ("an age written down a year ago", "1941-11-21/1942-11-20", "1941-03-05", BirthLevel.NEAR),
    ("an age far off", "1951-11-21/1952-11-20", "1941-03-05", BirthLevel.DIFFERENT),
    ("month and day in turn", "1941-05-03", "1941-03-05", BirthLevel.SLIP),
    ("one digit of the year", "1947-03-05", "1941-03-05", BirthLevel.SLIP),
    ("one digit of the day", "1941-03-06", "1941-03-05", BirthLevel.SLIP),
    ("昭和 for 平成", "1941-03-05", "2004-03-05", BirthLevel.SLIP),
    ("the day before, two digits off", "1941-03-10", "1941-03-09", BirthLevel.DIFFERENT),
    ("others", "1941-03-05", "1938-11-30", BirthLevel.DIFFERENT),
    ("empty", None, "1941-03-05", BirthLevel.NULL),
]
ADDRESSES = [
    ("equal", "見本市本町一丁目2番3号", "見本市本町一丁目2番3号", AddressLevel.SAME),
    ("hyphens, no town", "本町１－２－３", "見本市本町一丁目2番3号", AddressLevel.SAME),
    ("with the prefecture", "埼玉県見本市本町1-2-3", "見本市本町一丁目2番3号", AddressLevel.SAME),
    ("大字 and 番地の", "大字三ツ木23番地の5", "見本市三ツ木23-5", AddressLevel.SAME),
    ("equal room", "本町1-2-3 青空荘101", "見本市本町1-2-3　青空荘101", AddressLevel.SAME),
    ("no room", "本町1-2-3", "見本市本町1-2-3　青空荘101", AddressLevel.HOUSE),
    ("another room", "本町1-2-3-102", "見本市本町1-2-3　青空荘101", AddressLevel.HOUSE),
    ("another 号", "本町1-2-4", "見本市本町1-2-3", AddressLevel.BLOCK),
    ("号 missing", "本町1-2", "見本市本町1-2-3", AddressLevel.BLOCK),
    ("another 枝番", "三ツ木23-5", "見本市三ツ木23-1", AddressLevel.BLOCK),
    ("枝番 missing", "三ツ木23", "見本市三ツ木23-1", AddressLevel.BLOCK),
    ("the same 丁目", "本町1-9-9", "見本市本町1-2-3", AddressLevel.AREA),
    ("the name of the 大字 alone", "三ツ木", "見本市三ツ木23-1", AddressLevel.AREA),
    ("another 丁目", "本町2-2-3", "見本市本町1-2-3", AddressLevel.DIFFERENT),
    ("another 町 that ends alike", "東本町1-2-3", "見本市本町1-2-3", AddressLevel.DIFFERENT),
    ("another town", "他所市本町1-2-3", "見本市本町1-2-3", AddressLevel.DIFFERENT),
    ("empty", None, "見本市本町1-2-3", AddressLevel.NULL),
]
PHONES = [
    ("equal", "042-000-0001", "0420000001", PhoneLevel.SHARED),
    ("one of several", "090-0000-0009;042-000-0001", "042-000-0001", PhoneLevel.SHARED),
    ("full width", "０４２－０００－０００１", "042-000-0001", PhoneLevel.SHARED),
    ("the first 0 lost", "420000001", "042-000-0001", PhoneLevel.SHARED),
    ("without area code", "000-0001", "042-000-0001", PhoneLevel.LOCAL),
    ("others", "042-000-0002", "042-000-0001", PhoneLevel.DIFFERENT),
    ("no number", "なし", "042-000-0001", PhoneLevel.NULL),
    ("empty", None, "042-000-0001", PhoneLevel.NULL),
]


def levels_of(field: str, one: str | None, other: str | None) -> PairLevels:
    keys = [
        build_person_keys(records_frame({field: text}), "record_id", PREFIXES)
        for text in (one, other)
    ]
    return compare_pairs(keys[0], keys[1], Pairs(np.array([0]), np.array([0])))


@pytest.mark.parametrize(("description", "one", "other", "expected"), NAMES)
def test_names(description: str, one: str | None, other: str, expected: NameLevel) -> None:
    for pair in ((one, other), (other, one)):
        assert levels_of("name", *pair).name[0] == expected, description


@pytest.mark.parametrize(("description", "one", "other", "expected"), KANA)
def test_readings(description: str, one: str | None, other: str, expected: NameLevel) -> None:
    for pair in ((one, other), (other, one)):
        assert levels_of("kana", *pair).kana[0] == expected, description


@pytest.mark.parametrize(("description", "one", "other", "expected"), BIRTHS)
def test_births(description: str, one: str | None, other: str, expected: BirthLevel) -> None:
    for pair in ((one, other), (other, one)):
        assert levels_of("birth", *pair).birth[0] == expected, description


@pytest.mark.parametrize(("description", "one", "other", "expected"), ADDRESSES)
def test_addresses(description: str, one: str | None, other: str, expected: AddressLevel) -> None:
    for pair in ((one, other), (other, one)):
        assert levels_of("address", *pair).address[0] == expected, description


@pytest.mark.parametrize(("description", "one", "other", "expected"), PHONES)
def test_phones(description: str, one: str | None, other: str, expected: PhoneLevel) -> None:
    for pair in ((one, other), (other, one)):
        assert levels_of("phones", *pair).phone[0] == expected, description


def test_two_empty_fields_are_null_and_never_equal() -> None:
    for field in ("name", "kana", "birth", "address", "phones"):
        levels = levels_of(field, None, None)
        assert evidence_of(levels) == ["name=null;kana=null;birth=null;address=null;phone=null"]


def test_a_name_in_kana_is_read_as_the_reading_where_none_is_given() -> None:
    levels = levels_of("name", "サトウ ハナコ", "さとう　はなこ")

    assert levels.name[0] == levels.kana[0] == NameLevel.SAME


def test_staff_read_a_shared_family_name_as_different() -> None:
    assert told_level(NameLevel.PART) is LinkLevel.DIFFERENT
    assert told_level(NameLevel.GIVEN) is LinkLevel.CLOSE
    assert told_level(BirthLevel.DIFFERENT) is LinkLevel.DIFFERENT
    assert told_level(BirthLevel.NEAR) is LinkLevel.CLOSE
    assert {told_level(kind(0)) for kind in (NameLevel, BirthLevel, AddressLevel, PhoneLevel)} == {
        LinkLevel.NULL
    }
