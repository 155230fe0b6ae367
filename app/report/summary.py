"""The summary of a run: counts of residents that add up, and what the run rests on."""

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

import numpy as np
import pandas as pd

from app.pipeline.make_list import ListFrames
from app.report.content import CallList
from app.report.list_check import check_summary
from app.report.textfiles import told_errors
from scoring.codes import Coverage, Level, LocationLevel, Verdict

NO_VALUE = "none"
_TIERS = (1, 2, 3, 4)


@dataclass(frozen=True)
class InputFile:
    """One input of the run; ``exported_on`` None: nobody said."""

    name: str
    exported_on: date | None
    sha256: str


def summary(
    frames: ListFrames, call_list: CallList, inputs: tuple[InputFile, ...], version: str
) -> dict[str, object]:
    """Count residents by what was found out about them.

    ``residents`` = ``listed`` + Σ ``excluded``. ``located``, ``coverage``, ``by_level``,
    ``by_tier`` and ``by_verdict`` each sum to ``taking_part``: the residents without the
    dead, moved out and deleted. ``by_level`` is the individual level; ``none`` counts those
    without one, in ``by_tier`` those on no call list. ``refused_rows`` counts rows of files,
    not residents: nobody knows who stood in them. ``unlinked`` counts records of lists
    without a 宛名番号 that stand for nobody yet (未照合).
    """
    counts, heading = call_list.counts, call_list.heading
    members = frames.household_scores["members"].to_numpy()
    tier = frames.call_order["tier"].to_numpy()
    return {
        "town": heading.town,
        "training": heading.is_training,
        "as_of": heading.as_of.isoformat(),
        "version": version,
        "points": heading.points_name,
        "fingerprint": call_list.fingerprint,
        "residents": counts.residents,
        "households": counts.households,
        "taking_part": int(members.sum()),
        "listed": counts.listed,
        "excluded": {reason.value: count for reason, count in counts.excluded},
        "listed_households": counts.listed_households,
        "refused_rows": heading.refused_rows,
        "unlinked": heading.unlinked,
        "power_list": _power(frames, members),
        "located": _by_code(LocationLevel, frames.locations["location_level"], members),
        "coverage": _by_code(Coverage, frames.exposure["hazard_coverage"], members),
        "by_level": _by_level(frames.individuals["level"]),
        "by_tier": _by_tier(tier, members),
        "by_verdict": _by_code(Verdict, frames.verdicts["verdict"], members),
        "list_area": heading.area,
        "coverage_check": {} if heading.check is None else check_summary(heading.check),
        "inputs": [_input(file) for file in inputs],
    }


def render_summary(told: dict[str, object]) -> str:
    """Give the summary as JSON text, the same for the same summary."""
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def write_summary(path: Path, told: dict[str, object]) -> None:
    """Write ``summary.json`` in UTF-8.

    Raises
    ------
    AppError
        The folder cannot be written to, or the disk is full.
    """
    with told_errors(path):
        path.write_text(render_summary(told), encoding="utf-8", newline="\n")


def _by_code(codes: type[StrEnum], column: pd.Series, members: np.ndarray) -> dict[str, int]:
    weights = np.bincount(column.cat.codes, weights=members, minlength=len(codes))
    return {code.value: int(weights[position]) for position, code in enumerate(codes)}


def _by_level(level: pd.Series) -> dict[str, int]:
    counts = level.value_counts()
    told = {code.value: int(counts[code.value]) for code in Level}
    return {**told, NO_VALUE: int(level.isna().sum())}


def _by_tier(tier: np.ndarray, members: np.ndarray) -> dict[str, int]:
    told = {str(number): int(members[tier == number].sum()) for number in _TIERS}
    return {**told, NO_VALUE: int(members[np.isnan(tier)].sum())}


def _power(frames: ListFrames, members: np.ndarray) -> dict[str, int]:
    is_on = frames.call_order["is_on_power_list"].to_numpy()
    return {"households": int(is_on.sum()), "residents": int(members[is_on].sum())}


def _input(file: InputFile) -> dict[str, str | None]:
    day = None if file.exported_on is None else file.exported_on.isoformat()
    return {"name": file.name, "date": day, "sha256": file.sha256}
