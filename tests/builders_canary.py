"""Files of a town with people under 支援措置 whose every text is found again wherever it gets.

Each of them lives with one housemate at an address of their own; nobody's name, reading,
address or phone is anything else's text. Months: 0 nobody is protected yet and a list is
printed; 1 somebody moves; 2 the protections come, and lists without numbers that tell of the
same people; 3 the flags are gone again, one person is gone from the registry, and two other
files name people whom no file protects any more.
"""

from dataclasses import dataclass
from pathlib import Path

from sample_data.town import TownOrder, make_town

KEYLESS = """title = "番号のない名簿"
header = ["氏名", "フリガナ", "生年月日", "住所", "電話", "見守り"]
[person.columns]
name = { header = "氏名", needed = true }
kana = { header = "フリガナ" }
birth_date = { header = "生年月日" }
address = { header = "住所" }
phones = { header = "電話" }
[[requirements.marks]]
header = "見守り"
kind = "手動追加"
grade = "見守り"
reads = "yes"
"""
KEYLESS_SHIEN = """title = "番号のない支援措置"
header = ["措置の氏名", "措置のカナ", "措置の住所", "措置の電話", "措置の開始"]
[person.columns]
name = { header = "措置の氏名", needed = true }
kana = { header = "措置のカナ" }
address = { header = "措置の住所" }
phones = { header = "措置の電話" }
[protections.columns]
valid_from = { header = "措置の開始" }
"""
NUMBERED = """title = "番号のある名簿"
header = ["番号", "本人氏名", "本人住所", "本人電話", "必要"]
[person.columns]
person_id = { header = "番号", needed = true }
name = { header = "本人氏名" }
address = { header = "本人住所" }
phones = { header = "本人電話" }
[[requirements.marks]]
header = "必要"
kind = "避難支援希望"
grade = "希望"
reads = "yes"
"""
LAYOUTS = {"keyless": KEYLESS, "keyless-shien": KEYLESS_SHIEN, "numbered": NUMBERED}
SORTS = (
    "flagged",
    "listed",
    "ended",
    "latched",
    "typed",
    "doubtful",
    "zeros",
    "gone",
    "alike",
)
ODD = "\ue000"
"""A 外字: it makes the address a doubted cell, and issues tell doubted cells."""
_KANA = "アイウエオカキクケ"
_KANJI = "壱弐参肆伍陸漆捌玖"


@dataclass(frozen=True)
class Canary:
    """One protected person; ``number`` from 0 to 8, ``sort`` how they come to be protected."""

    number: int
    sort: str

    @property
    def person_id(self) -> str:
        return f"00990000{self.number}1"

    @property
    def housemate_id(self) -> str:
        return f"00990000{self.number}2"

    @property
    def household_id(self) -> str:
        return f"009900000{self.number}"

    @property
    def name(self) -> str:
        return f"秘匿　{_KANJI[self.number]}太郎"

    @property
    def kana(self) -> str:
        return f"ヒトク　{_KANA[self.number]}タロウ"

    @property
    def address(self) -> str:
        return f"さくら川市隠里{_KANJI[self.number]}丁目7番{ODD}"

    @property
    def phone(self) -> str:
        return f"090-777{self.number}-0001"

    @property
    def lon(self) -> str:
        return f"140.65{self.number}777"

    def texts(self) -> tuple[str, ...]:
        """Every text that may stand in the sealed list alone, names apart."""
        return (f"隠里{_KANJI[self.number]}丁目", self.phone, self.phone.replace("-", ""), self.lon)

    def names(self) -> tuple[str, ...]:
        return (f"{_KANJI[self.number]}太郎", f"{_KANA[self.number]}タロウ")

    def rows(self, *, flag: bool, moved: bool) -> list[str]:
        """The rows of this person and the housemate in residents.csv."""
        address = self.address if moved else f"{self.address}旧"
        home = f"住民,{{flag}},{self.lon},35.35008941,,2,"
        own = home.format(flag="○" if flag else "")
        born = f"0{self.number + 1}-11"
        name = f"{_KANJI[self.number] * 3}　同居,{_KANA[self.number] * 3}　ドウキョ"
        housemate = f"{name},19{15 + 9 * self.number}-{born},女,妻"
        place = f"{address},,{self.phone}"
        head = f"{self.household_id},{self.name},{self.kana},1940-{born},男,世帯主"
        row = f"{self.person_id},{head},{place},{own}"
        return [
            row,
            row,  # told twice: an issue, and a row that stands in no table
            f"{self.housemate_id},{self.household_id},{housemate},{place},{home.format(flag='')}",
        ]


CANARIES = tuple(Canary(number, sort) for number, sort in enumerate(SORTS))
BY_SORT = {canary.sort: canary for canary in CANARIES}


