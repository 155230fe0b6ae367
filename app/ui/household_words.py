"""What a cell of the table of households reads as, from the row of the frame."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from app.ui.gaiji_marks import with_gaiji_marks
from app.ui.household_columns import ListColumn
from app.ui.speaker import Speaker
from app.ui.theme import TIER_SIGNS
from app.wording.code_words import DEPTH_RANK_WORDS
from app.wording.depth_words import metres_text
from app.wording.verdict_reason_words import SHORT_REASON_WORDS
from app.wording.wall_map_words import square_text
from scoring.codes import Coverage, ExclusionReason, Level, LocationLevel, Verdict, VerdictReason

DASH = "—"


@dataclass(frozen=True)
class Cell:
    """A main line and a small line under it."""

    main: str
    small: str = ""


class HouseholdWords:
    """Words every cell of one household row; also used where a table is drawn as text.

    ``town_name`` is left out where an address begins with it: every address does.
    """

    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker
        self.town_name = ""
        self._word: dict[ListColumn, Callable[[pd.Series], Cell]] = {
            ListColumn.CALL_RANK: self._call_rank,
            ListColumn.TIER: self._tier,
            ListColumn.CODES: self._codes,
            ListColumn.HEAD: self._head,
            ListColumn.ADDRESS: self._address,
            ListColumn.DEPTH: self._depth,
            ListColumn.VERDICT: self._verdict,
            ListColumn.SCORE: self._score,
            ListColumn.LEVEL: self._level,
            ListColumn.MEMBERS: self._members,
            ListColumn.DISTRICT: lambda row: Cell(told(row["district"])),
            ListColumn.PHONES: self._phones,
            ListColumn.SQUARE: self._square,
        }

    def cell(self, row: pd.Series, column: ListColumn) -> Cell:
        """Give the words of one cell; an empty value reads as a dash, never as zero."""
        cell = self._word[column](row)
        return Cell(with_gaiji_marks(cell.main), with_gaiji_marks(cell.small))

    def title(self, column: ListColumn) -> str:
        """Give the heading of a column."""
        say = self._speaker.say
        return {
            ListColumn.CALL_RANK: say("順", "No."),
            ListColumn.TIER: say("層", "Tier"),
            ListColumn.CODES: say("符号", "Codes"),
            ListColumn.HEAD: say("世帯主（かな）", "Head (kana)"),
            ListColumn.ADDRESS: say("住所・建物", "Address, building"),
            ListColumn.DEPTH: say("浸水", "Water"),
            ListColumn.VERDICT: say("判定", "Verdict"),
            ListColumn.SCORE: say("世帯点", "Score"),
            ListColumn.LEVEL: say("支援", "Level"),
            ListColumn.MEMBERS: say("人数", "Members"),
            ListColumn.DISTRICT: say("地区", "District"),
            ListColumn.PHONES: say("電話", "Phones"),
            ListColumn.SQUARE: say("地図の升", "Map square"),
        }[column]

    def _square(self, row: pd.Series) -> Cell:
        return Cell(square_words(row, self._speaker))

    def _call_rank(self, row: pd.Series) -> Cell:
        return Cell(DASH if pd.isna(row["call_rank"]) else f"{int(row['call_rank']):,}")

    def _tier(self, row: pd.Series) -> Cell:
        return Cell(DASH if pd.isna(row["tier"]) else TIER_SIGNS[int(row["tier"])])

    def _codes(self, row: pd.Series) -> Cell:
        first, *others = told(row["support_codes"]).split(" ")
        power = [self._speaker.say("電源が必要", "needs power")] if row["needs_power"] else []
        return Cell(first, "　".join([*others, *power]))

    def _head(self, row: pd.Series) -> Cell:
        others = int(row["members"]) - 1
        kana = told(row["head_kana"], "")
        if others > 0:
            more = self._speaker.say(f"ほか{others}人", f"and {others} more")
            return Cell(told(row["head_name"]), f"{kana}　{more}" if kana else more)
        return Cell(told(row["head_name"]), kana)

    def _address(self, row: pd.Series) -> Cell:
        address = told(row["address"])
        short = address.removeprefix(self.town_name)
        return Cell(short or address, told(row["building"], ""))

    def _depth(self, row: pd.Series) -> Cell:
        if pd.isna(row["flood_rank"]):
            return Cell(
                self._speaker.say("不明", "unknown"),
                self._speaker.code(Coverage(row["hazard_coverage"])),
            )
        words = self._speaker.text(DEPTH_RANK_WORDS[int(row["flood_rank"])])
        if row["location_level"] == LocationLevel.TOWN.value:
            return Cell(words, self._speaker.say("位置不確か・町の最悪", "worst of the town"))
        if pd.isna(row["depth_m"]) or not row["flood_rank"]:
            return Cell(words)
        return Cell(metres_text(row["depth_m"]), words)

    def _verdict(self, row: pd.Series) -> Cell:
        small = self._speaker.text(SHORT_REASON_WORDS[VerdictReason(row["reason"])])
        if not pd.isna(row["exclusion"]):
            reason = self._speaker.code(ExclusionReason(row["exclusion"]))
            small = self._speaker.say(f"除外: {reason}", f"excluded: {reason}")
        return Cell(self._speaker.code(Verdict(row["verdict"])), small)

    def _score(self, row: pd.Series) -> Cell:
        return Cell(DASH if pd.isna(row["score"]) else f"{row['score']:.1f}")

    def _level(self, row: pd.Series) -> Cell:
        top = row["top_individual_level"]
        small = (
            "" if pd.isna(top) else self._speaker.say(f"個人 {Level(top)}", f"person {Level(top)}")
        )
        return Cell(told(row["level"]), small)

    def _members(self, row: pd.Series) -> Cell:
        return Cell(f"{int(row['members'])}")

    def _phones(self, row: pd.Series) -> Cell:
        phones = told(row["phones"]).split(";")
        return Cell(phones[0], "、".join(phones[1:]))


def told(value: object, empty: str = DASH) -> str:
    """Give a text as it is, or what stands for an empty one."""
    return value if isinstance(value, str) and value else empty


def square_words(row: pd.Series, speaker: Speaker) -> str:
    """Name the square of the wall map of a household, or say why it has none."""
    name = None if pd.isna(row["map_square"]) else str(row["map_square"])
    return speaker.text(square_text(name, LocationLevel(row["location_level"])))
