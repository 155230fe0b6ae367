"""The closed code lists of the field. Every code that crosses a package border stands here.

The words staff read for a code live in ``app/wording``, the points it earns in
``resources/rules``; a code that is in neither is a defect that a house test finds.
"""

from enum import StrEnum


class RequirementKind(StrEnum):
    """What a requirement row certifies (要件種別). Values are the template's own words."""

    CARE_LEVEL = "要介護認定"
    PHYSICAL_HANDBOOK = "身体障害者手帳"
    INTELLECTUAL_HANDBOOK = "療育手帳"
    MENTAL_HANDBOOK = "精神障害者保健福祉手帳"
    DESIGNATED_DISEASE = "難病"
    MEDICAL_DEVICE = "医療機器"
    DEMENTIA = "認知症自立度"
    BEDRIDDEN = "寝たきり度"
    PREGNANCY = "妊産婦"
    JAPANESE = "日本語"
    SUPPORT_WISH = "避難支援希望"
    MANUAL = "手動追加"


class ImpairmentPart(StrEnum):
    """Part of the body on a physical handbook (部位), 身体障害者福祉法施行規則 別表第5号."""

    VISION = "視覚"
    HEARING = "聴覚"
    BALANCE = "平衡"
    VOICE = "音声言語"
    UPPER_LIMB = "上肢"
    LOWER_LIMB = "下肢"
    TRUNK = "体幹"
    MOBILITY = "移動機能"
    HEART = "心臓"
    KIDNEY = "じん臓"
    RESPIRATORY = "呼吸器"
    BLADDER_BOWEL = "ぼうこう直腸"
    SMALL_INTESTINE = "小腸"
    IMMUNE = "免疫"
    LIVER = "肝臓"


class MedicalDevice(StrEnum):
    """A device at home (医療機器), written in the part column of the template."""

    VENTILATOR = "人工呼吸器"
    HOME_OXYGEN = "在宅酸素"
    SUCTION = "吸引"


class ResidentStatus(StrEnum):
    """State in the resident registry (住民状態), codes 1, 2, 3, 9 of the national standard."""

    RESIDENT = "resident"
    MOVED_OUT = "moved_out"
    DEAD = "dead"
    DELETED = "deleted"


class Structure(StrEnum):
    """What a building is made of (構造). Empty: nobody has said so, and it counts as wood."""

    WOODEN = "wooden"
    STURDY = "sturdy"


class Sex(StrEnum):
    """Sex as registered (性別). A registry may leave it open: then the cell is empty."""

    MALE = "male"
    FEMALE = "female"


class Flag(StrEnum):
    """A fact about a person that orders or routes a call but earns no points by itself."""

    SUPPORT_REQUESTED = "support_requested"
    NEEDS_POWER = "needs_power"
    IN_CARE = "in_care"
    CANNOT_CLIMB = "cannot_climb"


class Level(StrEnum):
    """Support level (支援レベル), A the highest need. No score means no level (empty)."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class HazardKind(StrEnum):
    """What a hazard layer says about a place."""

    DEPTH_M = "depth_m"
    DEPTH_RANK = "depth_rank"
    DURATION_RANK = "duration_rank"
    COLLAPSE_ZONE = "collapse_zone"
    SEDIMENT_ZONE = "sediment_zone"


class Peril(StrEnum):
    """Which danger a hazard layer is about, and on which assumption; kinds are never merged."""

    FLOOD = "flood"
    FLOOD_L2 = "flood_l2"
    FLOOD_L1 = "flood_l1"
    INLAND = "inland"
    STORM_SURGE = "storm_surge"
    TSUNAMI = "tsunami"
    RESERVOIR = "reservoir"
    SEDIMENT = "sediment"


FLOOD_PERILS = (Peril.FLOOD, Peril.FLOOD_L2, Peril.FLOOD_L1)
"""The perils whose depth and duration count as the river flood (洪水) of a household."""


class RankEdition(StrEnum):
    """Which code list a rank layer uses (国土数値情報 A31). Never guessed."""

    KSJ_6 = "ksj-6"
    KSJ_OLD_5 = "ksj-old-5"
    KSJ_OLD_7 = "ksj-old-7"


class NodataMeans(StrEnum):
    """What an empty cell inside a layer's coverage says; NONE: the raster has no empty cells."""

    DRY = "dry"
    UNKNOWN = "unknown"
    NONE = "none"


class Coverage(StrEnum):
    """Does a hazard layer say anything at a place, kept apart from what it says."""

    ASSESSED = "assessed"
    OUTSIDE = "outside"
    NO_DATA = "no_data"
    NO_LOCATION = "no_location"


class LocationLevel(StrEnum):
    """How finely a home's position is known (位置の精度)."""

    GIVEN = "given"
    RESIDENCE = "residence"
    PARCEL = "parcel"
    PARCEL_MAIN = "parcel_main"
    BLOCK = "block"
    TOWN = "town"
    NONE = "none"


