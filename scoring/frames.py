"""The schema of every frame that crosses a package border.

A frame between two steps has exactly these columns in this order (:mod:`scoring.columns`).
"""

from enum import StrEnum

from scoring.codes import (
    Coverage,
    HazardKind,
    Level,
    LocationLevel,
    RequirementKind,
    ResidentStatus,
    Severity,
    Sex,
    Verdict,
    VerdictReason,
)
from scoring.columns import DAY, NUMBER, TEXT, TRUTH, WHOLE, Column, FrameSchema


def _always(name: str, kind: str | type[StrEnum], says: str) -> Column:
    return Column(name, kind, may_be_empty=False, says=says)


def _maybe(name: str, kind: str | type[StrEnum], says: str) -> Column:
    return Column(name, kind, may_be_empty=True, says=says)


RESIDENTS = FrameSchema(
    "residents",
    (
        _always("person_id", TEXT, "宛名番号, text; unique"),
        _always("household_id", TEXT, "世帯番号, text"),
        _always("name", TEXT, "氏名 as given, 外字 and IVS kept"),
        _maybe("kana", TEXT, "氏名カナ as given"),
        _maybe("birth_date", DAY, "生年月日; empty: not readable or 不詳, age is unknown"),
        _maybe("sex", Sex, "性別"),
        _maybe("relationship", TEXT, "続柄 as given"),
        _always("address", TEXT, "住所 as given"),
        _maybe("building", TEXT, "方書"),
        _maybe("phones", TEXT, "電話番号, several joined by ';' in the order given"),
        _always("status", ResidentStatus, "住民状態; an empty cell in the file is RESIDENT"),
        _always("is_protected", TRUTH, "支援措置"),
        _maybe("lon", NUMBER, "degrees, JGD2011; empty together with lat: no position"),
        _maybe("lat", NUMBER, "degrees, JGD2011"),
        _maybe("floor", NUMBER, "居住階, whole, 1 = ground floor; empty: unknown"),
        _maybe("storeys", NUMBER, "建物階数; empty: unknown"),
        _always("line", WHOLE, "line in the source file"),
    ),
    key=("person_id",),
)

REQUIREMENTS = FrameSchema(
    "requirements",
    (
        _always("person_id", TEXT, "宛名番号 of a person of the registry"),
        _always("kind", RequirementKind, "要件種別"),
        _maybe("part", TEXT, "部位 or device, as in the template, normalised"),
        _maybe("grade", TEXT, "等級 in the one form of the rules (要介護3, 1級, Ⓐ, Ⅲ …)"),
        _maybe("valid_from", DAY, "first day in force; empty: always was"),
        _maybe("valid_until", DAY, "first day no longer in force (exclusive); empty: open"),
        _maybe("note", TEXT, "備考"),
        _always("file", TEXT, "source file name"),
        _always("line", WHOLE, "line in the source file"),
    ),
)

ISSUES = FrameSchema(
    "issues",
    (
        _always("file", TEXT, "source file name"),
        _always("line", WHOLE, "line in the source file; 0: the file as a whole"),
        _maybe("column", TEXT, "header of the column; empty: the row as a whole"),
        _always("severity", Severity, "refused, repaired or doubted"),
        _always("code", TEXT, "an importers.issues.IssueCode"),
        _maybe("value", TEXT, "the cell as given; empty: an empty cell"),
    ),
)

CONTRIBUTIONS = FrameSchema(
    "contributions",
    (
        _always("person_id", TEXT, "whose need"),
        _always("rule_id", TEXT, "which rule of the point table was met"),
        _always("label", TEXT, "the rule's label at that time"),
        _always("points", NUMBER, "points in force at as_of"),
        _maybe("file", TEXT, "source file of the requirement row; empty: a rule on age"),
        _maybe("line", NUMBER, "line of the requirement row; empty: a rule on age"),
    ),
    key=("person_id", "rule_id"),
)

UNSCORED = FrameSchema(
    "unscored",
    (
        _always("kind", RequirementKind, "要件種別"),
        _maybe("part", TEXT, "部位 of the rows; empty: they have none"),
        _maybe("grade", TEXT, "等級 of the rows; empty: they have none"),
        _always("rows", WHOLE, "rows in force of this kind that no rule or flag meets"),
    ),
)

