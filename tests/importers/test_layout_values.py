"""Every value of the coded columns is counted over the whole file, known or not."""

import pytest

from app.paths import LAYOUTS_DIR
from importers.layout_values import count_values
from importers.layouts.code_places import (
    CONSENT,
    KIND,
    MARK,
    PENDING,
    RELATIONSHIP,
    SEX,
    STATUS,
    STRUCTURE,
    CodePlace,
)
from importers.layouts.draft import LayoutDraft, build_layout, known_words
from importers.layouts.known_elsewhere import words_elsewhere
from importers.layouts.parse import load_layout
from importers.layouts.propose import propose
from importers.layouts.spec import FileShape
from importers.layouts.targets import Group
from scoring.codes import RequirementKind

KNOWN = known_words(load_layout("template", LAYOUTS_DIR))
PHYSICAL = RequirementKind.PHYSICAL_HANDBOOK
PART = CodePlace(Group.NEED, "part", PHYSICAL)
GRADE = CodePlace(Group.NEED, "grade", PHYSICAL)


@pytest.fixture
def counted(tmp_path):
    def count(text, only_unmapped=False):
        path = tmp_path / "file.csv"
        path.write_text(text, encoding="utf-8")
        header = text.splitlines()[0].split(",")
        proposal = propose(header, [row.split(",") for row in text.splitlines()[1:]])
        targets = tuple(column.target for column in proposal.columns)
        draft = LayoutDraft(
            "x", "x", proposal.kind, FileShape(), tuple(header), targets, proposal.fixed_kind
        )
        tables = count_values(path, build_layout(draft, KNOWN))
        return {
            table.place: {count.value: (count.rows, count.word) for count in table.counts}
            for table in tables
            if table.unmapped or not only_unmapped
        }

    return count


def test_codes_of_a_register_are_counted_and_the_unknown_ones_have_no_word(counted):
    text = (
        "宛名番号,世帯番号,氏名,生年月日,住所,性別,住民状態,続柄コード1,構造\n"
        "1,1,架空 太郎,S10.1.1,本町1,男,1,02,木造\n"
        "2,1,架空 花子,S11.1.1,本町1,女,1,12,木造\n"
        "3,2,仮名 和子,S12.1.1,本町2,ｼﾞｮｾｲ,7,02,RC造\n"
        "4,2,仮名 茂,S13.1.1,本町2,,1,20,ほか\n"
    )

    found = counted(text)

    assert found[SEX] == {"男": (1, "male"), "女": (1, "female"), "ｼﾞｮｾｲ": (1, None)}
    assert found[STATUS] == {"1": (3, "resident"), "7": (1, None)}
    assert set(found[RELATIONSHIP]) == {"02", "12", "20"}
    assert found[STRUCTURE] == {"木造": (2, "wooden"), "RC造": (1, "sturdy"), "ほか": (1, None)}


def test_values_of_needs_are_counted_by_kind_for_one_word_means_another_elsewhere(counted):
    text = (
        "宛名番号,要件種別,部位,等級,申請中\n"
        "1,身体障害者手帳,視覚,1級,\n"
        "2,身体障害者手帳,視覚、聴覚,2級,申請中\n"
        "3,身体障害者手帳,みみ,とても重い,\n"
        "4,療育手帳,,A,\n"
        "5,ふしぎ手帳,,1級,\n"
    )

    found = counted(text)

    assert found[KIND]["ふしぎ手帳"] == (1, None)
    assert found[PART] == {
        "視覚": (1, "視覚"), "視覚、聴覚": (1, "視覚・聴覚"), "みみ": (1, None),
    }  # fmt: skip
    assert found[GRADE] == {"1級": (1, "1級"), "2級": (1, "2級"), "とても重い": (1, None)}
    assert found[CodePlace(Group.NEED, "grade", RequirementKind.INTELLECTUAL_HANDBOOK)] == {
        "A": (1, "A")
    }
    assert found[PENDING] == {"申請中": (1, "yes")}


def test_a_wide_list_counts_its_marks_and_consent(counted):
    text = (
        "氏名,住所,要介護度,人工呼吸器,同意\n"
        "架空 太郎,本町1,要介護3,○,○\n"
        "架空 花子,本町1,重い,×,たぶん\n"
        "架空 茂,本町1,,,\n"
    )

    found = counted(text)

    care = CodePlace(Group.NEED, "grade", RequirementKind.CARE_LEVEL)
    assert found[care] == {"要介護3": (1, "要介護3"), "重い": (1, None)}
    assert found[MARK] == {"○": (1, "人工呼吸器"), "×": (1, "no")}
    assert found[CONSENT] == {"○": (1, "given"), "たぶん": (1, None)}
    assert set(counted(text, only_unmapped=True)) == {care, CONSENT}


def test_a_file_without_coded_columns_counts_nothing(counted):
    assert counted("氏名,電話\n架空 太郎,042-000-0001\n") == {}


def test_a_code_list_is_proposed_from_elsewhere_only_whole():
    template = load_layout("template", LAYOUTS_DIR)

    assert words_elsewhere(GRADE, ["1", "2"], [template]) == {"1": "1級", "2": "2級"}
    assert words_elsewhere(GRADE, ["1", "とても重い"], [template]) == {}
    assert words_elsewhere(GRADE, [], [template]) == {}