def make_months(folder: Path) -> Path:
    """Write the sample town and the four months of it; gives the folder."""
    make_town(TownOrder(folder, 60))
    plain = (folder / "residents.csv").read_text(encoding="utf-8-sig")
    needs = (folder / "requirements.csv").read_text(encoding="utf-8-sig")
    job = (folder / "job.toml").read_text(encoding="utf-8")
    for name, text in LAYOUTS.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    people = [*(canary.person_id for canary in CANARIES), BY_SORT["gone"].housemate_id]
    grades = [f"{person_id},要介護認定,,要介護5,2026-01-01,,\n" for person_id in people]
    _write(folder / "requirements.csv", needs + "".join(grades))
    _write_residents(folder / "residents.csv", plain, moved=False)
    month1, month2, month3 = (folder / f"month{number}" for number in (1, 2, 3))
    _write_residents(month1 / "residents.csv", plain, moved=True)
    _write_residents(
        month2 / "residents.csv", plain, moved=True, flagged=("flagged", "typed", "alike")
    )
    _write_month2(month2)
    _write_residents(month3 / "residents.csv", plain, moved=True, gone=("gone",))
    _write_month3(month3)
    (folder / "job.toml").write_text(job, encoding="utf-8")
    (folder / "job2.toml").write_text(_job_of_month2(job), encoding="utf-8")
    return folder


def _write_residents(
    path: Path,
    plain: str,
    *,
    moved: bool,
    flagged: tuple[str, ...] = (),
    gone: tuple[str, ...] = (),
) -> None:
    rows = [
        row
        for canary in CANARIES
        if canary.sort not in gone
        for row in canary.rows(flag=canary.sort in flagged, moved=moved)
    ]
    _write(path, plain.rstrip("\r\n") + "\n" + "\n".join(rows) + "\n")


def _write_month2(folder: Path) -> None:
    header = "宛名番号,氏名,住所,支援措置開始年月日,支援措置終了年月日,電話"
    rows = [
        *(_shien_row(BY_SORT[sort].person_id, sort) for sort in ("listed", "latched", "gone")),
        _shien_row(BY_SORT["ended"].person_id, "ended", "20260701"),
        _shien_row(BY_SORT["zeros"].person_id.lstrip("0"), "zeros"),
        "0077777777,隠里無番,さくら川市隠里無番地,20269999,,090-7779-9999",
    ]
    _write(folder / "shien.csv", "\n".join([header, *rows]) + "\n")
    doubtful = BY_SORT["doubtful"]
    header = "措置の氏名,措置のカナ,措置の住所,措置の電話,措置の開始"
    row = f"{doubtful.name},{doubtful.kana},,,2026-01-01"
    _write(folder / "shien_names.csv", f"{header}\n{row}\n")
    _write(folder / "minsei.csv", "\n".join(_keyless_rows()) + "\n")


def _keyless_rows() -> list[str]:
    typed, alike, listed = (BY_SORT[sort] for sort in ("typed", "alike", "listed"))
    return [
        "氏名,フリガナ,生年月日,住所,電話,見守り",
        f"{typed.name},{typed.kana},1940-0{typed.number + 1}-11,{typed.address},{typed.phone},○",
        f"{alike.name},,1940年頃,{alike.address},{alike.phone},○",
        f"{listed.name[:-1]}朗,{listed.kana},,{listed.address},{listed.phone},○",
    ]


def _write_month3(folder: Path) -> None:
    gone, latched = BY_SORT["gone"], BY_SORT["latched"]
    kept = [_shien_row(BY_SORT["listed"].person_id, "listed")]
    header = "宛名番号,氏名,住所,支援措置開始年月日,支援措置終了年月日,電話"
    _write(folder / "shien.csv", "\n".join([header, *kept]) + "\n")
    rows = [f"{one.person_id},{one.name},{one.address},{one.phone},○" for one in (gone, latched)]
    _write(
        folder / "numbered.csv", "\n".join(["番号,本人氏名,本人住所,本人電話,必要", *rows]) + "\n"
    )


def _shien_row(number: str, sort: str, until: str = "") -> str:
    canary = BY_SORT[sort]
    return f"{number},{canary.name},{canary.address},20260101,{until},{canary.phone}"


def _job_of_month2(job: str) -> str:
    more = [
        ("month2/shien.csv", "shien-standard"),
        ("month2/shien_names.csv", "keyless-shien.toml"),
        ("month2/minsei.csv", "keyless.toml"),
    ]
    welfare = "".join(
        f'[[welfare]]\nfile = "{file}"\nlayout = "{layout}"\nexported_on = 2026-11-16\n\n'
        for file, layout in more
    )
    first, rest = job.split("[[hazard]]", 1)
    first = first.replace('"residents.csv"', '"month2/residents.csv"')
    return f"{first}{welfare}[[hazard]]{rest}"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
