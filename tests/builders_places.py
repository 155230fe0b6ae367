"""A kept town of invented people, some of whom nobody can place, for tests of 位置."""

from pathlib import Path

import pandas as pd
import pytest

from app.pipeline.kept_town import create_town
from app.progress import Progress
from app.settings.job import read_job
from app.store import key_file
from app.store.key_file import Argon2Cost
from sample_data.town import TownOrder, make_town

PASSPHRASE = "位置の町の合言葉 二〇二六"
HOUSEHOLDS = 260
NOWHERE = "さくら川市無名町1番2号"
TOWN_ONLY, FIRST, NEIGHBOUR, HIDDEN = "町名 花子", "位置 一郎", "位置 二郎", "隠里 守"
_PLANTED = {
    TOWN_ONLY: "さくら川市川端3丁目",
    FIRST: NOWHERE,
    NEIGHBOUR: "さくら川市無名町１－２",
    HIDDEN: NOWHERE,
}


def make_places_town(folder: Path, *, has_addresses: bool = True) -> Path:
    """A kept town; beside four planted households it has blocks and towns without tables."""
    job = make_town(TownOrder(folder / "input", HOUSEHOLDS, ground=True)).parent / "ground/job.toml"
    _plant(job.parent / "residents.csv")
    if not has_addresses:
        text = job.read_text(encoding="utf-8")
        job.write_text(text.replace('[address_data]\ndir = "addresses"', ""), encoding="utf-8")
    path = folder / "位置の町.yobikake"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(key_file, "COST", Argon2Cost(memory_kib=8, passes=1, lanes=1))
        create_town(path, PASSPHRASE, read_job(job), Progress())
    return path


def _plant(residents: Path) -> None:
    """Give four plain households another head, address and, one of them, protection."""
    rows = pd.read_csv(residents, dtype=str, encoding="utf-8-sig", keep_default_na=False)
    is_plain = (rows["住民状態"] == "住民") & (rows["支援措置"] == "") & (rows["経度"] == "")
    homes = rows["世帯番号"][is_plain & rows["住所"].str.contains("川端")].unique()
    for household_id, (name, address) in zip(homes, _PLANTED.items(), strict=False):
        own = rows["世帯番号"] == household_id
        rows.loc[own, "住所"] = address
        rows.loc[own, "方書"] = ""
        rows.loc[own & (rows["続柄"] == "世帯主"), "氏名"] = name
        rows.loc[own, "支援措置"] = "1" if name == HIDDEN else ""
    rows.to_csv(residents, index=False, encoding="utf-8-sig")
