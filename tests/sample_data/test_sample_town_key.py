import csv
import json
from datetime import date

import numpy as np
import pytest

from sample_data.answer_scores import score_households, score_people
from sample_data.calendar_days import NO_DAY, day_number
from sample_data.need_forms import form_number
from sample_data.needs import NeedDraft
from sample_data.people import people_town

AS_OF = date(2026, 11, 20)
TODAY = day_number(AS_OF)


@pytest.fixture
def key(town, read_table):
    return read_table(town / "answer_key" / "households.csv")


@pytest.fixture
def persons(town, read_table):
    return read_table(town / "answer_key" / "individuals.csv")


def planted_lines(town, name):
    with (town / "answer_key" / name).open(encoding="utf-8-sig", newline="") as notes:
        return list(csv.DictReader(notes))


def lines_of(town, file):
    with (town / file).open(encoding="utf-8-sig", newline="") as written:
        rows = list(csv.reader(written))
    return {number: dict(zip(rows[0], row, strict=False)) for number, row in enumerate(rows, 1)}


def test_every_planted_error_stands_on_its_line(town):
    files = {name: lines_of(town, name) for name in ("residents.csv", "requirements.csv")}
    signs = {
        "impossible_date": lambda cell: cell == "令和7年2月30日",
        "date_not_known": lambda cell: cell == "不詳",
        "date_outside_era": lambda cell: cell.startswith(("昭和6", "昭和7")),
        "position_half": lambda cell: cell == "",
        "private_use_character": lambda cell: any("\ue000" <= sign <= "\uf8ff" for sign in cell),
        "id_normalised": lambda cell: not cell.isascii(),
        "unknown_person": lambda cell: cell.startswith("99"),
        "grade_not_in_law": lambda cell: cell in {"1級", "2級"},
        "missing_grade": lambda cell: cell == "",
        "missing_part": lambda cell: cell == "",
        "unknown_part": lambda cell: cell == "腰",
        "unknown_grade": lambda cell: cell == "要介護6",
        "unknown_kind": lambda cell: cell == "高齢世帯",
        "unknown_status": lambda cell: cell == "保留",
        "unknown_protection": lambda cell: cell == "要確認",
        "phone_zero_lost": lambda cell: cell.startswith("9"),
        "phone_unreadable": lambda cell: cell == "なし",
        "period_reversed": lambda cell: cell == "2025-03-31",
        "floor_above_storeys": lambda cell: cell.isdigit(),
        "unknown_structure": lambda cell: cell == "その他",
    }
    seen = set()
    for note in planted_lines(town, "planted.csv"):
        row = files[note["file"]][int(note["line"])]
        seen.add(note["code"])
        if note["code"] != "duplicate_row":
            assert signs[note["code"]](row[note["column"]]), note
    assert seen == {*signs, "duplicate_row"}


def test_half_a_position_is_one_coordinate(town):
    rows = lines_of(town, "residents.csv")
    for note in planted_lines(town, "planted.csv"):
        if note["code"] == "position_half":
            row = rows[int(note["line"])]
            assert [row["経度"] == "", row["緯度"] == ""].count(True) == 1


def test_a_floor_above_the_roof_is_above_the_roof(town):
    rows = lines_of(town, "residents.csv")
    for note in planted_lines(town, "planted.csv"):
        if note["code"] == "floor_above_storeys":
            row = rows[int(note["line"])]
            assert int(row["居住階"]) > int(row["建物階数"])


@pytest.mark.parametrize("file", ["residents.csv", "requirements.csv"])
def test_all_second_copies_are_told_and_only_they(town, file):
    rows = lines_of(town, file)
    seen, copies = set(), set()
    for number, row in rows.items():
        cells = tuple(row.values())
        if cells in seen:
            copies.add(number)
        seen.add(cells)
    notes = planted_lines(town, "planted.csv")
    told = {int(note["line"]) for note in notes if note["code"] == "duplicate_row"
            and note["file"] == file}  # fmt: skip
    assert told == copies != set()


def test_all_strangers_are_told_and_only_they(town):
    known = {row.get("宛名番号") for row in lines_of(town, "residents.csv").values()}
    known |= {cell.translate(str.maketrans("０１２３４５６７８９", "0123456789"))
              for cell in known if cell}  # fmt: skip
    rows = lines_of(town, "requirements.csv")
    strange = {n for n, row in rows.items() if row.get("宛名番号") and row["宛名番号"] not in known}
    notes = planted_lines(town, "planted.csv")
    told = {int(note["line"]) for note in notes if note["code"] == "unknown_person"}
    assert told == strange - {1}


