from pathlib import Path

import pytest

from app.cli.main import main
from sample_data.bad_files import name_bad_files, write_bad_files, write_good_pair, write_junk


def test_each_bad_file_is_named_for_its_defect(tmp_path):
    made = write_bad_files(tmp_path)
    assert len({bad.file for bad in made}) == len(made)
    assert all(bad.problem in bad.file.name for bad in made)
    assert {bad.is_registry for bad in made} == {True, False}


def test_bad_files_have_the_same_bytes_each_time(tmp_path):
    first = [bad.file.read_bytes() for bad in write_bad_files(tmp_path / "one")]
    assert first == [bad.file.read_bytes() for bad in write_bad_files(tmp_path / "two")]


def test_no_bad_file_is_a_good_one(tmp_path):
    good = {file.read_bytes() for file in write_good_pair(tmp_path / "good")}
    assert not [bad for bad in write_bad_files(tmp_path) if bad.file.read_bytes() in good]


def test_the_unreadable_file_is_neither_utf8_nor_cp932(tmp_path):
    file = next(
        bad.file for bad in write_bad_files(tmp_path) if bad.problem == "unreadable_encoding"
    )
    for encoding in ("utf-8-sig", "cp932"):
        with pytest.raises(UnicodeDecodeError):
            file.read_bytes().decode(encoding)


def test_junk_is_as_long_as_asked_for(tmp_path):
    write_junk(tmp_path / "junk.csv", 2, 1)
    assert (tmp_path / "junk.csv").stat().st_size == 2_000_000


BAD_FILES = [(bad.file.name, bad.is_registry) for bad in name_bad_files(Path())]
JOB = """
as_of = 2026-11-20
[registry]
file = "{}"
layout = "template"
[[welfare]]
file = "{}"
layout = "template"
"""


@pytest.mark.parametrize(("name", "is_registry"), BAD_FILES)
def test_the_product_refuses_each_bad_file_and_writes_nothing(tmp_path, capsys, name, is_registry):
    residents, requirements = write_good_pair(tmp_path)
    write_bad_files(tmp_path)
    files = (name, requirements.name) if is_registry else (residents.name, name)
    job = tmp_path / "job.toml"
    job.write_text(JOB.format(*files), encoding="utf-8")
    assert main(["run", str(job), "--out", str(tmp_path / "out"), "--no-pdf"]) == 3
    assert name in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_the_product_takes_the_good_pair(tmp_path):
    residents, requirements = write_good_pair(tmp_path)
    job = tmp_path / "job.toml"
    job.write_text(JOB.format(residents.name, requirements.name), encoding="utf-8")
    assert main(["run", str(job), "--out", str(tmp_path / "out"), "--no-pdf"]) == 0
