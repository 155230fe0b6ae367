import csv

import pytest

from sample_data.month2.differences import HIDDEN, KINDS
from sample_data.town import TownOrder, make_town

HERE = {"住民", "1", "", "保留"}
DETAILS = {"name": "氏名", "kana": "氏名カナ", "relationship": "続柄", "phones": "電話番号"}


def files_of(folder):
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def of(key, difference, what=None):
    return [row for row in key if row["difference"] == difference and what in (None, row["what"])]


def takes_part(row):
    return row is not None and row["住民状態"] in HERE


def test_the_same_order_gives_the_same_bytes_in_every_file(two_months, tmp_path):
    make_town(TownOrder(tmp_path, 1000, months=2))
    made, again = files_of(two_months), files_of(tmp_path)
    assert made.keys() == again.keys()
    assert [name for name in made if made[name] != again[name]] == []


def test_more_files_change_nothing_of_the_template(two_months, tmp_path):
    make_town(TownOrder(tmp_path, 1000))
    plain, more = files_of(tmp_path), files_of(two_months)
    assert [name for name, content in plain.items() if more[name] != content] == []
    assert {name.split("/")[0] for name in more.keys() - plain.keys()} <= {
        "exports",
        "month2",
        "answer_key",
    }


def test_a_real_city_has_neither_exports_nor_a_second_month(tmp_path):
    with pytest.raises(ValueError, match="geography"):
        make_town(TownOrder(tmp_path, 10, geography=tmp_path, exports=True))
    with pytest.raises(ValueError, match="months"):
        make_town(TownOrder(tmp_path, 10, months=3))


@pytest.mark.parametrize("households", [1, 5, 40])
def test_a_hamlet_has_two_months_too(tmp_path, households):
    make_town(TownOrder(tmp_path, households, months=2))
    assert (tmp_path / "month2" / "answer_key" / "differences.csv").is_file()


def test_every_kind_of_difference_occurs(key, standard_key):
    assert {row["difference"] for row in key} == set(KINDS)
    assert {row["difference"] for row in standard_key} == set(KINDS)


def test_who_came_and_went_is_what_the_two_registries_say(registries, key):
    before, after = registries
    found = {}
    for who in before.keys() | after.keys():
        took, takes = takes_part(before.get(who)), takes_part(after.get(who))
        if takes and not took:
            found[who] = "arrived"
        elif took and who not in after:
            found[who] = "vanished"
        elif took and not takes:
            states = {"死亡": "died", "転出": "moved_out", "消除": "deleted"}
            found[who] = states[after[who]["住民状態"]]
    told = {row["person_id"]: row["difference"] for row in key
            if row["difference"] in set(KINDS[:5])}  # fmt: skip
    assert told == found


def test_homes_and_details_are_what_the_two_registries_say(registries, key):
    before, after = registries
    found = set()
    for who, row in after.items():
        old = before.get(who)
        if not (takes_part(row) and takes_part(old)):
            continue
        if old["世帯番号"] != row["世帯番号"]:
            found.add(("household_changed", who, ""))
        if (old["住所"], old["方書"]) != (row["住所"], row["方書"]):
            found.add(("address_changed", who, ""))
        changed = {field for field, column in DETAILS.items() if old[column] != row[column]}
        found |= {("details_changed", who, field) for field in changed}
    kinds = {"household_changed", "address_changed", "details_changed"}
    told = {(row["difference"], row["person_id"], row["what"]) for row in key
            if row["difference"] in kinds and row["what"] != "birth_date"}  # fmt: skip
    assert told == found


def test_values_before_and_after_stand_in_the_registries(registries, key):
    before, after = registries
    for row in of(key, "details_changed", "name"):
        who = row["person_id"]
        if row["before"] != HIDDEN:
            assert (row["before"], row["after"]) == (before[who]["氏名"], after[who]["氏名"])
    for row in of(key, "household_changed"):
        assert row["after"] == after[row["person_id"]]["世帯番号"]


def test_protection_is_set_and_once_wrongly_forgotten(registries, key):
    _, after = registries
    flagged, now = ({who for who, row in side.items() if row["支援措置"]} for side in registries)
    assert {row["person_id"] for row in of(key, "protection_set")} == now - flagged
    forgotten = {row["person_id"] for row in of(key, "protection_unset")}
    assert forgotten == {who for who in flagged - now if who in after}
    assert len(forgotten) == 1


def test_what_is_told_of_the_protected_is_hidden(registries, key):
    for row in key:
        sides = [side.get(row["person_id"]) for side in registries]
        if any(side and side["支援措置"] for side in sides) and row["difference"] in {
            "address_changed", "details_changed",
        }:  # fmt: skip
            assert {row["before"], row["after"]} <= {HIDDEN, ""}


def needs_in_force(file, day):
    with file.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    return {
        (row["宛名番号"], row["要件種別"], row["部位"])
        for row in rows
        if row["有効開始"] <= day and (not row["有効終了"] or row["有効終了"] >= day)
    }, {(row["宛名番号"], row["要件種別"], row["部位"]) for row in rows}


def test_new_and_lost_needs_are_what_the_two_files_say(two_months, month2, registries, key):
    """Rows with an era date are left out: this reading knows only plain days."""
    _, after = registries
    old, _ = needs_in_force(two_months / "requirements.csv", "2026-11-20")
    new, standing = needs_in_force(month2 / "requirements.csv", "2026-12-20")
    with (two_months / "requirements.csv").open(encoding="utf-8-sig", newline="") as opened:
        odd = {row["宛名番号"] for row in csv.DictReader(opened) if row["有効終了"][:1] in "令R"
               and row["有効終了"]}  # fmt: skip
    found = {}
    for who, kind, part in old ^ new:
        need, words = (who, kind, part), f"{kind}・{part}" if part else kind
        if who in odd or not takes_part(after.get(who)):
            continue
        lost = "requirement_expired" if need in standing else "requirement_ended"
        found[who, words] = "requirement_new" if need in new else lost
    told = {(row["person_id"], row["what"]): row["difference"] for row in key
            if row["difference"] in {"requirement_new", "requirement_ended", "requirement_expired"}
            and row["person_id"] not in odd}  # fmt: skip
    assert told == found


def test_scores_that_rise_rise_and_those_that_fall_fall(key):
    for row in of(key, "score_up"):
        assert float(row["after"]) > float(row["before"] or -1)
    for row in of(key, "score_down"):
        assert float(row["before"]) > float(row["after"] or -1)


def test_a_birthday_alone_raises_a_score(registries, key):
    _, after = registries
    needy = {row["person_id"] for row in key if row["difference"].startswith("requirement")}
    turned = [row for row in of(key, "score_up") if row["person_id"] not in needy]
    born = {after[row["person_id"]]["生年月日"] for row in turned}
    assert any("1951-11-20" < day <= "1951-12-20" for day in born)


def test_consents_change_among_the_three_words(key):
    pairs = {(row["before"], row["after"]) for row in of(key, "consent_changed")}
    assert ("未回答", "同意") in pairs
    assert ("同意", "不同意") in pairs


def test_the_standard_tells_the_same_people_but_no_phone(key, standard_key):
    def people(rows, kinds):
        return {(row["difference"], row["person_id"]) for row in rows if row["difference"] in kinds}

    same = {*KINDS[:7], "protection_set", "protection_unset", "consent_changed"}
    assert people(key, same) == people(standard_key, same)
    assert of(key, "details_changed", "phones")
    assert not of(standard_key, "details_changed", "phones")
