"""Consent of three states with its day, and the people to call beside a resident."""

from pathlib import Path

import pytest

from importers.issues import IssueCode
from tests.builders_importers import issues_told
from tests.importers.welfare.files import a_layout, drawn, read

CONSENT = a_layout(
    """
[person.columns]
person_id = { header = "宛名番号", needed = true }
[consents.columns]
consent = { header = "同意", needed = true }
answered_on = { header = "回答日" }
[consents.codes]
given = ["同意", "○", "1"]
refused = ["不同意", "×", "0"]
unanswered = ["未回答", "返信なし"]
""",
    with_words=False,
)
CONTACT = a_layout(
    """
[person.columns]
person_id = { header = "宛名番号", needed = true }
[[contacts]]
role = "emergency"
[contacts.columns]
name = { header = "緊急連絡先1" }
relationship = { header = "続柄1" }
phones = { join = ["電話1", "携帯1"] }
[[contacts]]
role = "emergency"
[contacts.columns]
name = { header = "緊急連絡先2" }
phones = { header = "電話2" }
[[contacts]]
role = "supporter"
[contacts.columns]
name = { header = "支援者" }
address = { header = "支援者住所" }
""",
    with_words=False,
)


@pytest.mark.parametrize(
    ("cells", "state", "codes"),
    [
        ("同意,2026-04-01", [("given", "2026-04-01")], []),
        ("不同意,R8.4.1", [("refused", "2026-04-01")], []),
        ("未回答,", [("unanswered", "")], []),
        (",", [], []),
        ("？,", [("unanswered", "")], ["unknown_consent"]),
        ("条件付,", [("unanswered", "")], ["unknown_consent"]),
        (",2026-04-01", [("unanswered", "2026-04-01")], ["unknown_consent"]),
        ("同意,去年", [("given", "")], ["unreadable_date"]),
    ],
)
def test_consent_is_given_refused_or_unanswered_and_never_guessed(
    tmp_path: Path, cells: str, state: list[tuple[str, str]], codes: list[str]
) -> None:
    made = read(tmp_path, CONSENT, f"宛名番号,同意,回答日\n0000000001,{cells}\n")
    assert drawn(made.consents, "consent", "answered_on") == state
    assert made.issues["code"].tolist() == codes


def test_a_row_names_several_contacts(tmp_path: Path) -> None:
    made = read(
        tmp_path,
        CONTACT,
        "宛名番号,緊急連絡先1,続柄1,電話1,携帯1,緊急連絡先2,電話2,支援者,支援者住所\n"
        "0000000002,見本　一郎,長男,042-000-0001,090-0000-0001,,042-000-0002,,\n"
        "0000000001,,,,,,,見本　次郎,さくら川市本町2\n",
    )
    columns = ("line", "person_id", "role", "name", "relationship", "phones", "address")
    assert drawn(made.contacts, *columns) == [
        ("2", "0000000002", "emergency", "見本　一郎", "長男", "042-000-0001;090-0000-0001", ""),
        ("2", "0000000002", "emergency", "", "", "042-000-0002", ""),
        ("3", "0000000001", "supporter", "見本　次郎", "", "", "さくら川市本町2"),
    ]


def test_a_row_that_says_the_same_again_is_told_once(tmp_path: Path) -> None:
    row = "0000000001,同意,2026-04-01\n"
    made = read(tmp_path, CONSENT, "宛名番号,同意,回答日\n" + row * 3)
    assert len(made.consents) == 1
    assert issues_told(made.issues) == [(line, "", IssueCode.DUPLICATE_ROW) for line in (3, 4)]
