"""Writes the address tables in the columns and ZIP files of アドレス・ベース・レジストリ."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np

from sample_data.ground.address_book import LISTED, UNLISTED, AddressBook

LG_CODE = "119997"
"""A code of no municipality, with its true check digit."""
SRID = "EPSG:6668"
_MADE = (2026, 4, 1, 0, 0, 0)
_TOWN = (
    "lg_code,machiaza_id,machiaza_type,pref,pref_kana,pref_roma,county,county_kana,"
    "county_roma,city,city_kana,city_roma,ward,ward_kana,ward_roma,oaza_cho,oaza_cho_kana,"
    "oaza_cho_roma,chome,chome_kana,chome_number,koaza,koaza_kana,koaza_roma,machiaza_dist,"
    "rsdt_addr_flg,rsdt_addr_mtd_code,oaza_cho_aka_flg,koaza_aka_code,oaza_cho_gsi_uncmn,"
    "koaza_gsi_uncmn,status_flg,wake_num_flg,efct_date,ablt_date,src_code,post_code,remarks"
)
_TOWN_POS = "lg_code,machiaza_id,rsdt_addr_flg,rep_lon,rep_lat,rep_srid"
_BLOCK = (
    "lg_code,machiaza_id,blk_id,city,ward,oaza_cho,chome,koaza,machiaza_dist,blk_num,"
    "rsdt_addr_flg,rsdt_addr_mtd_code,status_flg,efct_date,ablt_date,src_code,remarks"
)
_BLOCK_POS = "lg_code,machiaza_id,blk_id,rsdt_addr_flg,rep_lon,rep_lat,rep_srid"
_HOUSE = (
    "lg_code,machiaza_id,blk_id,rsdt_id,rsdt2_id,city,ward,oaza_cho,chome,koaza,"
    "machiaza_dist,blk_num,rsdt_num,rsdt_num2,basic_rsdt_div,rsdt_addr_flg,"
    "rsdt_addr_mtd_code,status_flg,efct_date,ablt_date,src_code,remarks"
)
_HOUSE_POS = (
    "lg_code,machiaza_id,blk_id,rsdt_id,rsdt2_id,rsdt_addr_flg,rsdt_addr_mtd_code,rep_lon,"
    "rep_lat,rep_srid,rep_scale,rep_src_code,rsdt_addr_code_rdbl,rsdt_addr_data_mnt_date,"
    "basic_rsdt_div"
)
_PARCEL = (
    "lg_code,machiaza_id,prc_id,city,ward,oaza_cho,chome,koaza,machiaza_dist,prc_num1,"
    "prc_num2,prc_num3,rsdt_addr_flg,prc_rec_flg,prc_area_code,efct_date,ablt_date,src_code,"
    "remarks,real_prop_num"
)
_PARCEL_POS = (
    "lg_code,machiaza_id,prc_id,rep_lon,rep_lat,rep_srid,rep_scale,rep_src_code,plygn_fname,"
    "plygn_kcode,plygn_fmt,plygn_srid,plygn_scale,plygn_src_code,moj_map_city_code,"
    "moj_map_oaza_code,moj_map_chome_code,moj_map_koaza_code,moj_map_spare_code,"
    "moj_map_brushid"
)
WIDE_DIGITS = "０１２３４５６７８９"
Row = Mapping[str, object]


def write_tables(folder: Path, book: AddressBook, city: str) -> None:
    """Write towns, blocks, residences and parcels with their position tables."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = np.flatnonzero(~book.is_lost)
    towns = sorted({(int(book.town[lot]), int(book.chome[lot])) for lot in kept})
    rows = [_town_row(book, city, *town) for town in towns]
    _write(folder, "mt_town", _TOWN, rows)
    _write(folder, "mt_town_pos", _TOWN_POS, [_town_point(book, *town) for town in towns])
    numbered = kept[book.fate[kept] != UNLISTED]
    houses, parcels = (numbered[book.is_village[numbered] == flag] for flag in (False, True))
    _write_blocks(folder, book, kept[~book.is_village[kept]])
    _write(folder, "mt_rsdtdsp_rsdt", _HOUSE, [_house(book, city, lot) for lot in houses])
    _write(folder, "mt_rsdtdsp_rsdt_pos", _HOUSE_POS, _points(book, houses))
    _write(folder, "mt_parcel", _PARCEL, [_parcel(book, city, lot) for lot in parcels])
    _write(folder, "mt_parcel_pos", _PARCEL_POS, _points(book, parcels))


