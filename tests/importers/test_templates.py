"""The template files (ひな形) fit the template layout, and nothing filled in is lost."""

from pathlib import Path

import pytest

from importers.errors import ImportProblem, ImportRefused
from importers.registry import read_residents
from importers.templates import write_templates
from importers.welfare import read_welfare
from tests.builders_importers import template


def test_the_template_files_are_read_by_the_template_layout(tmp_path: Path) -> None:
    residents_file, requirements_file = write_templates(tmp_path / "new")
    residents = read_residents(residents_file, template())
    requirements = read_welfare(requirements_file, template(), residents.residents, "template")
    assert residents.source.encoding == "utf-8-sig"
    assert residents.source.unknown_columns == requirements.source.unknown_columns == ()
    assert (len(residents.residents), len(requirements.requirements)) == (1, 1)
    assert (len(residents.issues), len(requirements.issues)) == (0, 0)


def test_the_template_files_have_every_column_of_the_layout_in_order(tmp_path: Path) -> None:
    layout = template()
    assert layout.residents is not None
    assert layout.requirements is not None
    expected = [layout.residents.columns, (*layout.person, *layout.requirements.columns)]
    for path, columns in zip(write_templates(tmp_path), expected, strict=True):
        header = path.read_text(encoding="utf-8-sig").splitlines()[0].split(",")
        assert header == [column.header for column in columns]


def test_a_template_that_stands_there_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "requirements.csv").write_text("filled in", encoding="utf-8")
    with pytest.raises(ImportRefused) as refused:
        write_templates(tmp_path)
    assert refused.value.code is ImportProblem.ALREADY_EXISTS
    assert not (tmp_path / "residents.csv").exists()


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ImportRefused) as refused:
        write_templates(tmp_path / "file" / "new")
    assert refused.value.code is ImportProblem.NOT_WRITABLE
