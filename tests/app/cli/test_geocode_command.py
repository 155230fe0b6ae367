"""``yobikake geocode`` and ``gazetteer``: the columns of the contract, the same by either way."""

import csv
from pathlib import Path

import pytest

from app.__main__ import start
from tests.gis.addresses.builders_tables import (
    HONMACHI,
    PARCEL_HEADER,
    PARCEL_POS_HEADER,
    SASAI,
    TOWN_HEADER,
    TOWN_POS_HEADER,
    write_table,
)

COLUMNS = ["id", "address", "lon", "lat", "location_level", "matched", "rest"]


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    folder = tmp_path / "abr"
    write_table(folder / "mt_town.csv", TOWN_HEADER, HONMACHI, SASAI)
    write_table(
        folder / "mt_town_pos.csv", TOWN_POS_HEADER, "112160,0002000,0,139.41,35.86,EPSG:4612"
    )
    write_table(folder / "p.csv", PARCEL_HEADER, "112160,0002000,001230000400000,123,4,,")
    write_table(
        folder / "pp.csv",
        PARCEL_POS_HEADER,
        "112160,0002000,001230000400000,139.4101,35.8601,EPSG:6668",
    )
    return folder


@pytest.fixture
def addresses(tmp_path: Path) -> Path:
    path = tmp_path / "addresses.csv"
    lines = ["id,address", "a,さくら川市笹井１２３番地の４", "b,笹井999", "c,となり町1-1", "d,"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def geocoded(addresses: Path, data: Path, out: Path) -> list[dict[str, str]]:
    order = ["geocode", str(addresses), "--address-data", str(data), "--out", str(out)]
    assert start(order) == 0
    content = out.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in content
    with out.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_each_address_gets_a_row_in_the_columns_of_the_contract(
    tables: Path, addresses: Path, tmp_path: Path
) -> None:
    rows = geocoded(addresses, tables, tmp_path / "out.csv")
    assert list(rows[0]) == COLUMNS
    assert [row["id"] for row in rows] == ["a", "b", "c", "d"]
    assert [row["location_level"] for row in rows] == ["parcel", "town", "none", "none"]
    assert (float(rows[0]["lon"]), float(rows[0]["lat"])) == (139.4101, 35.8601)
    assert rows[0]["address"] == "さくら川市笹井１２３番地の４"
    assert (rows[2]["lon"], rows[2]["lat"]) == ("", "")


def test_the_gazetteer_file_gives_the_same_as_the_folder(
    tables: Path, addresses: Path, tmp_path: Path
) -> None:
    file = tmp_path / "town.gazetteer"
    assert start(["gazetteer", str(tables), "--out", str(file)]) == 0
    by_folder = geocoded(addresses, tables, tmp_path / "a.csv")
    assert geocoded(addresses, file, tmp_path / "b.csv") == by_folder


def test_what_was_left_out_of_the_tables_is_told(
    tables: Path, addresses: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_table(tables / "people.csv", "氏名,年齢", "見本花子,80")
    geocoded(addresses, tables, tmp_path / "out.csv")
    told = capsys.readouterr().err
    assert "people.csv" in told
    assert "見本花子" not in told


def test_a_folder_with_nothing_usable_is_refused_and_nothing_is_written(
    addresses: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty, out = tmp_path / "empty", tmp_path / "out.csv"
    empty.mkdir()
    order = ["geocode", str(addresses), "--address-data", str(empty), "--out", str(out)]
    assert start(order) == 3
    assert not out.exists()
    assert "使える住所データがありません" in capsys.readouterr().err


def test_a_file_without_addresses_is_refused(tables: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("id,lon,lat\na,139,35\n", encoding="utf-8")
    order = ["geocode", str(wrong), "--address-data", str(tables), "--out", str(tmp_path / "o.csv")]
    assert start(order) == 3
