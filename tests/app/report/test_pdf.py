import os
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtGui import QPdfWriter

from app.errors import AppError, AppProblem, Cancelled
from app.paths import PROGRAM_DIR
from app.progress import Progress, Step
from app.report.call_list import build_call_list
from app.report.content import CallList
from app.report.paper.device import paint_pages, preview_image
from app.report.paper.pages import lay_out
from app.report.paper.pdf import write_pdf
from tests.builders_report import AHousehold, APerson, a_heading, frames_of

RARE = APerson("𠮷田 葛\U000e0100子\ue000", "ヨシダ カツコ")

OTHER_PROCESS = """
import hashlib, io
from tests.app.report.test_pdf import a_list
from app.report.paper.pdf import write_pdf
made = io.BytesIO()
write_pdf(a_list(), made)
print(hashlib.sha256(made.getvalue()).hexdigest())
"""


THEN_A_WINDOW = """
import io
from PySide6.QtWidgets import QApplication, QLabel
from tests.app.report.test_pdf import a_list
from app.report.paper.pdf import write_pdf
from app.report.paper.typeface import leave_qt_to_window
first, second = io.BytesIO(), io.BytesIO()
write_pdf(a_list(), first)
leave_qt_to_window()
window = QApplication(["yobikake", "-platform", "offscreen"])
QLabel("窓").show()
write_pdf(a_list(), second)
leave_qt_to_window()
print(QApplication.instance() is window, len(first.getvalue()) == len(second.getvalue()))
"""


def a_list(count: int = 30) -> CallList:
    homes = [AHousehold(call_rank=rank, tier=1) for rank in range(1, count + 1)]
    homes[0] = replace(homes[0], people=(RARE,))
    return build_call_list(frames_of(*homes), a_heading())


def test_the_pdf_is_the_same_on_a_second_run() -> None:
    first, second = BytesIO(), BytesIO()

    pages = write_pdf(a_list(), first)
    write_pdf(a_list(), second)

    assert first.getvalue() == second.getvalue()
    assert first.getvalue().startswith(b"%PDF-1.4")
    assert pages == len(lay_out(a_list()))
    assert b"D:20261120000000Z" in first.getvalue()


def said_by(program: str, seed: str) -> str:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=PROGRAM_DIR,
        env={**kept, "PYTHONHASHSEED": seed},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


def test_the_pdf_is_the_same_in_another_process_without_a_screen() -> None:
    assert len({said_by(OTHER_PROCESS, seed) for seed in ("1", "2", "3")}) == 1


def test_after_a_pdf_the_same_process_may_open_a_window() -> None:
    assert said_by(THEN_A_WINDOW, "1") == "True True\n"


def test_a_pdf_goes_to_a_file(tmp_path: Path) -> None:
    path = tmp_path / "call_list.pdf"
    made = BytesIO()

    write_pdf(a_list(), path)
    write_pdf(a_list(), made)

    assert path.read_bytes() == made.getvalue()


def test_a_folder_that_is_not_there_is_a_known_error(tmp_path: Path) -> None:
    with pytest.raises(AppError) as told:
        write_pdf(a_list(), tmp_path / "none" / "call_list.pdf")

    assert told.value.code is AppProblem.OUTPUT_NOT_WRITABLE


def test_a_person_can_stop_it_and_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "call_list.pdf"

    with pytest.raises(Cancelled):
        write_pdf(a_list(), path, Progress(is_cancelled=lambda: True))

    assert not path.exists()


def test_it_tells_how_far_it_is() -> None:
    steps: list[Step] = []

    pages = write_pdf(a_list(250), BytesIO(), Progress(steps.append))

    assert [step.done for step in steps] == list(range(0, pages, 20))


def test_a_device_that_cannot_be_painted_on_is_a_known_error(qtlog: object, tmp_path: Path) -> None:
    closed = QPdfWriter(str(tmp_path / "none" / "call_list.pdf"))

    with qtlog.disabled(), pytest.raises(AppError) as told:
        paint_pages(closed, lay_out(a_list()), Progress())

    assert told.value.code is AppProblem.NO_PRINTER


def test_the_preview_is_a_page_of_paper() -> None:
    image = preview_image(lay_out(a_list())[1], 1188)

    assert (image.width(), image.height()) == (1188, 840)
    dark = sum(
        image.pixelColor(x, y).lightness() < 128
        for x in range(0, 1188, 3)
        for y in range(0, 840, 3)
    )
    assert dark > 500
