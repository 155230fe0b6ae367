"""What a person settled becomes a layout, and a layout can be opened and changed again."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.paths import LAYOUTS_DIR
from importers.layouts.code_places import (
    SEX,
    STRUCTURE,
    CodePlace,
    table_at,
    with_words,
    words_at,
)
from importers.layouts.draft import (
    LayoutDraft,
    build_layout,
    kind_of_layout,
    known_words,
    targets_of,
    unusable_headers,
)
from importers.layouts.parse import load_layout, parse_layout
from importers.layouts.propose import propose
from importers.layouts.spec import FileShape, Take
from importers.layouts.spellings import Spellings
from importers.layouts.targets import Group, SourceKind
from importers.layouts.write import layout_text
from scoring.codes import RequirementKind
from tests.builders_layouts import WIDE_HEADER, vendor_rows, wide_rows

GRADE = CodePlace(Group.NEED, "grade", RequirementKind.CARE_LEVEL)
FILES = {
    "vendor": ([f"列{number}" for number in range(1, 11)], vendor_rows()),
    "wide": (WIDE_HEADER, [list(map(str, row)) for row in wide_rows()]),
    "needs": (["宛名番号", "要介護度", "有効期間開始日", "有効期間終了日"], []),
    "kinds": (["宛名番号", "要件種別", "部位", "等級", "申請中"], []),
    "consents": (["宛名番号", "同意区分", "回答日"], []),
    "contacts": (["宛名番号", "緊急連絡先氏名", "避難支援者電話"], []),
    "protections": (["宛名番号", "支援措置開始日", "支援措置終了日"], []),
}


@pytest.fixture(scope="module")
def known():
    return known_words(load_layout("template", LAYOUTS_DIR))


def draft_of(name, words=None, base=None):
    header, rows = FILES[name]
    proposal = propose(header, rows)
    return LayoutDraft(
        name, name, proposal.kind, FileShape(header_line=0 if name == "vendor" else 1),
        tuple(header), tuple(column.target for column in proposal.columns),
        proposal.fixed_kind, words or {}, base=base,
    )  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_settled_file_is_a_layout_that_can_be_written_and_read_back(known, name):
    layout = build_layout(draft_of(name), known)

    assert parse_layout(layout_text(layout), Path(f"{name}.toml")) == layout


@pytest.mark.parametrize("name", FILES)
def test_a_layout_opened_again_shows_what_was_settled(known, name):
    draft = draft_of(name)
    layout = build_layout(draft, known)

    assert kind_of_layout(layout) is draft.kind
    assert targets_of(layout, draft.header) == draft.targets


def test_two_phone_columns_are_read_one_after_the_other(known):
    proposal = propose(["氏名", "電話番号1", "電話番号2"], [])
    targets = tuple(column.target for column in proposal.columns)
    header = ("氏名", "電話番号1", "電話番号2")

    layout = build_layout(
        LayoutDraft("x", "x", SourceKind.WIDE_LIST, FileShape(), header, targets), known
    )

    phones = next(column for column in layout.person if column.field == "phones")
    assert (phones.headers, phones.take) == (("電話番号1", "電話番号2"), Take.JOIN)


def test_a_value_a_person_mapped_means_that_word(known):
    layout = build_layout(draft_of("wide", {GRADE: {"かなり重い": "要介護5"}}), known)

    assert table_at(layout, GRADE).find("かなり重い") == "要介護5"
    assert table_at(layout, GRADE).find("要介護3") == "要介護3"


def test_words_mapped_before_stay_when_a_layout_is_changed(known):
    before = build_layout(draft_of("wide", {GRADE: {"かなり重い": "要介護5"}}), known)

    after = build_layout(draft_of("wide", {GRADE: {"軽い": "要支援1"}}, before), known)

    assert table_at(after, GRADE).find("かなり重い") == "要介護5"
    assert table_at(after, GRADE).find("軽い") == "要支援1"


def test_a_layout_of_before_structures_were_read_learns_their_words_when_it_is_changed(known):
    older = build_layout(draft_of("vendor"), known)
    older = replace(older, residents=replace(older.residents, structure=Spellings()))

    after = build_layout(draft_of("vendor", {STRUCTURE: {"Ｂ造": "sturdy"}}, older), known)

    found = [table_at(after, STRUCTURE).find(word) for word in ("木造", "鉄骨造", "B造", "他")]
    assert found == ["wooden", "sturdy", "sturdy", None]
    assert parse_layout(layout_text(after), Path("vendor.toml")) == after


def test_a_value_can_change_its_meaning_but_a_word_is_always_itself(known):
    layout = build_layout(draft_of("needs"), known)

    changed = with_words(layout, GRADE, {"1": "要支援1", "要介護2": "要介護5"})

    assert table_at(changed, GRADE).find("1") == "要支援1"
    assert table_at(changed, GRADE).find("要介護2") == "要介護2"
    assert parse_layout(layout_text(changed), Path("needs.toml")) == changed


def test_a_table_the_layout_does_not_have_is_left_alone(known):
    layout = build_layout(draft_of("consents"), known)

    assert with_words(layout, SEX, {"1": "male"}) == layout
    assert words_at(layout, GRADE) == ()


def test_columns_without_a_name_of_their_own_cannot_be_used():
    assert unusable_headers(("氏名", "", "電話", "氏 名")) == {0, 1, 3}
