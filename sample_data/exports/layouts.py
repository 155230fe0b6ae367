"""Layouts for the files that no shipped layout reads, as a town would have made them."""

from pathlib import Path

from sample_data.exports import doui, minsei, yoshiensha
from sample_data.exports.jumin_vendor import FIELDS

FOLDER = "layouts"
_STATUS = """
[residents.codes.status]
resident = ["1"]
moved_out = ["2"]
dead = ["3"]
deleted = ["9"]

[residents.codes.sex]
male = ["1"]
female = ["2"]
unknown = ["0", "9"]

[residents.codes.relationship]
"世帯主" = ["02"]
"夫" = ["11"]
"妻" = ["12"]
"子" = ["20"]
"父" = ["51"]
"母" = ["52"]
"""
_CARE_GRADES = """
[requirements.grades."要介護認定"]
"要支援1" = []
"要支援2" = []
"要介護1" = []
"要介護2" = []
"要介護3" = []
"要介護4" = []
"要介護5" = []

[requirements.grades."身体障害者手帳"]
"1級" = []
"2級" = []
"3級" = []
"4級" = []
"5級" = []
"6級" = []
"""
_ANSWERS = """
[consents.codes]
given = ["同意", "○"]
refused = ["不同意", "×"]
unanswered = ["未回答"]
"""
VENDOR_FIELDS = {
    "person_id": "宛名番号", "household_id": "世帯番号", "name": "氏名", "kana": "氏名カナ",
    "birth_date": "生年月日", "sex": "性別", "relationship": "続柄", "address": "住所",
    "building": "方書", "phones": "電話番号", "status": "住民状態", "district": "地区",
}  # fmt: skip
NEEDED = ("person_id", "household_id", "name", "birth_date", "address")


def write_layouts(folder: Path) -> None:
    """Write the four layouts into the folder ``layouts``."""
    place = folder / FOLDER
    place.mkdir(parents=True, exist_ok=True)
    layouts = {
        "vendor": _vendor(), "minsei": _minsei(), "yoshiensha": _yoshiensha(), "doui": _doui(),
    }  # fmt: skip
    for name, text in layouts.items():
        (place / f"{name}.toml").write_text(text, encoding="utf-8", newline="\n")


def _columns(table: str, fields: dict[str, str], needed: tuple[str, ...] = ()) -> str:
    lines = [f"[{table}]"]
    for field, header in fields.items():
        tail = ", needed = true" if field in needed else ""
        lines.append(f'{field} = {{ header = "{header}"{tail} }}')
    return "\n".join(lines) + "\n"


def _vendor() -> str:
    fields = {field: f"列{FIELDS.index(name) + 1}" for field, name in VENDOR_FIELDS.items()}
    columns = _columns("residents.columns", fields, NEEDED)
    return f"""title = "住民記録 (見本の旧システム)"

[file]
encoding = "cp932"
header_line = 0

{columns}{_STATUS}"""


def _header(names: tuple[str, ...]) -> str:
    return "header = [" + ", ".join(f'"{name}"' for name in names) + "]\n"


def _minsei() -> str:
    person = {
        "name": "氏名", "kana": "フリガナ", "birth_date": "生年月日", "age": "年齢",
        "address": "住所", "phones": "電話",
    }  # fmt: skip
    return f"""title = "民生委員の手書き名簿 (見本)"
{_header(minsei.COLUMNS)}
[file]
encoding = "cp932"

{_columns("person.columns", person, ("name",))}
{_columns("requirements.columns", {"note": "備考"})}
{_mark("見守り要", "手動追加", "yes", grade=minsei.WATCHED)}
{_mark("支援が必要", "避難支援希望", "yes", grade="希望")}"""


def _yoshiensha() -> str:
    person = {
        "name": "氏名", "kana": "フリガナ", "birth_date": "生年月日", "address": "住所",
        "phones": "電話番号",
    }  # fmt: skip
    marks = [_mark("要介護度", "要介護認定", "grade")]
    marks += [_mark(part, "身体障害者手帳", "grade", part=part) for part in yoshiensha.PARTS]
    marks += [_mark(device, "医療機器", "yes", part=device) for device in yoshiensha.DEVICES]
    marks.append(_mark("難病", "難病", "yes", grade="その他"))
    return f"""title = "避難行動要支援者名簿 (見本の Excel)"
{_header(yoshiensha.HEADER)}
{_sheet(yoshiensha.SHEET, yoshiensha.FIRST_LINE - 1)}
{_columns("person.columns", person, ("name",))}
{"".join(marks)}{_CARE_GRADES}
{_columns("consents.columns", {"consent": "同意"})}{_ANSWERS}"""


def _doui() -> str:
    supporter = {"name": "支援者氏名", "relationship": "支援者続柄", "phones": "支援者電話"}
    kin = {"name": "緊急連絡先氏名", "relationship": "緊急連絡先続柄", "phones": "緊急連絡先電話"}
    return f"""title = "同意者名簿 (見本の Excel)"
{_header(doui.HEADER)}
{_sheet(doui.SHEET, doui.FIRST_LINE - 1)}
{_columns("person.columns", {"person_id": "宛名番号", "name": "氏名"}, ("person_id",))}
{_columns("consents.columns", {"consent": "同意", "answered_on": "同意日"})}{_ANSWERS}
[[contacts]]
role = "supporter"
{_columns("contacts.columns", supporter)}
[[contacts]]
role = "emergency"
{_columns("contacts.columns", kin)}"""


def _sheet(name: str, header_line: int) -> str:
    return f'[file]\nsheet = "{name}"\nheader_line = {header_line}\n'


def _mark(header: str, kind: str, reads: str, part: str = "", grade: str = "") -> str:
    lines = ["[[requirements.marks]]", f'header = "{header}"', f'kind = "{kind}"']
    lines += [f'part = "{part}"'] if part else []
    lines += [f'grade = "{grade}"'] if grade else []
    return "\n".join([*lines, f'reads = "{reads}"']) + "\n\n"
