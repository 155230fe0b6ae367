"""How the window speaks: Japanese unless asked, dates as staff write them.

Sentences of one widget stand in that widget as ``speaker.say(ja, en)``; words of codes and
errors come from ``app/wording``.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.wording.code_words import code_word
from app.wording.sentence import Language, Text
from app.wording.tell import tell_error
from scoring.errors import KnownError

_WEEKDAYS = "月火水木金土日"
_REIWA_BEGAN = date(2019, 5, 1)


@dataclass(frozen=True)
class Speaker:
    """Says every sentence of the window in one language."""

    language: Language = Language.JA

    def say(self, ja: str, en: str) -> str:
        """Give the one of two sentences that fits the language."""
        return ja if self.language is Language.JA else en

    def text(self, text: Text) -> str:
        """Give a text from ``app/wording``."""
        return text.said_in(self.language)

    def code(self, code: StrEnum) -> str:
        """Give the words of a code of the field."""
        return self.text(code_word(code))

    def error(self, error: KnownError) -> str:
        """Give what a known error means and what to do."""
        return tell_error(error, self.language)

    def day(self, day: date) -> str:
        """Give a day in full: 令和8年11月20日(金)."""
        if self.language is Language.EN:
            return f"{day.isoformat()} ({day:%a})"
        return f"{_year(day)}年{day.month}月{day.day}日({_WEEKDAYS[day.weekday()]})"

    def short_day(self, day: date) -> str:
        """Give a day of the running year: 11/18."""
        return f"{day.month}/{day.day}"

    def moment(self, moment: datetime) -> str:
        """Give a moment by the clock of this office: 令和8年11月20日(金) 09:30."""
        here = moment.astimezone()
        return f"{self.day(here.date())} {here:%H:%M}"


def _year(day: date) -> str:
    if day < _REIWA_BEGAN:
        return str(day.year)
    year = day.year - _REIWA_BEGAN.year + 1
    return "令和元" if year == 1 else f"令和{year}"
