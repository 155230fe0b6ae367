"""Which column is which field is proposed by name and content, with how far it can be trusted."""

import csv

import pytest

from importers.layouts.column_fit import Reason
from importers.layouts.propose import Standing, propose
from importers.layouts.spec import MarkReads
from importers.layouts.targets import FieldTarget, Group, MarkTarget, SourceKind, missing_targets
from scoring.codes import RequirementKind
from tests.builders_layouts import WIDE_HEADER, vendor_rows, wide_rows


def fields_of(proposal, group):
    return {
        column.header: column.target.field
        for column in proposal.columns
        if isinstance(column.target, FieldTarget) and column.target.group is group
    }


def test_the_standard_register_is_read_by_the_names_of_its_columns(shared_data):
    path = shared_data / "formats" / "mado_resident_table_excerpt.csv"
    header, *rows = csv.reader(path.read_text(encoding="utf-8-sig").splitlines())

    proposal = propose(header, rows)

    assert proposal.kind is SourceKind.REGISTRY
    assert not missing_targets(proposal.kind, proposal.targets())
    fields = fields_of(proposal, Group.RESIDENT)
    assert fields["氏名_フリガナ"] == "kana"
    assert [header for header, field in fields.items() if field == "address"] == [
        "住所_市区郡町村名", "住所_町字", "住所_番地号表記",
    ]  # fmt: skip
    assert "転入前住所_町字" not in fields
    assert "世帯主氏名" not in fields
    assert "住民票コード" not in fields


def nameless(rows):
    """Name the columns as a file without a header has them named."""
    return [f"列{number}" for number in range(1, len(rows[0]) + 1)]


def test_a_file_without_header_is_told_by_its_cells_and_every_column_is_a_guess():
    proposal = propose(nameless(vendor_rows()), vendor_rows())

    assert proposal.kind is SourceKind.REGISTRY
    assert list(fields_of(proposal, Group.RESIDENT).values()) == [
        "person_id", "household_id", "name", "kana", "birth_date", "sex", "relationship",
        "address", "building", "phones",
    ]  # fmt: skip
    assert {column.standing for column in proposal.columns} == {Standing.GUESSED}
    assert {column.reason for column in proposal.columns} == {Reason.CONTENT}


def test_of_several_days_the_one_that_spreads_widest_is_the_birth():
    rows = [[*row, "2026-04-01"] for row in vendor_rows()]

    proposal = propose(nameless(rows), rows)

    assert fields_of(proposal, Group.RESIDENT)["列5"] == "birth_date"
    assert proposal.columns[-1].target is None


def test_a_wide_list_has_its_needs_consent_and_contacts_in_columns():
    proposal = propose(WIDE_HEADER, [list(map(str, row)) for row in wide_rows()])

    assert proposal.kind is SourceKind.WIDE_LIST
    targets = {column.header: column.target for column in proposal.columns}
    assert targets["要介護度"] == MarkTarget(RequirementKind.CARE_LEVEL)
    assert targets["人工呼吸器"] == MarkTarget(
        RequirementKind.MEDICAL_DEVICE, "人工呼吸器", MarkReads.YES
    )
    assert targets["同意"] == FieldTarget(Group.CONSENT, "consent")
    assert targets["緊急連絡先電話"] == FieldTarget(Group.EMERGENCY, "phones")
    assert targets["氏名"] == FieldTarget(Group.PERSON, "name")
    assert targets["No"] is None
    assert targets["民生委員"] is None


@pytest.mark.parametrize(
    ("header", "kind", "fixed"),
    [
        ("宛名番号 要件種別 部位 等級 有効開始 有効終了", SourceKind.NEEDS, None),
        (
            "宛名番号 被保険者番号 要介護状態区分コード 有効期間開始日 有効期間終了日",
            SourceKind.NEEDS,
            RequirementKind.CARE_LEVEL,
        ),
        (
            "宛名番号 手帳種別 手帳番号 部位 部位別等級 総合等級 交付日 返還日",
            SourceKind.NEEDS,
            None,
        ),
        (
            "宛名番号 履歴番号 支援措置開始年月日 支援措置終了年月日 支援措置区分",
            SourceKind.PROTECTIONS,
            None,
        ),
        ("宛名番号 同意区分 回答日", SourceKind.CONSENTS, None),
        ("宛名番号 緊急連絡先氏名 緊急連絡先電話番号", SourceKind.CONTACTS, None),
        ("氏名 カナ 生年月日 住所 電話", SourceKind.WIDE_LIST, None),
    ],
)
def test_what_a_file_is_is_told_by_its_columns(header, kind, fixed):
    proposal = propose(header.split(), [])

    assert (proposal.kind, proposal.fixed_kind) == (kind, fixed)


def test_a_person_may_say_what_the_file_is():
    header = ["宛名番号", "氏名", "生年月日"]

    assert propose(header, [], SourceKind.REGISTRY).kind is SourceKind.REGISTRY


def test_a_name_that_its_cells_contradict_is_only_a_guess():
    column = propose(["氏名"], [["S20.3.1"], ["S21.4.2"]]).columns[0]

    assert column.standing is not Standing.SURE


@pytest.mark.parametrize("header", ["個人番号", "マイナンバー", "住民票コード", "本籍", "筆頭者"])
def test_what_may_never_be_read_is_never_proposed(header):
    column = propose([header], [["123456789012"]], SourceKind.REGISTRY).columns[0]

    assert column.target is None


def test_running_numbers_are_no_numbers_of_persons():
    rows = [[str(number), f"架空　花{number}子"] for number in range(1, 20)]

    assert propose(["番号", "氏名"], rows).columns[0].target is None


def test_one_field_is_proposed_for_one_column_only():
    proposal = propose(["氏名", "対象者氏名", "電話番号1", "電話番号2"], [])

    fields = list(fields_of(proposal, Group.PERSON).values())
    assert fields.count("name") == 1
    assert fields.count("phones") == 2


def test_an_empty_file_proposes_nothing():
    assert propose([], []).columns == ()
