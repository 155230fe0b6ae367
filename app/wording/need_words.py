"""What a requirement means for the person who calls: the help needed, in plain words.

A list that leaves the office names helps, never a diagnosis (reliability rule E5): the organ
of an internal impairment and the name of a disease are not said.
"""

from collections.abc import Callable

from scoring.codes import ImpairmentPart, MedicalDevice, RequirementKind

INFANT_AGE_TO = 2

_ONE_PART: dict[ImpairmentPart, str] = {
    ImpairmentPart.VISION: "見えにくい → 声で案内",
    ImpairmentPart.HEARING: "聞こえにくい → FAX・筆談",
    ImpairmentPart.BALANCE: "ふらつく → 歩行に付き添い",
    ImpairmentPart.VOICE: "話しにくい → 筆談・ゆっくり聞く",
    ImpairmentPart.UPPER_LIMB: "手が不自由 → 荷物・扉の手助け",
    ImpairmentPart.LOWER_LIMB: "歩行困難・車いす",
    ImpairmentPart.TRUNK: "歩行困難・車いす",
    ImpairmentPart.MOBILITY: "歩行困難・車いす",
}

# Internal impairments: 身体障害者福祉法 別表 5; the organ is not named on the list.
_INTERNAL_PART: dict[ImpairmentPart, str] = {
    ImpairmentPart.HEART: "休みながら移動",
    ImpairmentPart.KIDNEY: "治療の予定を確認",
    ImpairmentPart.RESPIRATORY: "息切れ → 急がせない",
    ImpairmentPart.BLADDER_BOWEL: "ケア用品の持参を確認",
    ImpairmentPart.SMALL_INTESTINE: "ケア用品の持参を確認",
    ImpairmentPart.IMMUNE: "薬の持参を確認",
    ImpairmentPart.LIVER: "薬の持参を確認",
}

_LEGS = (ImpairmentPart.LOWER_LIMB, ImpairmentPart.TRUNK, ImpairmentPart.MOBILITY)
_LIGHT_GRADES = ("4級", "5級", "6級", "7級")

_DEVICE: dict[MedicalDevice, str] = {
    MedicalDevice.VENTILATOR: "人工呼吸器（電源が必要）",
    MedicalDevice.HOME_OXYGEN: "在宅酸素（電源・ボンベが必要）",
    MedicalDevice.SUCTION: "吸引器（電源が必要）",
}

_CARE: tuple[tuple[tuple[str, ...], str], ...] = (
    (("要支援1", "要支援2"), "見守り・手助け"),
    (("要介護1", "要介護2"), "移動に手助け"),
    (("要介護3",), "介助が必要"),
    (("要介護4", "要介護5"), "全面的な介助"),
)

WISHES_SUPPORT = "避難支援を希望"
UNKNOWN_GRADE = "等級不明"
CHANGE_PENDING = "（変更申請中）"
"""Behind a need whose change is applied for: the grade may be another one soon."""


def need_words(kind: RequirementKind, part: str | None, grade: str | None) -> str:
    """Say what help one requirement calls for; the grade stands in brackets behind it.

    Parameters
    ----------
    kind
        Which requirement (要件種別).
    part
        Part of the body or device, as normalised on import; None: not given.
    grade
        Grade in the form of the rules; None: not given, and the words say so where the
        kind of help depends on it.
    """
    return _OF_KIND[kind](part, grade)


def infant_words(age: int) -> str:
    """Say that a small child must be carried."""
    return f"乳幼児（{age}歳）"


def _care(_part: str | None, grade: str | None) -> str:
    for grades, words in _CARE:
        if grade in grades:
            return f"{words}（{grade}）"
    return f"介護の認定あり（{grade or UNKNOWN_GRADE}）"


def _physical(part: str | None, grade: str | None) -> str:
    told = grade or UNKNOWN_GRADE
    try:
        impairment = ImpairmentPart(part or "")
    except ValueError:
        return f"身体に障害 → 必要な手助けを確認（{told}）"
    if impairment in _INTERNAL_PART:
        return f"{_INTERNAL_PART[impairment]}（内部{told}）"
    if impairment in _LEGS and grade in _LIGHT_GRADES:
        return f"歩行に手助け（{impairment.value}{told}）"
    return f"{_ONE_PART[impairment]}（{impairment.value}{told}）"


def _intellectual(_part: str | None, grade: str | None) -> str:
    return f"やさしい言葉・付き添い（療育{grade or UNKNOWN_GRADE}）"


def _mental(_part: str | None, grade: str | None) -> str:
    return f"落ち着いて短く説明（手帳{grade or UNKNOWN_GRADE}）"


def _disease(_part: str | None, grade: str | None) -> str:
    if grade is not None and grade.startswith("重"):
        return "体調に配慮・介助（重症）"
    return "体調に配慮・薬の持参"


def _device(part: str | None, _grade: str | None) -> str:
    try:
        return _DEVICE[MedicalDevice(part or "")]
    except ValueError:
        return "医療機器 → 電源が必要か確認"


def _dementia(_part: str | None, grade: str | None) -> str:
    return f"付き添い・繰り返し説明（自立度{grade or UNKNOWN_GRADE}）"


def _bedridden(_part: str | None, grade: str | None) -> str:
    told = grade or UNKNOWN_GRADE
    if told.startswith(("B", "C")):
        return f"寝たきり → 担架・車いす（{told}）"
    return f"外出に介助（寝たきり度{told}）"


def _pregnancy(_part: str | None, _grade: str | None) -> str:
    return "妊産婦 → ゆっくり移動"


def _japanese(_part: str | None, _grade: str | None) -> str:
    return "日本語が難しい → やさしい日本語・通訳"


def _wish(_part: str | None, _grade: str | None) -> str:
    return WISHES_SUPPORT


def _manual(_part: str | None, grade: str | None) -> str:
    if grade in _AWAY:
        return f"自宅にいない見込み（{grade}）→ 滞在先を確認"
    return "個別の事情あり（職員が追加）"


_AWAY = ("施設入所", "入院")
_OF_KIND: dict[RequirementKind, Callable[[str | None, str | None], str]] = {
    RequirementKind.CARE_LEVEL: _care,
    RequirementKind.PHYSICAL_HANDBOOK: _physical,
    RequirementKind.INTELLECTUAL_HANDBOOK: _intellectual,
    RequirementKind.MENTAL_HANDBOOK: _mental,
    RequirementKind.DESIGNATED_DISEASE: _disease,
    RequirementKind.MEDICAL_DEVICE: _device,
    RequirementKind.DEMENTIA: _dementia,
    RequirementKind.BEDRIDDEN: _bedridden,
    RequirementKind.PREGNANCY: _pregnancy,
    RequirementKind.JAPANESE: _japanese,
    RequirementKind.SUPPORT_WISH: _wish,
    RequirementKind.MANUAL: _manual,
}
