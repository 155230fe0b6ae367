"""The rule files that ship are whole; a town's own point table takes the place of one."""

from pathlib import Path

import pytest

from app.errors import AppError, AppProblem
from app.settings.rules import POINTS, build_rules, built_in_text, read_rules_file
from scoring.errors import RulesError
from scoring.rules import RulesText


def test_the_built_in_rules_are_whole() -> None:
    assert build_rules({}).points.name


def test_a_towns_own_points_take_the_place_of_the_sample(tmp_path: Path) -> None:
    text = built_in_text(POINTS).text.replace("さくら川市 配点表 見本", "山里町 配点表")
    path = tmp_path / "points.toml"
    path.write_text(text, encoding="utf-8-sig")
    assert build_rules({POINTS: read_rules_file(path)}).points.name == "山里町 配点表"


def test_a_broken_table_names_the_towns_file(tmp_path: Path) -> None:
    with pytest.raises(RulesError) as refused:
        build_rules({POINTS: RulesText("name = ", "points.toml")})
    assert refused.value.fields["file"] == "points.toml"


def test_a_table_that_is_not_there_or_is_no_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(AppError) as missing:
        read_rules_file(tmp_path / "none.toml")
    assert missing.value.code is AppProblem.FILE_NOT_FOUND
    (tmp_path / "p.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(AppError) as unreadable:
        read_rules_file(tmp_path / "p.toml")
    assert unreadable.value.code is AppProblem.FILE_NOT_READABLE
