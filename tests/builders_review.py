"""A kept town of invented people with a list that has no numbers, for tests of 照合."""

from pathlib import Path

import pytest

from app.settings.source_orders import BatchOrders, SourceOrder
from app.store import key_file
from app.store.key_file import Argon2Cost
from app.store.town import TownFacts
from app.store.town_file import TownFile
from tests.builders_batches import AS_OF, a_resident, bring, orders_of, write_table

PASSPHRASE = "照合の町の合言葉 二〇二六"
LAYOUT = """
title = "民生委員の名簿"
[person.columns]
name = { header = "氏名", needed = true }
kana = { header = "カナ" }
birth_date = { header = "生年月日" }
address = { header = "住所" }
[requirements]
kind = "要介護認定"
[requirements.columns]
grade = { header = "介護度" }
[requirements.grades."要介護認定"]
"要介護3" = []
"要介護5" = []
"""
HEADER = "氏名,カナ,生年月日,住所,介護度"
TWIN = {"氏名": "双葉 一", "氏名カナ": "フタバ ハジメ", "生年月日": "1950-05-05"}
PEOPLE = (
    *(a_resident(number) for number in range(20)),
    a_resident(69, 氏名="確実 一郎", 氏名カナ="カクジツ イチロウ", 生年月日="1938-08-08"),
    a_resident(70, 氏名="照合 花子", 氏名カナ="ショウゴウ ハナコ", 生年月日="1938-03-04"),
    a_resident(71, 氏名="照合 華子", 氏名カナ="ショウゴウ ハナコ", 生年月日="1938-03-09"),
    a_resident(72, 氏名="秘密 守子", 氏名カナ="ヒミツ モリコ", 生年月日="1950-05-05", 支援措置="1"),
    a_resident(73, 氏名="転出 済子", 生年月日="1941-01-01", 住民状態="転出"),
    a_resident(80, 住所="さくら川市本町1番", **TWIN),
    a_resident(81, 住所="さくら川市本町1番", **TWIN),
)
ROWS = (
    "確実 一郎,カクジツ イチロウ,1938-08-08,さくら川市本町7丁目69番,要介護3",
    "照合 花子,ショウゴウ ハナコ,1938-03-09,,要介護5",
    "照合 華子,ショウゴウ ハナコ,1938-03-04,,要介護3",
    "未知 太郎,ミチ タロウ,1931-01-01,みどり市1番,要介護3",
    "秘密 守子,,1950-05-06,みどり市隠れ町9番,要介護3",
)
FIRST, SECOND, HIDDEN, UNKNOWN = "照合 花子", "照合 華子", "秘密 守子", "未知 太郎"


def outside_list(folder: Path, rows: tuple[str, ...] = ROWS) -> BatchOrders:
    """A list by hand that has no numbers, with its layout."""
    path = write_table(folder / "minsei.csv", HEADER, rows)
    layout = folder / "minsei.toml"
    layout.write_text(LAYOUT, encoding="utf-8")
    return BatchOrders(None, (SourceOrder(path, str(layout), AS_OF, "minsei"),))


def make_review_town(folder: Path) -> Path:
    """A kept town: one record is linked, three may be somebody, one is nobody; one double."""
    path = folder / "照合の町.yobikake"
    facts = TownFacts("照合の町", is_training=True, as_of=AS_OF, points_name="")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(key_file, "COST", Argon2Cost(memory_kib=8, passes=1, lanes=1))
        town = TownFile.create(path, PASSPHRASE, facts)
    bring(town, orders_of(folder / "1", PEOPLE))
    bring(town, outside_list(folder / "2"))
    town.close()
    return path
