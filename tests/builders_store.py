"""Invented rows and towns for the tests of the store."""

from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path

import numpy as np
import pandas as pd

from app.store.town import LayerFact, SourceFact, TownFacts
from app.store.town_file import TownFile
from scoring import columns, frames, record_frames
from scoring.codes import HazardKind, NodataMeans, RankEdition, Sex
from scoring.columns import Column, FrameSchema
from scoring.frames import RESIDENTS

WORDS = "さくら川の合言葉 二〇二六"
MOMENT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
CANARY = "架空山田カナリア花子"

ALL_SCHEMAS = [
    value
    for room in (frames, record_frames)
    for value in vars(room).values()
    if isinstance(value, FrameSchema)
]


def town_facts(name: str = "さくら川市") -> TownFacts:
    """Facts with every field filled."""
    return TownFacts(
        name=name,
        is_training=True,
        as_of=date(2026, 11, 20),
        points_name="配点表 令和8年度",
        sources=(
            SourceFact(
                "registry",
                "residents.csv",
                "ab" * 32,
                3,
                "utf-8",
                date(2026, 11, 1),
                ("備考",),
                key="registry",
                layout="jumin-standard",
                office="架空市民課",
                accepted_at=MOMENT,
            ),
            SourceFact("welfare", "requirements.csv", "cd" * 32, 2, "cp932", None, key="template"),
        ),
        layers=(
            LayerFact(
                "想定最大規模",
                HazardKind.DEPTH_RANK,
                "flood.tif",
                "ef" * 32,
                rank_edition=RankEdition.KSJ_6,
                nodata_means=NodataMeans.DRY,
                coverage_name="boundary.geojson",
                credit="架空河川事務所",
                published_on=date(2025, 3, 1),
            ),
            LayerFact("家屋倒壊等氾濫想定区域", HazardKind.COLLAPSE_ZONE, "zone.gpkg", "01" * 32),
        ),
        districts="districts.geojson",
        district_field="自治会",
        area="area.geojson",
    )


def residents(count: int, name: str = CANARY) -> pd.DataFrame:
    """Residents in pairs, of one name with a number behind it."""
    numbers = np.arange(count)
    return RESIDENTS.build(
        {
            "person_id": [f"{number:010d}" for number in numbers],
            "household_id": [f"{number // 2:09d}" for number in numbers],
            "name": [f"{name}{number}" for number in numbers],
            "kana": ["カクウ"] * count,
            "birth_date": np.datetime64("1940-01-01", "s") + numbers.astype("timedelta64[D]"),
            "sex": [Sex.FEMALE.value] * count,
            "relationship": ["世帯主"] * count,
            "address": [f"埼玉県さくら川市架空町{number}番" for number in numbers],
            "building": [None] * count,
            "phones": ["042-000-0000"] * count,
            "status": ["resident"] * count,
            "is_protected": numbers % 7 == 0,
            "lon": 139.4 + numbers / 1e6,
            "lat": np.full(count, 35.85),
            "floor": np.full(count, np.nan),
            "storeys": np.full(count, 2.0),
            "line": numbers + 2,
            "birth_latest": np.datetime64("1940-01-01", "s") + numbers.astype("timedelta64[D]"),
            "district": [None] * count,
            "structure": [None] * count,
        }
    )


def sample_frame(schema: FrameSchema, count: int = 6) -> pd.DataFrame:
    """Rows of any schema: every second cell that may be empty is empty."""
    return schema.build({column.name: _cells(column, count) for column in schema.columns})


def a_town(folder: Path, name: str = "さくら川市.yobikake") -> TownFile:
    """A new town with the invented facts, open."""
    return TownFile.create(folder / name, WORDS, town_facts(), now=lambda: MOMENT)


def _cells(column: Column, count: int) -> list[object]:
    full = [_cell(column, number) for number in range(count)]
    if not column.may_be_empty:
        return full
    return [cell if number % 2 else None for number, cell in enumerate(full)]


def _cell(column: Column, number: int) -> object:
    if not isinstance(column.kind, str):
        return _member(column.kind, number)
    made: dict[str, object] = {
        columns.TEXT: f"{column.name}{number:03d}",
        columns.NUMBER: number + 0.1,
        columns.WHOLE: number,
        columns.TRUTH: number % 2 == 0,
        columns.DAY: np.datetime64("1926-12-25", "s") + np.timedelta64(number, "D"),
    }
    return made[column.kind]


def _member(codes: type[StrEnum], number: int) -> str:
    members = [code.value for code in codes]
    return members[number % len(members)]
