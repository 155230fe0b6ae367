"""A cheap passphrase for tests of the store; its real cost has a test of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.store import key_file
from app.store.key_file import Argon2Cost
from app.store.town_file import TownFile
from tests.builders_store import a_town


@pytest.fixture(autouse=True)
def cheap_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_file, "COST", Argon2Cost(memory_kib=8, passes=1, lanes=1))


@pytest.fixture
def town(tmp_path: Path) -> Iterator[TownFile]:
    made = a_town(tmp_path)
    yield made
    made.close()
