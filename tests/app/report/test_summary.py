import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from app.report.call_list import build_call_list
from app.report.summary import InputFile, render_summary, summary, write_summary
from scoring.codes import Coverage, ExclusionReason, LocationLevel, ResidentStatus, Verdict
from tests.builders_report import AHousehold, APerson, a_heading, frames_of

INPUTS = (InputFile("residents.csv", date(2026, 11, 18), "ab"), InputFile("f.tif", None, "cd"))
GONE = APerson(status=ResidentStatus.DEAD)


def told() -> dict[str, object]:
    town = frames_of(
        AHousehold(call_rank=1, tier=1, people=(APerson(level="C", score=5.0), APerson(), GONE)),
        AHousehold(
            call_rank=2,
            tier=4,
            has_power_need=True,
            coverage=Coverage.OUTSIDE,
            verdict=Verdict.UNKNOWN,
            flood_rank=None,
            depth_m=None,
        ),
        AHousehold(
            exclusion=ExclusionReason.DRY,
            verdict=Verdict.DRY,
            location_level=LocationLevel.BLOCK,
            people=(APerson(),) * 3,
        ),
    )
    return summary(town, build_call_list(town, a_heading()), INPUTS, "0.1.0")


def test_every_count_is_in_residents_and_adds_up() -> None:
    made = told()

    assert (made["residents"], made["listed"], made["households"]) == (7, 3, 3)
    assert made["residents"] == made["listed"] + sum(made["excluded"].values())
    for split in ("located", "coverage", "by_level", "by_tier", "by_verdict"):
        assert sum(made[split].values()) == made["taking_part"] == 6


def test_each_split_counts_where_people_are() -> None:
    made = told()

    assert made["by_tier"] == {"1": 2, "2": 0, "3": 0, "4": 1, "none": 3}
    assert made["by_level"] == {"A": 0, "B": 0, "C": 1, "D": 0, "none": 5}
    assert made["by_verdict"] == {"leave": 2, "stay_possible": 0, "dry": 3, "unknown": 1}
    assert made["located"]["block"] == 3
    assert made["coverage"]["outside"] == 1
    assert made["power_list"] == {"households": 1, "residents": 1}


def test_the_inputs_are_named_with_day_and_digest() -> None:
    assert told()["inputs"] == [
        {"name": "residents.csv", "date": "2026-11-18", "sha256": "ab"},
        {"name": "f.tif", "date": None, "sha256": "cd"},
    ]


def test_the_file_is_the_same_for_the_same_town(tmp_path: Path) -> None:
    path = tmp_path / "summary.json"
    write_summary(path, told())

    assert path.read_bytes() == render_summary(told()).encode()
    assert json.loads(path.read_text(encoding="utf-8"))["town"] == "さくら川市"


def test_an_empty_town_has_zero_of_everything() -> None:
    town = frames_of()
    heading = replace(a_heading(), layers=())

    made = summary(town, build_call_list(town, heading), (), "0.1.0")

    assert sum(made["coverage"].values()) == 0
