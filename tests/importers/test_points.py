"""Points of a hazard sample: three columns, numbers or nothing, never half a position."""

from pathlib import Path

import pytest

from importers.errors import ImportProblem, ImportRefused
from importers.points import read_points
from tests.builders_importers import a_file


def test_points_come_in_the_order_given_and_half_a_position_is_none(tmp_path: Path) -> None:
    points = read_points(a_file(tmp_path, "lat,id,lon\n35.8,b,139.4\n,a,139.5\n35.9,c,\n"))
    assert points["id"].tolist() == ["b", "a", "c"]
    assert points["lon"].isna().tolist() == points["lat"].isna().tolist() == [False, True, True]
    assert points.loc[0, ["lon", "lat"]].tolist() == [139.4, 35.8]


def test_a_file_of_no_points_gives_none(tmp_path: Path) -> None:
    assert read_points(a_file(tmp_path, "id,lon,lat\n")).empty


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("id,lon\n", ImportProblem.MISSING_COLUMN),
        ("id,lon,lat,lat\n", ImportProblem.DOUBLED_COLUMN),
        ("id,lon,lat\na,1\n", ImportProblem.WRONG_CELL_COUNT),
        ("id,lon,lat\na,x,35.8\n", ImportProblem.NOT_A_NUMBER),
    ],
)
def test_points_that_cannot_be_read_refuse_the_file(
    tmp_path: Path, text: str, problem: ImportProblem
) -> None:
    with pytest.raises(ImportRefused) as refused:
        read_points(a_file(tmp_path, text))
    assert refused.value.code is problem
