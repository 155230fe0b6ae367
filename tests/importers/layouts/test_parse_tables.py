"""Every table of a layout is read, and a slip in any of them is refused with its place."""

from pathlib import Path

import pytest

from importers.errors import ImportProblem, ImportRefused
from importers.layouts.parse import parse_layout
from importers.layouts.spec import (
    ColumnLayout,
    ContactLayout,
    FileShape,
    MarkColumn,
    MarkReads,
    ProtectionLayout,
    Take,
)
from scoring.codes import RequirementKind
from scoring.record_codes import ContactRole
from tests.builders_importers import LAYOUTS

TEMPLATE_TEXT = (LAYOUTS / "template.toml").read_text(encoding="utf-8")
WHOLE = """
title = "両方"
version = 3
header = ["番号", "名前"]
[file]
encoding = "cp932"
header_line = 4
delimiter = "\\t"
sheet = "名簿"
[person.columns]
name = { any_of = ["氏名", "被保険者氏名"] }
phones = { join = ["電話1", "電話2"] }
[requirements]
kind = "要介護認定"
[[requirements.marks]]
header = "呼吸器"
kind = "医療機器"
part = "人工呼吸器"
reads = "yes"
[requirements.pending]
yes = ["1"]
[protections]
[consents.columns]
consent = { header = "同意", needed = true }
[consents.codes]
given = ["○"]
[[contacts]]
role = "emergency"
[contacts.columns]
name = { header = "緊急連絡先" }
"""


def refusal_of(text: str) -> ImportRefused:
    with pytest.raises(ImportRefused) as refused:
        parse_layout(text, Path("own.toml"))
    return refused.value


def test_every_table_of_a_layout_is_read() -> None:
    layout = parse_layout(WHOLE, Path("own.toml"))
    assert (layout.title, layout.version, layout.header) == ("両方", 3, ("番号", "名前"))
    assert layout.shape == FileShape("cp932", 4, "\t", "名簿")
    assert layout.person == (
        ColumnLayout("name", ("氏名", "被保険者氏名")),
        ColumnLayout("phones", ("電話1", "電話2"), take=Take.JOIN),
    )
    assert layout.requirements is not None
    assert layout.requirements.fixed_kind is RequirementKind.CARE_LEVEL
    assert layout.requirements.kinds.find("医療機器") == "医療機器"
    assert layout.requirements.marks == (
        MarkColumn(
            "呼吸器", RequirementKind.MEDICAL_DEVICE, "人工呼吸器", reads=MarkReads.YES
        ),
    )  # fmt: skip
    assert layout.requirements.pending.find("１") == "yes"
    assert layout.protections == ProtectionLayout(())
    assert layout.consents is not None
    assert layout.consents.consents.find("〇") == "given"
    assert layout.contacts == (
        ContactLayout(ContactRole.EMERGENCY, (ColumnLayout("name", ("緊急連絡先",)),)),
    )


