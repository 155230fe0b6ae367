import zipfile
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest

from sample_data.town import TownOrder, make_town
from tests.sample_data.conftest import ReadTable

TABLES = ("mt_town", "mt_rsdtdsp_blk", "mt_rsdtdsp_rsdt", "mt_parcel")


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("ground")
    make_town(TownOrder(out, 1200, ground=True))
    return out / "ground"


def table(ground: Path, name: str) -> pd.DataFrame:
    (file,) = ground.glob(f"addresses/{name}_city*.csv.zip")
    with zipfile.ZipFile(file) as packed:
        return pd.read_csv(BytesIO(packed.read(packed.namelist()[0])), dtype=str)


def test_the_registry_has_no_position_and_the_key_has_every_household(
    ground: Path, read_table: ReadTable
) -> None:
    residents = read_table(ground / "residents.csv")
    assert (residents[["経度", "緯度"]] == "").to_numpy().mean() > 0.99  # but for planted halves
    key = read_table(ground / "answer_key" / "ground.csv")
    households = set(residents["世帯番号"])
    assert len(set(key["household_id"]) & households) > 0.98 * len(households)


def test_every_level_is_there(ground: Path, read_table: ReadTable) -> None:
    levels = set(read_table(ground / "answer_key" / "ground.csv")["location_level"])
    assert {"residence", "parcel", "parcel_main", "block", "none"} <= levels


@pytest.mark.parametrize("name", TABLES)
def test_every_point_belongs_to_a_row_and_some_rows_have_none(ground: Path, name: str) -> None:
    key = ("machiaza_id", "blk_id", "rsdt_id", "prc_id")
    rows, points = table(ground, name), table(ground, f"{name}_pos")
    shared = [column for column in key if column in rows.columns]
    assert not rows.duplicated(shared).any()
    placed = points[shared].merge(rows[shared], how="left", indicator=True)
    assert (placed["_merge"] == "both").all()
    if name in ("mt_rsdtdsp_rsdt", "mt_parcel"):
        assert len(points) < len(rows)


def test_the_same_order_gives_the_same_bytes(ground: Path, tmp_path: Path) -> None:
    make_town(TownOrder(tmp_path, 1200, ground=True))
    for file in sorted(path for path in ground.rglob("*") if path.is_file()):
        assert (tmp_path / "ground" / file.relative_to(ground)).read_bytes() == file.read_bytes()


def test_a_real_city_has_no_invented_addresses_to_look_up(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="geography"):
        make_town(TownOrder(tmp_path, 10, geography=tmp_path, ground=True))
