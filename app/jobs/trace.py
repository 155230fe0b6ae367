"""The trace of a fault as it may be kept: where it happened, and nothing about a person.

The message of an exception may quote a cell of a register, so it is left out; the lines of
code quoted are the program's own.
"""

import traceback
from pathlib import Path

from app.paths import PROGRAM_DIR
from app.version import VERSION


def trace_without_persons(fault: BaseException) -> str:
    """Give kind and place of a fault and of what caused it, the innermost call last."""
    told: list[str] = []
    cause: BaseException | None = fault
    while cause is not None:
        told = [*_lines_of(cause), *told]
        cause = cause.__cause__ or cause.__context__
    return "\n".join(told)


def keep_trace(folder: Path, trace: str) -> Path | None:
    """Lay the trace in a file of this computer; None: nothing can be written there."""
    path = folder / "last_fault.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{VERSION}\n{trace}\n", encoding="utf-8")
    except OSError:
        return None
    return path


def _lines_of(fault: BaseException) -> list[str]:
    frames = traceback.extract_tb(fault.__traceback__)
    places = [f"  {_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    return [type(fault).__name__, *places]


def _short(file_name: str) -> str:
    path = Path(file_name)
    if path.is_relative_to(PROGRAM_DIR):
        return str(path.relative_to(PROGRAM_DIR))
    return path.name
