"""One sample town for all tests of the generator, and how its files are read back."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from sample_data.town import TownOrder, make_town

HOUSEHOLDS = 600

ReadTable = Callable[[Path], pd.DataFrame]


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("sakuragawa")
    make_town(TownOrder(out, HOUSEHOLDS))
    return out


@pytest.fixture(scope="session")
def read_table() -> ReadTable:
    def read(file: Path, encoding: str = "utf-8-sig") -> pd.DataFrame:
        return pd.read_csv(file, dtype=str, encoding=encoding, keep_default_na=False)

    return read
