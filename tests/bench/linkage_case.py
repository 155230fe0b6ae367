"""A list typed by hand, without 宛名番号, linked with a registry: time, memory, and the key."""

import json
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pandas as pd

from tests.bench.linkage_sample import sample_list
from tests.bench.linkage_town import TypedTown, typed_town
from tests.bench.timing import GIGABYTES, PROJECT, Figure, ask_module, environment
from tests.bench.towns import SEED, TOWN_HOUSEHOLDS, BenchOrder

TYPED = 5_000
PEOPLE_PER_HOUSEHOLD = 2.14
LIBRARY = "recordlinkage"

Told = Mapping[str, object]


def lines(order: BenchOrder) -> Iterator[str]:
    """Link the list with the registry, by our rules and by a library where one is installed."""
    typed = max(20, round(TYPED * order.households / TOWN_HOUSEHOLDS))
    households = round(order.households * 148_000 / PEOPLE_PER_HOUSEHOLD / TOWN_HOUSEHOLDS)
    yield from _linked(order, "typed list", typed_town(households, typed, SEED))
    yield from _linked(order, "sample town's minsei.csv", sample_list(order.exports()))


def _linked(order: BenchOrder, name: str, town: TypedTown) -> Iterator[str]:
    folder = _write(order.work / "linkage", town)
    yield f"{name}: {len(town.records):,} records against {len(town.residents):,} residents"
    ours = ask_module("link_once", [str(folder), str(order.runs)])
    yield Figure("linkage", _numbers(ours["seconds"]), target="≤ 5").line()
    yield Figure("  in seconds of the processor", _numbers(ours["processor"])).line()
    yield Figure("linkage: peak memory", [ours["gigabytes"]], GIGABYTES, "≤ 1").line()
    yield from _against_key("linkage", town, ours)
    yield from _library(order.work, folder, town)


def library_python(work: Path) -> Path:
    """Where the library's own Python is looked for."""
    return work / "linkage-library" / "bin" / "python"


def _library(work: Path, folder: Path, town: TypedTown) -> Iterator[str]:
    python = library_python(work)
    if not python.exists():
        home = python.parents[1]
        yield f"  {LIBRARY}: not installed. To compare: python3 -m venv {home} && "
        yield f"    {home}/bin/pip install {LIBRARY}"
        return
    told = _ask([str(python), str(Path(__file__).with_name("plain_linkage.py")), str(folder)])
    name = f"  {LIBRARY} {told['version']}"
    yield Figure(name, [told["seconds"]]).line()
    yield Figure(f"{name}: peak memory", [told["gigabytes"]], GIGABYTES).line()
    yield from _against_key(name, town, told)


def _against_key(name: str, town: TypedTown, told: Told) -> Iterator[str]:
    key = dict(zip(town.records["record_id"], town.truth, strict=True))
    linked, shown = dict(_pairs(told["linked"])), set(_pairs(told["shown"]))
    known = {record: person for record, person in key.items() if person is not None}
    found = sum((record, person) in shown for record, person in known.items())
    wrong = sum(key[record] != person for record, person in linked.items())
    yield (
        f"{name}: linked {len(linked):,}, wrong among linked {wrong}; true pairs among linked "
        f"and possible {found:,} of {len(known):,} ({found / max(len(known), 1):.2%})"
    )
    kind = dict(zip(town.records["record_id"], town.faults, strict=True))
    lost = Counter(
        kind[record] for record, person in known.items() if (record, person) not in shown
    )
    others = Counter(kind[record] for record, person in linked.items() if key[record] != person)
    for what, kinds in (("lost", lost), ("wrong", others)):
        if kinds:
            told_kinds = ", ".join(f"{name} {count}" for name, count in kinds.most_common())
            yield f"  {what} by kind: {told_kinds}"


def _write(folder: Path, town: TypedTown) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    tables = {"records": (town.records, "record_id"), "residents": (town.residents, "person_id")}
    for name, (frame, key) in tables.items():
        frame.to_pickle(folder / f"{name}.pkl")
        is_day = frame["birth_date"] == frame["birth_latest"]
        plain = frame[["name", "kana", "address", "phones"]].assign(
            id=frame[key],
            birth=frame["birth_date"].where(is_day).dt.strftime("%Y-%m-%d"),
        )
        plain.to_csv(folder / f"{name}.csv", index=False)
    return folder


def _ask(command: Sequence[str]) -> Told:
    told = subprocess.run(command, env=environment(), cwd=PROJECT, check=True, capture_output=True)
    return dict(json.loads(told.stdout.splitlines()[-1]))


def _numbers(values: object) -> list[float]:
    return [float(value) for value in pd.Series(values)]


def _pairs(rows: object) -> list[tuple[str, str]]:
    return [(record, person) for record, person in rows]
