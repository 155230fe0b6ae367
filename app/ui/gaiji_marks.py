"""外字 that nobody knows, as the window writes them: their code, as on paper, never a blank."""

from importers.private_use import PrivateUseTable

_UNKNOWN = PrivateUseTable()


def with_gaiji_marks(text: str) -> str:
    r"""Give a text with each private-use character as a mark; known ones are replaced before.

    >>> with_gaiji_marks("\ue000田 花子")
    '外字U+E000田 花子'
    """
    return _UNKNOWN.shown(text)
