"""``yobikake import``: differences first, then yes or no; the last import can be undone."""

import csv
import io
from pathlib import Path

import pytest

from app.__main__ import start
from app.cli.passphrase import VARIABLE
from tests.builders_batches import a_need_row, a_resident, orders_of

SECRET = "さくらの咲く川の町のことば"
PEOPLE = [a_resident(number) for number in range(40)]
NEEDS = [a_need_row(number, "要介護3") for number in range(20)]
JOB = (
    'as_of = 2026-11-20\n[registry]\nfile = "residents.csv"\n'
    '[[welfare]]\nfile = "requirements.csv"\noffice = "架空福祉課"\n'
)


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(VARIABLE, SECRET)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    orders_of(tmp_path / "first", PEOPLE, NEEDS)
    (tmp_path / "first" / "job.toml").write_text(JOB, encoding="utf-8")
    path = tmp_path / "t.yobikake"
    assert start(["town", "create", str(path), str(tmp_path / "first" / "job.toml")]) == 0
    return path


def exported(folder: Path, people: list[str], needs: list[str]) -> list[str]:
    orders_of(folder, people, needs)
    return [str(folder / "residents.csv"), str(folder / "requirements.csv")]


def shown(town: Path, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert start(["town", "show", str(town)]) == 0
    return capsys.readouterr().err


def test_files_alone_are_only_looked_at_until_somebody_accepts(
    town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = exported(tmp_path / "2", PEOPLE[:39], NEEDS)
    assert start(["import", str(town), *files, "--as-of", "2026-12-01"]) == 2
    told = capsys.readouterr().err
    assert "理由なく消えた人: 1" in told
    assert "住民 40 人" in shown(town, capsys)
    assert start(["import", str(town), *files, "--as-of", "2026-12-01", "--accept"]) == 0
    assert "住民 39 人" in shown(town, capsys)


def test_looking_changes_nothing(
    town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = exported(tmp_path / "2", PEOPLE[:39], NEEDS)
    assert start(["import", str(town), *files, "--look"]) == 0
    assert "住民 40 人" in shown(town, capsys)


def test_too_many_vanished_need_their_own_yes(
    town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = exported(tmp_path / "2", PEOPLE[:30], NEEDS)
    assert start(["import", str(town), *files, "--accept"]) == 3
    assert "--yes-vanished" in capsys.readouterr().err
    assert start(["import", str(town), *files, "--accept", "--yes-vanished"]) == 0


def test_the_last_import_can_be_undone_once(
    town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = exported(tmp_path / "2", PEOPLE[:39], NEEDS)
    assert start(["import", str(town), *files, "--accept"]) == 0
    assert start(["import", str(town), "--undo"]) == 0
    assert "住民 40 人" in shown(town, capsys)
    assert start(["import", str(town), "--undo"]) == 3


def test_the_same_files_say_that_nothing_changed(
    town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert start(["import", str(town), str(tmp_path / "first" / "job.toml")]) == 0
    assert "同じファイル" in capsys.readouterr().err


def test_differences_are_written_with_names(
    town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = exported(tmp_path / "2", PEOPLE[:39], NEEDS)
    assert start(["import", str(town), *files, "--as-of", "2026-11-20", "--accept"]) == 0
    capsys.readouterr()
    assert start(["town", "differences", str(town)]) == 0
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert (row["difference"], row["name"]) == ("理由なく消えた人", "架空 039子")
    assert start(["town", "differences", str(town), "--batch", "1"]) == 0
    assert capsys.readouterr().out == ""


def test_a_file_nobody_knows_is_refused(town: Path, tmp_path: Path) -> None:
    memo = tmp_path / "memo.csv"
    memo.write_text("日付,内容\n2026-11-01,見回り\n", encoding="utf-8")
    assert start(["import", str(town), str(memo), "--accept"]) == 3


def test_neither_files_nor_undo_is_wrong_use(town: Path) -> None:
    assert start(["import", str(town)]) == 2


def test_a_layout_is_kept_for_the_town_and_written_out_again(
    town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "minsei.toml"
    text = (
        'title = "民生委員"\n[person.columns]\nname = { header = "名", needed = true }\n'
        '[[contacts]]\nrole = "supporter"\n[contacts.columns]\nname = { header = "支援者" }\n'
    )
    own.write_text(text, encoding="utf-8")
    assert start(["town", "layouts", str(town), "--add", str(own)]) == 0
    told = capsys.readouterr().err
    assert "minsei" in told
    assert "jumin-standard" in told
    assert start(["town", "layouts", str(town), "--export", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out" / "minsei.toml").read_text(encoding="utf-8") == text


def test_a_text_that_is_no_layout_is_refused(town: Path, tmp_path: Path) -> None:
    own = tmp_path / "bad.toml"
    own.write_text("title = 1\n", encoding="utf-8")
    assert start(["town", "layouts", str(town), "--add", str(own)]) == 3
    assert start(["town", "layouts", str(town), "--add", str(tmp_path / "none.toml")]) == 3
