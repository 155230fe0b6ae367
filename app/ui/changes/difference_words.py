"""How differences are told: titles, names of fields, people, and what to know of a kind."""

from collections.abc import Mapping
from enum import IntEnum

import pandas as pd

from app.ui.household_words import DASH
from app.ui.speaker import Speaker
from importers.issues import HIDDEN
from scoring.record_codes import Difference


class DifferenceColumn(IntEnum):
    """The columns of the table of differences."""

    KIND = 0
    NAME = 1
    PERSON = 2
    HOUSEHOLD = 3
    ADDRESS = 4
    WHAT = 5
    BEFORE = 6
    AFTER = 7
    REASON = 8


class DifferenceWords:
    """Words one row of :class:`app.pipeline.told_differences.ToldDifferences` at a time."""

    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker
        say = speaker.say
        self._fields: Mapping[str, str] = {
            "name": say("氏名", "name"),
            "kana": say("カナ", "kana"),
            "birth_date": say("生年月日", "birth date"),
            "sex": say("性別", "sex"),
            "relationship": say("続柄", "relationship"),
            "phones": say("電話", "phones"),
        }
        self._kinds = {kind.value: speaker.code(kind) for kind in Difference}

    def titles(self) -> list[str]:
        """Give the titles of the columns."""
        say = self._speaker.say
        return [
            say("種類", "Kind"),
            say("氏名", "Name"),
            say("宛名番号", "Number"),
            say("世帯番号", "Household"),
            say("住所", "Address"),
            say("内容", "What"),
            say("前", "Before"),
            say("後", "After"),
            say("理由", "Reason"),
        ]

    def row(self, told: Mapping[str, object]) -> list[str]:
        """Word one difference; of the protected only the numbers are told."""
        before, after = _plain(told["before"]), _plain(told["after"])
        empty = DASH if before or after else ""
        return [
            self._kinds[str(told["difference"])],
            _plain(told["name"]),
            _plain(told["person_id"]),
            _plain(told["household_id"]),
            _plain(told["address"]),
            self._what(told),
            before or empty,
            after or empty,
            _plain(told["reason"]),
        ]

    def person(self, told: Mapping[str, object]) -> str:
        """Tell whom a difference is about, in full."""
        say = self._speaker.say
        name, kana = _plain(told["name"]), _plain(told["kana"])
        numbers = say(
            f"宛名番号 {told['person_id']}　世帯番号 {_plain(told['household_id']) or DASH}",
            f"number {told['person_id']}, household {_plain(told['household_id']) or DASH}",
        )
        if name == HIDDEN:
            return say(f"{HIDDEN}（支援措置の対象）　{numbers}", f"{HIDDEN} (protected), {numbers}")
        who = f"{name}（{kana}）" if kana else name
        return f"{who}　{numbers}　{_plain(told['address'])}"

    def change(self, told: Mapping[str, object]) -> str:
        """Tell what changed, in full; nothing where the kind says it all."""
        cells = [_plain(told["before"]), _plain(told["after"])]
        change = f"{cells[0] or DASH} → {cells[1] or DASH}" if any(cells) else ""
        kind = self._kinds[str(told["difference"])]
        parts = [kind, self._what(told), change, _plain(told["reason"])]
        return "　".join(part for part in parts if part)

    def note(self, kind: Difference | None) -> str:
        """Give what a person has to know of a kind; nothing for most."""
        say = self._speaker.say
        if kind is Difference.PROTECTION_UNSET:
            return say(
                "支援措置は外しません。住所は隠したままです。終わったことを元の台帳で確かめたら、"
                "受け入れたあと、取込のページの「支援措置を解除する…」で、二人の名前・理由・"
                "文書番号を書いて解除します。",
                "The protection stays. When it has truly ended, two people end it with a reason "
                "and a document number, on the import page after accepting.",
            )
        if kind is Difference.VANISHED:
            return say(
                "死亡とも転出とも書かれないまま、住民のファイルからいなくなった人です。"
                "ファイルが全員分かどうかを確かめてください。",
                "These people are in the resident file no longer, and nothing says why. "
                "Check that the file holds everybody.",
            )
        return ""

    def _what(self, told: Mapping[str, object]) -> str:
        what = _plain(told["what"])
        return self._fields.get(what, what)


def _plain(cell: object) -> str:
    return "" if cell is None or pd.isna(cell) else str(cell)
