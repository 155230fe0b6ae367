"""文字の確かめ: characters in the names and addresses of a town that a person should look at."""

from collections.abc import Callable, Iterator

import pandas as pd

from app.pipeline.gaiji import gaiji_of
from app.store.town import Town
from importers.private_use import CharacterNote, characters_to_check
from scoring.frames import RESIDENTS
from scoring.record_frames import CONTACTS, RECORDS

_LOOKED_AT = {
    RESIDENTS: ("name", "kana", "address", "building"),
    RECORDS: ("name", "kana", "address"),
    CONTACTS: ("name", "address"),
}


def town_characters(town: Town, is_drawn: Callable[[str], bool]) -> list[CharacterNote]:
    """Count the 外字, lost characters and characters no font has; whose they are is not told.

    ``is_drawn`` as in :func:`importers.private_use.characters_to_check`.
    """
    columns = [
        town.read(schema)[column] for schema, columns in _LOOKED_AT.items() for column in columns
    ]
    return characters_to_check(_texts(columns), is_drawn, gaiji_of(town))


def _texts(columns: list[pd.Series]) -> Iterator[str]:
    for column in columns:
        yield from column.dropna()
