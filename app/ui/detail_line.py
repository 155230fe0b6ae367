"""One line of the detail pane, before any widget."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One line of the pane; ``role`` is a role of the style sheet.

    ``cells`` are the parts of a line that is a small table: what stands at the left, the words,
    the small words under them. ``left_role`` is the role of the first, which is a number of
    points, or a state in words where ``is_state``.
    """

    text: str
    role: str = "body"
    cells: tuple[str, str, str] | None = None
    left_role: str = "strong"
    is_state: bool = False


def points_line(points: str, words: str, small: str) -> Line:
    """Give a line of points, what they are for, and where that stands."""
    return Line(" ".join((points, words, small)), "body", (points, words, small))


def state_line(cells: tuple[str, str, str], role: str) -> Line:
    """Give a line of a state, what is in it, and where that stands."""
    return Line(" ".join(cells), "body", cells, role, is_state=True)
