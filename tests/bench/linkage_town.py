"""An invented registry and a list typed by hand from it, with the key: for linkage alone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from sample_data.people import people_town
from sample_data.person_names import NameBook
from sample_data.place_names import APARTMENTS, CHOME, town_names
from scoring.codes import ResidentStatus
from scoring.frames import RESIDENTS
from scoring.record_frames import RECORDS

AS_OF = date(2026, 11, 20)
OLDEST_FIRST_AGE = 60
TWINS = 150
STRANGERS_SHARE = 0.04
CITY = "さくら川市"

Row = dict[str, object]


@dataclass(frozen=True)
class TypedTown:
    """RESIDENTS, RECORDS and the person_id of each record (None: nobody of the town)."""

    residents: pd.DataFrame
    records: pd.DataFrame
    truth: list[str | None]
    faults: list[str]


def typed_town(households: int, typed: int, seed: int) -> TypedTown:
    """Make a town of so many households and a list of so many people, mostly elders."""
    residents = _residents(households, seed)
    rng = np.random.default_rng([seed, 77])
    old = residents["birth_date"] < pd.Timestamp(AS_OF.year - OLDEST_FIRST_AGE, 1, 1)
    here = residents["status"].isin([ResidentStatus.RESIDENT, ResidentStatus.DEAD])
    pool = np.flatnonzero((old & here).to_numpy())
    chosen = rng.permutation(pool)[: round(typed * (1 - STRANGERS_SHARE))]
    rows, truth, faults = [], [], []
    for at in chosen.tolist():
        row, fault = _typed(rng, residents.iloc[at].to_dict())
        rows.append(row)
        truth.append(str(residents["person_id"].iloc[at]))
        faults.append(fault)
    for _ in range(typed - len(chosen)):
        rows.append(_stranger(rng, residents))
        truth.append(None)
        faults.append("stranger")
    frame = pd.DataFrame(rows)
    made = {name: frame[name] for name in ("name", "kana", "address", "phones")}
    made |= {name: frame[name].astype("datetime64[s]") for name in ("birth_date", "birth_latest")}
    count = len(frame)
    made |= {"record_id": [f"記録-{n:016x}" for n in range(count)], "given_id": [None] * count}
    made |= {
        "file": ["typed.csv"] * count,
        "line": list(range(2, count + 2)),
        "source": ["typed"] * count,
    }
    return TypedTown(residents, RECORDS.build(made), truth, faults)


def _residents(households: int, seed: int) -> pd.DataFrame:
    people, rng, book = (
        people_town(households, AS_OF, seed),
        np.random.default_rng([seed, 5]),
        NameBook(),
    )
    count = len(people)
    towns = town_names(max(households // 300, 2))
    house = [_address(rng, towns) for _ in range(households)]
    landline = [
        f"04-29{rng.integers(10, 99)}-{rng.integers(0, 10_000):04d}" for _ in range(households)
    ]
    mobile = [f"090-{rng.integers(1000, 9999)}-{rng.integers(0, 10_000):04d}" for _ in range(count)]
    at = people.household.tolist()
    phones = [
        (None, landline[home], mobile[row], f"{landline[home]};{mobile[row]}")[kind]
        for row, (home, kind) in enumerate(zip(at, people.phone.tolist(), strict=True))
    ]
    names = list(zip(people.surname.tolist(), people.given.tolist(), strict=True))
    birth = people.birth.copy()
    first = np.flatnonzero((people.household[1:] == people.household[:-1]) & (people.slot[1:] > 2))
    twins = first[:TWINS]
    birth[twins + 1] = birth[twins]
    days = pd.Series(birth.astype("datetime64[D]")).astype("datetime64[s]")
    return RESIDENTS.build(
        {name: [None] * count for name in RESIDENTS.names}
        | {
            "person_id": [f"{row:010d}" for row in range(count)],
            "household_id": [f"{home:08d}" for home in at],
            "name": [book.full_name(*name) for name in names],
            "kana": [book.full_kana(*name) for name in names],
            "birth_date": days,
            "birth_latest": days,
            "address": [house[home][0] for home in at],
            "building": [house[home][1] for home in at],
            "phones": phones,
            "status": [list(ResidentStatus)[place] for place in people.status.tolist()],
            "is_protected": people.is_protected,
            "line": list(range(2, count + 2)),
        }
    )


def _address(rng: np.random.Generator, towns: list[str]) -> tuple[str, str | None]:
    town = towns[rng.integers(len(towns))]
    block, lot, part = rng.integers(1, 25), rng.integers(1, 20), rng.integers(len(CHOME))
    if rng.random() < 0.2:
        return f"{CITY}大字{town}{block * 20 + lot}番地{rng.integers(1, 9)}", None
    text = f"{CITY}{town}{CHOME[part]}丁目{block}番{lot}号"
    if rng.random() < 0.4:
        room = rng.integers(1, 6) * 100 + rng.integers(1, 8)
        return text, f"{APARTMENTS[rng.integers(len(APARTMENTS))]}{room}号室"
    return text, None


def _typed(rng: np.random.Generator, person: Row) -> tuple[Row, str]:
    row = _clean(person)
    told = []
    for name, share, fault in FAULTS:
        if rng.random() < share and len(told) < 2:
            fault(rng, row)
            told.append(name)
    return row, "+".join(told) or "clean"


def _clean(person: Row) -> Row:
    row = {key: person[key] for key in ("name", "kana", "birth_date", "birth_latest", "phones")}
    building = person["building"]
    row["address"] = person["address"] + (f"　{building}" if isinstance(building, str) else "")
    return row


def _stranger(rng: np.random.Generator, residents: pd.DataFrame) -> Row:
    one, two = (residents.iloc[int(at)].to_dict() for at in rng.integers(0, len(residents), 2))
    row = _clean(one)
    family = str(two["name"]).split("　")[0]
    row["name"] = f"{family}　{str(one['name']).split('　')[1]}"
    row["kana"] = f"{str(two['kana']).split('　')[0]}　{str(one['kana']).split('　')[1]}"
    day = one["birth_date"] + pd.Timedelta(days=int(rng.integers(-3000, 3000)))
    row["birth_date"] = row["birth_latest"] = day
    row["address"], row["phones"] = two["address"], None
    if rng.random() < 0.3:
        row["address"] = None
    return row


def _kana_only(rng: np.random.Generator, row: Row) -> None:
    row["name"] = None


def _kana_as_name(rng: np.random.Generator, row: Row) -> None:
    row["name"], row["kana"] = row["kana"], None


def _no_kana(rng: np.random.Generator, row: Row) -> None:
    row["kana"] = None


def _age_only(rng: np.random.Generator, row: Row) -> None:
    born = row["birth_date"]
    age = AS_OF.year - born.year - ((AS_OF.month, AS_OF.day) < (born.month, born.day))
    if rng.random() < 0.1:
        age -= 1
    row["birth_date"] = pd.Timestamp(AS_OF.year - age - 1, AS_OF.month, AS_OF.day) + pd.Timedelta(
        days=1
    )
    row["birth_latest"] = pd.Timestamp(AS_OF.year - age, AS_OF.month, AS_OF.day)


def _no_address(rng: np.random.Generator, row: Row) -> None:
    row["address"] = None


def _old_address(rng: np.random.Generator, row: Row) -> None:
    row["address"] = _address(rng, ["昔町", "旧村"])[0]


def _short_address(rng: np.random.Generator, row: Row) -> None:
    text = str(row["address"] or "").split("　")[0].removeprefix(CITY).removeprefix("大字")
    for word in ("丁目", "番地", "番"):
        text = text.replace(word, "-")
    row["address"] = text.replace("号", "").replace("一-", "1-").replace("二-", "2-") or None


def _married(rng: np.random.Generator, row: Row) -> None:
    book = NameBook()
    family, kana = book.surnames[rng.integers(len(book.surnames))]
    row["name"] = f"{family}　{str(row['name']).split('　')[-1]}" if row["name"] else None
    row["kana"] = f"{kana}　{str(row['kana']).split('　')[-1]}" if row["kana"] else None


def _slip(rng: np.random.Generator, row: Row) -> None:
    field = "name" if isinstance(row["name"], str) and rng.random() < 0.6 else "kana"
    text = row[field]
    if isinstance(text, str) and len(text) > 3:
        at = int(rng.integers(len(text)))
        wrong = "了" if field == "name" else "ロ"
        row[field] = text[:at] + ("" if rng.random() < 0.3 else wrong) + text[at + 1 :]


def _variant(rng: np.random.Generator, row: Row) -> None:
    if isinstance(row["name"], str):
        for one, other in ("高髙", "斎齋", "崎﨑", "辺邊", "浜濱", "沢澤"):
            row["name"] = row["name"].replace(one, other)


def _no_blank(rng: np.random.Generator, row: Row) -> None:
    for field in ("name", "kana"):
        if isinstance(row[field], str):
            row[field] = row[field].replace("　", "")


def _local_phone(rng: np.random.Generator, row: Row) -> None:
    if isinstance(row["phones"], str):
        row["phones"] = row["phones"].split(";")[0].removeprefix("04-")


def _no_phone(rng: np.random.Generator, row: Row) -> None:
    row["phones"] = None


def _pet_name(rng: np.random.Generator, row: Row) -> None:
    if isinstance(row["kana"], str):
        family, given = [*str(row["kana"]).split("　"), ""][:2]
        row["name"] = (
            f"{str(row['name']).split('　')[0]}　{given[:2]}ちゃん" if row["name"] else None
        )
        row["kana"] = f"{family}　{given[:2]}" if given else family


def _birth_slip(rng: np.random.Generator, row: Row) -> None:
    if row["birth_date"] == row["birth_latest"] and row["birth_date"].day <= 12:
        day = row["birth_date"]
        row["birth_date"] = row["birth_latest"] = pd.Timestamp(day.year, day.day, day.month)


FAULTS: tuple[tuple[str, float, Callable[[np.random.Generator, Row], None]], ...] = (
    ("kana only", 0.05, _kana_only),
    ("kana as name", 0.03, _kana_as_name),
    ("age only", 0.2, _age_only),
    ("no address", 0.08, _no_address),
    ("old address", 0.06, _old_address),
    ("short address", 0.25, _short_address),
    ("married", 0.02, _married),
    ("slip", 0.08, _slip),
    ("pet name", 0.01, _pet_name),
    ("birth slip", 0.04, _birth_slip),
    ("no kana", 0.2, _no_kana),
    ("variant", 0.1, _variant),
    ("no blank", 0.1, _no_blank),
    ("local phone", 0.2, _local_phone),
    ("no phone", 0.2, _no_phone),
)
