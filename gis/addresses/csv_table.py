"""A CSV table as downloaded → text columns under normalised names."""

import unicodedata
from collections.abc import Collection
from io import StringIO

import numpy as np
import pandas as pd

from gis.addresses.table_files import TableFile
from gis.errors import AddressError, AddressProblem
from scoring.columns import TEXT

_ENCODINGS = ("utf-8-sig", "cp932")


class CsvTable:
    """The text of a CSV table and the names of its columns.

    Names are compared in one width and letter case (Ｘ座標 is x座標). ``columns`` holds them in
    the order of the file; it is empty for a file that is no table.

    Raises
    ------
    gis.errors.AddressError
        ENCODING: neither UTF-8 nor CP932.
    """

    def __init__(self, file: TableFile) -> None:
        self._file = file
        self._text = _decoded(file)
        self.columns = tuple(plain_name(name) for name in self._header())

    def read(self, names: Collection[str]) -> pd.DataFrame:
        """Read the named columns as text, blanks around it cut; an empty cell is NaN.

        Row i of the frame is line i + 2 of the file. A name that the file has not is left out.

        Raises
        ------
        gis.errors.AddressError
            TABLE_DAMAGED: the lines are not of one table.
        """
        # Read whole and without a header: pandas is strict about long lines only then.
        try:
            frame = pd.read_csv(
                StringIO(self._text),
                header=None,
                dtype=TEXT,
                keep_default_na=False,
                skip_blank_lines=False,
                na_values=[""],
            )
        except (pd.errors.ParserError, pd.errors.EmptyDataError) as fault:
            raise AddressError(AddressProblem.TABLE_DAMAGED, file=self._file.said) from fault
        taken = [place for place, name in enumerate(self.columns) if name in names]
        frame = frame.iloc[1:, taken].reset_index(drop=True)
        frame.columns = pd.Index([self.columns[place] for place in taken])
        return frame.apply(_cut)

    def _header(self) -> list[str]:
        head = self._text[: self._text.find("\n") + 1] or self._text
        try:
            return list(pd.read_csv(StringIO(head), nrows=0, dtype=TEXT).columns)
        except (pd.errors.ParserError, pd.errors.EmptyDataError):
            return []


def text_column(frame: pd.DataFrame, *names: str) -> pd.Series:
    """Give the first of the named columns that is there; if none is, empty throughout."""
    found = next((name for name in names if name in frame), None)
    if found is None:
        return pd.Series(np.nan, index=frame.index, dtype=TEXT)
    return frame[found]


def _decoded(file: TableFile) -> str:
    for encoding in _ENCODINGS:
        try:
            return file.content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise AddressError(AddressProblem.ENCODING, file=file.said)


def plain_name(name: object) -> str:
    """Give the name of a column in one width and letter case."""
    return unicodedata.normalize("NFKC", str(name)).strip().lower()


def _cut(cells: pd.Series) -> pd.Series:
    """Cut blanks around the cells, where there are any at all: few tables have them."""
    cut = cells.str.strip()
    return cut.where(cut != "")
