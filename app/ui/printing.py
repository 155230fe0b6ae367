"""The printers of this computer, set up for the paper of a list."""

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from app.errors import AppError, AppProblem
from app.report.paper.device import paper_layout
from app.report.paper.marks import PaperSize


def printer_names() -> list[str]:
    """Give the printers, the usual one first. A ``QPrinter`` alone claims there is always one."""
    usual = QPrinterInfo.defaultPrinterName()
    names = QPrinterInfo.availablePrinterNames()
    return sorted(names, key=lambda name: (name != usual, name))


def build_printer(name: str, size: PaperSize = PaperSize.A4) -> QPrinter:
    """Give a printer set to a lying sheet, the whole of it.

    Raises
    ------
    AppError
        NO_PRINTER: it is not there any more.
    """
    info = QPrinterInfo.printerInfo(name)
    if info.isNull():
        raise AppError(AppProblem.NO_PRINTER, name=name)
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setPageLayout(paper_layout(size))
    return printer