def test_every_oddity_stands_on_its_line(town):
    files = {name: lines_of(town, name) for name in ("residents.csv", "requirements.csv")}
    codes = set()
    for note in planted_lines(town, "oddities.csv"):
        cell = files[note["file"]][int(note["line"])][note["column"]]
        codes.add(note["code"])
        if note["code"] in {"era_date", "status_code", "spelling"}:
            assert cell == note["note"]
        if note["code"] == "birthday" and note["note"].endswith("日生まれ"):
            assert cell == "1952-02-29"
        if note["code"] == "birthday" and note["note"] == "75歳になる日":
            assert cell == "1951-11-20"
    assert codes >= {"era_date", "status_code", "birthday", "rare_character", "last_day"}


def test_the_key_adds_up(town, key, persons):
    counts = json.loads((town / "answer_key" / "counts.json").read_text(encoding="utf-8"))
    excluded = counts["excluded"]
    assert counts["residents"] == counts["listed"] + sum(excluded.values())
    assert counts["taking_part"] == len(persons)
    assert counts["households"] == len(key)
    for group in ("by_level", "by_tier", "by_verdict", "coverage", "located"):
        assert sum(counts[group].values()) == counts["taking_part"]
    in_a_tier = sum(count for tier, count in counts["by_tier"].items() if tier != "none")
    assert counts["listed"] == in_a_tier


def test_household_sums_are_those_of_their_members(key, persons):
    scores = persons.assign(score=persons["score"].replace("", "0").astype(float))
    sums = scores.groupby("household_id")["score"].sum().loc[key["household_id"]]
    assert (sums.to_numpy() == key["score_sum"].astype(float)).all()
    members = persons.groupby("household_id").size().loc[key["household_id"]]
    assert (members.to_numpy() == key["members"].astype(int)).all()


def test_unknown_is_never_dry(key):
    unknown = key["coverage"] != "assessed"
    assert unknown.any()
    assert (key["flood_rank"][unknown] == "").all()
    assert (key["depth_m"][unknown] == "").all()
    assert set(key["verdict"][unknown]) <= {"unknown", "leave"}
    assert set(key["coverage"]) == {"assessed", "outside", "no_data", "no_location"}


def test_depths_stand_on_both_sides_of_the_rank_edges(key):
    depths = set(key["depth_m"])
    assert depths >= {"0.499", "0.5", "2.999", "3.0"}


def test_excluded_households_have_no_tier(key):
    assert ((key["tier"] == "") == (key["exclusion"] != "")).all()
    assert set(key["exclusion"]) == {"", "dry", "protected"}


@pytest.fixture
def lone_people():
    people = people_town(3, AS_OF, 5)
    people.birth[:] = day_number(date(1990, 1, 1))
    people.status[:] = 0
    return people


def needs_of(*rows):
    draft = NeedDraft()
    for person, form, first, last in rows:
        draft.add(*(np.array([value]) for value in (person, form, first, last)))
    return draft.build()


def test_a_row_counts_to_its_last_day_and_not_after(lone_people):
    care = form_number("要介護認定", "", "要介護5")
    needs = needs_of((0, care, NO_DAY, TODAY), (1, care, NO_DAY, TODAY - 1))
    scores = score_people(lone_people, needs, AS_OF).score
    assert scores[0] == 8
    assert np.isnan(scores[1])


def test_a_row_that_begins_tomorrow_does_not_count(lone_people):
    care = form_number("要介護認定", "", "要介護5")
    scores = score_people(lone_people, needs_of((0, care, TODAY + 1, NO_DAY)), AS_OF).score
    assert np.isnan(scores[0])


def test_two_rows_of_one_line_count_once_and_two_lines_add(lone_people):
    oxygen, suction = form_number("医療機器", "在宅酸素"), form_number("医療機器", "吸引")
    ventilator = form_number("医療機器", "人工呼吸器")
    rows = [(0, form, NO_DAY, NO_DAY) for form in (oxygen, suction, ventilator)]
    answers = score_people(lone_people, needs_of(*rows), AS_OF)
    assert answers.score[0] == 15
    assert answers.needs_power[0]


def test_a_requirement_without_points_is_no_score(lone_people):
    wish = form_number("避難支援希望", "", "希望")
    answers = score_people(lone_people, needs_of((0, wish, NO_DAY, NO_DAY)), AS_OF)
    assert np.isnan(answers.score[0])
    assert answers.wishes[0]


def test_a_household_divides_by_all_who_take_part(lone_people):
    lone_people.household[:] = 0
    lone_people.status[-1] = 2
    grave = form_number("要介護認定", "", "要介護5")
    answers = score_people(lone_people, needs_of((0, grave, NO_DAY, NO_DAY)), AS_OF)
    households = score_households(lone_people, answers, 1)
    members = len(lone_people) - 1
    assert households.members.tolist() == [members]
    assert households.score.tolist() == [8 / members]
