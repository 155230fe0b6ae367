"""What a column's cells look like; a column may look like nothing that is known."""

import pytest

from importers.layouts.looks import Look, look_at, year_spread


@pytest.mark.parametrize(
    ("cells", "look"),
    [
        (["S20.3.1", "昭和21年4月2日", "1945-01-02", "3200301"], Look.DATE),
        (["ﾔﾏﾀﾞ ﾊﾅｺ", "カクウ　タロウ", "れいじ かずお"], Look.KANA),
        (["042-000-0001", "09000000001", "(04)2999-0001"], Look.PHONE),
        (["男", "女", "女"], Look.SEX),
        (["1", "2", "2", "1"], Look.SEX_CODE),
        (["02", "12", "20", "20"], Look.RELATION_CODE),
        (["1", "1", "1", "1", "1", "1", "1", "1", "1", "2"], Look.STATUS_CODE),
        (["世帯主", "妻", "子"], Look.RELATION),
        (["本町二丁目3番5号", "大字上広瀬12番地", "柏原1-2"], Look.ADDRESS),
        (["さくらハイツ105", "第2寿荘", "若葉マンション"], Look.BUILDING),
        (["0000100007", "0000100014", "0000100028"], Look.UNIQUE_NUMBER),
        (["00500001", "00500001", "00500002", "00500003", "00500004"], Look.SHARED_NUMBER),
        (["1", "2", "3"], Look.RUNNING_NUMBER),
        (["架空　太郎", "例示 花子"], Look.NAME),
        (["要介護3", "要支援1", "介護2"], Look.CARE_LEVEL),
        (["1級", "2種3級", "Ⓐ", "B1"], Look.GRADE),
        (["○", "×", "○"], Look.MARK),
        (["同意", "不同意", "未回答"], Look.CONSENT),
        (["本町自治会", "桜台町内会"], Look.DISTRICT),
        (["82", "79歳", "満101"], Look.AGE),
        (["350-1300", "〒350-1301"], Look.POSTCODE),
    ],
)
def test_a_column_looks_like_what_it_holds(cells, look):
    assert look_at(cells).is_mostly(look)


@pytest.mark.parametrize(
    ("cells", "look"),
    [
        (["0000100007", "0000100014"], Look.PHONE),
        (["09012345678", "08011112222"], Look.UNIQUE_NUMBER),
        (["男", "女"], Look.NAME),
        (["本町自治会", "桜台町内会"], Look.NAME),
        (["1", "1", "1"], Look.SEX_CODE),
        (["", ""], Look.DATE),
    ],
)
def test_a_column_does_not_look_like_what_it_only_resembles(cells, look):
    assert not look_at(cells).is_mostly(look)


def test_empty_cells_tell_nothing():
    look = look_at(["", "　", "架空 太郎"])

    assert (look.filled, look.distinct) == (1, 1)
    assert look.share(Look.NAME) == 1.0


def test_births_spread_over_more_years_than_the_days_of_papers():
    assert year_spread(["S20.3.1", "H10.1.1"]) == 53
    assert year_spread(["要介護", ""]) == 0