INDIVIDUALS = FrameSchema(
    "individuals",
    (
        _always("person_id", TEXT, "a resident who takes part"),
        _always("household_id", TEXT, "世帯番号"),
        _maybe("age", NUMBER, "whole years at as_of; empty: birth date unknown"),
        _maybe("score", NUMBER, "個人スコア; empty: meets no requirement, which is not 0"),
        _maybe("level", Level, "個人支援レベル; empty: no score, or below every level"),
        _always("support_requested", TRUTH, "避難行動支援の希望者 (●)"),
        _always("needs_power", TRUTH, "depends on a powered device at home"),
        _always("in_care", TRUTH, "stays in a facility or hospital"),
    ),
    key=("person_id",),
)

HOUSEHOLD_SCORES = FrameSchema(
    "household_scores",
    (
        _always("household_id", TEXT, "世帯番号; unique, in text order"),
        _always("members", WHOLE, "residents of the household who take part"),
        _always("divisor", WHOLE, "members who count for the division"),
        _always("score_sum", NUMBER, "Σ of individual scores; 0 if nobody has one"),
        _maybe("score", NUMBER, "世帯スコア; empty: nobody in the household has a score"),
        _maybe("level", Level, "世帯支援レベル"),
        _maybe("top_individual_level", Level, "gravest 個人支援レベル in the household"),
        _maybe("support_codes", TEXT, "support codes of members with a score, joined by ' '"),
        _always("support_requested", TRUTH, "a member wishes support"),
        _always("needs_power", TRUTH, "a member needs power"),
        _always("is_protected", TRUTH, "a member is under 支援措置"),
    ),
    key=("household_id",),
)

LOCATIONS = FrameSchema(
    "locations",
    (
        _always("household_id", TEXT, "世帯番号; unique, in the order of household_scores"),
        _maybe("lon", NUMBER, "degrees, JGD2011; empty: not located"),
        _maybe("lat", NUMBER, "degrees, JGD2011; empty: not located"),
        _always("location_level", LocationLevel, "how finely the home is located"),
        _maybe("floor", NUMBER, "lowest floor a member lives on; empty: unknown"),
        _maybe("storeys", NUMBER, "storeys of the building; empty: unknown"),
        _maybe("district", TEXT, "district from the district layer; empty: none or no layer"),
        _always("is_in_area", TRUTH, "inside the area asked for; unlocated homes are in it"),
    ),
    key=("household_id",),
)

LAYER_EXPOSURE = FrameSchema(
    "layer_exposure",
    (
        _always("household_id", TEXT, "世帯番号"),
        _always("layer", WHOLE, "position of the layer in the job, from 0"),
        _always("kind", HazardKind, "what the layer says"),
        _always("coverage", Coverage, "does it say anything here"),
        _maybe("value", NUMBER, "as in the layer: metres, rank, or 1/0 for a zone"),
        _maybe("flood_rank", NUMBER, "0 dry, 1–6; empty: unknown, or not a depth layer"),
    ),
    key=("household_id", "layer"),
)

EXPOSURE = FrameSchema(
    "exposure",
    (
        _always("household_id", TEXT, "世帯番号; unique, in the order of household_scores"),
        _always("hazard_coverage", Coverage, "of the depth layers together"),
        _maybe("flood_rank", NUMBER, "worst rank, 0 = assessed and dry; empty: unknown"),
        _maybe("depth_m", NUMBER, "worst depth in metres; empty: no depth in metres known"),
        _maybe("duration_rank", NUMBER, "longest duration rank 1–7, 0 none; empty: unknown"),
        _maybe("in_collapse_zone", NUMBER, "1 inside, 0 outside, empty: unknown"),
        _maybe("worst_layer", TEXT, "name of the layer that gave the worst rank"),
    ),
    key=("household_id",),
)

VERDICTS = FrameSchema(
    "verdicts",
    (
        _always("household_id", TEXT, "世帯番号; unique, in the order of household_scores"),
        _always("verdict", Verdict, "leave, stay possible, dry or unknown"),
        _always("reason", VerdictReason, "why"),
        _always("is_floor_assumed", TRUTH, "storey unknown: counted as the ground floor"),
        _always("is_collapse_known", TRUTH, "a collapse-zone layer speaks at this home"),
    ),
    key=("household_id",),
)

CALL_ORDER = FrameSchema(
    "call_order",
    (
        _always("household_id", TEXT, "世帯番号; unique, in the order of household_scores"),
        _maybe("tier", NUMBER, "1–4; empty: not on the call list"),
        _maybe("call_rank", NUMBER, "1, 2, 3 … over the whole list; empty: not on it"),
        _always("is_on_power_list", TRUTH, "a member needs power and may be listed"),
        _maybe("exclusion", TEXT, "an ExclusionReason; empty: on the call list"),
    ),
    key=("household_id",),
)