class PlaceDoubt(StrEnum):
    """Why a position from an address deserves a look; the first that applies."""

    TOWN_UNKNOWN = "town_unknown"
    TOWN_UNCLEAR = "town_unclear"
    TOWN_WITHOUT_POINT = "town_without_point"
    CHOME_UNKNOWN = "chome_unknown"
    NO_NUMBER = "no_number"
    NUMBER_UNKNOWN = "number_unknown"
    NUMBER_WITHOUT_POINT = "number_without_point"
    NUMBER_UNCLEAR = "number_unclear"
    NUMBER_FAR = "number_far"
    NUMBERS_WIDE = "numbers_wide"
    NEIGHBOURS = "neighbours"
    SIBLINGS = "siblings"
    KOAZA_UNKNOWN = "koaza_unknown"
    KOAZA_SUPPLIED = "koaza_supplied"
    OAZA_SUPPLIED = "oaza_supplied"
    CHOME_SUPPLIED = "chome_supplied"
    TOWN_SPELLING = "town_spelling"


class ShelterFitness(StrEnum):
    """Whether a shelter may be named for a flood: its mark **and** the water at its own place."""

    FIT = "fit"
    IN_WATER = "in_water"
    IN_COLLAPSE_ZONE = "in_collapse_zone"
    NOT_FLAGGED = "not_flagged"
    FLAG_UNKNOWN = "flag_unknown"
    DEPTH_UNKNOWN = "depth_unknown"


class Verdict(StrEnum):
    """Leave home, stay possible (屋内安全確保), dry, or unknown, which is never dry."""

    LEAVE = "leave"
    STAY_POSSIBLE = "stay_possible"
    DRY = "dry"
    UNKNOWN = "unknown"


class VerdictReason(StrEnum):
    """Why a verdict was reached; one per household, in words on screen and paper."""

    COLLAPSE_ZONE = "collapse_zone"
    FLOW_ZONE = "flow_zone"
    SPECIAL_SEDIMENT_ZONE = "special_sediment_zone"
    SEDIMENT_ZONE = "sediment_zone"
    NO_LOCATION = "no_location"
    POSITION_UNCERTAIN = "position_uncertain"
    OUTSIDE_LAYERS = "outside_layers"
    NO_DATA = "no_data"
    NO_DEPTH_LAYER = "no_depth_layer"
    MAPS_DISAGREE = "maps_disagree"
    NO_WATER = "no_water"
    NEEDS_POWER = "needs_power"
    STANDS_TOO_LONG = "stands_too_long"
    DEPTH_REACHES_ASSUMED_GROUND_FLOOR = "depth_reaches_assumed_ground_floor"
    DEPTH_REACHES_FLOOR = "depth_reaches_floor"
    CANNOT_CLIMB = "cannot_climb"
    DURATION_UNKNOWN = "duration_unknown"
    UPPER_STOREY = "upper_storey"
    ASSUMED_GROUND_FLOOR_ABOVE_DEPTH = "assumed_ground_floor_above_depth"
    FLOOR_ABOVE_DEPTH = "floor_above_depth"


class ExclusionReason(StrEnum):
    """Why a resident of the registry stands on no call list. Every list adds up with these."""

    DEAD = "dead"
    MOVED_OUT = "moved_out"
    DELETED = "deleted"
    PROTECTED = "protected"
    OUTSIDE_AREA = "outside_area"
    DRY = "dry"


class Severity(StrEnum):
    """What became of a row or cell with an import issue."""

    REFUSED = "refused"
    REPAIRED = "repaired"
    DOUBTED = "doubted"


class MemberCount(StrEnum):
    """Who counts as a member when a household score is divided (``[household] members``)."""

    ALL = "all"
    WITHOUT_CHILDREN_UNDER_15 = "without_children_under_15"
    WITHOUT_RESIDENTS_IN_CARE = "without_residents_in_care"


KNOWN_GRADES: dict[RequirementKind, tuple[str, ...]] = {
    RequirementKind.CARE_LEVEL: (
        "非該当",
        "事業対象者",
        "経過的要介護",
        "要支援1",
        "要支援2",
        "要介護1",
        "要介護2",
        "要介護3",
        "要介護4",
        "要介護5",
    ),
    RequirementKind.PHYSICAL_HANDBOOK: ("1級", "2級", "3級", "4級", "5級", "6級", "7級"),
    RequirementKind.MENTAL_HANDBOOK: ("1級", "2級", "3級"),
    RequirementKind.DEMENTIA: (
        "自立",
        "Ⅰ",
        "Ⅱ",
        "Ⅱa",
        "Ⅱb",
        "Ⅲ",
        "Ⅲa",
        "Ⅲb",
        "Ⅳ",
        "M",
    ),
    RequirementKind.BEDRIDDEN: (
        "自立",
        "J",
        "J1",
        "J2",
        "A",
        "A1",
        "A2",
        "B",
        "B1",
        "B2",
        "C",
        "C1",
        "C2",
    ),
}
"""The one written form of the grades (等級) that are the same in the whole country.

Kinds that are not here (療育手帳, 難病 …) have words of their own in each prefecture or town.
"""
