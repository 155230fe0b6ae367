"""What every command shares: the language it speaks, and where its messages go.

Messages and progress go to standard error, progress only when that is a terminal; the
results of a command go to files or standard output.
"""

import argparse
import sys
from collections.abc import Callable
from typing import NoReturn, TextIO

from app.progress import Progress, Step
from app.wording.code_words import code_word
from app.wording.sentence import Language, Text
from app.wording.tell import tell_error
from scoring.errors import KnownError


class Console:
    """Speaks to the person at the terminal in one language."""

    def __init__(self, language: Language, stream: TextIO | None = None) -> None:
        self.language = language
        self._stream = stream or sys.stderr

    def say(self, ja: str, en: str) -> None:
        """Write one line, in the language of the console."""
        self.write(Text(ja, en).said_in(self.language))

    def tell(self, error: KnownError) -> None:
        """Write what a known error means and what to do."""
        self.write(tell_error(error, self.language))

    def write(self, line: str) -> None:
        """Write one line as it is."""
        if self._stream.isatty():
            self._stream.write("\r\x1b[K")  # over the line of progress
        self._stream.write(line + "\n")

    def progress(self) -> Progress:
        """Give a progress that shows a line on a terminal and is silent elsewhere."""
        return Progress(self._line() if self._stream.isatty() else None)

    def _line(self) -> Callable[[Step], None]:
        def show(step: Step) -> None:
            count = f" {step.done}/{step.total}" if step.total else ""
            self._stream.write(f"\r\x1b[K{code_word(step.stage).said_in(self.language)}{count} …")
            self._stream.flush()

        return show


class Parser(argparse.ArgumentParser):
    """An argument parser that tells wrong use in the user's language, with exit code 2."""

    def error(self, message: str) -> NoReturn:
        """End the program with the usage and one sentence."""
        self.print_usage(sys.stderr)
        lead = "使い方が違います" if "--lang en" not in " ".join(sys.argv) else "Wrong use"
        self.exit(2, f"{lead}: {message}\n")
