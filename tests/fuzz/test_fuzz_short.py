"""The fuzz run, short: no crash, no hang, nothing accepted in silence; and its laws do bite."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from importers.issues import HIDDEN
from importers.registry import read_residents
from importers.welfare import read_welfare
from tests.fuzz.__main__ import main
from tests.fuzz.cell_laws import AS_OF, CellLaws, shipped_layouts
from tests.fuzz.file_laws import read_plainly, registry_breaches, welfare_breaches
from tests.fuzz.files import build_seeds
from tests.fuzz.run import _TODAY, run_cells, run_files

LONGEST = 32_768


def test_no_cell_breaks_a_law_of_its_converter() -> None:
    figures = run_cells(1_000, seed=5)
    assert (figures.done, figures.breaches) == (1_000, [])


def test_no_damaged_file_breaks_a_law_of_its_reader(tmp_path: Path) -> None:
    figures = run_files(90, 5, tmp_path)
    assert figures.breaches == []
    assert figures.done == figures.accepted + figures.refusals.total() == 90
    assert min(figures.accepted, figures.refusals.total()) > 10


@pytest.mark.parametrize("unit", ["1", "一", "年", "、1級", "昭和1", "ー"])
def test_the_longest_cell_is_read_at_once(unit: str) -> None:
    cell = (unit * LONGEST)[:LONGEST].strip()
    laws = CellLaws()
    assert list(laws.breaches([cell])) == []


def test_the_command_tells_its_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--cells", "30", "--files", "12", "--keep", str(tmp_path)]) == 0
    assert "files 12, laws broken 0" in capsys.readouterr().out


def right_file(folder: Path, number: int) -> Path:
    path = folder / f"{number}.csv"
    rows = build_seeds()[number].rows
    path.write_text("\n".join(map(",".join, rows)), encoding="utf-8-sig")
    return path


def test_the_laws_of_a_registry_bite(tmp_path: Path) -> None:
    layout, path = shipped_layouts()["template"], right_file(tmp_path, 0)
    read = read_residents(path, layout, AS_OF)
    plain = read_plainly(path, read.source.encoding)
    residents = read.residents
    assert list(registry_breaches(read, layout, plain, _TODAY)) == []
    for broken in (
        residents.iloc[1:],
        residents.assign(name=residents["name"].str[:-1]),
        residents.assign(birth_date=pd.NaT),
        residents.assign(birth_latest=residents["birth_date"] - pd.Timedelta(days=1)),
    ):
        told = replace(read, residents=broken.astype(residents.dtypes.to_dict()))
        assert list(registry_breaches(told, layout, plain, _TODAY)) != []


def test_the_laws_of_a_welfare_file_bite(tmp_path: Path) -> None:
    layouts = shipped_layouts()
    residents = read_residents(right_file(tmp_path, 0), layouts["template"], AS_OF).residents
    path = right_file(tmp_path, 3)
    read = read_welfare(path, layouts["kaigo-standard"], residents, "kaigo", AS_OF)
    plain = read_plainly(path, read.source.encoding)
    needs = read.requirements
    for broken in (needs.iloc[:-3], needs.assign(person_id=HIDDEN)):
        told = replace(read, requirements=broken)
        breaches = welfare_breaches(told, layouts["kaigo-standard"], residents, plain)
        assert list(breaches) != []