@pytest.mark.parametrize(
    ("old", "new", "problem", "key"),
    [
        ("version = 3", "version = 0", ImportProblem.LAYOUT_WRONG_TYPE, "version"),
        ("version = 3", "version = true", ImportProblem.LAYOUT_WRONG_TYPE, "version"),
        ('"cp932"', '"sjis"', ImportProblem.LAYOUT_WRONG_TYPE, "file.encoding"),
        ("line = 4", "line = -1", ImportProblem.LAYOUT_WRONG_TYPE, "file.header_line"),
        ('"\\t"', '",,"', ImportProblem.LAYOUT_WRONG_TYPE, "file.delimiter"),
        ('"\\t"', "'\"'", ImportProblem.LAYOUT_WRONG_TYPE, "file.delimiter"),
        ("name = { any", "nam = { any", ImportProblem.LAYOUT_UNKNOWN_KEY, "person.columns.nam"),
        (
            'name = { any_of = ["氏名", "被保険者氏名"] }',
            "",
            ImportProblem.LAYOUT_MISSING_KEY,
            "person.columns.person_id",
        ),
        (
            '["氏名", "被保険者氏名"]',
            "[]",
            ImportProblem.LAYOUT_WRONG_TYPE,
            "person.columns.name.any_of",
        ),
        (
            "name = { any_of =",
            'name = { header = "氏名", any_of =',
            ImportProblem.LAYOUT_DOUBLED_VALUE,
            "person.columns.name.any_of",
        ),
        (
            'join = ["電話1", "電話2"]',
            "needed = true",
            ImportProblem.LAYOUT_MISSING_KEY,
            "person.columns.phones.header",
        ),
        (
            '"被保険者氏名"',
            '"氏　名"',
            ImportProblem.LAYOUT_DOUBLED_VALUE,
            "person.columns.name",
        ),
        (
            '"電話2"',
            '"住民票コード"',
            ImportProblem.LAYOUT_FORBIDDEN_COLUMN,
            "person.columns.phones.join",
        ),
        (
            'header = "呼吸器"',
            'header = "本人の個人番号"',
            ImportProblem.LAYOUT_FORBIDDEN_COLUMN,
            "requirements.marks.1.header",
        ),
        (
            'kind = "要介護認定"',
            'kind = "要介護"',
            ImportProblem.LAYOUT_WRONG_TYPE,
            "requirements.kind",
        ),
        (
            'part = "人工呼吸器"',
            'part = "呼吸器"',
            ImportProblem.LAYOUT_WRONG_TYPE,
            "requirements.marks.1.part",
        ),
        (
            'reads = "yes"',
            'reads = "no"',
            ImportProblem.LAYOUT_WRONG_TYPE,
            "requirements.marks.1.reads",
        ),
        ("[[contacts]]", "[contacts]", ImportProblem.LAYOUT_WRONG_TYPE, "contacts"),
        ('role = "emergency"', "", ImportProblem.LAYOUT_MISSING_KEY, "contacts.1.role"),
        (
            "consent = {",
            "answered_on = {",
            ImportProblem.LAYOUT_MISSING_KEY,
            "consents.columns.consent",
        ),
        ('given = ["○"]', 'yes = ["○"]', ImportProblem.LAYOUT_UNKNOWN_KEY, "consents.codes.yes"),
        ("[protections]", "[protection]", ImportProblem.LAYOUT_UNKNOWN_KEY, "protection"),
    ],
)  # fmt: skip
def test_a_slip_in_any_table_is_named(old: str, new: str, problem: ImportProblem, key: str) -> None:
    assert old in WHOLE
    refused = refusal_of(WHOLE.replace(old, new, 1))
    assert (refused.code, refused.fields["key"]) == (problem, key)


def test_a_layout_of_needs_says_where_the_kind_stands() -> None:
    person = '[person.columns]\nperson_id = { header = "番号" }\n'
    needs = '[requirements.columns]\ngrade = { header = "等級" }\n'
    refused = refusal_of(f'title = "x"\n{person}{needs}')
    assert refused.fields["key"] == "requirements.columns.kind"


def test_a_welfare_layout_says_whom_a_row_is_about() -> None:
    assert refusal_of('title = "x"\n[protections]').fields["key"] == "person"


def test_a_mark_of_a_grade_that_no_rule_could_meet_is_refused() -> None:
    mark = (
        '[[requirements.marks]]\nheader = "視覚"\nkind = "精神障害者保健福祉手帳"\ngrade = "一級"\n'
    )
    refused = refusal_of(TEMPLATE_TEXT + mark)
    assert refused.fields["key"] == "requirements.marks.1.grade"


def test_a_part_of_an_address_may_be_the_district_too() -> None:
    text = TEMPLATE_TEXT.replace(
        'address = { header = "住所", needed = true }',
        'address = { join = ["町", "番地"], needed = true }\ndistrict = { header = "町" }',
    )
    assert parse_layout(text, Path("own.toml")).residents is not None
