from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.wording.need_words import need_words
from app.wording.paper_words import long_day, short_day
from scoring.codes import ImpairmentPart, MedicalDevice, RequirementKind

K = RequirementKind


@pytest.mark.parametrize(
    ("kind", "part", "grade", "told"),
    [
        (K.CARE_LEVEL, None, "要支援2", "見守り・手助け（要支援2）"),
        (K.CARE_LEVEL, None, "要介護3", "介助が必要（要介護3）"),
        (K.CARE_LEVEL, None, None, "介護の認定あり（等級不明）"),
        (K.PHYSICAL_HANDBOOK, "聴覚", "2級", "聞こえにくい → FAX・筆談（聴覚2級）"),
        (K.PHYSICAL_HANDBOOK, "下肢", "2級", "歩行困難・車いす（下肢2級）"),
        (K.PHYSICAL_HANDBOOK, "下肢", "5級", "歩行に手助け（下肢5級）"),
        (K.PHYSICAL_HANDBOOK, "下肢", None, "歩行困難・車いす（下肢等級不明）"),
        (K.PHYSICAL_HANDBOOK, None, "1級", "身体に障害 → 必要な手助けを確認（1級）"),
        (K.INTELLECTUAL_HANDBOOK, None, "Ⓐ", "やさしい言葉・付き添い（療育Ⓐ）"),
        (K.MENTAL_HANDBOOK, None, "2級", "落ち着いて短く説明（手帳2級）"),
        (K.DESIGNATED_DISEASE, None, "重症", "体調に配慮・介助（重症）"),
        (K.DESIGNATED_DISEASE, None, None, "体調に配慮・薬の持参"),
        (K.MEDICAL_DEVICE, "人工呼吸器", None, "人工呼吸器（電源が必要）"),
        (K.MEDICAL_DEVICE, None, None, "医療機器 → 電源が必要か確認"),
        (K.DEMENTIA, None, "Ⅲ", "付き添い・繰り返し説明（自立度Ⅲ）"),
        (K.BEDRIDDEN, None, "C", "寝たきり → 担架・車いす（C）"),
        (K.BEDRIDDEN, None, "A", "外出に介助（寝たきり度A）"),
        (K.JAPANESE, None, None, "日本語が難しい → やさしい日本語・通訳"),
        (K.SUPPORT_WISH, None, None, "避難支援を希望"),
        (K.PREGNANCY, None, None, "妊産婦 → ゆっくり移動"),
        (K.MANUAL, None, None, "個別の事情あり（職員が追加）"),
        (K.MANUAL, None, "施設入所", "自宅にいない見込み（施設入所）→ 滞在先を確認"),
        (K.MANUAL, None, "入院", "自宅にいない見込み（入院）→ 滞在先を確認"),
    ],
)
def test_a_requirement_reads_as_the_help_it_calls_for(
    kind: RequirementKind, part: str | None, grade: str | None, told: str
) -> None:
    assert need_words(kind, part, grade) == told


INTERNAL = (
    ImpairmentPart.HEART,
    ImpairmentPart.KIDNEY,
    ImpairmentPart.RESPIRATORY,
    ImpairmentPart.BLADDER_BOWEL,
    ImpairmentPart.SMALL_INTESTINE,
    ImpairmentPart.IMMUNE,
    ImpairmentPart.LIVER,
)


@given(st.sampled_from(INTERNAL), st.sampled_from(["1級", "2級", "3級", "4級"]))
def test_an_internal_organ_is_never_named(part: ImpairmentPart, grade: str) -> None:
    assert part.value not in need_words(K.PHYSICAL_HANDBOOK, part.value, grade)


@given(
    st.sampled_from(list(K)),
    st.none() | st.sampled_from([*ImpairmentPart, *MedicalDevice]).map(lambda code: code.value),
    st.none() | st.text(max_size=5),
)
def test_every_requirement_has_words(
    kind: RequirementKind, part: str | None, grade: str | None
) -> None:
    assert need_words(kind, part, grade)


def test_days_are_written_in_the_era_of_reiwa() -> None:
    assert long_day(date(2026, 11, 20)) == "令和8年11月20日(金)"
    assert long_day(date(2019, 5, 1)) == "令和元年5月1日(水)"
    assert long_day(date(2019, 4, 30)) == "2019年4月30日(火)"
    assert short_day(date(2026, 9, 30), date(2026, 11, 20)) == "9/30"
    assert short_day(date(2025, 9, 30), date(2026, 11, 20)) == "2025/9/30"
