"""Words for values that a layout does not know, but another one knows all of."""

from collections.abc import Iterable, Sequence

from importers.layouts.code_places import CodePlace, table_at
from importers.layouts.spec import Layout


def words_elsewhere(
    place: CodePlace, values: Sequence[str], layouts: Iterable[Layout]
) -> dict[str, str]:
    """Give the word of each value by the first layout that knows every one; else none.

    A code list is proposed whole: ``1`` of one list is not ``1`` of another.
    """
    for layout in layouts:
        table = table_at(layout, place)
        if table is None or not values:
            continue
        words = {value: table.find(value) for value in values}
        known = {value: word for value, word in words.items() if word is not None}
        if len(known) == len(words):
            return known
    return {}
