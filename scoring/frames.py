"""The schema of every frame that crosses a package border.

A frame between two steps has exactly these columns in this order (:mod:`scoring.columns`).
"""

from scoring.codes import (
    Coverage,
    HazardKind,
    Level,
    LocationLevel,
    RequirementKind,
    ResidentStatus,
    Severity,
    Sex,
    ShelterFitness,
    Structure,
    Verdict,
    VerdictReason,
)
from scoring.columns import DAY, NUMBER, TEXT, TRUTH, WHOLE, FrameSchema, always, maybe

RESIDENTS = FrameSchema(
    "residents",
    (
        always("person_id", TEXT, "宛名番号, text; unique"),
        always("household_id", TEXT, "世帯番号, text"),
        always("name", TEXT, "氏名 as given, 外字 and IVS kept"),
        maybe("kana", TEXT, "氏名カナ as given"),
        maybe("birth_date", DAY, "earliest 生年月日 that fits; empty: age is unknown"),
        maybe("sex", Sex, "性別"),
        maybe("relationship", TEXT, "続柄 as given"),
        always("address", TEXT, "住所 as given"),
        maybe("building", TEXT, "方書"),
        maybe("phones", TEXT, "電話番号, several joined by ';' in the order given"),
        always("status", ResidentStatus, "住民状態; an empty cell in the file is RESIDENT"),
        always("is_protected", TRUTH, "支援措置"),
        maybe("lon", NUMBER, "degrees, JGD2011; empty together with lat: no position"),
        maybe("lat", NUMBER, "degrees, JGD2011"),
        maybe("floor", NUMBER, "居住階, whole, 1 = ground floor; empty: unknown"),
        maybe("storeys", NUMBER, "建物階数; empty: unknown"),
        always("line", WHOLE, "line in the source file"),
        maybe("birth_latest", DAY, "latest 生年月日 that fits: birth_date where it is known"),
        maybe("district", TEXT, "地区 of the registry (地区管理コード); empty: none given"),
        maybe("structure", Structure, "構造 of the building; empty: unknown"),
    ),
    key=("person_id",),
)

REQUIREMENTS = FrameSchema(
    "requirements",
    (
        always("person_id", TEXT, "宛名番号, or the record_id of a record that has none"),
        always("kind", RequirementKind, "要件種別"),
        maybe("part", TEXT, "部位 or device, as in the template, normalised"),
        maybe("grade", TEXT, "等級 in the one form of the rules (要介護3, 1級, Ⓐ, Ⅲ …)"),
        maybe("valid_from", DAY, "first day in force; empty: always was"),
        maybe("valid_until", DAY, "first day no longer in force (exclusive); empty: open"),
        maybe("note", TEXT, "備考"),
        always("file", TEXT, "source file name"),
        always("line", WHOLE, "line in the source file"),
        maybe("overall_grade", TEXT, "総合等級 of a handbook; grade is the part's (部位別等級)"),
        maybe("certificate_no", TEXT, "手帳番号 or 被保険者番号; one belongs to one person"),
        always("is_change_pending", TRUTH, "変更申請中: counts past its term until decided"),
        always("is_returned", TRUTH, "valid_until is the day it was given back (返還)"),
        always("source", TEXT, "key of the source the row came from"),
    ),
)

ISSUES = FrameSchema(
    "issues",
    (
        always("file", TEXT, "source file name"),
        always("line", WHOLE, "line in the source file; 0: the file as a whole"),
        maybe("column", TEXT, "header of the column; empty: the row as a whole"),
        always("severity", Severity, "refused, repaired or doubted"),
        always("code", TEXT, "an importers.issues.IssueCode"),
        maybe("value", TEXT, "the cell as given; empty: an empty cell"),
    ),
)

CONTRIBUTIONS = FrameSchema(
    "contributions",
    (
        always("person_id", TEXT, "whose need"),
        always("rule_id", TEXT, "which rule of the point table was met"),
        always("label", TEXT, "the rule's label at that time"),
        always("points", NUMBER, "points in force at as_of"),
        maybe("file", TEXT, "source file of the requirement row; empty: a rule on age"),
        maybe("line", NUMBER, "line of the requirement row; empty: a rule on age"),
    ),
    key=("person_id", "rule_id"),
)

