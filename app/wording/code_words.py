"""Words for every code of the field, used alike by window, paper and commands.

One dictionary per code list, from member to :class:`Text`; a house test sees that none is
missing. Sentences of one widget do not belong here.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from app.progress import Stage
from app.wording.area_words import AREA_CODE_WORDS
from app.wording.peril_words import PERIL_WORDS, STRUCTURE_WORDS
from app.wording.place_words import PLACE_DOUBT_WORDS
from app.wording.record_words import (
    CONSENT_WORDS,
    CONTACT_ROLE_WORDS,
    DIFFERENCE_WORDS,
    LINK_FIELD_WORDS,
    LINK_LEVEL_WORDS,
    LINK_STATE_WORDS,
    SOURCE_ROLE_WORDS,
    VALIDITY_WORDS,
)
from app.wording.sentence import Text
from app.wording.shelter_words import SHELTER_FITNESS_WORDS
from app.wording.verdict_reason_words import VERDICT_REASON_WORDS
from importers.private_use import CharacterKind
from scoring.codes import (
    Coverage,
    ExclusionReason,
    Flag,
    HazardKind,
    ImpairmentPart,
    Level,
    LocationLevel,
    MedicalDevice,
    MemberCount,
    NodataMeans,
    Peril,
    PlaceDoubt,
    RankEdition,
    RequirementKind,
    ResidentStatus,
    Severity,
    Sex,
    ShelterFitness,
    Structure,
    Verdict,
    VerdictReason,
)
from scoring.record_codes import (
    ConsentState,
    ContactRole,
    Difference,
    LinkField,
    LinkLevel,
    LinkState,
    SourceRole,
    Validity,
)

REQUIREMENT_KIND_WORDS: dict[RequirementKind, Text] = {
    RequirementKind.CARE_LEVEL: Text("要介護認定", "care level"),
    RequirementKind.PHYSICAL_HANDBOOK: Text("身体障害者手帳", "physical disability certificate"),
    RequirementKind.INTELLECTUAL_HANDBOOK: Text("療育手帳", "intellectual disability certificate"),
    RequirementKind.MENTAL_HANDBOOK: Text("精神障害者保健福祉手帳", "mental health certificate"),
    RequirementKind.DESIGNATED_DISEASE: Text("難病", "designated disease"),
    RequirementKind.MEDICAL_DEVICE: Text("医療機器", "medical device at home"),
    RequirementKind.DEMENTIA: Text("認知症自立度", "dementia grade"),
    RequirementKind.BEDRIDDEN: Text("寝たきり度", "bedridden grade"),
    RequirementKind.PREGNANCY: Text("妊産婦", "pregnancy or recent birth"),
    RequirementKind.JAPANESE: Text("日本語の理解が困難", "needs help with Japanese"),
    RequirementKind.SUPPORT_WISH: Text("避難支援の希望", "wishes evacuation support"),
    RequirementKind.MANUAL: Text("手動追加", "added by hand"),
}

IMPAIRMENT_PART_WORDS: dict[ImpairmentPart, Text] = {
    ImpairmentPart.VISION: Text("視覚", "vision"),
    ImpairmentPart.HEARING: Text("聴覚", "hearing"),
    ImpairmentPart.BALANCE: Text("平衡", "balance"),
    ImpairmentPart.VOICE: Text("音声・言語", "voice and speech"),
    ImpairmentPart.UPPER_LIMB: Text("上肢", "arms"),
    ImpairmentPart.LOWER_LIMB: Text("下肢", "legs"),
    ImpairmentPart.TRUNK: Text("体幹", "trunk"),
    ImpairmentPart.MOBILITY: Text("移動機能", "mobility"),
    ImpairmentPart.HEART: Text("心臓", "heart"),
    ImpairmentPart.KIDNEY: Text("じん臓", "kidney"),
    ImpairmentPart.RESPIRATORY: Text("呼吸器", "breathing"),
    ImpairmentPart.BLADDER_BOWEL: Text("ぼうこう・直腸", "bladder or bowel"),
    ImpairmentPart.SMALL_INTESTINE: Text("小腸", "small intestine"),
    ImpairmentPart.IMMUNE: Text("免疫", "immune system"),
    ImpairmentPart.LIVER: Text("肝臓", "liver"),
}

MEDICAL_DEVICE_WORDS: dict[MedicalDevice, Text] = {
    MedicalDevice.VENTILATOR: Text("人工呼吸器", "ventilator"),
    MedicalDevice.HOME_OXYGEN: Text("在宅酸素", "home oxygen"),
    MedicalDevice.SUCTION: Text("吸引器", "suction device"),
}

RESIDENT_STATUS_WORDS: dict[ResidentStatus, Text] = {
    ResidentStatus.RESIDENT: Text("住民", "resident"),
    ResidentStatus.MOVED_OUT: Text("転出", "moved out"),
    ResidentStatus.DEAD: Text("死亡", "dead"),
    ResidentStatus.DELETED: Text("消除", "deleted from the register"),
}

SEX_WORDS: dict[Sex, Text] = {
    Sex.MALE: Text("男", "male"),
    Sex.FEMALE: Text("女", "female"),
}

FLAG_WORDS: dict[Flag, Text] = {
    Flag.SUPPORT_REQUESTED: Text("避難支援を希望", "wishes evacuation support"),
    Flag.NEEDS_POWER: Text("電源が必要", "needs power"),
    Flag.IN_CARE: Text("施設・病院に滞在", "stays in a facility or hospital"),
    Flag.CANNOT_CLIMB: Text("階段昇降困難", "cannot climb stairs"),
}

LEVEL_WORDS: dict[Level, Text] = {
    Level.A: Text("A（最も高い）", "A (highest)"),
    Level.B: Text("B", "B"),
    Level.C: Text("C", "C"),
    Level.D: Text("D", "D"),
}

HAZARD_KIND_WORDS: dict[HazardKind, Text] = {
    HazardKind.DEPTH_M: Text("浸水深（m）", "inundation depth (m)"),
    HazardKind.DEPTH_RANK: Text("浸水ランク", "depth rank"),
    HazardKind.DURATION_RANK: Text("浸水継続時間", "duration rank"),
    HazardKind.COLLAPSE_ZONE: Text("家屋倒壊等氾濫想定区域", "house-collapse zone"),
    HazardKind.SEDIMENT_ZONE: Text("土砂災害警戒区域等", "sediment disaster zone"),
}

RANK_EDITION_WORDS: dict[RankEdition, Text] = {
    RankEdition.KSJ_6: Text("国土数値情報 6区分", "KSJ, six ranks"),
    RankEdition.KSJ_OLD_5: Text("国土数値情報 旧5区分", "KSJ, old five ranks"),
    RankEdition.KSJ_OLD_7: Text("国土数値情報 旧7区分", "KSJ, old seven ranks"),
}

NODATA_MEANS_WORDS: dict[NodataMeans, Text] = {
    NodataMeans.DRY: Text("空の升は浸水しない", "an empty cell stays dry"),
    NodataMeans.UNKNOWN: Text("空の升は不明", "an empty cell is unknown"),
    NodataMeans.NONE: Text("空の升はない", "there is no empty cell"),
}

COVERAGE_WORDS: dict[Coverage, Text] = {
    Coverage.ASSESSED: Text("想定あり", "assessed"),
    Coverage.OUTSIDE: Text("想定区域図の外", "outside the hazard map"),
    Coverage.NO_DATA: Text("データなし", "no data"),
    Coverage.NO_LOCATION: Text("位置が不明", "no location"),
}

LOCATION_LEVEL_WORDS: dict[LocationLevel, Text] = {
    LocationLevel.GIVEN: Text("座標の指定", "coordinates given"),
    LocationLevel.RESIDENCE: Text("住居番号", "residence number"),
    LocationLevel.PARCEL: Text("地番", "parcel number"),
    LocationLevel.PARCEL_MAIN: Text("地番（本番）", "main parcel number"),
    LocationLevel.BLOCK: Text("街区", "block"),
    LocationLevel.TOWN: Text("町丁目の代表点", "town name only"),
    LocationLevel.NONE: Text("位置が不明", "not located"),
}

VERDICT_WORDS: dict[Verdict, Text] = {
    Verdict.LEAVE: Text("立退き", "leave"),
    Verdict.STAY_POSSIBLE: Text("屋内可", "staying possible"),
    Verdict.DRY: Text("浸水なし", "dry"),
    Verdict.UNKNOWN: Text("不明", "unknown"),
}

EXCLUSION_REASON_WORDS: dict[ExclusionReason, Text] = {
    ExclusionReason.DEAD: Text("死亡", "dead"),
    ExclusionReason.MOVED_OUT: Text("転出", "moved out"),
    ExclusionReason.DELETED: Text("消除", "deleted from the register"),
    ExclusionReason.PROTECTED: Text("支援措置", "protected"),
    ExclusionReason.OUTSIDE_AREA: Text("対象区域の外", "outside the area"),
    ExclusionReason.DRY: Text("浸水なし", "dry"),
}

SEVERITY_WORDS: dict[Severity, Text] = {
    Severity.REFUSED: Text("使わず", "refused"),
    Severity.REPAIRED: Text("補正", "repaired"),
    Severity.DOUBTED: Text("要確認", "to be checked"),
}

MEMBER_COUNT_WORDS: dict[MemberCount, Text] = {
    MemberCount.ALL: Text("世帯の全員", "every member"),
    MemberCount.WITHOUT_CHILDREN_UNDER_15: Text("15歳未満を除く", "without children under 15"),
    MemberCount.WITHOUT_RESIDENTS_IN_CARE: Text(
        "施設・病院にいる人を除く", "without members in care"
    ),
}

STAGE_WORDS: dict[Stage, Text] = {
    Stage.READING: Text("ファイルを読んでいます", "reading the files"),
    Stage.LINKING: Text("人を照合しています", "linking people"),
    Stage.COMPARING: Text("前回と比べています", "comparing with the import before"),
    Stage.SCORING: Text("点数を計算しています", "scoring"),
    Stage.LOCATING: Text("家の位置を調べています", "locating homes"),
    Stage.OVERLAYING: Text("浸水想定と重ねています", "overlaying the hazard"),
    Stage.RANKING: Text("呼びかけの順番を決めています", "ordering the calls"),
    Stage.LISTING: Text("リストを作っています", "making the list"),
    Stage.DRAWING: Text("紙面を描いています", "drawing the pages"),
    Stage.SAVING: Text("保存しています", "saving"),
}

CHARACTER_KIND_WORDS: dict[CharacterKind, Text] = {
    CharacterKind.PRIVATE_USE: Text("外字（表にない）", "private use, not in the table"),
    CharacterKind.LOST: Text("欠けた字", "lost in the file"),
    CharacterKind.NOT_IN_FONT: Text("書体にない字", "in no font"),
}

DEPTH_RANK_WORDS: tuple[Text, ...] = (
    Text("浸水なし", "dry"),
    Text("0.5m未満", "below 0.5 m"),
    Text("0.5〜3.0m", "0.5–3 m"),
    Text("3.0〜5.0m", "3–5 m"),
    Text("5.0〜10.0m", "5–10 m"),
    Text("10.0〜20.0m", "10–20 m"),
    Text("20.0m以上", "20 m or more"),
)

_EVERY_LIST: tuple[tuple[type[StrEnum], Mapping[Any, Text]], ...] = (
    (RequirementKind, REQUIREMENT_KIND_WORDS),
    (ImpairmentPart, IMPAIRMENT_PART_WORDS),
    (MedicalDevice, MEDICAL_DEVICE_WORDS),
    (ResidentStatus, RESIDENT_STATUS_WORDS),
    (Sex, SEX_WORDS),
    (Flag, FLAG_WORDS),
    (Level, LEVEL_WORDS),
    (HazardKind, HAZARD_KIND_WORDS),
    (RankEdition, RANK_EDITION_WORDS),
    (NodataMeans, NODATA_MEANS_WORDS),
    (Coverage, COVERAGE_WORDS),
    (LocationLevel, LOCATION_LEVEL_WORDS),
    (Verdict, VERDICT_WORDS),
    (VerdictReason, VERDICT_REASON_WORDS),
    (ExclusionReason, EXCLUSION_REASON_WORDS),
    (Severity, SEVERITY_WORDS),
    (MemberCount, MEMBER_COUNT_WORDS),
    (Stage, STAGE_WORDS),
    (SourceRole, SOURCE_ROLE_WORDS),
    (Validity, VALIDITY_WORDS),
    (ConsentState, CONSENT_WORDS),
    (ContactRole, CONTACT_ROLE_WORDS),
    (LinkState, LINK_STATE_WORDS),
    (LinkField, LINK_FIELD_WORDS),
    (LinkLevel, LINK_LEVEL_WORDS),
    (Difference, DIFFERENCE_WORDS),
    (CharacterKind, CHARACTER_KIND_WORDS),
    (Peril, PERIL_WORDS),
    (PlaceDoubt, PLACE_DOUBT_WORDS),
    (Structure, STRUCTURE_WORDS),
    (ShelterFitness, SHELTER_FITNESS_WORDS),
    *AREA_CODE_WORDS,
)

WORDS_OF_CODES: dict[type[StrEnum], dict[StrEnum, Text]] = {
    codes: dict(words) for codes, words in _EVERY_LIST
}


def code_word(code: StrEnum) -> Text:
    """Give the words of any code of the field."""
    return WORDS_OF_CODES[type(code)][code]
