"""The paper in the window: preview, page turning, printers."""

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel, QPushButton, QSpinBox

from app.errors import AppError, AppProblem
from app.progress import Progress
from app.report.outputs import build_list
from app.report.paper.device import paint_pages
from app.report.paper.marks import PAGE_HEIGHT, PAGE_WIDTH
from app.report.paper.pages import lay_out
from app.ui.notice import Notice
from app.ui.paper_preview import PaperPreview
from app.ui.print_page import PrintOrder, PrintPage
from app.ui.printing import build_printer, printer_names


@pytest.fixture(scope="module")
def pages(view):
    return lay_out(build_list(view.tables))


def test_the_preview_has_the_shape_of_the_paper_and_shows_ink(qtbot, speaker, pages):
    preview = PaperPreview(speaker)
    qtbot.addWidget(preview)
    preview.resize(900, 700)
    preview.show_pages(pages)
    preview.show()

    picture = preview.widget().grab().toImage()
    wide, high = picture.width() - 24, picture.height() - 24
    assert wide / high == pytest.approx(PAGE_WIDTH / PAGE_HEIGHT, rel=0.01)
    dark = sum(
        picture.pixelColor(x, y).lightness() < 128
        for x in range(40, picture.width() - 40, 3)
        for y in range(30, picture.height() // 2, 3)
    )
    assert dark > 50


def test_actual_size_is_as_wide_as_the_paper(qtbot, speaker, pages):
    preview = PaperPreview(speaker)
    qtbot.addWidget(preview)
    preview.resize(500, 400)
    preview.show_pages(pages)

    preview.set_actual_size(True)

    assert preview.widget().width() - 24 == int(PAGE_WIDTH / 25.4 * preview.logicalDpiX())


def test_pages_are_turned_and_counted(qtbot, speaker, pages):
    notice = Notice("a_notice", speaker)
    qtbot.addWidget(notice)
    page = PrintPage(speaker, notice)
    qtbot.addWidget(page)
    page.show_pages(pages, "A3F9-02C1")

    page.findChild(QPushButton, "next_page").click()

    assert page.findChild(QSpinBox, "page_number").value() == 2
    assert f"{len(pages):,}" in page.findChild(QLabel, "page_count").text()
    assert "A3F9-02C1" in page.findChild(QLabel, "print_told").text()


def test_where_there_is_a_printer_it_is_offered(qtbot, speaker, pages):
    notice = Notice("a_notice", speaker)
    qtbot.addWidget(notice)
    page = PrintPage(speaker, notice)
    qtbot.addWidget(page)

    page.show_printers(["二階 複合機"])
    page.show_pages(pages, "A3F9-02C1")
    with qtbot.waitSignal(page.print_wanted) as told:
        page.findChild(QPushButton, "print_now").click()

    assert told.args == [PrintOrder("二階 複合機", 1, len(pages))]
    page.findChild(QSpinBox, "print_first").setValue(2)
    page.findChild(QSpinBox, "print_last").setValue(1)
    with qtbot.waitSignal(page.print_wanted) as told:
        page.findChild(QPushButton, "print_now").click()
    assert told.args == [PrintOrder("二階 複合機", 2, 2)]
    page.tell_printed(3)
    assert "3ページをプリンターに送りました" in notice.text()


def test_a_printer_that_is_not_there_is_a_known_error(qapp):
    assert printer_names() == []
    with pytest.raises(AppError) as error:
        build_printer("どこにもない")
    assert error.value.code is AppProblem.NO_PRINTER


def test_a_printer_gets_every_page(qapp, pages, tmp_path):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))

    paint_pages(printer, pages[:3], Progress())

    assert (tmp_path / "printed.pdf").read_bytes().count(b"/Type /Page\n") == 3


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_no_job_is_a_known_error(qapp, pages, tmp_path):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no folder" / "printed.pdf"))

    with pytest.raises(AppError) as error:
        paint_pages(printer, pages[:1], Progress())
    assert error.value.code is AppProblem.NO_PRINTER