UNSCORED = FrameSchema(
    "unscored",
    (
        always("kind", RequirementKind, "要件種別"),
        maybe("part", TEXT, "部位 of the rows; empty: they have none"),
        maybe("grade", TEXT, "等級 of the rows; empty: they have none"),
        always("rows", WHOLE, "rows in force of this kind that no rule or flag meets"),
    ),
)

INDIVIDUALS = FrameSchema(
    "individuals",
    (
        always("person_id", TEXT, "a resident who takes part"),
        always("household_id", TEXT, "世帯番号"),
        maybe("age", NUMBER, "whole years at as_of, the oldest that fits; empty: unknown"),
        maybe("score", NUMBER, "個人スコア; empty: meets no requirement, which is not 0"),
        maybe("level", Level, "個人支援レベル; empty: no score, or below every level"),
        always("support_requested", TRUTH, "避難行動支援の希望者 (●)"),
        always("needs_power", TRUTH, "depends on a powered device at home"),
        always("in_care", TRUTH, "stays in a facility or hospital"),
        maybe("youngest_age", NUMBER, "the youngest age that fits; age where it is known"),
        always("cannot_climb", TRUTH, "a need says that stairs are too hard (階段昇降困難)"),
    ),
    key=("person_id",),
)

HOUSEHOLD_SCORES = FrameSchema(
    "household_scores",
    (
        always("household_id", TEXT, "世帯番号; unique, in text order"),
        always("members", WHOLE, "residents of the household who take part"),
        always("divisor", WHOLE, "members who count for the division"),
        always("score_sum", NUMBER, "Σ of individual scores; 0 if nobody has one"),
        maybe("score", NUMBER, "世帯スコア; empty: nobody in the household has a score"),
        maybe("level", Level, "世帯支援レベル"),
        maybe("top_individual_level", Level, "gravest 個人支援レベル in the household"),
        maybe("support_codes", TEXT, "support codes of members with a score, joined by ' '"),
        always("support_requested", TRUTH, "a member wishes support"),
        always("needs_power", TRUTH, "a member needs power"),
        always("is_protected", TRUTH, "a member is under 支援措置"),
        always("cannot_climb", TRUTH, "a member cannot climb stairs"),
    ),
    key=("household_id",),
)

LOCATIONS = FrameSchema(
    "locations",
    (
        always("household_id", TEXT, "世帯番号; unique, in the order of household_scores"),
        maybe("lon", NUMBER, "degrees, JGD2011; empty: not located"),
        maybe("lat", NUMBER, "degrees, JGD2011; empty: not located"),
        always("location_level", LocationLevel, "how finely the home is located"),
        maybe("floor", NUMBER, "lowest floor a member lives on; empty: unknown"),
        maybe("storeys", NUMBER, "storeys of the building; empty: unknown"),
        maybe("district", TEXT, "of the district layer, else the registry; empty: none"),
        always("is_in_area", TRUTH, "inside the area asked for; unlocated homes are in it"),
        maybe("radius_m", NUMBER, "the home lies within; 0: at the point; empty: town or none"),
        maybe("matched", TEXT, "what of the address the tables know; empty: not looked up"),
        maybe("rest", TEXT, "what was left of the address; empty: nothing"),
        maybe("doubt", TEXT, "a PlaceDoubt: why the position deserves a look; empty: none"),
        maybe("placed_by", TEXT, "who placed it by hand; empty: nobody"),
        maybe("structure", Structure, "構造; empty: unknown, or members disagree"),
        maybe("town_key", TEXT, "the gazetteer's town; filled where only that is known"),
        maybe("floor_hint", NUMBER, "floor guessed from a room number; never judged by"),
    ),
    key=("household_id",),
)

LAYER_EXPOSURE = FrameSchema(
    "layer_exposure",
    (
        always("household_id", TEXT, "世帯番号"),
        always("layer", WHOLE, "position of the layer in the job, from 0"),
        always("kind", HazardKind, "what the layer says"),
        always("coverage", Coverage, "does it say anything here"),
        maybe("value", NUMBER, "as in the layer: metres, rank, or code of a zone"),
        maybe("flood_rank", NUMBER, "0 dry, 1–6; empty: unknown, or not a depth layer"),
    ),
    key=("household_id", "layer"),
)

