"""The only file that reads the clock; everything else takes a day or a time."""

from datetime import UTC, date, datetime


def today() -> date:
    """Give the day on the wall of this office."""
    return datetime.now().astimezone().date()


def now() -> datetime:
    """Give the present moment, in UTC with its zone."""
    return datetime.now(UTC)
