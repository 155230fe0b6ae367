"""Writes all exports of one month, their layouts, their job file and their answer key."""

from pathlib import Path

import numpy as np

from sample_data.answer_key import write_individuals
from sample_data.answer_scores import score_people
from sample_data.exports import jumin_standard, kaigo, shien, sonota, techo
from sample_data.exports.doui import write_doui
from sample_data.exports.export_key import (
    write_consents,
    write_doubles,
    write_hand_key,
    write_list_key,
    write_planted,
    write_protections,
)
from sample_data.exports.jumin_vendor import write_jumin_vendor
from sample_data.exports.layouts import write_layouts
from sample_data.exports.minsei import write_minsei
from sample_data.exports.needs_key import write_needs
from sample_data.exports.odd_people import OddPeople
from sample_data.exports.planted_rows import PlantedError
from sample_data.exports.town_month import TownMonth
from sample_data.exports.welfare_rows import WelfareWritten
from sample_data.exports.yoshiensha import write_yoshiensha
from sample_data.identity import person_ids


def write_standard(
    folder: Path, month: TownMonth, odd_people: OddPeople
) -> tuple[list[WelfareWritten], list[PlantedError]]:
    """Write the files that shipped layouts read; tells their needs and what is planted."""
    folder.mkdir(parents=True, exist_ok=True)
    ids = person_ids(np.arange(len(month.people)))
    planted = jumin_standard.write_jumin_standard(folder, month)
    planted += shien.write_shien(folder, month)
    written = [
        kaigo.write_kaigo(folder, month, ids, odd_people),
        techo.write_techo(folder, month, ids, odd_people),
        sonota.write_sonota(folder, month, ids),
    ]
    return written, planted + [error for one in written for error in one.planted]


def write_exports(out: Path, month: TownMonth, odd_people: OddPeople, seed: int) -> None:
    """Write ``exports/`` and ``answer_key/exports/``."""
    folder, key = out / "exports", out / "answer_key" / "exports"
    key.mkdir(parents=True, exist_ok=True)
    written, planted = write_standard(folder, month, odd_people)
    planted += write_jumin_vendor(folder, month)
    hand = write_minsei(folder, month, seed)
    listed, asked = write_yoshiensha(folder, month), write_doui(folder, month)
    write_layouts(folder)
    needs = [need for one in written for need in one.needs]
    write_needs(key, needs + hand.needs + listed.needs)
    write_planted(key, planted + hand.planted + listed.planted + asked.planted)
    write_doubles(key, [pair for one in written for pair in one.doubles])
    write_protections(key, month)
    write_hand_key(key, hand)
    write_list_key(key, listed)
    write_consents(key, month, asked, listed)
    scores = score_people(month.people, month.papers.counting(), month.as_of)
    write_individuals(key, month.people, scores)