EXPOSURE = FrameSchema(
    "exposure",
    (
        always("household_id", TEXT, "世帯番号; unique, in the order of household_scores"),
        always("hazard_coverage", Coverage, "of the depth layers together"),
        maybe("flood_rank", NUMBER, "worst rank, 0 = assessed and dry; empty: unknown"),
        maybe("depth_m", NUMBER, "worst depth in metres; empty: no depth in metres known"),
        maybe("duration_rank", NUMBER, "longest duration rank 1–7, 0 none; empty: unknown"),
        maybe("in_collapse_zone", NUMBER, "1 inside, 0 outside, empty: unknown"),
        maybe("worst_layer", TEXT, "name of the layer that gave the worst rank"),
        maybe("collapse_zone", NUMBER, "0 none, 1 氾濫流, 2 河岸侵食, 3 both, 4 kind not told"),
        maybe("sediment_zone", NUMBER, "0 none, 1 警戒区域, 2 特別警戒区域; empty: unknown"),
    ),
    key=("household_id",),
)

RANK_SHARES = FrameSchema(
    "rank_shares",
    (
        always("household_id", TEXT, "世帯番号 of a household known only to the town"),
        maybe("flood_rank", NUMBER, "0 dry, 1–6; empty: nobody knows"),
        always("share", NUMBER, "share of the town's area, above 0; sum to 1 per household"),
    ),
)

VERDICTS = FrameSchema(
    "verdicts",
    (
        always("household_id", TEXT, "世帯番号; unique, in the order of household_scores"),
        always("verdict", Verdict, "leave, stay possible, dry or unknown"),
        always("reason", VerdictReason, "why"),
        always("is_floor_assumed", TRUTH, "storey unknown: counted as the ground floor"),
        always("is_collapse_known", TRUTH, "a collapse-zone layer speaks at this home"),
    ),
    key=("household_id",),
)

CALL_ORDER = FrameSchema(
    "call_order",
    (
        always("household_id", TEXT, "世帯番号; unique, in the order of household_scores"),
        maybe("tier", NUMBER, "1–4; empty: not on the call list"),
        maybe("call_rank", NUMBER, "1, 2, 3 … over the whole list; empty: not on it"),
        always("is_on_power_list", TRUTH, "a member needs power and may be listed"),
        maybe("exclusion", TEXT, "an ExclusionReason; empty: on the call list"),
    ),
    key=("household_id",),
)

SHELTERS = FrameSchema(
    "shelters",
    (
        always("shelter", WHOLE, "position in the file, from 0"),
        always("name", TEXT, "名称"),
        maybe("address", TEXT, "住所; empty: the file does not say"),
        always("lon", NUMBER, "degrees, JGD2011"),
        always("lat", NUMBER, "degrees, JGD2011"),
        maybe("is_for_flood", NUMBER, "1 marked for 洪水, 0 not; empty: nobody has said so"),
        always("is_emergency_site", TRUTH, "指定緊急避難場所"),
        always("is_shelter", TRUTH, "指定避難所"),
        always("is_welfare", TRUTH, "福祉避難所"),
        maybe("capacity", NUMBER, "persons; empty: unknown, never 0"),
        maybe("phone", TEXT, "電話番号; empty: the file does not say"),
        maybe("flood_rank", NUMBER, "worst rank at the site, 0 dry; empty: unknown"),
        maybe("fitness", ShelterFitness, "may it be named for a flood; empty: not looked up yet"),
    ),
    key=("shelter",),
)

NEAREST_SHELTERS = FrameSchema(
    "nearest_shelters",
    (
        always("household_id", TEXT, "世帯番号; unique, in the order of household_scores"),
        maybe("shelter", NUMBER, "the nearest fit one of SHELTERS; empty: none, or no position"),
        maybe("distance_m", NUMBER, "straight line to it in metres"),
        maybe("crosses_river", NUMBER, "1 the line meets a river, 0 not; empty: no rivers known"),
        maybe("same_side_shelter", NUMBER, "the nearest fit one whose line meets no river"),
        maybe("same_side_distance_m", NUMBER, "straight line to it in metres"),
        maybe("welfare_shelter", NUMBER, "the nearest 福祉避難所 that is not in the water"),
        maybe("welfare_distance_m", NUMBER, "straight line to it in metres"),
    ),
    key=("household_id",),
)
