"""Each case prints its lines on a town of a hundred households; no figure is asserted."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.bench import (
    geocode_case,
    import_case,
    linkage_case,
    map_case,
    overlay_case,
    steps_case,
    wall_map_case,
    whole_run_case,
    window_case,
)
from tests.bench.__main__ import CASES, LARGE, main
from tests.bench.timing import Figure, beside
from tests.bench.towns import BenchOrder

TOLD = {
    "whole_run": (whole_run_case.lines, "run --no-pdf: peak memory"),
    "steps": (steps_case.lines, "overlay"),
    "import": (import_case.lines, "the same files again: unchanged"),
    "linkage": (linkage_case.lines, "linkage: peak memory"),
    "overlay": (overlay_case.lines, "overlay, 100 homes × 6 layers"),
    "window": (window_case.lines, "search, painted"),
    "map": (map_case.lines, "a whole screen of tiles"),
    "geocode": (geocode_case.lines, "geocode: load the gazetteer"),
    "wall_map": (wall_map_case.lines, "wall map, from order to PDF"),
}


@pytest.fixture(scope="module")
def order(tmp_path_factory: pytest.TempPathFactory) -> BenchOrder:
    return BenchOrder(tmp_path_factory.mktemp("bench"), 1, 100, (50, 100), geography=None)


@pytest.mark.parametrize("case", CASES)
def test_a_case_of_the_bench_prints_its_figures(
    case: str, order: BenchOrder, qapp: QApplication
) -> None:
    lines, expected = TOLD[case]
    told = list(lines(order))
    assert any(line.startswith(expected) for line in told)
    assert not any("nan" in line for line in told)


def test_scoring_by_apply_gives_the_same_scores(order: BenchOrder) -> None:
    told = list(steps_case.lines(order))
    assert any(
        line.strip().startswith("scores that differ between both ways: 0 of") for line in told
    )


def test_the_bench_names_machine_and_versions(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [
        "--only",
        LARGE,
        "--invented",
        "--sizes",
        "30",
        "60",
        "--work",
        str(tmp_path),
        "--runs",
        "1",
    ]
    assert main(words) == 0
    machine, versions, *rest = capsys.readouterr().out.splitlines()
    assert "cores" in machine
    assert "PySide6" in versions
    assert any("60 households" in line for line in rest)
    assert any("each 100,000 households more" in line for line in rest)


def test_a_figure_tells_its_median_spread_and_target() -> None:
    ours, plain = Figure("ours", [1.0, 3.0, 2.0], target="≤ 5"), Figure("theirs", [20.0])
    assert ours.line().split("ours", 1)[1].strip() == "2.000 s  (1.000 to 3.000, n=3) target ≤ 5 s"
    assert beside(ours, plain)[-1] == "  plain ÷ ours: 10.0"
