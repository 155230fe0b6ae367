"""What 位置 says of homes, candidates, pins and sums."""

from collections.abc import Mapping

import pandas as pd

from app.pipeline.pins import Pin
from app.pipeline.place_look import WaterHere
from app.pipeline.place_queue import PlaceCounts
from app.ui.gaiji_marks import with_gaiji_marks
from app.ui.household_words import DASH, Cell, told
from app.ui.places.columns import PlaceColumn
from app.ui.speaker import Speaker
from app.wording.code_words import DEPTH_RANK_WORDS
from app.wording.place_page_words import shares_text
from scoring.codes import Coverage, Level, LocationLevel, PlaceDoubt
from scoring.columns import FloatArray

_LONGEST_PREFECTURE = 8


class PlaceWords:
    """Says it in the language of the window; ``town_name`` is left out of addresses."""

    def __init__(self, speaker: Speaker) -> None:
        self.speaker = speaker
        self.town_name = ""

    def title(self, column: PlaceColumn) -> str:
        """Give the heading of a column."""
        say = self.speaker.say
        return {
            PlaceColumn.NEED: say("支援", "Need"),
            PlaceColumn.HEAD: say("世帯主", "Head"),
            PlaceColumn.ADDRESS: say("住所・方書", "Address, building"),
            PlaceColumn.LEVEL: say("分かり方", "Known to"),
            PlaceColumn.WATER: say("浸水", "Water"),
            PlaceColumn.MATCHED: say("合った所・残り", "Matched, rest"),
            PlaceColumn.OTHERS: say("他の候補", "Others"),
        }[column]

    def cell(self, row: pd.Series, column: PlaceColumn) -> Cell:
        """Give the words of a cell; water and other places are told by the table."""
        cell = self._cell(row, column)
        return Cell(with_gaiji_marks(cell.main), with_gaiji_marks(cell.small))

    def _cell(self, row: pd.Series, column: PlaceColumn) -> Cell:
        if column is PlaceColumn.NEED:
            return Cell(DASH if pd.isna(row["level"]) else str(Level(row["level"])))
        if column is PlaceColumn.HEAD:
            return Cell(told(row["head_name"]), told(row["head_kana"], ""))
        if column is PlaceColumn.ADDRESS:
            return Cell(self.address(row), told(row["building"], ""))
        if column is PlaceColumn.LEVEL:
            return Cell(self.level(row), self.doubt(row))
        rest = told(row["rest"], "")
        say = self.speaker.say
        return Cell(told(row["matched"]), say(f"残り: {rest}", f"rest: {rest}") if rest else "")

    def address(self, row: pd.Series) -> str:
        """Give the address without the name of the town, which all have."""
        address = told(row["address"])
        before, _town, after = address.partition(self.town_name or "\0")
        is_own = after and len(before) <= _LONGEST_PREFECTURE
        return after.strip() if is_own else address

    def name(self, row: pd.Series) -> str:
        """Give the name of the head."""
        return with_gaiji_marks(told(row["head_name"]))

    def level(self, row: pd.Series) -> str:
        """Say how finely a home is known."""
        return self.speaker.code(LocationLevel(row["location_level"]))

    def doubt(self, row: pd.Series) -> str:
        """Say what is doubtful; empty: nothing."""
        return "" if pd.isna(row["doubt"]) else self.speaker.code(PlaceDoubt(row["doubt"]))

    def water(self, row: pd.Series, shares: FloatArray) -> str:
        """Say the water: shares of the town, or the worst of the circle around the home."""
        if shares.any():
            return self.speaker.text(shares_text(shares.tolist()))
        say = self.speaker.say
        if pd.isna(row["flood_rank"]):
            return say("？ 不明", "? unknown")
        words = self.speaker.text(DEPTH_RANK_WORDS[int(row["flood_rank"])])
        if pd.isna(row["radius_m"]) or not row["radius_m"]:
            return words
        metres = f"{row['radius_m']:.0f}"
        return say(f"{words}（{metres}m内）", f"{words} (within {metres} m)")

    def counts(self, counts: PlaceCounts) -> str:
        """Say the sums; they add up to all households."""
        return self.speaker.say(
            f"{counts.total:,}世帯 ＝ 位置が確か {counts.fine:,} ＋ 確かめる {counts.unsure:,}"
            f" ＋ 町名まで {counts.town:,} ＋ 位置なし {counts.nowhere:,}"
            f" ＋ 支援措置 {counts.protected:,}（表示しません）",
            f"{counts.total:,} households = {counts.fine:,} surely placed + {counts.unsure:,} to "
            f"look at + {counts.town:,} by town only + {counts.nowhere:,} nowhere"
            f" + {counts.protected:,} protected (never shown)",
        )

    def how_found(self, row: pd.Series) -> str:
        """Say how a home was found, for the panel beside the map."""
        say = self.speaker.say
        parts = [self.level(row), self.doubt(row)]
        if not pd.isna(row["matched"]):
            parts.append(say(f"表と合った所 {row['matched']}", f"matched {row['matched']}"))
        if not pd.isna(row["rest"]):
            parts.append(say(f"残り {row['rest']}", f"rest {row['rest']}"))
        return with_gaiji_marks("　".join(part for part in parts if part))

    def candidate(self, number: int, found: pd.Series) -> list[str]:
        """Give the row of a candidate: its key, what it is, how finely, what is doubtful."""
        doubt = "" if pd.isna(found["doubt"]) else self.speaker.code(PlaceDoubt(found["doubt"]))
        level = self.speaker.code(LocationLevel(found["location_level"]))
        return [f"{number + 1}", str(found["matched"]), level, doubt]

    def placed(self, name: str, water: WaterHere, others: int) -> str:
        """Say what a place means that was just kept."""
        say = self.speaker.say
        here = self._water_here(water) + self._within(water.radius_m)
        more = say(f"同じ住所のほか{others:,}世帯も。", f" And {others:,} more of that address.")
        return with_gaiji_marks(
            say(
                f"{name} を置きました。ここは {here}。{more if others else ''}",
                f"{name} was placed: {here}.{more if others else ''}",
            )
        )

    def not_a_place(self) -> str:
        """Say that a candidate is only a town."""
        return self.speaker.say(
            "この候補は町名までです。地図で家の場所を押してください。",
            "Only the town of this candidate is known. Press on the home's place on the map.",
        )

    def _within(self, radius_m: float) -> str:
        if not radius_m:
            return ""
        return self.speaker.say(
            f"（半径{radius_m:.0f}mで最悪）", f" (worst within {radius_m:.0f} m)"
        )

    def _water_here(self, water: WaterHere) -> str:
        say = self.speaker.say
        if water.flood_rank is None:
            words = self.speaker.code(water.coverage)
            if water.coverage is Coverage.ASSESSED:
                words = say("浸水深の図がない", "no depth layer")
            return say(f"浸水が不明（{words}）", f"water unknown ({words})")
        words = self.speaker.text(DEPTH_RANK_WORDS[water.flood_rank])
        if not water.flood_rank:
            return words
        return say(
            f"浸水 {words}（ランク{water.flood_rank}）", f"{words} (rank {water.flood_rank})"
        )

    def pin(self, address: str, names: str, pin: Pin) -> list[str]:
        """Give the row of a pin: whose, where, by whom and when."""
        place = f"{pin.lat:.6f}, {pin.lon:.6f}"
        row = [address, names, pin.author, self.speaker.moment(pin.made_at), place]
        return [with_gaiji_marks(text) for text in row]

    def pin_titles(self) -> list[str]:
        """Give the headings of the pins."""
        say = self.speaker.say
        return [
            say("住所", "Address"),
            say("世帯主", "Head"),
            say("置いた人", "Placed by"),
            say("いつ", "When"),
            say("緯度, 経度", "Latitude, longitude"),
        ]

    def levels(self, levels: Mapping[str, int]) -> list[tuple[str, str]]:
        """Give the choices of the filter by level, code and words with their number."""
        return [
            (code, f"{self.speaker.code(LocationLevel(code))} {count:,}")
            for code, count in levels.items()
        ]
