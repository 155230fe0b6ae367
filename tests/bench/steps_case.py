"""The steps of the main job inside one process, the main ones beside the plain way."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import numpy as np
import pandas as pd

from app.pipeline.import_files import ReadOrder, read_sources
from app.pipeline.make_list import ListTables, make_list
from app.pipeline.town_layers import map_files_of, open_maps
from app.pipeline.view import load_view
from app.pipeline.whole_job import run_in_memory
from app.progress import Progress
from app.report.content import CallList
from app.report.outputs import build_list
from app.report.paper.device import paper_layout
from app.report.paper.pdf import write_pdf
from app.settings.job import Job, read_job
from app.settings.rules import build_rules
from app.store.town import Town
from gis.overlay import overlay_layers
from scoring.codes import ResidentStatus
from scoring.frames import LOCATIONS, REQUIREMENTS, RESIDENTS
from scoring.household import score_households
from scoring.individual import score_individuals
from tests.bench.plain_ways import print_as_html, sample_by_rasterio, score_by_apply
from tests.bench.timing import beside, time_call, time_cold
from tests.bench.towns import BenchOrder

PLAIN_SHARE = 20
"""The plain scoring is timed on one resident in so many and their needs, and multiplied."""
PRINTED = 3_000
PLAIN_PRINTED = 300


def lines(order: BenchOrder) -> Iterator[str]:
    """Time reading, scoring, overlay, list and paper on one town."""
    job = read_job(order.job())
    town = run_in_memory(job, Progress())
    tables = make_list(town, Progress())
    residents, needs = len(tables.residents), len(tables.requirements)
    yield f"{residents:,} residents, {len(tables.call_order):,} households, {needs:,} needs"
    files = ReadOrder(job.orders, job.as_of, RESIDENTS.empty(), frozenset(), {})
    yield time_call("read both files", lambda: read_sources(files, Progress()), order.runs).line()
    yield from _scoring(town, order.runs)
    yield from _overlay(job, town, order.runs)
    yield from _paper(build_list(tables), order.runs)
    yield from _views(town, tables, order.runs)


def _scoring(town: Town, runs: int) -> Iterator[str]:
    rules, as_of = build_rules({}), town.facts().as_of
    residents, requirements = town.read(RESIDENTS), town.read(REQUIREMENTS)

    def score() -> None:
        scored = score_individuals(residents, requirements, rules, as_of)
        score_households(residents, scored.individuals, rules.points)

    ours = time_call("scoring, residents and households", score, runs, "≤ 0.5")
    few = residents[residents["status"] == ResidentStatus.RESIDENT].iloc[::PLAIN_SHARE]
    needs = requirements[requirements["person_id"].isin(few["person_id"])]

    def score_plainly() -> pd.Series:
        return score_by_apply(few, needs, rules.points, as_of)

    plain = time_cold("residents by DataFrame.apply", score_plainly, 1).times(PLAIN_SHARE)
    yield from beside(ours, plain)
    scored = score_individuals(residents, requirements, rules, as_of).individuals
    own = scored.set_index("person_id")["score"].loc[few["person_id"]].to_numpy()
    differ = int((~np.isclose(own, score_plainly().to_numpy(), equal_nan=True)).sum())
    yield f"  scores that differ between both ways: {differ} of {len(few):,}"


def _overlay(job: Job, town: Town, runs: int) -> Iterator[str]:
    rules, locations = build_rules({}), town.read(LOCATIONS)
    with open_maps(map_files_of(job), rules) as maps:
        ours = time_call(
            f"overlay, {len(maps.layers)} layer(s)",
            lambda: overlay_layers(locations, maps.layers),
            runs,
            "≤ 1",
        )
    lonlat = locations[["lon", "lat"]].dropna().to_numpy()
    rasters = [spec.file for spec in job.hazards if spec.file.suffix == ".tif"]

    def sample_plainly() -> None:
        for file in rasters:
            sample_by_rasterio(file, lonlat)

    yield from beside(ours, time_call("points by rasterio.sample", sample_plainly, min(runs, 3)))


def _paper(call_list: CallList, runs: int) -> Iterator[str]:
    cut = _first_blocks(call_list, PRINTED)
    printed = [block for section in cut.sections for block in section.blocks]
    name = f"PDF of {len(printed):,} households"
    first = time_cold(
        f"{name}, the first of a process", lambda: write_pdf(cut, BytesIO()), 1, "≤ 3"
    )
    yield first.line()
    ours = time_cold(name, lambda: write_pdf(cut, BytesIO()), runs, "≤ 3")
    few = printed[:PLAIN_PRINTED]
    plain = time_cold("HTML by QTextDocument", lambda: print_as_html(few, paper_layout()), 1)
    yield from beside(ours, plain.times(len(printed) / max(len(few), 1)))


def _views(town: Town, tables: ListTables, runs: int) -> Iterator[str]:
    yield time_call("call list as a value", lambda: build_list(tables), runs).line()
    yield time_call(
        "what the window shows, from memory", lambda: load_view(town, Progress()), runs
    ).line()


def _first_blocks(call_list: CallList, count: int) -> CallList:
    sections = []
    for section in call_list.sections:
        blocks = section.blocks[:count]
        count -= len(blocks)
        sections.append(replace(section, blocks=blocks))
    return replace(call_list, sections=tuple(sections))
