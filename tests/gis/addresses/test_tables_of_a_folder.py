"""A folder of address tables: what is refused, ZIPs, and the real tables of a city."""

import io
import time
import zipfile
from pathlib import Path

import pytest

from app.wording.sentence import Language
from app.wording.tell import tell_error
from gis.addresses.read_tables import read_address_tables
from gis.addresses.tables import NUMBERS, TOWNS, TableDoubt
from gis.errors import AddressError, AddressProblem
from scoring.errors import KnownError
from tests.gis.addresses.builders_tables import (
    HONMACHI,
    SASAI,
    TOWN_HEADER,
    write_table,
    write_towns,
    write_zip,
)

TOWNS_CSV = "\n".join([TOWN_HEADER, HONMACHI, SASAI]).encode()


def refusal(folder: Path) -> KnownError:
    with pytest.raises(KnownError) as refused:
        read_address_tables(folder, None)
    assert "—" not in tell_error(refused.value, Language.JA)
    return refused.value


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none").code is AddressProblem.NO_FOLDER


def test_a_folder_with_nothing_usable_is_refused_and_says_what_is(tmp_path: Path) -> None:
    (tmp_path / "readme.html").write_text("<html>", encoding="utf-8")
    write_table(tmp_path / "people.csv", "氏名,年齢", "見本花子,80")
    error = refusal(tmp_path)
    assert error.code is AddressProblem.NOTHING_USABLE
    assert "アドレス・ベース・レジストリ" in tell_error(error, Language.JA)


def test_an_empty_csv_is_not_used(tmp_path: Path) -> None:
    write_towns(tmp_path)
    (tmp_path / "empty.csv").write_bytes(b"")
    tables = read_address_tables(tmp_path, None)
    assert [one.doubt for one in tables.remarks] == [TableDoubt.FILE_NOT_USED]


def test_a_table_in_an_unknown_encoding_is_refused(tmp_path: Path) -> None:
    write_table(tmp_path / "towns.csv", "町名,緯度,経度", "笹井,35.8,139.4", encoding="euc_jp")
    assert refusal(tmp_path).code is AddressProblem.ENCODING


@pytest.mark.parametrize(
    "lines", [["笹井,35.8,139.4,1,2"], ["笹井,35.8,139.4", "本町,1丁目,35.8,139.4"]]
)
def test_a_line_with_more_cells_than_the_header_is_refused_not_shifted(
    tmp_path: Path, lines: list[str]
) -> None:
    write_table(tmp_path / "towns.csv", "町名,緯度,経度", *lines)
    assert refusal(tmp_path).code is AddressProblem.TABLE_DAMAGED


def test_tables_in_folders_and_zips_below_are_found(tmp_path: Path) -> None:
    write_towns(tmp_path / "a" / "b")
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as packed:
        line = "112160,0002000,0,139.41,35.86,EPSG:4612"
        packed.writestr(
            "mt_town_pos_pref11.csv",
            f"lg_code,machiaza_id,rsdt_addr_flg,rep_lon,rep_lat,rep_srid\n{line}\n",
        )
    write_zip(tmp_path / "mt_town_pos_all.zip", {"mt_town_pos_pref11.csv.zip": inner.getvalue()})
    towns = read_address_tables(tmp_path, None).towns
    assert towns["lon"].tolist()[1] == 139.41


def test_points_in_a_zip_are_read(tmp_path: Path) -> None:
    write_towns(tmp_path)
    crs = '"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::6668"}}'
    point = '"geometry":{"type":"Point","coordinates":[139.4,35.85]}'
    feature = f'{{"type":"Feature","properties":{{"住所":"笹井5-1"}},{point}}}'
    points = f'{{"type":"FeatureCollection",{crs},"features":[{feature}]}}'
    write_zip(tmp_path / "houses.zip", {"家屋/家屋.geojson": points.encode()})
    tables = read_address_tables(tmp_path, None)
    assert tables.numbers["second"].tolist() == ["1"]
    assert [path.name for path in tables.files] == ["houses.zip", "mt_town_pref11.csv"]


def test_a_damaged_zip_is_refused(tmp_path: Path) -> None:
    whole = write_zip(tmp_path / "whole.zip", {"t.csv": TOWNS_CSV}).read_bytes()
    (tmp_path / "whole.zip").write_bytes(whole[: len(whole) // 2])
    refusal(tmp_path)


def test_a_zip_that_lies_about_a_size_is_refused(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "t.zip", {"t.csv": TOWNS_CSV})
    size = len(TOWNS_CSV).to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(size, (20).to_bytes(4, "little")))
    refusal(tmp_path)


def test_a_zip_with_a_name_that_leads_elsewhere_is_refused(tmp_path: Path) -> None:
    write_zip(tmp_path / "t.zip", {"../../t.csv": TOWNS_CSV})
    refusal(tmp_path)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    write_zip(tmp_path / "t.zip", {"t.csv": b"0" * 50_000_000})
    start = time.perf_counter()
    refusal(tmp_path)
    assert time.perf_counter() - start < 1


@pytest.fixture
def wakayama(shared_data: Path) -> Path:
    return shared_data / "wakayama"


def test_the_real_tables_of_a_city_are_read_whole_in_seconds(wakayama: Path) -> None:
    start = time.perf_counter()
    tables = read_address_tables(wakayama, None)
    assert time.perf_counter() - start < 10
    TOWNS.check(tables.towns)
    NUMBERS.check(tables.numbers)
    placed = tables.numbers.groupby("level", observed=True)["lon"].agg(["size", "count"])
    assert placed.loc["residence"].tolist() == [13_364, 13_364]
    assert placed.loc["parcel"].tolist() == [202_761, 59_837]
    assert len(tables.towns) == 383
    assert tables.towns["lon"].notna().sum() == 338
    assert tables.credits == ("アドレス・ベース・レジストリ（デジタル庁）を加工して作成",)


def test_the_shelters_beside_the_tables_are_no_houses(wakayama: Path) -> None:
    tables = read_address_tables(wakayama, None)
    assert set(tables.numbers["source"]) == {"abr"}


def test_an_address_error_names_its_file(tmp_path: Path) -> None:
    write_table(tmp_path / "towns.csv", "町名,緯度,経度", "笹井,139.4,35.8")
    error = refusal(tmp_path)
    assert isinstance(error, AddressError)
    assert "towns.csv" in tell_error(error, Language.JA)
