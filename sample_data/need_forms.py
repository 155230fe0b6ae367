"""Every requirement a person can hold: kind, part and grade as printed, and its points.

The points are the sample table of the Sayama model, written here a second time on purpose:
the answer key must not be read from the file that the product reads.
Grades of the physical handbook are those of 身体障害者福祉法施行規則 別表第5号.
"""

from dataclasses import dataclass

CARE, PHYSICAL, MENTAL = "要介護認定", "身体障害者手帳", "精神障害者保健福祉手帳"
INTELLECTUAL, DISEASE, DEVICE = "療育手帳", "難病", "医療機器"
DEMENTIA, BEDRIDDEN, PREGNANCY = "認知症自立度", "寝たきり度", "妊産婦"
JAPANESE, WISH, MANUAL = "日本語", "避難支援希望", "手動追加"

CARE_GRADES = ("要支援1", "要支援2", "要介護1", "要介護2", "要介護3", "要介護4", "要介護5")
LEGAL_GRADES = {
    "視覚": "123456", "聴覚": "2346", "平衡": "35", "音声言語": "34", "上肢": "123456",
    "下肢": "123456", "体幹": "1235", "移動機能": "123456", "心臓": "134", "じん臓": "134",
    "呼吸器": "134", "ぼうこう直腸": "134", "小腸": "134", "免疫": "1234", "肝臓": "1234",
}  # fmt: skip
WISHES, DOES_NOT_WISH, IN_CARE = "希望", "希望しない", "施設入所"
DEVICES = ("人工呼吸器", "在宅酸素", "吸引")


# By part of a handbook or device, else by kind; the answer key does not read the rules.
NO_STAIRS = {
    CARE: ("要介護3", "要介護4", "要介護5"), BEDRIDDEN: ("B1", "B2", "C1", "C2"),
    "下肢": ("1級", "2級", "3級"), "体幹": ("1級", "2級", "3級"),
    "移動機能": ("1級", "2級", "3級", "4級"), "視覚": ("1級", "2級"), "平衡": ("3級",),
    "呼吸器": ("1級", "3級"), "人工呼吸器": ("",),
}  # fmt: skip


@dataclass(frozen=True)
class PointLine:
    """One entry of the sample table; no parts or no grades: any."""

    kind: str
    parts: tuple[str, ...]
    grades: tuple[str, ...]
    points: int

    def covers(self, kind: str, part: str, grade: str) -> bool:
        """Tell whether a requirement earns this entry."""
        part_fits = not self.parts or part in self.parts
        grade_fits = not self.grades or grade in self.grades
        return kind == self.kind and part_fits and grade_fits


@dataclass(frozen=True)
class NeedForm:
    """A requirement as a row of the template states it; ``line`` is None without points."""

    kind: str
    part: str
    grade: str
    line: int | None

    @property
    def stops_climbing(self) -> bool:
        """Tell whether stairs are too hard for whoever holds it (階段昇降困難)."""
        return self.grade in NO_STAIRS.get(self.part or self.kind, ())


def _physical(parts: str, grades: str, points: int) -> PointLine:
    return PointLine(
        PHYSICAL, tuple(parts.split()), tuple(f"{grade}級" for grade in grades), points
    )


POINT_LINES = (
    PointLine(CARE, (), ("要支援1", "要支援2"), 1),
    PointLine(CARE, (), ("要介護1",), 2),
    PointLine(CARE, (), ("要介護2",), 3),
    PointLine(CARE, (), ("要介護3",), 5),
    PointLine(CARE, (), ("要介護4",), 7),
    PointLine(CARE, (), ("要介護5",), 8),
    _physical("視覚", "12", 5), _physical("視覚", "34", 3), _physical("視覚", "56", 1),
    _physical("聴覚", "2", 4), _physical("聴覚", "3", 3), _physical("聴覚", "46", 2),
    _physical("平衡", "3", 3), _physical("平衡", "5", 2), _physical("音声言語", "34", 1),
    _physical("下肢 移動機能", "12", 5), _physical("下肢 移動機能", "3", 3),
    _physical("下肢 移動機能", "456", 1),
    _physical("体幹", "12", 6), _physical("体幹", "3", 4), _physical("体幹", "5", 2),
    _physical("上肢", "12", 2), _physical("心臓", "1", 1), _physical("じん臓", "1", 2),
    _physical("呼吸器", "1", 5), _physical("呼吸器", "3", 3),
    PointLine(DEVICE, ("人工呼吸器",), (), 10),
    PointLine(DEVICE, ("在宅酸素", "吸引"), (), 5),
    PointLine(INTELLECTUAL, (), ("Ⓐ",), 5), PointLine(INTELLECTUAL, (), ("A",), 4),
    PointLine(INTELLECTUAL, (), ("B",), 2), PointLine(INTELLECTUAL, (), ("C",), 1),
    PointLine(MENTAL, (), ("1級",), 4), PointLine(MENTAL, (), ("2級",), 2),
    PointLine(MENTAL, (), ("3級",), 1),
    PointLine(DISEASE, (), ("重症",), 3), PointLine(DISEASE, (), ("その他",), 1),
    PointLine(DEMENTIA, (), ("Ⅲa", "Ⅲb", "Ⅳ", "M"), 4), PointLine(DEMENTIA, (), ("Ⅱa", "Ⅱb"), 2),
    PointLine(BEDRIDDEN, (), ("B1", "B2", "C1", "C2"), 6),
    PointLine(BEDRIDDEN, (), ("A1", "A2"), 3),
    PointLine(PREGNANCY, (), (), 1), PointLine(JAPANESE, (), (), 1),
)  # fmt: skip
# First age, last age, points.
AGE_LINES = ((0, 2, 1), (75, 84, 1), (85, 200, 2))

INDIVIDUAL_LEVELS = ((20.0, "A"), (11.0, "B"), (5.0, "C"), (0.0001, "D"))
HOUSEHOLD_LEVELS = ((12.0, "A"), (9.0, "B"), (6.0, "C"), (0.0001, "D"))


def _form(kind: str, part: str, grade: str) -> NeedForm:
    lines = [n for n, line in enumerate(POINT_LINES) if line.covers(kind, part, grade)]
    return NeedForm(kind, part, grade, lines[0] if lines else None)


def _all_forms() -> tuple[NeedForm, ...]:
    plain = {
        CARE: CARE_GRADES,
        INTELLECTUAL: ("Ⓐ", "A", "B", "C"),
        MENTAL: ("1級", "2級", "3級"),
        DISEASE: ("重症", "その他"),
        DEMENTIA: ("Ⅰ", "Ⅱa", "Ⅱb", "Ⅲa", "Ⅲb", "Ⅳ", "M"),
        BEDRIDDEN: ("J1", "J2", "A1", "A2", "B1", "B2", "C1", "C2"),
        PREGNANCY: ("",),
        JAPANESE: ("",),
        WISH: (WISHES, DOES_NOT_WISH),
        MANUAL: (IN_CARE,),
    }
    forms = [_form(kind, "", grade) for kind, grades in plain.items() for grade in grades]
    forms += [_form(PHYSICAL, part, f"{g}級") for part, gs in LEGAL_GRADES.items() for g in gs]
    return tuple(forms + [_form(DEVICE, device, "") for device in DEVICES])


FORMS = _all_forms()


def form_number(kind: str, part: str = "", grade: str = "") -> int:
    """Find a requirement in FORMS.

    Raises
    ------
    StopIteration
        There is no such requirement.
    """
    wanted = (kind, part, grade)
    return next(n for n, form in enumerate(FORMS) if (form.kind, form.part, form.grade) == wanted)
