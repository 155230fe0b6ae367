import tomllib
import unicodedata
from datetime import date, datetime

import pytest

from sample_data.exports import doui, yoshiensha
from sample_data.exports.hand_rows import VARIATIONS


@pytest.fixture(scope="module")
def residents(exports, read_rows):
    rows = read_rows(exports / "jumin_standard.csv")
    return {row["宛名番号"]: row for row in rows if row["最新フラグ"] != "0"}


@pytest.fixture(scope="module")
def hand(exports, read_rows):
    return {row["line"]: row for row in read_rows(exports / "minsei.csv", "cp932")}


@pytest.fixture(scope="module")
def links(key_rows):
    return key_rows("minsei_links.csv")


def plain(text):
    return unicodedata.normalize("NFKC", text).replace(" ", "")


def test_every_line_of_the_hand_typed_list_has_a_link_or_nobody(hand, links):
    assert [row["line"] for row in links] == list(hand)
    assert all((row["person_id"] == "") == row["variation"].startswith("stranger") for row in links)


def test_the_list_has_a_twentieth_of_the_town_and_every_variation(residents, hand, links):
    assert len(hand) == pytest.approx(len(residents) / 20, rel=0.02)
    kinds = {row["variation"] for row in links}
    assert len(kinds & set(VARIATIONS)) >= len(VARIATIONS) - 1
    assert any(kind.startswith("stranger") for kind in kinds)


def test_no_row_of_the_list_holds_a_key(hand):
    assert not [row for row in hand.values() if "宛名番号" in row]


def test_every_true_row_keeps_two_signs_of_its_person(hand, links, residents):
    for link in links:
        if not link["person_id"]:
            continue
        row, person = hand[link["line"]], residents[link["person_id"]]
        surname, given = (person["氏_日本人_フリガナ"], person["名_日本人_フリガナ"])
        kana = plain(row["フリガナ"])
        named = plain(person["氏名"]) == plain(row["氏名"]) or kana == surname + given
        told = [named, bool(row["生年月日"] or row["年齢"]), bool(row["住所"]), bool(row["電話"])]
        assert sum(told) >= 2, (row, link)


def test_exact_rows_say_what_the_registry_says(hand, links, residents):
    exact = [link for link in links if link["variation"] == "exact"]
    assert exact
    for link in exact:
        row, person = hand[link["line"]], residents[link["person_id"]]
        assert plain(row["フリガナ"]) == plain(person["氏名_フリガナ"])
        told = "さくら川市" + person["住所_町字"] + person["住所_番地号表記"]
        assert plain(row["住所"]).startswith(plain(told))
        if person["生年月日_不詳フラグ"] == "0":
            assert row["生年月日"] == person["生年月日"]


def test_half_width_kana_has_no_full_width_sign(hand, links):
    rows = [hand[link["line"]] for link in links if link["variation"] == "half_kana"]
    assert rows
    assert all(unicodedata.east_asian_width(sign) in "HNa" for row in rows
               for sign in row["フリガナ"].replace(" ", ""))  # fmt: skip


def test_needs_of_the_list_are_its_marks(hand, key_rows):
    needs = [row for row in key_rows("exports_needs.csv") if row["source"] == "minsei"]
    told = {(row["line"], row["kind"]) for row in needs}
    marked = {(line, "手動追加") for line, row in hand.items() if row["見守り要"] == "○"}
    marked |= {(line, "避難支援希望") for line, row in hand.items() if row["支援が必要"] == "○"}
    assert told == marked


def test_consents_in_excel_are_those_of_the_key(exports, read_sheet, key_rows):
    rows = read_sheet(exports / "doui.xlsx", doui.SHEET)
    assert tuple(rows[doui.FIRST_LINE - 2]) == doui.HEADER
    words = {"○": "同意", "×": "不同意", "": "未回答"}
    told = [row for row in key_rows("exports_consents.csv") if row["source"] == "doui"]
    assert len(told) == len(rows) - doui.FIRST_LINE + 1
    for consent in told:
        row = rows[int(consent["line"]) - 1]
        assert row[0] == consent["person_id"]
        assert words.get(row[2], row[2]) == consent["consent"]
        day = row[3].isoformat()[:10] if isinstance(row[3], date | datetime) else row[3]
        assert day == consent["answered_on"]


def test_some_phones_in_excel_became_numbers_and_lost_their_zero(exports, read_sheet, key_rows):
    rows = read_sheet(exports / "doui.xlsx", doui.SHEET)
    lost = {(row["line"], row["column"]) for row in key_rows("exports_planted.csv")
            if row["file"] == "doui.xlsx" and row["code"] == "phone_zero_lost"}  # fmt: skip
    numbers = {
        (str(line), name)
        for line, row in enumerate(rows[doui.FIRST_LINE - 1 :], start=doui.FIRST_LINE)
        for name, cell in zip(doui.HEADER, row, strict=True)
        if name.endswith("電話") and isinstance(cell, float | int)
    }
    assert lost == numbers != set()


def test_contacts_are_those_of_the_key(exports, read_sheet, key_rows):
    rows = read_sheet(exports / "doui.xlsx", doui.SHEET)
    contacts = key_rows("exports_contacts.csv")
    places = {"supporter": 4, "emergency": 7}
    assert {row["role"] for row in contacts} == set(places)
    for contact in contacts:
        row, place = rows[int(contact["line"]) - 1], places[contact["role"]]
        assert row[place : place + 2] == [contact["name"], contact["relationship"]]


def test_the_excel_list_without_keys_has_titles_dates_and_merged_homes(
    exports, read_sheet, key_rows, residents
):
    rows = read_sheet(exports / "yoshiensha.xlsx", yoshiensha.SHEET)
    assert tuple(rows[yoshiensha.FIRST_LINE - 2]) == yoshiensha.HEADER
    listed = rows[yoshiensha.FIRST_LINE - 1 :]
    assert any(row[yoshiensha.ADDRESS] == "" for row in listed)
    links = key_rows("yoshiensha_links.csv")
    assert len(links) == len(listed)
    for link, row in zip(links, listed, strict=True):
        person = residents[link["person_id"]]
        assert row[yoshiensha.NAME] == person["氏名"]
        if isinstance(row[yoshiensha.BIRTH], date | datetime):
            assert row[yoshiensha.BIRTH].isoformat()[:10] == person["生年月日"]


def test_needs_of_the_excel_list_stand_in_its_columns(exports, read_sheet, key_rows):
    rows = read_sheet(exports / "yoshiensha.xlsx", yoshiensha.SHEET)
    needs = [row for row in key_rows("exports_needs.csv") if row["source"] == "yoshiensha"]
    filled = sum(
        1 for row in rows[yoshiensha.FIRST_LINE - 1 :]
        for cell in row[yoshiensha.CARE : yoshiensha.CONSENT] if cell != ""
    )  # fmt: skip
    assert len(needs) == filled > 10


def test_every_file_of_the_jobs_and_every_header_of_the_layouts_is_there(exports):
    for name in ("job.toml", "job_all.toml"):
        job = tomllib.loads((exports / name).read_text(encoding="utf-8"))
        sources = [job["registry"], *job["welfare"]]
        assert all((exports / source["file"]).is_file() for source in sources)
        own = [source["layout"] for source in sources if source["layout"].endswith(".toml")]
        assert all((exports / layout).is_file() for layout in own)
        assert all((exports / layer["file"]).is_file() for layer in job["hazard"])
    for layout in (exports / "layouts").glob("*.toml"):
        assert tomllib.loads(layout.read_text(encoding="utf-8"))["title"]
