"""Writes ``ground/``: the registry without positions, the address tables, the job, the key."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from sample_data.dice import FloatArray, IntArray
from sample_data.files import Street, join_columns, write_rows
from sample_data.ground.abr_files import write_tables
from sample_data.ground.address_book import LISTED, AddressBook, open_book
from sample_data.ground.spellings import spell_addresses
from sample_data.identity import household_ids
from sample_data.job_file import Job, write_job
from sample_data.register import Register, write_register

ENCODING = "utf-8-sig"
ADDRESS_FOLDER = "addresses"
KEY_COLUMNS = ("household_id", "location_level", "lon", "lat")
RESIDENCE, PARCEL, PARCEL_MAIN, BLOCK, TOWN, NONE = range(6)
LEVEL_WORDS = ("residence", "parcel", "parcel_main", "block", "town", "none")


def write_ground(out: Path, register: Register, street: Street, seed: int, job: Job) -> None:
    """Write the folder; ``job`` is the town's own, whose maps stand in the folder above.

    The key, ``answer_key/ground.csv``, has a row per household: how finely the tables can
    place it, and the table's point; of levels without a point of its own, the building's.
    """
    lonlat = np.array([street.lon, street.lat], dtype=np.float64).T
    book = open_book(street.buildings.lots, lonlat, seed)
    out.mkdir(parents=True, exist_ok=True)
    people = replace(register.people, is_located=np.zeros(len(register.people), dtype=bool))
    spelled = replace(street, addresses=spell_addresses(book, _city(street), seed))
    write_register(out, replace(register, people=people), spelled, (ENCODING, seed))
    write_tables(out / ADDRESS_FOLDER, book, _city(street))
    _write_key(out / "answer_key" / "ground.csv", book, street, lonlat)
    above = job.with_maps_above()
    tables = f'[address_data]\ndir = "{ADDRESS_FOLDER}"\n'
    write_job(out / "job.toml", replace(above, extras=(*above.extras, tables)))


def _city(street: Street) -> str:
    return street.addresses[0].partition("市")[0] + "市"


def _write_key(file: Path, book: AddressBook, street: Street, lonlat: FloatArray) -> None:
    building = street.homes.building
    level = _levels(book)[building]
    points = lonlat[building]
    columns = [
        household_ids(np.arange(len(building))),
        [LEVEL_WORDS[code] for code in level.tolist()],
        [f"{lon:.8f}" for lon in points[:, 0].tolist()],
        [f"{lat:.8f}" for lat in points[:, 1].tolist()],
    ]
    write_rows(file, KEY_COLUMNS, [join_columns(columns)], ENCODING)


def _levels(book: AddressBook) -> IntArray:
    """Tell how finely the tables place each lot.

    A 地番 without a point, or in no table, is placed by the others of its 本番, a 住居番号 by
    its block; where the 本番 has no point at all, only the town is left.
    """
    is_placed = (book.fate == LISTED) & ~book.is_lost
    number = np.column_stack([book.town, book.chome, book.first])
    _, group = np.unique(number, axis=0, return_inverse=True)
    has_sibling = np.bincount(group.ravel(), weights=is_placed)[group.ravel()] > 0
    village = book.is_village
    cases = [
        (book.is_lost, NONE),
        (is_placed & village, PARCEL),
        (is_placed, RESIDENCE),
        (village & has_sibling, PARCEL_MAIN),
        (village, TOWN),
    ]
    return np.select([at for at, _ in cases], [code for _, code in cases], BLOCK)
