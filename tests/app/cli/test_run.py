"""``yobikake run``: the same bytes twice, sums that add up, and nothing from a bad input."""

import csv
import json
from pathlib import Path

import pytest

from app.__main__ import start
from sample_data.bad_files import write_bad_files
from sample_data.town import TownOrder, make_town

FILES = {
    "individuals.csv",
    "households.csv",
    "call_list.csv",
    "call_list.pdf",
    "issues.csv",
    "map.html",
    "summary.json",
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("town")
    make_town(TownOrder(out, 300))
    return out


@pytest.fixture(scope="module")
def result(town: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("result")
    assert start(["run", str(town / "job.toml"), "--out", str(out)]) == 0
    return out


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_file_of_the_contract_is_written(result: Path) -> None:
    assert {path.name for path in result.iterdir()} == FILES


def test_a_second_run_gives_the_same_bytes(town: Path, result: Path, tmp_path: Path) -> None:
    assert start(["run", str(town / "job.toml"), "--out", str(tmp_path)]) == 0
    for name in FILES:
        assert (tmp_path / name).read_bytes() == (result / name).read_bytes(), name


def test_the_summary_adds_up_and_agrees_with_the_tables(result: Path) -> None:
    told = json.loads((result / "summary.json").read_text(encoding="utf-8"))
    assert told["residents"] == told["listed"] + sum(told["excluded"].values())
    people = rows(result / "individuals.csv")
    assert told["taking_part"] == len(people)
    for name in ("located", "coverage", "by_level", "by_tier", "by_verdict"):
        assert sum(told[name].values()) == len(people), name
    households = rows(result / "households.csv")
    listed = [row for row in households if row["call_rank"]]
    assert sum(int(row["members"]) for row in listed) == told["listed"]
    ranks = sorted(int(row["call_rank"]) for row in listed)
    assert ranks == list(range(1, len(listed) + 1))


def test_reasons_add_up_to_the_score(result: Path) -> None:
    for row in rows(result / "individuals.csv"):
        points = [float(part.rpartition(":")[2]) for part in row["reasons"].split(";") if part]
        assert bool(points) == bool(row["score"])
        if points:
            assert sum(points) == pytest.approx(float(row["score"]))


def test_a_protected_household_has_no_position_rank_or_line_anywhere(
    town: Path, result: Path, tmp_path: Path
) -> None:
    protected = {
        row["世帯番号"]
        for row in rows(town / "residents.csv")
        if row["支援措置"] and row["住民状態"] in ("", "住民", "1")
    }
    assert protected
    for row in rows(result / "households.csv"):
        if row["household_id"] in protected:
            assert (row["lon"], row["lat"], row["tier"], row["call_rank"]) == ("", "", "", "")
    listed = {row["household_id"] for row in rows(result / "call_list.csv")}
    assert not listed & protected


def test_the_map_names_nobody_and_asks_no_one(town: Path, result: Path) -> None:
    page = (result / "map.html").read_text(encoding="utf-8")
    names = {row["氏名"] for row in rows(town / "residents.csv") if len(row["氏名"]) > 3}
    assert not [name for name in names if name in page]
    assert "http://" not in page
    assert "https://" not in page


def test_the_sealed_list_is_written_only_when_asked_for(town: Path, tmp_path: Path) -> None:
    sealed = tmp_path / "sealed.pdf"
    order = ["run", str(town / "job.toml"), "--out", str(tmp_path / "out"), "--no-pdf"]
    assert start(order) == 0
    assert not sealed.exists()
    assert start([*order, "--protected", str(sealed)]) == 0
    assert sealed.read_bytes().startswith(b"%PDF")


def test_a_run_without_pdf_takes_an_older_one_away(town: Path, tmp_path: Path) -> None:
    order = ["run", str(town / "job.toml"), "--out", str(tmp_path)]
    assert start(order) == 0
    assert start([*order, "--no-pdf", "--no-map"]) == 0
    assert {path.name for path in tmp_path.iterdir()} == FILES - {"call_list.pdf", "map.html"}


def job_with(town: Path, folder: Path, replacements: dict[str, str]) -> Path:
    text = (town / "job.toml").read_text(encoding="utf-8")
    for name in ("residents.csv", "requirements.csv", "flood_depth.tif", "boundary.geojson"):
        text = text.replace(f'"{name}"', f'"{replacements.get(name, (town / name).as_posix())}"')
    for name in town.glob("*.*"):
        text = text.replace(f'"{name.name}"', f'"{name.as_posix()}"')
    path = folder / "job.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_bad_file_is_refused_with_a_sentence_and_writes_nothing(
    town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for bad in write_bad_files(tmp_path / "bad"):
        role = "residents.csv" if bad.is_registry else "requirements.csv"
        job = job_with(town, tmp_path, {role: bad.file.as_posix()})
        out = tmp_path / "out"
        assert start(["run", str(job), "--out", str(out)]) == 3, bad.problem
        told = capsys.readouterr().err
        assert bad.file.name in told, bad.problem
        assert "。" in told
        assert not out.exists()


@pytest.mark.parametrize("place", ["none.csv", "."], ids=["a missing file", "a folder"])
def test_what_is_no_file_is_refused(town: Path, tmp_path: Path, place: str) -> None:
    job = job_with(town, tmp_path, {"residents.csv": (tmp_path / place).as_posix()})
    assert start(["run", str(job), "--out", str(tmp_path / "out")]) == 3
    assert not (tmp_path / "out").exists()


def test_a_points_file_with_a_typo_names_file_rule_and_key(
    town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "points.toml").write_text(
        'name = "x"\n[[rule]]\nid = "care"\nlabel = "a"\nkind = "要介護認定"\n'
        'gradee = ["要介護5"]\n',
        encoding="utf-8",
    )
    job = job_with(town, tmp_path, {})
    text = job.read_text(encoding="utf-8")
    job.write_text(text + '\n[points]\nfile = "points.toml"\n', encoding="utf-8")
    assert start(["run", str(job), "--out", str(tmp_path / "out")]) == 3
    told = capsys.readouterr().err
    assert "points.toml" in told
    assert "gradee" in told
    assert not (tmp_path / "out").exists()


def test_english_is_spoken_when_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    order = ["run", str(tmp_path / "none.toml"), "--out", str(tmp_path / "out")]
    assert start([*order, "--lang", "en"]) == 3
    assert "There is no job file" in capsys.readouterr().err


@pytest.mark.parametrize("order", [["run"], ["nothing"], ["run", "a", "--outt", "b"]])
def test_wrong_use_ends_with_two(order: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        start(order)
    assert ended.value.code == 2
    assert "使い方" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_to_is_told(
    town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    out = tmp_path / "file" / "out"
    assert start(["run", str(town / "job.toml"), "--out", str(out), "--no-pdf"]) == 3
    assert "書き込めません" in capsys.readouterr().err


def test_needs_that_no_rule_meets_are_told_in_the_summary(town: Path, tmp_path: Path) -> None:
    job = job_with(town, tmp_path, {})
    more = (town / "requirements.csv").read_text(encoding="utf-8-sig")
    person = rows(town / "residents.csv")[0]["宛名番号"]
    (tmp_path / "more.csv").write_text(
        more + f"{person},療育手帳,,B2,2026-04-01,,\r\n", encoding="utf-8"
    )
    text = job.read_text(encoding="utf-8")
    old = (town / "requirements.csv").as_posix()
    job.write_text(text.replace(old, (tmp_path / "more.csv").as_posix()), encoding="utf-8")
    order = ["run", str(job), "--out", str(tmp_path / "out"), "--no-pdf", "--no-map"]
    assert start(order) == 0
    told = json.loads((tmp_path / "out" / "summary.json").read_text(encoding="utf-8"))
    needs = told["requirements_without_points"]
    assert {"kind": "療育手帳", "part": None, "grade": "B2", "rows": 1} in needs