def machiaza_id(town: int, chome: int) -> str:
    """Give the 町字ID: 大字 4 digits and 丁目 3."""
    return f"{town + 1:04d}{chome:03d}"


def _town_row(book: AddressBook, city: str, town: int, chome: int) -> Row:
    return {
        "lg_code": LG_CODE,
        "machiaza_id": machiaza_id(town, chome),
        "machiaza_type": 2 if chome else 1,
        "pref": "埼玉県",
        "city": city,
        "oaza_cho": book.names[town] if chome else f"大字{book.names[town]}",
        "chome": f"{WIDE_DIGITS[chome]}丁目" if chome else "",
        "chome_number": chome or "",
        "rsdt_addr_flg": int(chome > 0),
        "status_flg": 1,
        "efct_date": "1970-04-01",
    }


def _town_point(book: AddressBook, town: int, chome: int) -> Row:
    here = (book.town == town) & (book.chome == chome)
    lon, lat = book.lonlat[here].mean(axis=0)
    return {"machiaza_id": machiaza_id(town, chome), **_place(lon, lat)}


def _write_blocks(folder: Path, book: AddressBook, lots: np.ndarray) -> None:
    blocks = sorted({(int(book.town[n]), int(book.chome[n]), int(book.first[n])) for n in lots})
    names, points = [], []
    for town, chome, block in blocks:
        here = (book.town == town) & (book.chome == chome) & (book.first == block)
        key: Row = {"machiaza_id": machiaza_id(town, chome), "blk_id": f"{block:03d}"}
        names.append({**key, "lg_code": LG_CODE, "blk_num": block, "oaza_cho": book.names[town]})
        points.append({**key, **_place(*book.lonlat[here].mean(axis=0))})
    _write(folder, "mt_rsdtdsp_blk", _BLOCK, names)
    _write(folder, "mt_rsdtdsp_blk_pos", _BLOCK_POS, points)


def _number_key(book: AddressBook, lot: int) -> Row:
    _name, chome, first, second = book.parts(lot)
    key: Row = {"lg_code": LG_CODE, "machiaza_id": machiaza_id(int(book.town[lot]), chome)}
    if chome:
        return {**key, "blk_id": f"{first:03d}", "rsdt_id": f"{second:03d}"}
    return {**key, "prc_id": f"{first:05d}{second:05d}00000"}


def _house(book: AddressBook, city: str, lot: int) -> Row:
    name, chome, first, second = book.parts(lot)
    names: Row = {"city": city, "oaza_cho": name, "chome": f"{WIDE_DIGITS[chome]}丁目"}
    numbers: Row = {"blk_num": first, "rsdt_num": second, "rsdt_addr_flg": 1, "status_flg": 1}
    return {**_number_key(book, lot), **names, **numbers}


def _parcel(book: AddressBook, city: str, lot: int) -> Row:
    name, _chome, first, second = book.parts(lot)
    return {
        **_number_key(book, lot),
        "city": city,
        "oaza_cho": f"大字{name}",
        "prc_num1": first,
        "prc_num2": second,
        "rsdt_addr_flg": 0,
    }


def _points(book: AddressBook, lots: np.ndarray) -> list[Row]:
    known = lots[book.fate[lots] == LISTED]
    return [{**_number_key(book, lot), **_place(*book.lonlat[lot])} for lot in known]


def _place(lon: float, lat: float) -> Row:
    place: Row = {"rep_lon": f"{lon:.9f}", "rep_lat": f"{lat:.9f}", "rep_srid": SRID}
    return {"lg_code": LG_CODE, **place}


def _write(folder: Path, table: str, header: str, rows: Iterable[Row]) -> None:
    text = io.StringIO()
    text.write(f"{header}\n")
    for row in rows:
        text.write(",".join(str(row.get(column, "")) for column in header.split(",")) + "\n")
    name = f"{table}_city{LG_CODE}.csv"
    with zipfile.ZipFile(folder / f"{name}.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(zipfile.ZipInfo(name, _MADE), text.getvalue().encode("utf-8"))
