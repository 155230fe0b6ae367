"""What the pane says of certificates, consent and contacts; and of vague ages and 外字."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from app.pipeline.household_detail import read_detail
from app.pipeline.person_papers import (
    CertificateDetail,
    ConsentDetail,
    ContactDetail,
    PersonPapers,
    RowPlace,
)
from app.ui.detail_pane import DetailPane
from app.ui.detail_words import DetailWords
from app.ui.household_columns import ListColumn
from app.ui.household_words import HouseholdWords
from app.ui.speaker import Speaker
from app.wording.sentence import Language
from scoring.codes import RequirementKind
from scoring.record_codes import ConsentState, ContactRole, Validity

PLACE = RowPlace("techo.csv", 7, "techo-standard")
HANDBOOK = CertificateDetail(
    kind=RequirementKind.PHYSICAL_HANDBOOK,
    part="聴覚",
    grade="2級",
    overall_grade="1級",
    number="12345",
    validity=Validity.IN_FORCE,
    first_day=date(2024, 4, 1),
    last_day=date(2027, 3, 31),
    is_change_pending=False,
    note=None,
    place=PLACE,
)
NIECE = ContactDetail(ContactRole.EMERGENCY, "架空 姪", "姪", ("090-1",), None, PLACE)
NEIGHBOUR = ContactDetail(ContactRole.SUPPORTER, "架空 隣", None, (), "本町1番", PLACE)


def lines_of(view, papers: PersonPapers, speaker: Speaker, **member: object):
    detail = read_detail(view, view.households["household_id"].iloc[0])
    head = replace(detail.members[0], papers=papers, **member)
    return DetailWords(speaker).lines(replace(detail, members=(head,)))


def line_with(lines, words: str):
    return next(line for line in lines if line.cells and words in line.cells[1])


@pytest.mark.parametrize(
    ("changed", "cells", "role"),
    [
        ({}, ("有効", "令和9年3月31日(水)まで"), "strong"),
        ({"last_day": None}, ("有効", "期限の記載なし"), "strong"),
        (
            {"validity": Validity.EXPIRED, "last_day": date(2026, 3, 31)},
            ("期限切れ", "令和8年3月31日(火)まで"),
            "old",
        ),
        (
            {"validity": Validity.NOT_YET, "first_day": date(2027, 4, 1)},
            ("開始前", "令和9年4月1日(木)から"),
            "quiet",
        ),
        ({"validity": Validity.RETURNED}, ("返還", "令和9年4月1日(木)に返還"), "quiet"),
        (
            {"is_change_pending": True},
            ("変更申請中", "令和9年3月31日(水)まで（過ぎても決定まで有効）"),
            "strong",
        ),
    ],
)
def test_the_state_of_a_certificate_is_said_in_words_with_its_day(
    view, speaker, changed, cells, role
):
    line = line_with(
        lines_of(view, PersonPapers((replace(HANDBOOK, **changed),)), speaker), "身体障害者手帳"
    )
    assert line.cells == (
        cells[0],
        "身体障害者手帳 聴覚 2級（総合1級）",
        f"{cells[1]}\ntecho.csv 7行",
    )
    assert (line.left_role, line.is_state) == (role, True)


@pytest.mark.parametrize(
    ("consent", "cells"),
    [
        (ConsentDetail(ConsentState.UNANSWERED), ("未回答", "記録がありません")),
        (
            ConsentDetail(ConsentState.GIVEN, date(2026, 4, 1), PLACE),
            ("同意", "令和8年4月1日(水)\ntecho.csv 7行"),
        ),
        (
            ConsentDetail(ConsentState.REFUSED, None, PLACE),
            ("不同意", "日付なし\ntecho.csv 7行"),
        ),
    ],
)
def test_consent_is_said_with_its_day(view, speaker, consent, cells):
    line = line_with(
        lines_of(view, PersonPapers((HANDBOOK,), consent), speaker), "名簿の提供への同意"
    )
    assert (line.cells[0], line.cells[2]) == cells


def test_contacts_stand_under_the_home_with_their_numbers(view, speaker):
    papers = PersonPapers(contacts=(NEIGHBOUR, NIECE))
    told = [line.text for line in lines_of(view, papers, speaker)]
    at = told.index("支援者・緊急連絡先")
    assert told[at + 1 : at + 7] == [
        "支援者　架空 隣",
        "電話番号なし",
        "本町1番　支援者　techo.csv 7行",
        "緊急連絡先　架空 姪（姪）",
        "090-1",
        "緊急連絡先　techo.csv 7行",
    ]
    assert at < told.index("判定")


def test_who_has_neither_score_nor_paper_is_not_asked_about(view, speaker):
    told = [line.text for line in lines_of(view, PersonPapers(), speaker, score=None)]
    assert "手帳・認定と同意" not in told
    assert "支援者・緊急連絡先" not in told


def test_a_vague_age_is_a_range_and_the_days_of_birth_are_told(view, speaker):
    born = (date(2019, 6, 1), date(2020, 5, 31))
    told = [
        line.text
        for line in lines_of(view, PersonPapers(), speaker, age=7, youngest_age=6, birth=born)
    ]
    assert any("（6〜7歳）" in text for text in told)
    assert "　生年月日は 令和元年6月1日(土) から 令和2年5月31日(日) のあいだ" in told


def test_an_unknown_private_character_is_a_mark_in_pane_and_list(view, speaker):
    told = [line.text for line in lines_of(view, PersonPapers(), speaker, name="\ue000田 花")]
    assert "\ue000" not in "".join(told)
    assert any("外字U+E000田 花" in text for text in told)
    row = view.households.iloc[0].copy()
    row["head_name"] = "\ue000田 花"
    assert HouseholdWords(speaker).cell(row, ListColumn.HEAD).main == "外字U+E000田 花"


def test_the_papers_are_told_in_english_too(view):
    papers = PersonPapers((HANDBOOK,), ConsentDetail(ConsentState.GIVEN), (NIECE,))
    japanese = lines_of(view, papers, Speaker())
    english = lines_of(view, papers, Speaker(Language.EN))
    assert [line.role for line in japanese] == [line.role for line in english]


def test_an_expired_certificate_stands_in_amber_in_the_pane(qtbot, view, speaker):
    pane = DetailPane(speaker)
    qtbot.addWidget(pane)
    detail = read_detail(view, view.households["household_id"].iloc[0])
    expired = replace(HANDBOOK, validity=Validity.EXPIRED)
    head = replace(detail.members[0], papers=PersonPapers((expired,)))

    pane.show_detail(replace(detail, members=(head,)))

    labels = [label for label in pane.findChildren(QLabel) if label.text() == "期限切れ"]
    assert [label.property("role") for label in labels] == ["old"]
    assert pane.findChild(QPushButton, "show_originals").isEnabled()
