"""A register as CSV, for a town that goes on with it in a spreadsheet."""

from pathlib import Path

from app.report.registers.content import Register
from app.report.textfiles import safe_text, write_csv

GROUP_COLUMN = "区分"


def write_register(path: Path, register: Register) -> None:
    """Write the rows of a register, the name of their group in front.

    Raises
    ------
    AppError
        The folder cannot be written to, or the disk is full.
    """
    header = (GROUP_COLUMN, *(column.title for column in register.columns))
    rows = (
        [safe_text(cell) for cell in (group.name, *row)]
        for group in register.groups
        for row in group.rows
    )
    write_csv(path, header, rows)
