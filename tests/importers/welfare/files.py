"""Small welfare files and layouts for the tests. All people are invented."""

from pathlib import Path

import pandas as pd

from importers.layouts.parse import load_layout, parse_layout
from importers.layouts.spec import Layout
from importers.welfare import WelfareImport, read_welfare
from tests.builders_importers import LAYOUTS, a_file, residents_of

SHIEN, KAIGO, TECHO = (
    load_layout(name, LAYOUTS) for name in ("shien-standard", "kaigo-standard", "techo-standard")
)
TABLES = (LAYOUTS / "techo-standard.toml").read_text(encoding="utf-8")
TABLES = TABLES[TABLES.index('[requirements.parts."身体障害者手帳"]') :]
"""The word tables of a shipped layout, to be put behind the columns of a layout of a test."""


def a_layout(text: str, *, with_words: bool = True) -> Layout:
    """Parse a layout of a title, these tables and, if wanted, the words of handbooks."""
    return parse_layout('title = "x"\n' + text + (TABLES if with_words else ""), Path("own.toml"))


def three_residents(folder: Path) -> pd.DataFrame:
    """Give residents 0000000001 to …3; the last is under 支援措置."""
    changes = [{"宛名番号": f"{number:010d}", "氏名": f"見本　{kana}子"}
               for number, kana in enumerate("花月雪", start=1)]  # fmt: skip
    changes[2] |= {"支援措置": "1", "氏名カナ": "ミホン　ユキコ"}
    return residents_of(folder, *changes).residents


def read(
    folder: Path, layout: Layout, text: str, encoding: str = "utf-8-sig", **more: object
) -> WelfareImport:
    """Read lines of a file against the three residents; the source is called ``s``."""
    path = a_file(folder, text.replace("\n", "\r\n"), encoding, "welfare.csv")
    return read_welfare(path, layout, three_residents(folder), "s", **more)  # type: ignore[arg-type]


def drawn(frame: pd.DataFrame, *columns: str) -> list[tuple[str, ...]]:
    """Give some columns as rows of text: empty is ``""``, a day its ISO form."""
    texts = [
        frame[name].dt.strftime("%Y-%m-%d") if frame[name].dtype.kind == "M" else frame[name]
        for name in columns
    ]
    filled = [list(text.astype(object).where(text.notna(), "").map(str)) for text in texts]
    return list(zip(*filled, strict=True))
