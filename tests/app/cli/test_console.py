"""What a command says, where, and how it ends when the program itself fails."""

import argparse
import errno
import io
from pathlib import Path

import pytest

from app.__main__ import start
from app.cli import main as command_line
from app.cli.console import Console
from app.cli.window_order import WindowOrder
from app.errors import Cancelled
from app.progress import Stage
from app.wording.sentence import Language


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_progress_shows_on_a_terminal_only() -> None:
    terminal, file = Terminal(), io.StringIO()
    Console(Language.JA, terminal).progress().step(Stage.SCORING, 1, 2)
    Console(Language.JA, file).progress().step(Stage.SCORING, 1, 2)
    assert "1/2" in terminal.getvalue()
    assert file.getvalue() == ""


def test_a_line_takes_the_place_of_the_progress() -> None:
    terminal = Terminal()
    console = Console(Language.EN, terminal)
    console.progress().step(Stage.READING)
    console.say("日本語", "English")
    assert terminal.getvalue().endswith("\r\x1b[KEnglish\n")


def test_a_fault_ends_with_one_and_quotes_nobody(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(chosen: argparse.Namespace, console: Console) -> int:
        raise ZeroDivisionError("川端　花子")

    monkeypatch.setattr(command_line.run, "execute", fail)
    assert start(["run", "job.toml", "--out", str(tmp_path)]) == 1
    told = capsys.readouterr().err
    assert "ZeroDivisionError" in told
    assert "花子" not in told


def test_a_stopped_command_says_that_nothing_changed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(chosen: argparse.Namespace, console: Console) -> int:
        raise Cancelled

    monkeypatch.setattr(command_line.run, "execute", stop)
    assert start(["run", "job.toml", "--out", str(tmp_path)]) == 1
    assert "中止" in capsys.readouterr().err


def test_a_full_disk_is_told_as_such(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def fill(chosen: argparse.Namespace, console: Console) -> int:
        raise OSError(errno.ENOSPC, "No space left on device", str(tmp_path))

    monkeypatch.setattr(command_line.run, "execute", fill)
    assert start(["run", "job.toml", "--out", str(tmp_path)]) == 3
    assert "空き" in capsys.readouterr().err


def test_no_command_asks_for_the_window() -> None:
    assert command_line.main([]) == WindowOrder(Language.JA)
    assert command_line.main(["--lang", "en"]) == WindowOrder(Language.EN)


def test_the_language_may_be_said_before_or_after_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    order = ["run", str(tmp_path / "none.toml"), "--out", str(tmp_path / "out")]
    for spoken in (["--lang", "en", *order], [*order, "--lang", "en"]):
        assert start(spoken) == 3
        assert "There is no job file" in capsys.readouterr().err


def test_open_asks_for_the_window_on_a_town(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YOBIKAKE_PASSPHRASE", "町の合言葉をここに書く")
    order = command_line.main(["open", str(tmp_path / "t.yobikake")])
    assert order == WindowOrder(Language.JA, tmp_path / "t.yobikake", "町の合言葉をここに書く")
