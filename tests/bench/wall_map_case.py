"""The wall map: as many sheets as hang on a wall, from the order to the PDF."""

from collections.abc import Iterator
from io import BytesIO

from app.pipeline.make_list import make_list
from app.pipeline.town_layers import map_files_of, open_maps
from app.pipeline.whole_job import run_in_memory
from app.progress import Progress
from app.report.paper.marks import PaperSize
from app.report.paper.pdf import write_pages
from app.report.wall_map.build import MapSources, build_wall_map
from app.report.wall_map.choices import proposed_choice, scale_choices
from app.report.wall_map.content import WallMap
from app.report.wall_map.order import MapOrder
from app.settings.job import read_job
from app.settings.rules import build_rules
from tests.bench.timing import Figure, peak_gigabytes, time_cold
from tests.bench.towns import BenchOrder

WANTED_SHEETS = 30
SECONDS_OF_WANTED = 20


def lines(order: BenchOrder) -> Iterator[str]:
    """Draw the proposed wall map of a town on A3, and tell what 30 sheets take at that rate."""
    job = read_job(order.job())
    tables = make_list(run_in_memory(job, Progress()), Progress())
    before = peak_gigabytes()
    choices = scale_choices(tables, MapOrder(PaperSize.A3))
    chosen = proposed_choice(choices).order
    files = map_files_of(job)
    made: list[tuple[WallMap, int]] = []

    def draw() -> None:
        with open_maps(files, build_rules({})) as maps:
            wall_map = build_wall_map(MapSources(tables, files, maps.layers), chosen, Progress())
        written = BytesIO()
        write_pages(wall_map, wall_map.pages, written)
        made.append((wall_map, len(written.getvalue())))

    whole = time_cold("wall map, from order to PDF", draw, order.runs)
    wall_map, size = made[-1]
    sheets = len(wall_map.sheets)
    told = ", ".join(f"1:{choice.scale:,} {choice.sheets}" for choice in choices)
    yield f"{len(wall_map.homes.drawn):,} homes on {sheets} sheets of A3 (sheets by scale: {told})"
    yield whole.line()
    rate = whole.times(WANTED_SHEETS / max(sheets, 1))
    name = f"  the same for {WANTED_SHEETS} sheets"
    yield Figure(name, rate.values, target=f"≤ {SECONDS_OF_WANTED}").line()
    yield f"  PDF of {len(wall_map.pages)} pages: {size / 1e6:.1f} MB"
    grown = peak_gigabytes() - before
    yield f"  peak memory {peak_gigabytes():.2f} GB, {grown:.2f} GB of it for the map"
