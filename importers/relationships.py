"""続柄: the standard's codes to words, also chained ones (20・12 is 子の妻); words stay."""

from importers.layouts.spellings import Spellings

BETWEEN = "の"


class RelationshipWords(dict[str, str]):
    """Gives the word of each distinct text; what the code table does not know stays as given."""

    def __init__(self, codes: Spellings) -> None:
        super().__init__()
        self._codes = codes

    def __missing__(self, text: str) -> str:
        words = [self._codes.find(part) for part in text.split(BETWEEN)]
        known = [word for word in words if word is not None]
        self[text] = word = BETWEEN.join(known) if len(known) == len(words) else text
        return word
